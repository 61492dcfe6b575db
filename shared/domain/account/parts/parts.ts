/** The account in parts: what each thing is stored under, which are open, and what has ended but a command may touch. */

import type { Parts, Shelf } from '../../aggregate/parts.ts';
import type { Command } from '../../messages/commands.ts';
import type { InboundMessage } from '../../messages/messages.ts';
import { isOpen, officeShelves } from '../../office/state.ts';
import {
  type AccountState,
  type DeductionState,
  type Freeze,
  isActive,
  type NoticeState,
  type PaymentState,
  type TaskKind,
} from '../state.ts';
import { needsOf } from './needs.ts';
import { keyName, replacedBy, serialKey } from './part-keys.ts';

type Lists =
  | 'announcedQuotas'
  | 'freezes'
  | 'notices'
  | 'payments'
  | 'waitingReturns'
  | 'deductions'
  | 'tasks'
  | 'contracts'
  | 'refunds'
  | 'refundDays';

function list<Name extends Lists>(
  name: Name,
  keyOf: (item: AccountState[Name][number]) => string,
  alias?: (item: AccountState[Name][number]) => { key: string; value: unknown },
): Shelf<AccountState, unknown> {
  const shelf: Shelf<AccountState, AccountState[Name][number]> = {
    name,
    items: (state) => state[name],
    put: (state, items) => ({ ...state, [name]: items }),
    keyOf,
    ...(alias === undefined ? {} : { alias }),
  };
  return shelf;
}

const shelves: readonly Shelf<AccountState, unknown>[] = [
  list('announcedQuotas', ({ effectiveAt, supervisedQuotaFen }) => `${effectiveAt}#${supervisedQuotaFen}`),
  list('freezes', ({ freezeId }) => freezeId),
  list('notices', ({ noticeNumber, version }) => `${keyName(noticeNumber)}#${version}#${noticeNumber}`),
  list(
    'payments',
    ({ noticeNumber, bankSerial }) => `${keyName(noticeNumber)}#${bankSerial}`,
    ({ noticeNumber, bankSerial }) => ({ key: serialKey(bankSerial), value: noticeNumber }),
  ),
  list('waitingReturns', ({ bankSerial }) => keyName(bankSerial)),
  list('deductions', ({ deductionId }) => deductionId),
  ...officeShelves<TaskKind, InboundMessage, AccountState>(),
  list('contracts', ({ number }) => keyName(number)),
  list('refunds', ({ filingNumber }) => keyName(filingNumber)),
  list('refundDays', ({ date }) => date),
];

/** A court's suspension that has not been lifted is still to be ended on it. */
const isNoticeOpen = ({ endedAt, suspendedBy }: NoticeState): boolean => endedAt === undefined || suspendedBy.length > 0;
const isPaymentOpen = ({ status, duties }: PaymentState): boolean =>
  // A violation may turn out to have been an ordinary payment, with any news of the freezes.
  status === 'VIOLATION' ||
  status === 'UNMATCHED' ||
  status === 'PENDING' ||
  duties.some(
    ({ awaitingItems, awaitingNotifications, failedItems = [] }) =>
      awaitingItems.length + awaitingNotifications.length + failedItems.length > 0,
  );
const isFreezeOpen = (freeze: Freeze): boolean => isActive(freeze) || freeze.forgotten !== true;
/** What was wrong with a booking of an order may turn out to have been none, with any news of what barred it. */
const isDeductionOver = ({ status, graceUntil, bookedFen, amountFen, rulingNumber }: DeductionState): boolean =>
  (status === 'BOOKED' && graceUntil === undefined && (rulingNumber === '' || bookedFen >= amountFen)) ||
  (status === 'VIOLATION' && graceUntil === undefined && rulingNumber === '');

/** A notice, its versions and its payments are open together, while anything about them is. */
function openNumbers(state: AccountState): ReadonlySet<string> {
  const open = new Set<string>();
  const add = ({ noticeNumber }: { noticeNumber?: string }): void => {
    if (noticeNumber !== undefined) open.add(keyName(noticeNumber));
  };
  for (const notice of state.notices) if (isNoticeOpen(notice)) add(notice);
  for (const payment of state.payments) if (isPaymentOpen(payment)) add(payment);
  for (const task of state.tasks) if (isOpen(task)) add(task);
  state.duties.forEach(add);
  // What is paid under a notice that another replaces counts on that other.
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const { noticeNumber, supersedes } of state.notices)
      if (supersedes !== undefined && open.has(keyName(noticeNumber))) for (const number of replacedBy(supersedes)) open.add(number);
  }
  return open;
}

function openIn(state: AccountState): (shelf: string, item: unknown) => boolean {
  const numbers = openNumbers(state);
  const concerned = state.notices.filter(({ noticeNumber }) => numbers.has(keyName(noticeNumber)));
  const contracts = new Set(concerned.map(({ contractNumber }) => keyName(contractNumber ?? '')));
  const units = new Set(concerned.map(({ filingNumber }) => keyName(filingNumber ?? '')));
  const days = new Set(concerned.map(({ issuedAt }) => issuedAt.slice(0, 10)));
  const subjects = new Set(state.tasks.filter(isOpen).map(({ subject }) => subject));
  const tests: { [Name in Lists]?: (item: never) => boolean } = {
    freezes: isFreezeOpen,
    notices: ({ noticeNumber }: NoticeState) => numbers.has(keyName(noticeNumber)),
    payments: ({ noticeNumber }: PaymentState) => numbers.has(keyName(noticeNumber)),
    deductions: (deduction: DeductionState) => !isDeductionOver(deduction) || subjects.has(deduction.deductionId),
    tasks: isOpen,
    contracts: ({ number }: AccountState['contracts'][number]) => contracts.has(keyName(number)),
    refunds: ({ filingNumber }: AccountState['refunds'][number]) => units.has(keyName(filingNumber)),
    refundDays: ({ date }: AccountState['refundDays'][number]) => days.has(date),
  };
  return (shelf, item) => tests[shelf as Lists]?.(item as never) ?? true;
}

export const accountParts: Parts<AccountState, Command> = { shelves, openIn, needs: needsOf };
