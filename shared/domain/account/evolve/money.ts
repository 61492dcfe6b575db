/** How money facts change the account: balance = opening + inflows − payments − deductions + returns (+ adjustments after a dispute). */
import type { AccountEvent } from '../events.ts';
import * as limits from '../limits.ts';
import type { AccountState, DeductionState, Totals } from '../state.ts';

type Evolutions = { [T in AccountEvent['type']]?: (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState };

/** Money in or out, with the sum that proves it. */
export function move(state: AccountState, byFen: number, total: keyof Totals): AccountState {
  const out = total === 'paidFen' || total === 'deductedFen';
  return {
    ...state,
    balanceFen: state.balanceFen + byFen,
    totals: { ...state.totals, [total]: state.totals[total] + (out ? -byFen : byFen) },
  };
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
