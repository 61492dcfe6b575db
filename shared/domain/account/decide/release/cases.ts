/**
 * What a lawful payment sets in motion (S0 §五): for each case with a court's freeze on the account when the bank booked it, the notice goes into the
 * dossier, the court gets the report and each current applicant is told, once each; the voucher is filed when a valid one has come. A case receives
 * its own data only.
 */

import { evaluate } from '../../../rules/all-rules.ts';
import { firstWith } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import {
  type AccountState,
  type CaseDuty,
  casesAt,
  type Freeze,
  isRelease,
  type NoticeState,
  numbersOf,
  type PaymentState,
} from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { accountInput, emit, isOpen, mergeFired, openTask, profileOrDefault, schedule, startDuty, type Turn, tell } from '../turn.ts';
import { fileForCase, isFullyFiled } from './filing.ts';
import { knows } from './passing-on.ts';
import { noticeOf, paymentOf } from './payment-of.ts';
import { tellApplicants, tellOfPayment } from './telling.ts';

/** What a freeze's case was given for a payment, under whatever number it had then. */
const dutyOf = (payment: PaymentState, freeze: Freeze): CaseDuty | undefined =>
  payment.duties.find(({ caseNumber }) => numbersOf(freeze).includes(caseNumber));

/** Cases with a court's freeze when the bank booked it first or when it settled; other organs' freezes bring no dossier and no applicant. */
export function casesOf(state: AccountState, { bookedAt, firstBookedAt = bookedAt }: PaymentState): Freeze[] {
  const first = casesAt(state, firstBookedAt);
  const isNew = (freeze: Freeze): boolean => !first.some((known) => numbersOf(known).includes(freeze.caseNumber));
  return firstBookedAt === bookedAt ? first : [...first, ...casesAt(state, bookedAt).filter(isNew)];
}

/** A payment became PAID, or got its valid voucher later, or a corrected one. */
export function informCases(turn: Turn, bankSerial: string): FiredRule[] {
  const payment = paymentOf(turn, bankSerial);
  const notice = payment === undefined ? undefined : noticeOf(turn, payment);
  if (payment === undefined || notice === undefined) return [];
  return mergeFired(...casesOf(turn.state, payment).map((freeze) => informCase(turn, payment, notice, freeze)));
}

/** An order that came to be known after a payment, and was served before it: its case is owed what the others have (contracts §4.5). */
export function informOfEarlierPayments(turn: Turn, freeze: Freeze): void {
  const earlier = turn.state.payments.filter(isRelease);
  for (const payment of earlier) {
    const notice = noticeOf(turn, payment);
    const ofCase = casesOf(turn.state, payment).find((other) => numbersOf(other).includes(freeze.caseNumber));
    if (notice === undefined || ofCase === undefined) continue;
    const known = dutyOf(payment, ofCase);
    if (known === undefined) informCase(turn, payment, notice, ofCase);
    else tellNewlyNamed(turn, payment, notice, { ...freeze, caseNumber: known.caseNumber });
  }
}

/** A second freeze of a case finds what the case was given already; whoever is named by it alone has not been told yet. */
function tellNewlyNamed(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze): void {
  const { bankSerial, noticeNumber } = payment;
  const { caseNumber } = freeze;
  const applicants = freeze.applicants.filter(({ applicantId }) => !knows(turn, bankSerial, caseNumber, { applicantId, bankSerial }));
  if (applicants.length === 0) return;
  for (const applicant of applicants) tellOfPayment(turn, payment, notice, freeze, applicant);
  const { notifyApplicant } = profileOrDefault(turn, turn.now).deadlinesWD;
  const duty = { owner: 'court' as const, startedAt: turn.now, caseNumber, noticeNumber, bankSerial };
  startDuty(turn, { ...duty, kind: 'notify-applicant', workingDays: notifyApplicant });
}

function informCase(turn: Turn, payment: PaymentState, notice: NoticeState, freeze: Freeze): FiredRule[] {
  const fired = evaluate('release', { ...accountInput(turn, payment.bookedAt), payment, notice, freeze });
  const known = dutyOf(payment, freeze);
  // A correction follows the first voucher, under the number that the case had then.
  const caseNumber = known?.caseNumber ?? freeze.caseNumber;
  if (known === undefined) reportTransfer(turn, payment, freeze);
  const closed = firstWith(fired, 'clerkFiles');
  if (closed !== undefined) askClerkToFile(turn, payment, caseNumber, closed.id);
  else fileForCase(turn, payment.bankSerial, { caseNumber, court: freeze.court });
  if (known !== undefined) return fired;
  tellApplicants(turn, payment, notice, freeze);
  return [...fired, ...startCaseDuties(turn, payment, freeze)];
}

/** The court learns of the transfer from the record, whatever becomes of filing and telling. */
function reportTransfer(turn: Turn, payment: PaymentState, { caseNumber, court }: Freeze): void {
  const { noticeNumber, line, bankSerial, amountFen, bookedAt } = payment;
  const voucher = payment.voucher?.valid === true ? payment.voucher : undefined;
  emit(turn, { type: 'TransferReported', bankSerial, caseNumber, court, at: turn.now });
  tell(turn, {
    to: court,
    type: 'release.transfer.reported',
    data: {
      noticeNumber,
      line,
      bankSerial,
      amountFen,
      bookedAt,
      status: 'PAID',
      ...(voucher === undefined ? {} : { voucherNumber: voucher.number }),
    },
    correlation: { noticeNumber, caseNumber, accountNumber: turn.state.accountNumber },
  });
}

/** C-12: what comes after closing is filed as a supplement, when the clerk says so. */
function askClerkToFile(turn: Turn, payment: PaymentState, caseNumber: string, rule: string): void {
  const { bankSerial, noticeNumber } = payment;
  if (isFullyFiled(turn, payment, caseNumber)) return;
  const asked = turn.state.tasks.some(
    (task) => isOpen(task) && task.kind === 'file-supplement' && task.subject === bankSerial && task.caseNumber === caseNumber,
  );
  if (asked) return;
  const { dueAt } = schedule(turn.now, clerkDays);
  openTask(turn, {
    kind: 'file-supplement',
    owner: 'court',
    rule,
    dueAt,
    subject: bankSerial,
    bankSerial,
    noticeNumber,
    caseNumber,
  });
}

/** A closed case has a clerk's task with a date of its own for the filing. */
function startCaseDuties(turn: Turn, payment: PaymentState, freeze: Freeze): FiredRule[] {
  const { noticeNumber, bankSerial, bookedAt } = payment;
  const { fileDossier, notifyApplicant } = profileOrDefault(turn, bookedAt).deadlinesWD;
  const start = (kind: 'file-dossier' | 'notify-applicant', workingDays: number): FiredRule[] => {
    const startedAt = startOf(turn, bookedAt, workingDays);
    return startDuty(turn, { owner: 'court', kind, workingDays, startedAt, caseNumber: freeze.caseNumber, noticeNumber, bankSerial });
  };
  return [
    ...(freeze.closedOn !== undefined ? [] : start('file-dossier', fileDossier)),
    ...(freeze.applicants.length === 0 ? [] : start('notify-applicant', notifyApplicant)),
  ];
}

/** The transfer; where its day was over before the case could know of it (a freeze or a report that comes late), when it is known: nobody misses that. */
const startOf = (turn: Turn, bookedAt: string, workingDays: number): string =>
  schedule(bookedAt, workingDays).dueAt < turn.now ? turn.now : bookedAt;
