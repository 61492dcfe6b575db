/** How payments and returns change the account. Only what is settled moves the balance (contracts §4.4). */
import type { AccountEvent } from '../events.ts';
import type { AccountState, PaymentState } from '../state.ts';
import type { Evolutions } from './evolutions.ts';
import { recountLines } from './lines.ts';
import { move } from './money.ts';

const movesBalance = (status: PaymentState['status']): boolean => status !== 'PENDING';
const countedOf = (status: PaymentState['status'], amountFen: number): number => (status === 'PAID' ? amountFen : 0);

const replace = (state: AccountState, before: PaymentState, after: PaymentState): AccountState => ({
  ...state,
  payments: state.payments.map((payment) => (payment === before ? after : payment)),
});

function record(state: AccountState, event: Extract<AccountEvent, { type: 'PaymentRecorded' }>): AccountState {
  const { type: _, at, claims: __, ...fields } = event;
  const { status, amountFen } = fields;
  const payment: PaymentState = { ...fields, receivedAt: at, countedFen: countedOf(status, amountFen), returnedFen: 0, duties: [] };
  const next = { ...state, payments: [...state.payments, payment] };
  return recountLines(movesBalance(status) ? move(next, -amountFen, 'paidFen', fields.bookedAt) : next, payment);
}

function update(state: AccountState, event: Extract<AccountEvent, { type: 'PaymentUpdated' }>): AccountState {
  const before = state.payments.find(({ bankSerial }) => bankSerial === event.bankSerial);
  if (before === undefined) return state;
  const { graceUntil: _, ordinary: wasOrdinary, ...rest } = before;
  const {
    status,
    violations,
    version = before.version,
    voucher = before.voucher,
    graceUntil,
    bookedAt = before.bookedAt,
    ordinary = wasOrdinary,
  } = event;
  const after: PaymentState = {
    ...rest,
    status,
    violations,
    bookedAt,
    countedFen: before.status === status ? before.countedFen : countedOf(status, before.amountFen),
    ...(bookedAt === before.bookedAt ? {} : { firstBookedAt: before.bookedAt }),
    ...(ordinary === true ? { ordinary } : {}),
    ...(version === undefined ? {} : { version }),
    ...(graceUntil === undefined ? {} : { graceUntil }),
    ...(voucher === undefined ? {} : { voucher }),
  };
  const moved = !movesBalance(before.status) && movesBalance(status) ? move(state, -before.amountFen, 'paidFen', bookedAt) : state;
  // It may have been on its way under another version than the one that it settles.
  return recountLines(recountLines(replace(moved, before, after), before), after);
}

function giveBack(given: AccountState, event: Extract<AccountEvent, { type: 'PaymentReturned' }>): AccountState {
  const { bankSerial, originalBankSerial, amountFen, how, bookedAt, alreadyFen = 0 } = event;
  const state = withoutWaiting(given, bankSerial);
  const before = state.payments.find((payment) => payment.bankSerial === originalBankSerial);
  // What never settled never left the account.
  const wasPending = before?.status === 'PENDING';
  const moved = move(state, (wasPending ? 0 : amountFen) - alreadyFen, 'returnedFen', bookedAt);
  if (before === undefined) return moved;
  const after: PaymentState = {
    ...before,
    status: how,
    returnedFen: wasPending ? before.amountFen : before.returnedFen + amountFen,
    countedFen: Math.max(0, before.countedFen - amountFen),
  };
  return recountLines(replace(moved, before, after), after);
}

function withoutWaiting(state: AccountState, bankSerial: string): AccountState {
  const waitingReturns = state.waitingReturns.filter((waiting) => waiting.bankSerial !== bankSerial);
  return waitingReturns.length === state.waitingReturns.length ? state : { ...state, waitingReturns };
}

/** What waits already counts with the new sum as if it had been counted so from the beginning. */
function holdReturn(state: AccountState, event: Extract<AccountEvent, { type: 'ReturnHeld' }>): AccountState {
  const { bankSerial, originalBankSerial, amountFen, how, reason, bookedAt, movedFen, balanceAfterFen, waits } = event;
  const place = state.waitingReturns.findIndex((waiting) => waiting.bankSerial === bankSerial);
  const known = state.waitingReturns[place];
  const moved = move(state, movedFen - (known?.movedFen ?? 0), 'returnedFen', bookedAt);
  if (!waits) return moved;
  const waiting = {
    bankSerial,
    originalBankSerial,
    amountFen,
    how,
    reason,
    bookedAt,
    movedFen,
    ...(balanceAfterFen === undefined ? {} : { balanceAfterFen }),
  };
  const waitingReturns = known === undefined ? [...moved.waitingReturns, waiting] : moved.waitingReturns.with(place, waiting);
  return { ...moved, waitingReturns };
}

export const evolvePayment = {
  PaymentRecorded: record,
  PaymentUpdated: update,
  PaymentReturned: giveBack,
  ReturnHeld: holdReturn,
  WaitingReturnDropped: (state, { bankSerial }) => withoutWaiting(state, bankSerial),
} satisfies Evolutions;
