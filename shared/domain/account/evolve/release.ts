/** How filings and notifications change the account: what each case is still owed for each payment. */
import type { PartnerId } from '../../messages/messages.ts';
import { causeOfTelling } from '../../messages/outputs.ts';
import type { AccountEvent } from '../events.ts';
import type { AccountState, CaseDuty, NoticeState, PaymentState, VoucherState } from '../state.ts';
import type { Evolutions } from './evolutions.ts';
import { evolveOffice } from './office.ts';

/** Only what changes is a new object: a state is shared from event to event. */
function changePayments(state: AccountState, change: (payment: PaymentState) => PaymentState): AccountState {
  return { ...state, payments: state.payments.map(change) };
}

function changeDuty(
  payment: PaymentState,
  owed: { caseNumber: string; court: PartnerId },
  change: (duty: CaseDuty) => CaseDuty,
): PaymentState {
  const known = payment.duties.some(({ caseNumber }) => caseNumber === owed.caseNumber);
  const duties = known ? payment.duties : [...payment.duties, { ...owed, awaitingItems: [], awaitingNotifications: [] }];
  return { ...payment, duties: duties.map((duty) => (duty.caseNumber === owed.caseNumber ? change(duty) : duty)) };
}

/** The case duty that waits for an item or a notification, wherever it is. */
function changeWaiting(state: AccountState, isIt: (duty: CaseDuty) => boolean, change: (duty: CaseDuty) => CaseDuty): AccountState {
  return changePayments(state, (payment) =>
    payment.duties.some(isIt) ? { ...payment, duties: payment.duties.map((duty) => (isIt(duty) ? change(duty) : duty)) } : payment,
  );
}

const without = (ids: readonly string[] | undefined, id: string | undefined): string[] => (ids ?? []).filter((entry) => entry !== id);

/** The documents that a dossier must have; the system's own records can be asked for again from the journal alone. */
const isDemanded = (itemId: string): boolean => itemId.startsWith('fund-use-notice-') || itemId.startsWith('transfer-voucher-');

function changeFiledFor(
  state: AccountState,
  noticeNumber: string,
  version: number | undefined,
  change: (cases: string[]) => string[],
): AccountState {
  const touch = (notice: NoticeState): NoticeState =>
    notice.noticeNumber === noticeNumber && notice.version === version ? { ...notice, filedFor: change(notice.filedFor) } : notice;
  return { ...state, notices: state.notices.map(touch) };
}

/** The notice that failed for one payment may be asked for again with another. */
function withoutFailed(state: AccountState, itemId: string | undefined): AccountState {
  if (itemId === undefined) return state;
  return changeWaiting(
    state,
    ({ failedItems = [] }) => failedItems.includes(itemId),
    ({ failedItems, ...duty }) => {
      const failed = without(failedItems, itemId);
      return failed.length === 0 ? duty : { ...duty, failedItems: failed };
    },
  );
}

function requestFiling(
  state: AccountState,
  { filing, bankSerial, instead }: Extract<AccountEvent, { type: 'FilingRequested' }>,
): AccountState {
  const { id, caseNumber, court, item } = filing;
  const next =
    item.kind === 'fund-use-notice' ? changeFiledFor(state, item.noticeNumber, item.version, (cases) => [...cases, caseNumber]) : state;
  return changePayments(withoutFailed(next, instead), (payment) => {
    if (payment.bankSerial !== bankSerial) return payment;
    const owed = changeDuty(payment, { caseNumber, court }, (duty) => ({ ...duty, awaitingItems: [...duty.awaitingItems, id] }));
    if (item.kind !== 'transfer-voucher' || owed.voucher === undefined) return owed;
    const entry = { caseNumber, itemId: id, ...(item.supersedes === undefined ? {} : { supersedes: item.supersedes }) };
    return {
      ...owed,
      voucher: { ...owed.voucher, itemIds: [...owed.voucher.itemIds.filter((filed) => filed.caseNumber !== caseNumber), entry] },
    };
  });
}

