/** What became of filings and notifications. A person is told only when the channel has confirmed; an item is filed only when its bytes were verified. */
import type { DeliveryCommand, FiledCommand, FilingFailedCommand } from '../../../messages/commands.ts';
import { ruleOfUnserved } from '../../../rules/court/delivery.ts';
import { plusMinutes } from '../../../values/calendar/instants.ts';
import type { OpenNotification } from '../../state.ts';
import { clerkDays, retryAfterMinutes } from '../../tables/limits.ts';
import { closeTasks, emit, isOpen, openTask, schedule, type Turn } from '../turn.ts';
import { fileRecord, ofNoPayment } from './filing.ts';
import { passOn } from './passing-on.ts';
import { paymentOf } from './payment-of.ts';

export function recordFiled(turn: Turn, { itemId, caseNumber, sequence }: FiledCommand): void {
  emit(turn, { type: 'ItemFiled', itemId, caseNumber, sequence, at: turn.now });
}

/** A document that cannot be filed needs a person: its bytes are missing or are not what the message said. */
export function recordFilingFailed(turn: Turn, { itemId, caseNumber, fired }: FilingFailedCommand): void {
  const payment = turn.state.payments.find(({ duties }) => duties.some(({ awaitingItems }) => awaitingItems.includes(itemId)));
  emit(turn, { type: 'FilingFailed', itemId, caseNumber, fired, at: turn.now });
  openTask(turn, {
    kind: 'file-supplement',
    owner: 'court',
    caseNumber,
    subject: itemId,
    dueAt: schedule(turn.now, clerkDays).dueAt,
    ...(fired[0] === undefined ? {} : { rule: fired[0].id }),
    ...(payment === undefined ? {} : { noticeNumber: payment.noticeNumber, bankSerial: payment.bankSerial }),
  });
}

export function recordDelivery(turn: Turn, command: DeliveryCommand): void {
  const open = openOf(turn, command.notificationId);
  if (open === undefined || open.attempt !== command.attempt) return;
  const { notificationId, attempt, caseNumber, applicantId, channel, status, fired, attempts } = command;
  // What was never tried (no usable channel, a draft that must not go out) is not tried again by itself.
  const waitMinutes = status === 'FAILED' && attempts.length > 0 ? retryAfterMinutes[attempt - 1] : undefined;
  const retries = waitMinutes !== undefined;
  emit(turn, {
    type: 'NotificationAttempted',
    notificationId,
    attempt,
    caseNumber,
    applicantId,
    channel,
    status: retries ? 'PENDING' : status,
    final: !retries,
    fired,
    attempts,
    at: turn.now,
    ...(retries ? { retryAt: plusMinutes(turn.now, waitMinutes) } : {}),
  });
  if (status === 'SERVED' || status === 'INFORMED') fileEvidence(turn, open, { status, attempt, attempts });
  else if (!passOn(turn, open) && !retries) askClerkToServe(turn, open, command);
}

const openOf = (turn: Turn, notificationId: string): OpenNotification | undefined =>
  turn.state.notifications.find((entry) => entry.output.notificationId === notificationId);

/** C-05: it waits for a reply or a read receipt; C-07: no channel reached the applicant. Either way a clerk takes over. */
function askClerkToServe(turn: Turn, { output, bankSerial }: OpenNotification, { status, attempts, fired }: DeliveryCommand): void {
  const subject = output.notificationId;
  if (turn.state.tasks.some((task) => isOpen(task) && task.kind === 'serve-applicant' && task.subject === subject)) return;
  const rule = fired.find(({ outcome }) => outcome === 'HOLD')?.id ?? ruleOfUnserved(status !== 'FAILED' && attempts.length > 0);
  const { caseNumber, content } = output;
  const ofMoney = content.subject === 'freeze-ending' ? {} : { noticeNumber: content.noticeNumber, bankSerial };
  const about = { caseNumber, ...ofMoney, subject };
  openTask(turn, { kind: 'serve-applicant', owner: 'court', rule, dueAt: schedule(turn.now, clerkDays).dueAt, ...about });
}

/** The proof that an applicant was told goes into the dossier too (domain §5.5), and nobody needs to tell them any more. */
function fileEvidence(turn: Turn, { output, bankSerial }: OpenNotification, told: object): void {
  const { notificationId, caseNumber, court, content } = output;
  closeTasks(turn, (task) => task.kind === 'serve-applicant' && task.subject === notificationId);
  const payment = paymentOf(turn, bankSerial) ?? (content.subject === 'freeze-ending' ? ofNoPayment : undefined);
  if (payment === undefined) return;
  const record = { notificationId, caseNumber, ...told };
  fileRecord(turn, { caseNumber, court }, payment, { kind: 'delivery-evidence', documentNumber: notificationId, record });
}

/** The next attempt of a notification whose channels all failed. */
export function retryNotification(turn: Turn, notificationId: string): void {
  const open = openOf(turn, notificationId);
  if (open === undefined) return;
  const notification = { ...open.output, attempt: open.attempt + 1 };
  emit(turn, { type: 'NotificationRequested', notification, bankSerial: open.bankSerial, at: turn.now });
}

/** A clerk has told the applicant by other means and says so with a second person. */
export function recordServedByClerk(turn: Turn, notificationId: string, by: readonly string[], reason: string): void {
  const open = openOf(turn, notificationId);
  if (open === undefined) return;
  const { output, attempt } = open;
  emit(turn, {
    type: 'NotificationAttempted',
    notificationId,
    attempt,
    caseNumber: output.caseNumber,
    applicantId: output.applicant.applicantId,
    channel: 'clerk',
    status: 'INFORMED',
    final: true,
    fired: [],
    attempts: [{ channel: 'clerk', reached: true, at: turn.now, formal: false, evidence: reason }],
    at: turn.now,
  });
  fileEvidence(turn, open, { status: 'INFORMED', by, reason, at: turn.now });
}
