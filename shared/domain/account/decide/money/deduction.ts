/** Deductions (扣划): ordered by a court, booked by the bank. A wrongful one is held with a draft objection and never blocked by software alone (F-14). */
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../../rules/finding.ts';
import { evaluate, ruleById } from '../../../rules/register.ts';
import { plusMinutes } from '../../instants.ts';
import { clerkDays } from '../../limits.ts';
import { type DeductionState, findFreeze, freezesAt, isPayable } from '../../state.ts';
import { schedule } from '../duties.ts';
import type { Answer } from '../message.ts';
import { heldBy, ruleOpenNoticesAgain } from '../notice/again.ts';
import {
  accountInput,
  bankOf,
  closeTasks,
  emit,
  housingOf,
  idOf,
  idsOf,
  mergeFired,
  openTask,
  profileOrDefault,
  type Turn,
  tell,
} from '../turn.ts';
import { noteBalance } from './balance.ts';
import { objectionDraft } from './objection-draft.ts';

export function orderDeduction(turn: Turn, order: InboundData['court.deduction.ordered'], command: MessageCommand): Answer {
  const freeze = findFreeze(turn.state, order.caseNumber);
  const fired = [...command.fired, ...evaluate('deductionOrder', { ...accountInput(turn, turn.now), order, from: command.from, freeze })];
  const correlation = { caseNumber: order.caseNumber };
  const worst = worstOutcome(fired);
  if (worst === 'REJECT') return { fired, correlation };
  const waiting = turn.state.deductions.find(
    (entry) => entry.caseNumber === order.caseNumber && entry.graceUntil !== undefined && entry.amountFen <= order.amountFen,
  );
  const deductionId =
    waiting?.deductionId ??
    idOf('deduction', turn.state.accountNumber, order.caseNumber, order.rulingNumber, turn.state.deductionCount + 1);
  const status = worst === 'HOLD' ? 'HELD' : 'ACCEPTED';
  if (waiting === undefined) {
    emit(turn, {
      type: 'DeductionOrdered',
      deductionId,
      caseNumber: order.caseNumber,
      rulingNumber: order.rulingNumber,
      amountFen: order.amountFen,
      status,
      rules: idsOf(fired),
      at: turn.now,
    });
  } else {
    const booked = status === 'HELD' ? 'VIOLATION' : 'BOOKED';
    emit(turn, { type: 'DeductionRuled', deductionId, status: booked, rules: idsOf(fired) });
    if (booked === 'VIOLATION') raiseDeduction(turn, { ...waiting, rules: idsOf(fired) }, fired);
  }
  if (status === 'HELD') holdDeduction(turn, order, fired, deductionId);
  if (fired.some(({ id }) => id === 'F-18'))
    ruleOpenNoticesAgain(turn, 'a deduction is pending and the money does not suffice for both (F-18)', isPayable);
  return { fired, correlation };
}

/** The draft goes to the court, for its answer within 15 days, and to the bank, whose objection it is (网络查冻规定 6). */
function holdDeduction(turn: Turn, order: InboundData['court.deduction.ordered'], fired: readonly FiredRule[], deductionId: string): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const rule of fired.filter(({ outcome }) => outcome === 'HOLD')) {
    openTask(turn, {
      kind: 'review-deduction',
      owner: rule.id === 'F-18' || rule.id === 'F-14' ? 'court' : 'bank',
      rule: rule.id,
      caseNumber: order.caseNumber,
      subject: deductionId,
      dueAt,
    });
  }
  if (!fired.some(({ id }) => id === 'F-14')) return;
  const bank = bankOf(turn);
  const court = findFreeze(turn.state, order.caseNumber)?.court;
  for (const to of [court ?? `court:${courtCodeOf(order.caseNumber)}`, ...(bank === undefined ? [] : [bank])]) {
    tell(turn, {
      to,
      type: 'release.objection-draft.raised',
      data: {
        caseNumber: order.caseNumber,
        rulingNumber: order.rulingNumber,
        amountFen: order.amountFen,
        draft: objectionDraft(turn.state, order),
        rules: fired.filter(({ id }) => id.startsWith('F-')),
      },
      correlation: { caseNumber: order.caseNumber, accountNumber: turn.state.accountNumber },
    });
  }
}

/** The court named in a case number; the order itself came from a court, so its number was parsed before. */
function courtCodeOf(caseNumber: string): string {
  return /[）)]([^\d]+\d*)/u.exec(caseNumber)?.[1] ?? '';
}

