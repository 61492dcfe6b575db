/** A freeze is ordered. The order takes effect when it is served on the bank (查扣冻规定 1); a rule that holds it asks a person and does not undo that. */
import { isRestDay } from '../../../calendar/working-days.ts';
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../../rules/finding.ts';
import { evaluate, ruleById } from '../../../rules/register.ts';
import { clerkDays } from '../../limits.ts';
import { type Freeze, findFreeze, isActive } from '../../state.ts';
import { schedule, startDuty } from '../duties.ts';
import type { Answer } from '../message.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { preSuitEnd } from '../periods.ts';
import { releaseEarlierPayments } from '../release/cases.ts';
import { accountInput, emit, housingOf, idsOf, openTask, profileOrDefault, type Turn, tell } from '../turn.ts';

type FreezeOrder = InboundData['court.freeze.ordered'];

export function orderFreeze(turn: Turn, order: FreezeOrder, command: MessageCommand): Answer {
  const fired: FiredRule[] = [
    ...command.fired,
    ...evaluate('freezeOrder', { ...accountInput(turn, order.servedAt), order, from: command.from }),
    ...alreadyFrozen(turn, order),
  ];
  const correlation = { caseNumber: order.caseNumber };
  if (worstOutcome(fired) === 'REJECT') return { fired, correlation };
  const freeze = freezeOf(turn, order, command.from);
  emit(turn, { type: 'FreezeOrdered', freeze });
  fired.push(...periodsOf(order));
  openReviews(turn, order, fired);
  fired.push(...expectHousingInformed(turn, order));
  tellHousingOfFreeze(turn, freeze);
  const standing = findFreeze(turn.state, order.caseNumber);
  if (standing !== undefined) releaseEarlierPayments(turn, standing);
  ruleOpenNoticesAgain(turn, 'a freeze was registered');
  return { fired, correlation };
}

/** 民诉法 106: what is frozen is not frozen again by the same case; more money needs a new case. */
function alreadyFrozen(turn: Turn, { caseNumber }: FreezeOrder): FiredRule[] {
  const standing = findFreeze(turn.state, caseNumber);
  if (standing === undefined || !isActive(standing)) return [];
  return [fire(ruleById('F-08'), { found: `${caseNumber} already freezes this account`, field: 'caseNumber', outcome: 'REJECT' })];
}

function freezeOf(turn: Turn, order: FreezeOrder, from: string): Freeze {
  const { caseNumber, courtName, organ, stage, rulingNumber, applicants, claim, servedAt, startsAt, endsAt, quotaFen, debtFen } = order;
  return {
    caseNumber,
    formerCaseNumbers: [],
    courtName,
    court: from,
    organ,
    stage,
    criminal: order.criminal ?? false,
    rulingNumber,
    // Each is told once, however often the order names them.
    applicants: [...new Map(applicants.map((applicant) => [applicant.applicantId, applicant])).values()],
    claim,
    servedAt,
    startsAt,
    endsAt,
    status: 'WAITING',
    rank: 0,
    controlledFen: 0,
    recordedAt: turn.now,
    ...(quotaFen === undefined || quotaFen === 0 ? {} : { quotaFen }),
    ...(debtFen === undefined ? {} : { debtFen }),
  };
}

/** T-02 and T-03 where the order's periods meet a holiday. */
function periodsOf({ stage, startsAt, endsAt }: FreezeOrder): FiredRule[] {
  const onHoliday = isRestDay(endsAt.slice(0, 10));
  const term = { unit: 'freeze-end' as const, start: startsAt, end: endsAt, provisional: false, endsOnHoliday: onHoliday, rolled: false };
  const fired = evaluate('period', term);
  if (stage !== 'pre-suit') return fired;
  const suit = preSuitEnd(startsAt);
  const days = {
    unit: 'day' as const,
    start: startsAt,
    end: suit.endsAt,
    provisional: false,
    endsOnHoliday: suit.rolled,
    rolled: suit.rolled,
  };
  return [...fired, ...evaluate('period', days)];
}

/** A person looks at whatever a rule holds; an excess is the court's to lift (F-09). */
function openReviews(turn: Turn, { caseNumber }: FreezeOrder, fired: readonly FiredRule[]): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const { id } of fired.filter(({ outcome }) => outcome === 'HOLD')) {
    openTask(turn, { kind: 'review-freeze', owner: id === 'N-13' ? 'housing' : 'court', rule: id, caseNumber, dueAt });
  }
  if (idsOf(fired).includes('F-09')) openTask(turn, { kind: 'lift-excess', owner: 'court', rule: 'F-09', caseNumber });
}

/** 12-1 binds courts; another organ's freeze starts no deadline. */
function expectHousingInformed(turn: Turn, { organ, servedAt, caseNumber }: FreezeOrder): FiredRule[] {
  if (organ !== 'court') return [];
  const workingDays = profileOrDefault(turn, servedAt).deadlinesWD.informHousing;
  return startDuty(turn, { kind: 'inform-housing', owner: 'court', rule: 'F-10', workingDays, startedAt: servedAt, caseNumber });
}

/** The platform passes the order on; the court's own duty to tell the housing authority (12-1) is another matter and keeps running. */
export function tellHousingOfFreeze(turn: Turn, freeze: Freeze): void {
  const housing = housingOf(turn);
  if (housing === undefined) return;
  const { caseNumber, courtName, servedAt, endsAt, quotaFen } = freeze;
  tell(turn, {
    to: housing,
    type: 'release.freeze.notified',
    data: { caseNumber, courtName, servedAt, endsAt, ...(quotaFen === undefined ? {} : { quotaFen }) },
    correlation: { caseNumber, accountNumber: turn.state.accountNumber },
  });
}
