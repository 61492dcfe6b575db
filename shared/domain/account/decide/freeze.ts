/** Freezes: ordered, renewed, reduced, lifted, converted; only a court's message moves one (invariant 10). */

import { isRestDay } from '../../calendar/working-days.ts';
import type { MessageCommand } from '../../commands.ts';
import { parseCaseNumber } from '../../identifiers/case-number.ts';
import type { InboundData, InboundMessage } from '../../messages.ts';
import { fire } from '../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../rules/finding.ts';
import { evaluate, ruleById } from '../../rules/register.ts';
import { clerkDays } from '../limits.ts';
import { type Freeze, findFreeze, isActive } from '../state.ts';
import { preSuitEnd } from './due.ts';
import { endDuties, schedule, startDuty } from './duties.ts';
import type { Answer } from './message.ts';
import { ruleAgain, ruleOpenNoticesAgain } from './notice.ts';
import { accountInput, emit, housingOf, idsOf, openTask, profileOrDefault, type Turn, tell } from './turn.ts';

type FreezeOrder = InboundData['court.freeze.ordered'];

/** An order takes effect when it is served on the bank (查扣冻规定 1); a rule that holds it opens a task and does not undo that. */
export function orderFreeze(turn: Turn, order: FreezeOrder, command: MessageCommand): Answer {
  const fired: FiredRule[] = [
    ...command.fired,
    ...evaluate('freezeOrder', { ...accountInput(turn, order.servedAt), order, from: command.from }),
  ];
  const correlation = { caseNumber: order.caseNumber };
  const standing = findFreeze(turn.state, order.caseNumber);
  if (standing !== undefined && isActive(standing)) {
    // 民诉法 106: what is frozen is not frozen again by the same case; more money needs a renewal or a new case.
    return {
      fired: [
        ...fired,
        fire(ruleById('F-08'), { found: `${order.caseNumber} already freezes this account`, field: 'caseNumber', outcome: 'REJECT' }),
      ],
      correlation,
    };
  }
  if (worstOutcome(fired) === 'REJECT') return { fired, correlation };
  emit(turn, { type: 'FreezeOrdered', freeze: freezeOf(turn, order, command.from) });
  fired.push(...periodsOf(order));
  for (const rule of fired.filter(({ outcome }) => outcome === 'HOLD')) {
    openTask(turn, {
      kind: 'review-freeze',
      owner: rule.id === 'N-13' ? 'housing' : 'court',
      rule: rule.id,
      caseNumber: order.caseNumber,
      dueAt: schedule(turn.now, clerkDays).dueAt,
    });
  }
  if (idsOf(fired).includes('F-09')) openTask(turn, { kind: 'lift-excess', owner: 'court', rule: 'F-09', caseNumber: order.caseNumber });
  const { deadlinesWD } = profileOrDefault(turn, order.servedAt);
  fired.push(
    ...startDuty(turn, {
      kind: 'inform-housing',
      owner: 'court',
      rule: 'F-10',
      workingDays: deadlinesWD.informHousing,
      startedAt: order.servedAt,
      caseNumber: order.caseNumber,
    }),
  );
  const freeze = findFreeze(turn.state, order.caseNumber);
  if (freeze !== undefined) tellHousingOfFreeze(turn, freeze);
  ruleOpenNoticesAgain(turn, ({ status }) => status === 'HELD', 'a freeze was registered');
  return { fired, correlation };
}

function freezeOf(turn: Turn, order: FreezeOrder, from: string): Freeze {
  return {
    caseNumber: order.caseNumber,
    formerCaseNumbers: [],
    courtName: order.courtName,
    court: from,
    organ: order.organ,
    stage: order.stage,
    criminal: order.criminal ?? false,
    rulingNumber: order.rulingNumber,
    applicants: order.applicants,
    claim: order.claim,
    servedAt: order.servedAt,
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    status: 'WAITING',
    rank: 0,
    controlledFen: 0,
    recordedAt: turn.now,
    ...(order.quotaFen === undefined || order.quotaFen === 0 ? {} : { quotaFen: order.quotaFen }),
    ...(order.debtFen === undefined ? {} : { debtFen: order.debtFen }),
  };
}

