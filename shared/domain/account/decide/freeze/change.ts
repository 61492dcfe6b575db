/** What a court says about a case after its order: renewed, reduced, lifted, carried on, closed. Only a court's message moves a freeze (invariant 10). */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundMessage } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { worstOutcome } from '../../../rules/engine/finding.ts';
import { effectiveAt } from '../../../rules/freeze/instants.ts';
import { type Freeze, numbersOf } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { holdIfToCome } from '../message/held.ts';
import type { MessageResult } from '../message/result.ts';
import { passOnWaiting } from '../release/passing-on.ts';
import { objectionDueAt } from '../time/periods.ts';
import { accountInput, dropHeld, emit, endDuties, keep, openTask, schedule, type Turn, tell } from '../turn.ts';
import { actOnFreezes, type FreezeActMessage, isFreezeAct } from './acts.ts';
import { askCourt } from './asking.ts';
import { type BankruptcyMessage, changeBankruptcy, isDoubtful } from './bankruptcy.ts';
import { judgeAct } from './judge.ts';
import { suspendRelease } from './suspension.ts';
import { bankruptcyToCome, dropNamedBefore, findFreezeOrToCome, holdUntilServed } from './to-come.ts';

export type FreezeChange = Exclude<
  Extract<InboundMessage, { type: `court.${string}` }>,
  { type: 'court.freeze.ordered' | 'court.deduction.ordered' | 'court.query.answered' }
>;
type CaseMessage = Exclude<FreezeChange, BankruptcyMessage>;
/** About the case as a whole, whatever freezes it holds. */
type CaseChange = Exclude<CaseMessage, FreezeActMessage>;

/** Everything else that a court says about a case of this account. */
export function changeFreeze(turn: Turn, message: FreezeChange, command: MessageCommand): MessageResult {
  if (isFreezeAct(message)) return actOnFreezes(turn, message, command);
  const { caseNumber } = message.data;
  const freeze = findFreezeOrToCome(turn, caseNumber);
  const input = { ...accountInput(turn, turn.now), from: command.from, freeze };
  if (message.type === 'court.bankruptcy.accepted' || message.type === 'court.bankruptcy.ended') {
    const toCome = message.type === 'court.bankruptcy.ended' ? bankruptcyToCome(turn, caseNumber) : undefined;
    const bankruptcy = turn.state.bankruptcy ?? toCome?.bankruptcy;
    const state = bankruptcy === undefined ? turn.state : { ...turn.state, bankruptcy };
    const found = [...command.fired, ...evaluate('freezeChange', { ...input, message })];
    const fired = [...found, ...evaluate('bankruptcy', { ...input, state, message })];
    if (!isDoubtful(fired)) {
      dropNamedBefore(turn, command);
      if (holdIfToCome(turn, command, effectiveAt(message)?.at)) return { fired, outcome: 'HELD', correlation: { caseNumber } };
      if (toCome !== undefined && 'how' in message.data && message.data.how !== 'declared') dropHeld(turn, toCome.taskId);
    }
    changeBankruptcy(turn, message, command.from, fired);
    return { fired, correlation: { caseNumber } };
  }
  const fired = [...command.fired, ...judgeAct({ ...input, message })];
  if (worstOutcome(fired) !== 'REJECT' && isInPlace(message, freeze)) {
    const repeated = evaluate('repeat', { seen: 'same', of: 'ruling', rulingNumber: message.data.rulingNumber });
    return { fired: [...command.fired, ...repeated], outcome: 'DUPLICATE', correlation: { caseNumber } };
  }
  const worst = worstOutcome(fired);
  if (worst === 'REJECT' || freeze === undefined) return { fired, correlation: { caseNumber } };
  const correlation = { caseNumber: freeze.caseNumber };
  dropNamedBefore(turn, command);
  // What speaks of a day to come takes effect then (F-23).
  if (holdUntilServed(turn, command, effectiveAt(message)?.at, freeze)) return { fired, outcome: 'HELD', correlation };
  if (worst === 'HOLD' && message.type === 'court.applicant.substituted') holdSubstitution(turn, message, freeze, command);
  else applyChange(turn, message, freeze);
  if (worst === 'HOLD' && message.type !== 'court.applicant.substituted') askCourt(turn, freeze, fired);
  return { fired, correlation };
}

