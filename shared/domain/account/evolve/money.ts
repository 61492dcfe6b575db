/** How money facts change the account: balance = opening + inflows − payments − deductions + returns (+ adjustments after a dispute). */
import type { Instant } from '../../messages/messages.ts';
import type { AccountEvent } from '../events.ts';
import { formerlyAllowedAfter } from '../money/allowed-in-time.ts';
import type { AccountState, DeductionState, Totals } from '../state.ts';
import type { Evolutions } from './evolutions.ts';

/**
 * Money in or out, with the sum that proves it. What was booked before the balance that ours is counted from is in that balance already: it changes what
 * there must have been at first, and not what there is.
 */
export function move(state: AccountState, byFen: number, total: keyof Totals, bookedAt?: Instant): AccountState {
  const out = total === 'paidFen' || total === 'deductedFen';
  const totals = { ...state.totals, [total]: state.totals[total] + (out ? -byFen : byFen) };
  if (isInOpening(state, bookedAt)) return { ...state, totals: { ...totals, openingFen: totals.openingFen - byFen } };
  return { ...state, balanceFen: state.balanceFen + byFen, totals };
}

/** Booked before the balance that ours is counted from. */
const isInOpening = ({ openingAt }: Pick<AccountState, 'openingAt'>, bookedAt: Instant | undefined): boolean =>
  openingAt !== undefined && bookedAt !== undefined && bookedAt < openingAt;

function changeDeduction(state: AccountState, deductionId: string, change: (deduction: DeductionState) => DeductionState): AccountState {
  const deductions = state.deductions.map((deduction) => (deduction.deductionId === deductionId ? change(deduction) : deduction));
  return { ...state, deductions };
}

type Broken = NonNullable<DeductionState['broken']>;
type Booked = Pick<Extract<AccountEvent, { type: 'DeductionBooked' }>, 'bankSerial' | 'bookedAt' | 'amountFen' | 'against'>;

/** The earliest of what broke the rules says since when they were broken. */
function brokenBy(known: Broken | undefined, { bankSerial, bookedAt, amountFen, against = [] }: Booked): Broken {
  const first = known === undefined || bookedAt < known.bookedAt ? { bankSerial, bookedAt } : known;
  const rules = [...new Set([...(known?.against ?? []), ...against])];
  return { ...first, amountFen: (known?.amountFen ?? 0) + amountFen, ...(rules.length === 0 ? {} : { against: rules }) };
}

/** What waited for its order, less what an order has been found for. */
function withoutShare(state: AccountState, deductionId: string, byFen: number): AccountState {
  const lessened = changeDeduction(state, deductionId, (entry) => ({
    ...entry,
    amountFen: entry.amountFen - byFen,
    bookedFen: entry.bookedFen - byFen,
  }));
  return { ...lessened, deductions: lessened.deductions.filter((entry) => entry.deductionId !== deductionId || entry.bookedFen > 0) };
}

export const evolveMoney = {
  OpeningBalanceFound: (state, { openingFen, at }) => ({
    ...state,
    balanceKnown: true,
    openingAt: at,
    lastMovementAt: at,
    stated: { bankFen: state.balanceFen + openingFen, asOf: at },
    balanceFen: state.balanceFen + openingFen,
    totals: { ...state.totals, openingFen },
  }),
  InflowBooked: (state, { amountFen, bookedAt }) => move(state, amountFen, 'inflowFen', bookedAt),
  BalanceDiffered: (state, { bankFen, platformFen, at }) => ({
    ...state,
    mismatch: { bankFen, platformFen, since: state.mismatch?.since ?? at, asOf: at },
    stated: { bankFen, asOf: at },
  }),
  BalanceAgreed: ({ mismatch: _, ...state }, { stated }) => (stated === undefined ? state : { ...state, stated }),
  BalanceAdjusted: (state, { byFen }) => move(state, byFen, 'adjustedFen'),

  DeductionOrdered: (state, { type: _, at, ...fields }) => ({
    ...state,
    deductionCount: state.deductionCount + 1,
    deductions: [...state.deductions, { ...fields, bookedFen: 0, answered: [], receivedAt: at }],
  }),
  DeductionRuled: (state, { type: _, deductionId, at, heldBy, ...ruled }) =>
    changeDeduction(state, deductionId, ({ graceUntil: __, ...found }) => {
      // What is found lawful after all is broken no longer.
      const { broken, ...deduction } = found;
      const isBroken = broken !== undefined && ruled.status !== 'BOOKED';
      const formerlyAllowed = formerlyAllowedAfter(deduction, { allowedFen: ruled.allowedFen ?? deduction.allowedFen, at, heldBy });
      return { ...deduction, ...ruled, ...(isBroken ? { broken } : {}), ...(formerlyAllowed.length === 0 ? {} : { formerlyAllowed }) };
    }),
  DeductionBooked: (state, event) => {
    const { deductionId, caseNumber, bankSerial, amountFen, status, rules, graceUntil, waitedAs, bookedAt, at } = event;
    const moved = waitedAs === undefined ? move(state, -amountFen, 'deductedFen', bookedAt) : withoutShare(state, waitedAs, amountFen);
    if (!state.deductions.some((deduction) => deduction.deductionId === deductionId)) {
      const booked = { deductionId, caseNumber, rulingNumber: '', amountFen, status, rules, bankSerial, bookedAt, bookedFen: amountFen };
      const order = { allowedFen: 0, answered: [] };
      const grace = graceUntil === undefined ? {} : { graceUntil };
      const deductions = [...state.deductions, { ...booked, ...order, receivedAt: at, ...grace }];
      return { ...moved, deductionCount: state.deductionCount + 1, deductions };
    }
    return changeDeduction(moved, deductionId, (deduction) => {
      const broken = status === 'VIOLATION' ? { broken: brokenBy(deduction.broken, event) } : {};
      const bookings = [...(deduction.bookings ?? []), { bookedAt, amountFen }];
      const counted = { ...deduction, status, rules, bookedFen: deduction.bookedFen + amountFen, bookings, ...broken };
      return deduction.bankSerial === undefined ? { ...counted, bankSerial, bookedAt } : counted;
    });
  },
} satisfies Evolutions;