/** T-02 and T-03 where the order's periods meet a holiday. */
function periodsOf(order: FreezeOrder): FiredRule[] {
  const onHoliday = isRestDay(order.endsAt.slice(0, 10));
  const fired = evaluate('period', {
    unit: 'freeze-end',
    start: order.startsAt,
    end: order.endsAt,
    provisional: false,
    endsOnHoliday: onHoliday,
    rolled: false,
  });
  if (order.stage !== 'pre-suit') return fired;
  const { endsAt, rolled } = preSuitEnd(order.startsAt);
  return [
    ...fired,
    ...evaluate('period', { unit: 'day', start: order.startsAt, end: endsAt, provisional: false, endsOnHoliday: rolled, rolled }),
  ];
}

/** The platform passes the order on; the court's own duty to tell the housing authority (12-1) is another matter and keeps running. */
export function tellHousingOfFreeze(turn: Turn, freeze: Freeze): void {
  const housing = housingOf(turn);
  if (housing === undefined) return;
  tell(turn, {
    to: housing,
    type: 'release.freeze.notified',
    data: {
      caseNumber: freeze.caseNumber,
      courtName: freeze.courtName,
      servedAt: freeze.servedAt,
      endsAt: freeze.endsAt,
      ...(freeze.quotaFen === undefined ? {} : { quotaFen: freeze.quotaFen }),
    },
    correlation: { caseNumber: freeze.caseNumber, accountNumber: turn.state.accountNumber },
  });
}

export type FreezeChange = Exclude<
  Extract<InboundMessage, { type: `court.${string}` }>,
  { type: 'court.freeze.ordered' | 'court.deduction.ordered' }
>;

/** Everything else that a court says about a case of this account. */
export function changeFreeze(turn: Turn, message: FreezeChange, command: MessageCommand): Answer {
  const { caseNumber } = message.data;
  const freeze = findFreeze(turn.state, caseNumber);
  const fired = [...command.fired, ...evaluate('freezeChange', { ...accountInput(turn, turn.now), message, from: command.from, freeze })];
  const correlation = { caseNumber };
  if (message.type === 'court.bankruptcy.accepted') return { fired: [...fired, ...acceptBankruptcy(turn, message.data)], correlation };
  if (freeze === undefined) return { fired: [...fired, ...unknownCase(message, fired)], correlation };
  fired.push(...raisedQuota(message, freeze));
  const worst = worstOutcome(fired);
  if (worst === 'REJECT') return { fired, correlation };
  if (worst === 'HOLD' && message.type === 'court.applicant.substituted') {
    openTask(turn, { kind: 'identify-applicant', owner: 'court', rule: 'C-02', caseNumber, dueAt: schedule(turn.now, clerkDays).dueAt });
    return { fired, correlation };
  }
  applyChange(turn, message, freeze, command);
  return { fired, correlation: { caseNumber: freeze.caseNumber } };
}

/** C-11: this case has no freeze on this account, so nothing can be changed, filed or recorded for it. */
function unknownCase(message: FreezeChange, fired: readonly FiredRule[]): FiredRule[] {
  if (worstOutcome(fired) === 'REJECT') return [];
  return [
    fire(ruleById('C-11'), {
      found: message.data.caseNumber,
      expected: 'a case with a freeze registered on this account',
      field: 'caseNumber',
    }),
  ];
}

function acceptBankruptcy(turn: Turn, data: InboundData['court.bankruptcy.accepted']): FiredRule[] {
  const developer = turn.state.registration?.developer.uscc;
  if (developer !== undefined && developer !== data.developerUscc) {
    openTask(turn, { kind: 'review-freeze', owner: 'court', rule: 'F-13', caseNumber: data.caseNumber });
    return [fire(ruleById('F-13'), { found: data.developerUscc, expected: developer, field: 'developerUscc' })];
  }
  emit(turn, { type: 'BankruptcyAccepted', caseNumber: data.caseNumber, acceptedOn: data.acceptedOn });
  ruleOpenNoticesAgain(
    turn,
    ({ status }) => status === 'ACCEPTED' || status === 'PARTIAL',
    'the bankruptcy of the developer was accepted (企业破产法 19)',
  );
  return [];
}