/** As if it had never been asked for, but that it is still owed; what it was to correct stands again. */
function failFiling(state: AccountState, itemId: string, caseNumber: string): AccountState {
  const payment = state.payments.find(({ duties }) => duties.some(({ awaitingItems }) => awaitingItems.includes(itemId)));
  const next = changeWaiting(
    state,
    ({ awaitingItems }) => awaitingItems.includes(itemId),
    (duty) => ({
      ...duty,
      awaitingItems: without(duty.awaitingItems, itemId),
      ...(isDemanded(itemId) ? { failedItems: [...(duty.failedItems ?? []), itemId] } : {}),
    }),
  );
  if (payment === undefined) return next;
  if (itemId.startsWith('fund-use-notice-'))
    return changeFiledFor(next, payment.noticeNumber, payment.version, (cases) => without(cases, caseNumber));
  return changePayments(next, (entry) =>
    entry.bankSerial === payment.bankSerial && entry.voucher !== undefined
      ? { ...entry, voucher: withoutItem(entry.voucher, itemId) }
      : entry,
  );
}

function withoutItem(voucher: VoucherState, itemId: string): VoucherState {
  const itemIds = voucher.itemIds.flatMap((filed) => {
    if (filed.itemId !== itemId) return [filed];
    return filed.supersedes === undefined ? [] : [{ caseNumber: filed.caseNumber, itemId: filed.supersedes }];
  });
  return { ...voucher, itemIds };
}

/** What its case was waiting for; the office takes it off its list. */
function noteTold(state: AccountState, notificationId: string, isTold: boolean): AccountState {
  const ended = state.notifications.find((open) => open.output.notificationId === notificationId)?.output;
  const told =
    ended === undefined || !isTold ? [] : [{ applicantId: ended.applicant.applicantId, bankSerial: causeOfTelling(ended.content) }];
  return changeWaiting(
    state,
    ({ awaitingNotifications }) => awaitingNotifications.includes(notificationId),
    (duty) => ({
      ...duty,
      awaitingNotifications: without(duty.awaitingNotifications, notificationId),
      ...(told.length === 0 ? {} : { told: [...(duty.told ?? []), ...told] }),
    }),
  );
}

export const evolveRelease = {
  TransferReported: (state, { bankSerial, caseNumber, court }) =>
    changePayments(state, (payment) =>
      payment.bankSerial === bankSerial ? changeDuty(payment, { caseNumber, court }, (duty) => duty) : payment,
    ),
  FilingRequested: requestFiling,
  ItemFiled: (state, { itemId }) =>
    changeWaiting(
      state,
      ({ awaitingItems }) => awaitingItems.includes(itemId),
      (duty) => ({ ...duty, awaitingItems: without(duty.awaitingItems, itemId) }),
    ),
  FilingFailed: (state, { itemId, caseNumber }) => failFiling(state, itemId, caseNumber),
  NotificationRequested: (state, event) => {
    const { notification, bankSerial } = event;
    const { attempt, notificationId, caseNumber, court } = notification;
    const next = evolveOffice.NotificationRequested(state, event);
    if (attempt > 1) return next;
    return changePayments(next, (payment) =>
      payment.bankSerial === bankSerial
        ? changeDuty(payment, { caseNumber, court }, (duty) => ({
            ...duty,
            awaitingNotifications: [...duty.awaitingNotifications, notificationId],
          }))
        : payment,
    );
  },
  NotificationAttempted: (state, event) => {
    const isTold = event.status === 'SERVED' || event.status === 'INFORMED';
    return evolveOffice.NotificationAttempted(isTold ? noteTold(state, event.notificationId, true) : state, event);
  },
  NotificationPassedOn: (state, event) => evolveOffice.NotificationPassedOn(noteTold(state, event.notificationId, false), event),
} satisfies Evolutions;
