/** A freeze is ordered. The order takes effect when it is served on the bank (查扣冻规定 1); a rule that holds it asks a person and does not undo that. */

import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundData, PartnerId, ProceedingStage } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { anyHas, effectsOf, firstWith } from '../../../rules/engine/effects.ts';
import { type FiredRule, worstOutcome } from '../../../rules/engine/finding.ts';
import { isToCome } from '../../../rules/reading/instants.ts';
import { sameText } from '../../../rules/reading/matching.ts';
import { isRestDay } from '../../../values/calendar/working-days.ts';
import { parseCaseNumber } from '../../../values/identifiers/case-number.ts';
import { type Freeze, hasNumber, isActive, type TaskOwner } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { askAboutRule } from '../asking.ts';
import { holdUntil } from '../message/held.ts';
import type { MessageResult } from '../message/result.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { informOfEarlierPayments } from '../release/cases.ts';
import { preSuitEnd } from '../time/periods.ts';
import {
  accountInput,
  closeTasks,
  dropHeld,
  emit,
  housingOf,
  isOpen,
  openTask,
  profileOrDefault,
  schedule,
  startDuty,
  type Turn,
  tell,
} from '../turn.ts';
import { announce, announceMoves } from './announce.ts';
import { freezeOf, ordersToCome } from './to-come.ts';

type FreezeOrder = InboundData['court.freeze.ordered'];

export function orderFreeze(turn: Turn, order: FreezeOrder, command: MessageCommand): MessageResult {
  const correlation = { caseNumber: order.caseNumber };
  const known = ofSameRuling(turn, order);
  // The same order, which waits for its service; the one that takes effect now waits no longer.
  const awaited = ordersToCome(turn, order.caseNumber, order.rulingNumber).find(({ from }) => from === command.from);
  if ((known !== undefined && saysTheSame(known, order)) || (awaited !== undefined && saysTheSame(awaited.order, order))) {
    const repeated = evaluate('repeat', { seen: 'same', of: 'ruling', rulingNumber: order.rulingNumber });
    return { fired: [...command.fired, ...repeated], outcome: 'DUPLICATE', correlation };
  }
  const fired: FiredRule[] = [
    ...command.fired,
    ...evaluate('freezeOrder', {
      ...accountInput(turn, order.servedAt),
      order,
      from: command.from,
      ...(known === undefined ? {} : { known }),
    }),
  ];
  if (worstOutcome(fired) === 'REJECT') return { fired, correlation };
  // The court has named another time of service: the order does not take effect twice.
  if (awaited !== undefined) dropHeld(turn, awaited.taskId);
  if (isImpossible(order) || isToCome(order.servedAt, turn.now)) return holdOrder(turn, order, command, fired);
  const freeze = freezeOf(turn, order, command.from);
  const before = turn.state.freezes;
  emit(turn, { type: 'FreezeOrdered', freeze });
  // The court has mended what could not take effect (F-23).
  const isMended = (rule = ''): boolean => effectsOf(rule).mendedByOrder === true;
  closeTasks(turn, ({ kind, rule, caseNumber }) => kind === 'review-freeze' && isMended(rule) && caseNumber === order.caseNumber);
  fired.push(...periodsOf(order));
  openReviews(turn, order, fired);
  fired.push(...expectHousingInformed(turn, order));
  tellHousingOfFreeze(turn, freeze);
  announce(turn, freeze, 'ordered');
  announceMoves(turn, before);
  const ofAnother = firstWith(fired, 'asksCourtOfNumber');
  if (ofAnother !== undefined) askCourtOfNumber(turn, order, command.from, ofAnother);
  const standing = turn.state.freezes.find(({ freezeId }) => freezeId === freeze.freezeId);
  if (standing !== undefined && standing.organ === 'court') informOfEarlierPayments(turn, standing);
  ruleOpenNoticesAgain(turn, 'a freeze was registered');
  return { fired, correlation };
}

/** What the same ruling of the case ordered before: in force, or what has just this order come to. */
function ofSameRuling(turn: Turn, { caseNumber, rulingNumber }: FreezeOrder): Freeze | undefined {
  const same = turn.state.freezes.filter((freeze) => hasNumber(freeze, caseNumber) && sameText(freeze.orderRuling, rulingNumber));
  return same.find(isActive) ?? same.at(-1);
}
const saysTheSame = (known: Pick<Freeze, 'servedAt' | 'organ'>, { servedAt, organ }: FreezeOrder): boolean =>
  known.servedAt === servedAt && known.organ === organ;

const isImpossible = ({ startsAt, endsAt }: FreezeOrder): boolean => endsAt <= startsAt;

/** F-23: an order served in time to come takes effect then; one that ends before it starts takes none until its court has mended it. */
function holdOrder(turn: Turn, order: FreezeOrder, command: MessageCommand, fired: FiredRule[]): MessageResult {
  if (isImpossible(order)) openReviews(turn, order, fired);
  else holdUntil(turn, command, order.servedAt);
  return { fired, outcome: 'HELD', correlation: { caseNumber: order.caseNumber } };
}

/** The court whose number the order bears hears of it too (F-25). */
function askCourtOfNumber(turn: Turn, { caseNumber }: FreezeOrder, from: PartnerId, fired: FiredRule): void {
  const parsed = parseCaseNumber(caseNumber);
  const task = turn.state.tasks.find((entry) => isOpen(entry) && entry.rule === fired.id && entry.caseNumber === caseNumber);
  if (!parsed.ok || task === undefined) return;
  const data = { taskId: task.taskId, caseNumber, rules: [fired], ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }) };
  const correlation = { caseNumber, accountNumber: turn.state.accountNumber };
  for (const to of new Set([from, `court:${parsed.court}`])) tell(turn, { to, type: 'release.query.raised', data, correlation });
}

/** T-02 and T-03 where the order's periods meet a holiday. */
export function periodsOf({
  stage,
  startsAt,
  endsAt,
}: Pick<FreezeOrder, 'startsAt' | 'endsAt'> & { stage?: ProceedingStage }): FiredRule[] {
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
  for (const rule of new Set(fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id))) {
    const task = { kind: 'review-freeze', owner: reviewerOf(rule), rule, caseNumber, dueAt } as const;
    // Of F-25 two courts are asked, see above.
    if (effectsOf(rule).asksCourtOfNumber === true) openTask(turn, task);
    else askAboutRule(turn, task, fired);
  }
  if (anyHas(fired, 'liftsExcess')) openTask(turn, { kind: 'lift-excess', owner: 'court', caseNumber });
}

/** Who can say what is so: the register is the authority's, the lateness of a message the desk's, the order itself its court's. */
const reviewerOf = (ruleId: string): TaskOwner => effectsOf(ruleId).askedOf ?? 'court';

/** 12-1 binds courts; another organ's freeze starts no deadline. */
export function expectHousingInformed(
  turn: Turn,
  { organ, servedAt, caseNumber }: Pick<Freeze, 'organ' | 'servedAt' | 'caseNumber'>,
): FiredRule[] {
  if (organ !== 'court') return [];
  const workingDays = profileOrDefault(turn, servedAt).deadlinesWD.informHousing;
  return startDuty(turn, { kind: 'inform-housing', owner: 'court', workingDays, startedAt: servedAt, caseNumber });
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