/** The bank has deducted. A court's deduction needs an accepted order; one that comes before its order waits for it like a payment for its notice. */
export function bookDeduction(turn: Turn, booking: InboundData['bank.deduction.booked'], command: MessageCommand): Answer {
  const order =
    booking.kind === 'court-deduction'
      ? turn.state.deductions.find(
          (entry) =>
            sameCase(turn, entry.caseNumber, booking.caseNumber) &&
            (entry.status === 'ACCEPTED' || entry.status === 'HELD') &&
            entry.bankSerial === undefined,
        )
      : undefined;
  const known = turn.state.balanceKnown
    ? { bankBalanceFen: booking.balanceAfterFen, platformBalanceFen: turn.state.balanceFen - booking.amountFen }
    : {};
  const judged = evaluate('bankReport', {
    ...accountInput(turn, booking.bookedAt),
    message: { type: 'bank.deduction.booked', data: booking },
    from: command.from,
    ...known,
    ...(order === undefined ? {} : { deduction: order }),
  });
  const early = booking.kind === 'court-deduction' && order === undefined;
  const fired = [...command.fired, ...judged.filter(({ id }) => !(early && id === 'B-02'))];
  const excess =
    order !== undefined && booking.amountFen > order.amountFen
      ? [fire(ruleById('B-04'), { found: String(booking.amountFen), expected: `≤ ${order.amountFen}`, field: 'amountFen' })]
      : [];
  const broken = [...excess, ...bookedWhileHeld(order), ...judged.filter(({ id }) => id === 'B-06')];
  const status = early ? 'HELD' : broken.length > 0 ? 'VIOLATION' : 'BOOKED';
  const deductionId = order?.deductionId ?? idOf('deduction', turn.state.accountNumber, booking.bankSerial);
  const rules = [...new Set([...(order?.rules ?? []), ...idsOf(fired), ...idsOf(excess)])];
  emit(turn, {
    type: 'DeductionBooked',
    deductionId,
    caseNumber: booking.caseNumber,
    bankSerial: booking.bankSerial,
    amountFen: booking.amountFen,
    kind: booking.kind,
    status,
    rules,
    bookedAt: booking.bookedAt,
    at: turn.now,
    ...(early ? { graceUntil: plusMinutes(turn.now, profileOrDefault(turn, booking.bookedAt).matchGraceMinutes) } : {}),
  });
  closeTasks(turn, (task) => task.kind === 'review-deduction' && task.subject === deductionId && status === 'BOOKED');
  noteBalance(turn, booking.balanceAfterFen, booking.bookedAt);
  const all = mergeFired(fired, broken);
  const booked = turn.state.deductions.find((entry) => entry.deductionId === deductionId);
  if (status === 'VIOLATION' && booked !== undefined) raiseDeduction(turn, booked, broken);
  ruleOpenNoticesAgain(turn, 'the pending deduction was booked', heldBy('F-18'));
  return { fired: all, correlation: { caseNumber: booking.caseNumber } };
}

/** The rules that hold the order, once more: the bank deducted before anybody answered them. */
function bookedWhileHeld(order: DeductionState | undefined): FiredRule[] {
  if (order?.status !== 'HELD') return [];
  return order.rules
    .map(ruleById)
    .filter(({ outcome }) => outcome === 'HOLD')
    .map((rule) => fire(rule, { found: `${order.rulingNumber}: booked while held`, expected: 'an answer to the held order first' }));
}

function sameCase(turn: Turn, a: string, b: string): boolean {
  if (a === b) return true;
  const freeze = findFreeze(turn.state, a);
  return freeze !== undefined && (freeze.caseNumber === b || freeze.formerCaseNumbers.includes(b));
}

/** No order came within the grace: money left the account without one. */
export function judgeEarlyDeduction(turn: Turn, deduction: DeductionState): void {
  const fired = [
    fire(ruleById('B-02'), {
      found: `${deduction.bankSerial ?? ''}: no deduction order of ${deduction.caseNumber}`,
      expected: 'an accepted court.deduction.ordered',
    }),
  ];
  const rules = [...new Set([...deduction.rules, 'B-02'])];
  emit(turn, { type: 'DeductionRuled', deductionId: deduction.deductionId, status: 'VIOLATION', rules });
  raiseDeduction(turn, { ...deduction, rules }, fired);
}

function raiseDeduction(turn: Turn, deduction: DeductionState, fired: readonly FiredRule[]): void {
  const housing = housingOf(turn);
  const courts = freezesAt(turn.state, deduction.receivedAt).map(({ court }) => court);
  for (const to of new Set([...courts, ...(housing === undefined ? [] : [housing])])) {
    tell(turn, {
      to,
      type: 'release.violation.raised',
      data: { bankSerial: deduction.bankSerial ?? '', amountFen: deduction.amountFen, bookedAt: turn.now, rules: [...fired] },
      correlation: { accountNumber: turn.state.accountNumber },
    });
  }
  const rule = fired[0]?.id;
  openTask(turn, {
    kind: 'review-violation',
    owner: 'court',
    ...(deduction.caseNumber === '' ? {} : { caseNumber: deduction.caseNumber }),
    ...(deduction.bankSerial === undefined ? {} : { bankSerial: deduction.bankSerial }),
    ...(rule === undefined ? {} : { rule }),
  });
}