function applyChange(turn: Turn, message: FreezeChange, freeze: Freeze, command: MessageCommand): void {
  const { caseNumber } = freeze;
  switch (message.type) {
    case 'court.freeze.renewed':
      if (!isActive(freeze)) return;
      emit(turn, { type: 'FreezeRenewed', caseNumber, rulingNumber: message.data.rulingNumber, endsAt: message.data.endsAt, at: turn.now });
      for (const task of turn.state.tasks.filter(
        (entry) => entry.status !== 'DONE' && entry.kind === 'renew-freeze' && entry.caseNumber === caseNumber,
      ))
        emit(turn, { type: 'TaskDone', taskId: task.taskId, at: turn.now });
      return;
    case 'court.freeze.reduced':
      return reduce(turn, freeze, message.data.rulingNumber, message.data.quotaFen, 'reduced');
    case 'court.security.accepted':
      return reduce(turn, freeze, message.data.rulingNumber, message.data.quotaFen, 'security');
    case 'court.freeze.lifted':
      return liftFreeze(turn, freeze, message.data.liftedAt, 'lifted');
    case 'court.case.converted': {
      const { newCaseNumber, newCourtName, stage } = message.data;
      emit(turn, {
        type: 'CaseRenumbered',
        caseNumber,
        newCaseNumber,
        courtName: newCourtName,
        stage,
        ...courtOf(newCaseNumber, command),
        cause: 'converted',
        at: turn.now,
      });
      closeSuitTask(turn, caseNumber);
      return;
    }
    case 'court.case.transferred': {
      const { newCaseNumber, newCourtName } = message.data;
      emit(turn, {
        type: 'CaseRenumbered',
        caseNumber,
        newCaseNumber,
        courtName: newCourtName,
        ...courtOf(newCaseNumber, command),
        cause: 'transferred',
        at: turn.now,
      });
      return;
    }
    case 'court.case.closed':
      emit(turn, { type: 'CaseClosed', caseNumber, closedOn: message.data.closedOn });
      return;
    case 'court.release.suspended':
    case 'court.release.resumed':
      return suspendRelease(turn, message, caseNumber);
    case 'court.applicant.substituted':
      emit(turn, {
        type: 'ApplicantSubstituted',
        caseNumber,
        rulingNumber: message.data.rulingNumber,
        oldApplicantId: message.data.oldApplicantId,
        applicant: message.data.applicant,
      });
      return;
    case 'court.housing.informed':
      emit(turn, { type: 'HousingInformed', caseNumber, at: message.data.informedAt });
      endDuties(
        turn,
        (duty) =>
          duty.kind === 'inform-housing' && (duty.caseNumber === caseNumber || freeze.formerCaseNumbers.includes(duty.caseNumber ?? '')),
      );
      return;
    case 'court.objection.lodged':
      return routeObjection(turn, message.data, caseNumber);
    case 'court.dossier.acknowledged':
    case 'court.bankruptcy.accepted':
      return;
  }
}

/** The court whose number it now is, where the register of courts can say so; else the sender. */
function courtOf(newCaseNumber: string, command: MessageCommand): { court: string } {
  const parsed = parseCaseNumber(newCaseNumber);
  return { court: parsed.ok ? `court:${parsed.court}` : command.from };
}

function closeSuitTask(turn: Turn, formerNumber: string): void {
  for (const task of turn.state.tasks.filter(
    (entry) => entry.status !== 'DONE' && entry.kind === 'lift-pre-suit-freeze' && entry.caseNumber === formerNumber,
  ))
    emit(turn, { type: 'TaskDone', taskId: task.taskId, at: turn.now });
}

/** A reduction lowers the quota; more money needs an order of its own, which takes its own place in the order of service (财产保全规定 16). */
function raisedQuota(message: FreezeChange, freeze: Freeze): FiredRule[] {
  if (message.type !== 'court.freeze.reduced' && message.type !== 'court.security.accepted') return [];
  const { quotaFen } = message.data;
  if (freeze.quotaFen === undefined || quotaFen <= freeze.quotaFen) return [];
  return [fire(ruleById('F-04'), { found: String(quotaFen), expected: `≤ ${freeze.quotaFen}`, field: 'quotaFen', outcome: 'REJECT' })];
}

/** 滚动解封 is a series of reductions; a quota of 0 lifts. */
function reduce(turn: Turn, freeze: Freeze, rulingNumber: string, quotaFen: number, cause: 'reduced' | 'security'): void {
  if (!isActive(freeze)) return;
  if (quotaFen === 0) return liftFreeze(turn, freeze, turn.now, cause === 'security' ? 'security' : 'reduced-to-nothing');
  emit(turn, { type: 'FreezeReduced', caseNumber: freeze.caseNumber, rulingNumber, quotaFen, cause, at: turn.now });
}

