/** What a court says about a case after its order: renewed, reduced, lifted, carried on, closed. Only a court's message moves a freeze (invariant 10). */
import type { MessageCommand } from '../../../commands.ts';
import { parseCaseNumber } from '../../../identifiers/case-number.ts';
import type { InboundData, InboundMessage } from '../../../messages.ts';
import { type FiredRule, worstOutcome } from '../../../rules/finding.ts';
import { evaluate } from '../../../rules/register.ts';
import { clerkDays } from '../../limits.ts';
import { type Freeze, findFreeze, isActive, numbersOf, type Task } from '../../state.ts';
import { endDuties, schedule } from '../duties.ts';
import type { Answer } from '../message.ts';
import { heldBy, ruleOpenNoticesAgain } from '../notice/again.ts';
import { objectionDueAt } from '../periods.ts';
import { accountInput, closeTasks, emit, openTask, type Turn } from '../turn.ts';
import { acceptBankruptcy } from './bankruptcy.ts';
import { liftFreeze } from './ended.ts';
import { refusalsOf } from './refusals.ts';
import { suspendRelease } from './suspension.ts';

export type FreezeChange = Exclude<
  Extract<InboundMessage, { type: `court.${string}` }>,
  { type: 'court.freeze.ordered' | 'court.deduction.ordered' | 'court.query.answered' }
>;
type CaseChange = Exclude<FreezeChange, { type: 'court.bankruptcy.accepted' }>;

/** Everything else that a court says about a case of this account. */
export function changeFreeze(turn: Turn, message: FreezeChange, command: MessageCommand): Answer {
  const { caseNumber } = message.data;
  const freeze = findFreeze(turn.state, caseNumber);
  const fired = [...command.fired, ...evaluate('freezeChange', { ...accountInput(turn, turn.now), message, from: command.from, freeze })];
  if (message.type === 'court.bankruptcy.accepted')
    return { fired: [...fired, ...acceptBankruptcy(turn, message.data)], correlation: { caseNumber } };
  if (worstOutcome(fired) !== 'REJECT') fired.push(...refusalsOf(turn, message, freeze, command.from));
  const worst = worstOutcome(fired);
  if (worst === 'REJECT' || freeze === undefined) return { fired, correlation: { caseNumber } };
  if (worst === 'HOLD' && message.type === 'court.applicant.substituted') holdSubstitution(turn, message, freeze, command);
  else applyChange(turn, message, freeze, command);
  if (worst === 'HOLD' && message.type !== 'court.applicant.substituted') askCourt(turn, freeze, fired);
  return { fired, correlation: { caseNumber: freeze.caseNumber } };
}

/** What a rule holds is recorded all the same, and the court is asked. */
function askCourt(turn: Turn, { caseNumber }: Freeze, fired: readonly FiredRule[]): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const { id } of fired.filter(({ outcome }) => outcome === 'HOLD')) {
    openTask(turn, { kind: 'review-freeze', owner: 'court', rule: id, caseNumber, dueAt });
  }
}

/** A person whom no ruling connects with the case is not put into it until the clerk says who it is (C-02). */
function holdSubstitution(turn: Turn, message: CaseChange, { caseNumber }: Freeze, command: MessageCommand): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  const taskId = openTask(turn, { kind: 'identify-applicant', owner: 'court', rule: 'C-02', caseNumber, dueAt });
  const { messageId, from, sentAt, receivedAt, digest, documents } = command;
  emit(turn, { type: 'MessageHeld', held: { taskId, messageId, from, sentAt, receivedAt, digest, message, documents } });
}

