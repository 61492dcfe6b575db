/** Invariants 6 and 7: what a lawful payment sets in motion reaches every case once, and nothing else sets anything in motion. */

import { casesOf } from '../account/decide/release/cases.ts';
import type { AccountEvent } from '../account/events.ts';
import { type AccountState, type Freeze, isRelease, numbersOf, type PaymentState } from '../account/state.ts';
import type { ItemFiled } from '../dossier/events.ts';
import { causeOfTelling } from '../messages/outputs.ts';
import { caseKey } from '../values/identifiers/case-number.ts';
import type { ReportPage } from './pages.ts';

/** All that is known of one account. */
export interface KnownAccount {
  state: AccountState;
  pages: readonly ReportPage<AccountEvent>[];
  events: readonly AccountEvent[];
  /** Of all cases, by `caseKey`. */
  items: ReadonlyMap<string, readonly ItemFiled[]>;
}

/** Lawful releases, each with each case of that time. */
const owed = ({ state }: KnownAccount): { payment: PaymentState; freeze: Freeze }[] =>
  state.payments.filter(isRelease).flatMap((payment) => casesOf(state, payment).map((freeze) => ({ payment, freeze })));

const isWithClerk = ({ state }: KnownAccount, kind: string, freeze: Freeze): boolean =>
  state.tasks.some((task) => task.status !== 'DONE' && task.kind === kind && numbersOf(freeze).includes(task.caseNumber ?? ''));

/** The notice, and a valid voucher, once a dossier; a clerk's open task, and an item that is being filed, are the visible exceptions. */
export function isEveryReleaseFiled(told: KnownAccount): string[] {
  return owed(told).flatMap(({ payment, freeze }) => {
    const { voucher, noticeNumber, version, duties } = payment;
    const dossiers = [...new Set(numbersOf(freeze).map(caseKey))].map((key) => told.items.get(key) ?? []);
    const vouchers = dossiers.map((filed) =>
      filed.filter((item) => item.kind === 'transfer-voucher' && item.sha256 === voucher?.sha256 && item.documentNumber === voucher.number),
    );
    const notices = dossiers.map((filed) =>
      filed.filter((item) => item.kind === 'fund-use-notice' && item.documentNumber === noticeNumber && item.version === version),
    );
    if ([...vouchers, ...notices].some((found) => found.length > 1)) return ['6: a document stands twice in a dossier'];
    const onItsWay = duties.some(({ caseNumber, awaitingItems }) => numbersOf(freeze).includes(caseNumber) && awaitingItems.length > 0);
    if (isWithClerk(told, 'file-supplement', freeze) || onItsWay) return [];
    const isThere = (voucher?.valid !== true || vouchers.flat().length > 0) && notices.flat().length > 0;
    return isThere ? [] : ['6: a dossier lacks notice or voucher of a lawful payment that it belongs to'];
  });
}

/** Asked for once a case, applicant and payment; that a case has somebody to tell, or a clerk who knows, is checked with it. */
export function isEveryApplicantTold(told: KnownAccount): string[] {
  const requests = told.events.flatMap((event) =>
    event.type === 'NotificationRequested' && event.notification.attempt === 1 ? [event.notification] : [],
  );
  const keys = requests.map(({ caseNumber, applicant, content }) => [caseNumber, applicant.applicantId, causeOfTelling(content)].join(' '));
  const asked = told.events.flatMap((event) =>
    event.type === 'TaskOpened' && event.task.kind === 'identify-applicant' ? [event.task] : [],
  );
  const silent = owed(told).filter(({ payment: { bankSerial }, freeze }) => {
    const ofCase = (caseNumber: string | undefined): boolean => numbersOf(freeze).includes(caseNumber ?? '');
    return (
      !requests.some(({ caseNumber, content }) => ofCase(caseNumber) && causeOfTelling(content) === bankSerial) &&
      !asked.some((task) => ofCase(task.caseNumber) && task.subject === bankSerial)
    );
  });
  return [
    ...(new Set(keys).size === keys.length ? [] : ['6: an applicant was told twice of one thing']),
    ...silent.map(() => '6: nobody of a case was told of a lawful payment'),
  ];
}

/** Nothing is filed, told or reported for what is not lawful, or waits. */
export function isNothingDoneForViolations({ state, events }: KnownAccount): string[] {
  const unlawful = new Set(
    state.payments
      .filter(({ status }) => status === 'VIOLATION' || status === 'UNMATCHED' || status === 'PENDING')
      .map(({ bankSerial }) => bankSerial),
  );
  const done = events.filter(
    (event) =>
      (event.type === 'FilingRequested' || event.type === 'NotificationRequested' || event.type === 'TransferReported') &&
      unlawful.has(event.bankSerial),
  );
  return done.length === 0 ? [] : ['7: something was filed or told for a payment that is not lawful'];
}