function liftFreeze(turn: Turn, freeze: Freeze, at: string, cause: 'lifted' | 'reduced-to-nothing' | 'security'): void {
  if (!isActive(freeze)) return;
  emit(turn, { type: 'FreezeLifted', caseNumber: freeze.caseNumber, at, cause });
  closeFreezeWork(turn, freeze);
  const ended = findFreeze(turn.state, freeze.caseNumber) ?? freeze;
  const remaining = turn.state.freezes.filter(isActive);
  for (const notice of turn.state.notices.filter((entry) => entry.status === 'ACCEPTED' || entry.status === 'PARTIAL')) {
    if (!citesFreeze(notice.citedCases, ended)) continue;
    const fired = evaluate('freezeEnded', { ...accountInput(turn, notice.issuedAt), notice, ended, remaining });
    if (fired.length > 0) ruleAgain(turn, notice, { reason: 'the freeze that it cites was lifted' });
  }
}

const citesFreeze = (cited: readonly string[], freeze: Freeze): boolean =>
  cited.includes(freeze.caseNumber) || freeze.formerCaseNumbers.some((number) => cited.includes(number));

/** Duties and alerts about a freeze end with it. */
export function closeFreezeWork(turn: Turn, freeze: Freeze): void {
  const numbers = [freeze.caseNumber, ...freeze.formerCaseNumbers];
  endDuties(turn, (duty) => duty.kind === 'inform-housing' && numbers.includes(duty.caseNumber ?? ''));
  for (const task of turn.state.tasks.filter(
    (entry) => entry.status !== 'DONE' && freezeTasks.has(entry.kind) && numbers.includes(entry.caseNumber ?? ''),
  ))
    emit(turn, { type: 'TaskDone', taskId: task.taskId, at: turn.now });
}
const freezeTasks: ReadonlySet<string> = new Set(['renew-freeze', 'lift-pre-suit-freeze', 'lift-excess', 'review-freeze']);

function suspendRelease(
  turn: Turn,
  message: Extract<FreezeChange, { type: 'court.release.suspended' | 'court.release.resumed' }>,
  caseNumber: string,
): void {
  const { rulingNumber, noticeNumber } = message.data;
  const suspends = message.type === 'court.release.suspended';
  emit(turn, {
    type: suspends ? 'ReleaseSuspended' : 'ReleaseResumed',
    caseNumber,
    rulingNumber,
    at: turn.now,
    ...(noticeNumber === undefined ? {} : { noticeNumber }),
  });
  const reach = turn.state.notices.filter(
    (notice) =>
      notice.data !== undefined && notice.endedAt === undefined && (noticeNumber === undefined || notice.noticeNumber === noticeNumber),
  );
  for (const notice of reach) {
    if (suspends && (notice.status === 'ACCEPTED' || notice.status === 'PARTIAL'))
      ruleAgain(turn, notice, { reason: `suspended by the court, ${rulingNumber}` });
    if (!suspends && notice.status === 'HELD') ruleAgain(turn, notice, { reason: `resumed by the court, ${rulingNumber}` });
  }
}

/** An objection (执行异议) is recorded and routed; it suspends nothing by itself. */
function routeObjection(turn: Turn, data: InboundData['court.objection.lodged'], caseNumber: string): void {
  emit(turn, {
    type: 'ObjectionRecorded',
    caseNumber,
    objector: data.objector,
    ground: data.ground,
    at: data.lodgedAt,
    ...(data.noticeNumber === undefined ? {} : { noticeNumber: data.noticeNumber }),
  });
  openTask(turn, {
    kind: 'answer-objection',
    owner: 'court',
    caseNumber,
    dueAt: objectionDueAt(data.lodgedAt),
    ...(data.noticeNumber === undefined ? {} : { noticeNumber: data.noticeNumber }),
  });
}

/** 15 days for review (民诉法 236, 238; 网络查冻规定 6), rolled over holidays. */
export function objectionDueAt(lodgedAt: string): string {
  return preSuitEnd(lodgedAt, 15).endsAt;
}