function applyChange(turn: Turn, message: CaseChange, freeze: Freeze, command: MessageCommand): void {
  const { caseNumber } = freeze;
  switch (message.type) {
    case 'court.freeze.renewed':
      return renew(turn, message.data, freeze);
    case 'court.freeze.reduced':
      return reduce(turn, freeze, message.data, 'reduced');
    case 'court.security.accepted':
      return reduce(turn, freeze, message.data, 'security');
    case 'court.freeze.lifted':
      return liftFreeze(turn, freeze, message.data.liftedAt, 'lifted');
    case 'court.case.converted':
    case 'court.case.transferred':
      return renumber(turn, message, freeze, command.from);
    case 'court.case.closed':
      return emit(turn, { type: 'CaseClosed', caseNumber, closedOn: message.data.closedOn });
    case 'court.release.suspended':
    case 'court.release.resumed':
      return suspendRelease(turn, message, caseNumber);
    case 'court.applicant.substituted': {
      const { rulingNumber, oldApplicantId, applicant } = message.data;
      return emit(turn, { type: 'ApplicantSubstituted', caseNumber, rulingNumber, oldApplicantId, applicant });
    }
    case 'court.housing.informed':
      emit(turn, { type: 'HousingInformed', caseNumber, at: message.data.informedAt });
      return endDuties(turn, (duty) => duty.kind === 'inform-housing' && numbersOf(freeze).includes(duty.caseNumber ?? ''));
    case 'court.objection.lodged':
      return routeObjection(turn, message.data, caseNumber);
    case 'court.dossier.acknowledged':
      return;
  }
}

function closeCaseTasks(turn: Turn, freeze: Freeze, which: (task: Task) => boolean): void {
  closeTasks(turn, (task) => which(task) && numbersOf(freeze).includes(task.caseNumber ?? ''));
}

/** Renewal comes before the end (查扣冻规定 27); what has ended is refused by F-06. */
function renew(turn: Turn, { rulingNumber, endsAt }: InboundData['court.freeze.renewed'], freeze: Freeze): void {
  emit(turn, { type: 'FreezeRenewed', caseNumber: freeze.caseNumber, rulingNumber, endsAt, at: turn.now });
  closeCaseTasks(turn, freeze, ({ kind }) => kind === 'renew-freeze');
}

/** 滚动解封 is a series of reductions; a quota of 0 lifts. What was said to be too much or without an amount is answered by it. */
function reduce(
  turn: Turn,
  freeze: Freeze,
  { rulingNumber, quotaFen }: Pick<InboundData['court.freeze.reduced'], 'rulingNumber' | 'quotaFen'>,
  cause: 'reduced' | 'security',
): void {
  if (!isActive(freeze)) return;
  if (quotaFen === 0) return liftFreeze(turn, freeze, turn.now, cause === 'security' ? 'security' : 'reduced-to-nothing');
  emit(turn, { type: 'FreezeReduced', caseNumber: freeze.caseNumber, rulingNumber, quotaFen, cause, at: turn.now });
  closeCaseTasks(turn, freeze, ({ kind, rule }) => kind === 'lift-excess' || (kind === 'review-freeze' && rule === 'F-04'));
  ruleOpenNoticesAgain(turn, 'a freeze has an amount now', heldBy('F-04'));
}

/** 财产保全规定 17: the same freeze, the same term, the same place; only the number is another (and, after a transfer, the court). */
function renumber(
  turn: Turn,
  message: Extract<CaseChange, { type: 'court.case.converted' | 'court.case.transferred' }>,
  freeze: Freeze,
  from: string,
): void {
  const { newCaseNumber, newCourtName } = message.data;
  const parsed = parseCaseNumber(newCaseNumber);
  emit(turn, {
    type: 'CaseRenumbered',
    caseNumber: freeze.caseNumber,
    newCaseNumber,
    courtName: newCourtName,
    // The court whose number it now is, where the number says so; else the sender.
    court: parsed.ok ? `court:${parsed.court}` : from,
    ...(message.type === 'court.case.converted' ? { stage: message.data.stage } : {}),
    cause: message.type === 'court.case.converted' ? 'converted' : 'transferred',
    at: turn.now,
  });
  const isSuit = message.type === 'court.case.converted' && message.data.stage !== 'pre-suit';
  if (isSuit) closeCaseTasks(turn, freeze, ({ kind }) => kind === 'lift-pre-suit-freeze');
}

/** An objection (执行异议) is recorded and routed; it suspends nothing by itself. */
function routeObjection(turn: Turn, data: InboundData['court.objection.lodged'], caseNumber: string): void {
  const { objector, ground, lodgedAt, noticeNumber } = data;
  const about = noticeNumber === undefined ? {} : { noticeNumber };
  emit(turn, { type: 'ObjectionRecorded', caseNumber, objector, ground, at: lodgedAt, ...about });
  openTask(turn, { kind: 'answer-objection', owner: 'court', caseNumber, dueAt: objectionDueAt(lodgedAt), ...about });
}