type Substitution = Extract<CaseMessage, { type: 'court.applicant.substituted' }>;

/** The court says once more that one has taken the other's place, who has it, and says nothing new of how to reach him. */
function isInPlace(message: CaseMessage, freeze: Freeze | undefined): message is Substitution {
  if (message.type !== 'court.applicant.substituted' || freeze === undefined) return false;
  const { oldApplicantId, applicant: successor } = message.data;
  const isAsKnown = freeze.applicants.some((known) => JSON.stringify(known) === JSON.stringify(successor));
  const gave = ({ applicant, successorId }: { applicant: { applicantId: string }; successorId: string }): boolean =>
    applicant.applicantId === oldApplicantId && successorId === successor.applicantId;
  return (
    isAsKnown && !freeze.applicants.some(({ applicantId }) => applicantId === oldApplicantId) && (freeze.formerApplicants ?? []).some(gave)
  );
}

/** A person whom no ruling connects with the case is not put into it until the clerk says who it is (C-02). */
function holdSubstitution(turn: Turn, message: CaseChange, { caseNumber }: Freeze, command: MessageCommand): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  const taskId = openTask(turn, { kind: 'identify-applicant', owner: 'court', caseNumber, dueAt });
  keep(turn, { ...command, message }, taskId);
}

function applyChange(turn: Turn, message: CaseChange, freeze: Freeze): void {
  const { caseNumber } = freeze;
  switch (message.type) {
    case 'court.case.closed':
      return emit(turn, { type: 'CaseClosed', caseNumber, closedOn: message.data.closedOn });
    case 'court.release.suspended':
    case 'court.release.resumed':
      return suspendRelease(turn, message, caseNumber);
    case 'court.applicant.substituted':
      return substitute(turn, message, freeze);
    case 'court.housing.informed':
      emit(turn, { type: 'HousingInformed', caseNumber, at: message.data.informedAt });
      return endDuties(turn, (duty) => duty.kind === 'inform-housing' && numbersOf(freeze).includes(duty.caseNumber ?? ''));
    case 'court.objection.lodged':
      return routeObjection(turn, message, caseNumber);
    case 'court.dossier.acknowledged':
      return passAcknowledgement(turn, message, freeze);
    default:
      return message satisfies never;
  }
}

/** For the dossier, under whatever number the case had when the item was filed. */
function passAcknowledgement(turn: Turn, { data }: Extract<CaseChange, { type: 'court.dossier.acknowledged' }>, freeze: Freeze): void {
  const { itemId, acceptedAt, caseNumber } = data;
  const caseNumbers = [...new Set([caseNumber, ...numbersOf(freeze)])];
  const acknowledgement = { accountNumber: turn.state.accountNumber, caseNumbers, court: freeze.court, itemId, acceptedAt };
  emit(turn, { type: 'ItemAcknowledged', acknowledgement, at: turn.now });
}

/** 变更追加规定 1–9: on a ruling only; the court of the case learns that the record follows it. */
function substitute(turn: Turn, { data }: Extract<CaseChange, { type: 'court.applicant.substituted' }>, freeze: Freeze): void {
  const { rulingNumber, oldApplicantId, applicant } = data;
  const { caseNumber, court } = freeze;
  emit(turn, { type: 'ApplicantSubstituted', caseNumber, rulingNumber, oldApplicantId, applicant });
  passOnWaiting(turn, caseNumber);
  tell(turn, {
    to: court,
    type: 'release.applicant.changed',
    data: { caseNumber, oldApplicantId, applicantId: applicant.applicantId, rulingNumber, at: turn.now },
    correlation: { caseNumber, accountNumber: turn.state.accountNumber },
  });
}

/** An objection (执行异议) is recorded and routed; it suspends nothing by itself. */
function routeObjection(turn: Turn, { data }: Extract<CaseChange, { type: 'court.objection.lodged' }>, caseNumber: string): void {
  const { objector, ground, lodgedAt, noticeNumber } = data;
  const about = noticeNumber === undefined ? {} : { noticeNumber };
  emit(turn, { type: 'ObjectionRecorded', caseNumber, objector, ground, at: lodgedAt, ...about });
  openTask(turn, { kind: 'answer-objection', owner: 'court', caseNumber, dueAt: objectionDueAt(lodgedAt), ...about });
}
