/** How money facts change the account: balance = opening + inflows − payments − deductions + returns (+ adjustments after a dispute). */
import type { AccountEvent } from '../events.ts';
import * as limits from '../limits.ts';
import type { AccountState, DeductionState, LineState, NoticeState, PaymentState, Totals } from '../state.ts';

type Evolutions = { [T in AccountEvent['type']]?: (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState };

function move(state: AccountState, byFen: number, total: keyof Totals): AccountState {
  const out = total === 'paidFen' || total === 'deductedFen';
  return {
    ...state,
    balanceFen: state.balanceFen + byFen,
    totals: { ...state.totals, [total]: state.totals[total] + (out ? -byFen : byFen) },
  };
}

const movesBalance = (status: PaymentState['status']): boolean => status !== 'PENDING';

/** Adds to what a line has received, or takes a return off again; the notice follows its lines. */
function moveLine(state: AccountState, payment: PaymentState, byFen: number, pending = false): AccountState {
  if (payment.version === undefined) return state;
  return {
    ...state,
    notices: state.notices.map((notice) =>
      notice.noticeNumber === payment.noticeNumber && notice.version === payment.version
        ? withLine(notice, payment.line, byFen, pending)
        : notice,
    ),
  };
}

function withLine(notice: NoticeState, lineNumber: number, byFen: number, pending: boolean): NoticeState {
  const lines = notice.lines.map((line): LineState => {
    if (line.line !== lineNumber) return line;
    const paidFen = line.paidFen + byFen;
    const status = paidFen >= line.amountFen ? 'PAID' : paidFen > 0 ? 'PARTIAL' : pending ? 'PENDING' : 'OPEN';
    return { ...line, paidFen, status };
  });
  return followLines({ ...notice, lines });
}

/** ACCEPTED → PAYING → PARTIAL → PAID, or REFUSED when no line can be paid any more. */
export function followLines(notice: NoticeState): NoticeState {
  if (notice.status === 'REJECTED' || notice.status === 'WITHDRAWN' || notice.status === 'SUPERSEDED') return notice;
  const { lines } = notice;
  if (lines.length > 0 && lines.every(({ status }) => status === 'PAID'))
    return { ...notice, status: notice.status === 'CLOSED' ? 'CLOSED' : 'PAID' };
  if (lines.some(({ paidFen }) => paidFen > 0)) return reopen(notice, 'PARTIAL');
  if (lines.some(({ status }) => status === 'PENDING')) return reopen(notice, 'PAYING');
  if (lines.length > 0 && lines.every(({ status }) => status === 'REFUSED')) return { ...notice, status: 'REFUSED' };
  return notice.status === 'PARTIAL' ||
    notice.status === 'PAID' ||
    notice.status === 'PAYING' ||
    notice.status === 'CLOSED' ||
    notice.status === 'REFUSED'
    ? reopen(notice, 'ACCEPTED')
    : notice;
}

function reopen({ endedAt: _, ...notice }: NoticeState, status: NoticeState['status']): NoticeState {
  return { ...notice, status };
}

function changePayment(state: AccountState, bankSerial: string, change: (payment: PaymentState) => PaymentState): AccountState {
  return { ...state, payments: state.payments.map((payment) => (payment.bankSerial === bankSerial ? change(payment) : payment)) };
}

function changeDeduction(state: AccountState, deductionId: string, change: (deduction: DeductionState) => DeductionState): AccountState {
  const deductions = state.deductions.map((deduction) => (deduction.deductionId === deductionId ? change(deduction) : deduction));
  const ended = deductions.filter(({ status, graceUntil }) => (status === 'BOOKED' || status === 'VIOLATION') && graceUntil === undefined);
  const surplus = ended.slice(0, -limits.endedDeductionsMax);
  return { ...state, deductions: surplus.length === 0 ? deductions : deductions.filter((deduction) => !surplus.includes(deduction)) };
}

export const evolveMoney: Evolutions = {
  OpeningBalanceFound: (state, { openingFen }) => ({
    ...state,
    balanceKnown: true,
    balanceFen: state.balanceFen + openingFen,
    totals: { ...state.totals, openingFen },
  }),
  InflowBooked: (state, { amountFen }) => move(state, amountFen, 'inflowFen'),
  BalanceDiffered: (state, { bankFen, platformFen, at }) => ({
    ...state,
    mismatch: { bankFen, platformFen, since: state.mismatch?.since ?? at },
  }),
  BalanceAgreed: ({ mismatch: _, ...state }) => state,
  BalanceAdjusted: (state, { byFen }) => move(state, byFen, 'adjustedFen'),

  PaymentRecorded: (state, event) => {
    const { type: _, at, claims: _claims, ...fields } = event;
    const payment: PaymentState = { ...fields, receivedAt: at, returnedFen: 0, duties: [] };
    const next = { ...state, payments: [...state.payments, payment] };
    const moved = movesBalance(payment.status) ? move(next, -payment.amountFen, 'paidFen') : next;
    if (payment.status === 'PAID') return moveLine(moved, payment, payment.amountFen);
    return payment.status === 'PENDING' ? moveLine(moved, payment, 0, true) : moved;
  },
  PaymentUpdated: (state, { bankSerial, status, violations, version, graceUntil, voucher }) => {
    const before = state.payments.find((payment) => payment.bankSerial === bankSerial);
    if (before === undefined) return state;
    const { graceUntil: _, ...rest } = before;
    const after: PaymentState = {
      ...rest,
      status,
      violations,
      ...((version ?? before.version) === undefined ? {} : { version: version ?? before.version }),
      ...(graceUntil === undefined ? {} : { graceUntil }),
      ...((voucher ?? before.voucher) === undefined ? {} : { voucher: voucher ?? before.voucher }),
    } as PaymentState;
    let next = changePayment(state, bankSerial, () => after);
    if (!movesBalance(before.status) && movesBalance(status)) next = move(next, -before.amountFen, 'paidFen');
    if (before.status !== 'PAID' && status === 'PAID') next = moveLine(next, after, after.amountFen);
    else if (before.status === 'PENDING' && status === 'VIOLATION') next = moveLine(next, before, 0);
    return next;
  },
  PaymentReturned: (state, { originalBankSerial, amountFen, how }) => {
    const payment = state.payments.find(({ bankSerial }) => bankSerial === originalBankSerial);
    // What never settled never left the account.
    const moved = payment?.status === 'PENDING' ? state : move(state, amountFen, 'returnedFen');
    if (payment === undefined) return moved;
    const next = changePayment(moved, originalBankSerial, (entry) => ({
      ...entry,
      status: how,
      returnedFen: entry.returnedFen + amountFen,
    }));
    if (payment.status === 'PENDING') return moveLine(next, payment, 0);
    return payment.status === 'PAID' ? moveLine(next, payment, -Math.min(amountFen, payment.amountFen)) : next;
  },

  DeductionOrdered: (state, { type: _, at, ...fields }) => ({
    ...state,
    deductionCount: state.deductionCount + 1,
    deductions: [...state.deductions, { ...fields, receivedAt: at }],
  }),
  DeductionRuled: (state, { deductionId, status, rules, graceUntil }) =>
    changeDeduction(state, deductionId, ({ graceUntil: _, ...deduction }) => ({
      ...deduction,
      status,
      rules,
      ...(graceUntil === undefined ? {} : { graceUntil }),
    })),
  DeductionBooked: (state, { deductionId, caseNumber, bankSerial, amountFen, status, rules, graceUntil, at }) => {
    const moved = move(state, -amountFen, 'deductedFen');
    const grace = graceUntil === undefined ? {} : { graceUntil };
    if (state.deductions.some((deduction) => deduction.deductionId === deductionId))
      return changeDeduction(moved, deductionId, (deduction) => ({ ...deduction, status, rules, bankSerial, ...grace }));
    return {
      ...moved,
      deductionCount: state.deductionCount + 1,
      deductions: [
        ...state.deductions,
        { deductionId, caseNumber, rulingNumber: '', amountFen, status, rules, bankSerial, receivedAt: at, ...grace },
      ],
    };
  },
};
