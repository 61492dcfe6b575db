/** What became of filings and notifications. A person is told only when the channel has confirmed; an item is filed only when its bytes were verified. */
import type { DeliveryCommand, FiledCommand, FilingFailedCommand } from '../../commands.ts';
import { plusMinutes } from '../instants.ts';
import { clerkDays, retryAfterMinutes } from '../limits.ts';
import { schedule } from './duties.ts';
import { fileDeliveryEvidence } from './release.ts';
import { emit, openTask, type Turn } from './turn.ts';

export function recordFiled(turn: Turn, command: FiledCommand): void {
  emit(turn, { type: 'ItemFiled', itemId: command.itemId, caseNumber: command.caseNumber, sequence: command.sequence, at: turn.now });
}

/** A document that cannot be filed needs a person: its bytes are missing or are not what the message said. */
export function recordFilingFailed(turn: Turn, command: FilingFailedCommand): void {
  emit(turn, { type: 'FilingFailed', itemId: command.itemId, caseNumber: command.caseNumber, fired: command.fired, at: turn.now });
  const payment = turn.state.payments.find(({ duties }) => duties.some(({ awaitingItems }) => awaitingItems.includes(command.itemId)));
  openTask(turn, {
    kind: 'file-supplement',
    owner: 'court',
    caseNumber: command.caseNumber,
    subject: command.itemId,
    dueAt: schedule(turn.now, clerkDays).dueAt,
    ...(command.fired[0] === undefined ? {} : { rule: command.fired[0].id }),
    ...(payment === undefined ? {} : { noticeNumber: payment.noticeNumber, bankSerial: payment.bankSerial }),
  });
}

export function recordDelivery(turn: Turn, command: DeliveryCommand): void {
  const open = turn.state.notifications.find((entry) => entry.output.notificationId === command.notificationId);
  if (open === undefined || open.attempt !== command.attempt) return;
  // What was never tried (no usable channel, a draft that must not go out) is not tried again by itself.
  const waitMinutes = command.status === 'FAILED' && command.attempts.length > 0 ? retryAfterMinutes[command.attempt - 1] : undefined;
  const final = command.status !== 'FAILED' || waitMinutes === undefined;
  emit(turn, {
    type: 'NotificationAttempted',
    notificationId: command.notificationId,
    attempt: command.attempt,
    caseNumber: command.caseNumber,
    applicantId: command.applicantId,
    channel: command.channel,
    status: waitMinutes === undefined ? command.status : 'PENDING',
    final,
    fired: command.fired,
    attempts: command.attempts,
    at: turn.now,
    ...(waitMinutes === undefined ? {} : { retryAt: plusMinutes(turn.now, waitMinutes) }),
  });
  const { output, bankSerial } = open;
  const freeze = { caseNumber: output.caseNumber, court: output.court };
  if (command.status === 'SERVED' || command.status === 'INFORMED') {
    const { attempts, status, attempt } = command;
    fileDeliveryEvidence(turn, command.notificationId, bankSerial, freeze, {
      notificationId: command.notificationId,
      caseNumber: output.caseNumber,
      status,
      attempt,
      attempts,
    });
    return;
  }
  if (!final) return;
  const rule =
    command.fired.find(({ outcome }) => outcome === 'HOLD')?.id ??
    (command.status === 'FAILED' || command.attempts.length === 0 ? 'C-07' : 'C-05');
  const waiting = turn.state.tasks.some(
    (task) => task.status !== 'DONE' && task.kind === 'serve-applicant' && task.subject === command.notificationId,
  );
  if (!waiting)
    openTask(turn, {
      kind: 'serve-applicant',
      owner: 'court',
      rule,
      caseNumber: output.caseNumber,
      noticeNumber: output.content.noticeNumber,
      bankSerial,
      subject: command.notificationId,
      dueAt: schedule(turn.now, clerkDays).dueAt,
    });
}

/** The next attempt of a notification whose channels all failed. */
export function retryNotification(turn: Turn, notificationId: string): void {
  const open = turn.state.notifications.find((entry) => entry.output.notificationId === notificationId);
  if (open === undefined) return;
  emit(turn, {
    type: 'NotificationRequested',
    notification: { ...open.output, attempt: open.attempt + 1 },
    bankSerial: open.bankSerial,
    at: turn.now,
  });
}

/** A clerk has told the applicant by other means and says so with a second person. */
export function recordServedByClerk(turn: Turn, notificationId: string, by: readonly string[], reason: string): void {
  const open = turn.state.notifications.find((entry) => entry.output.notificationId === notificationId);
  if (open === undefined) return;
  const { output, bankSerial, attempt } = open;
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
  fileDeliveryEvidence(
    turn,
    notificationId,
    bankSerial,
    { caseNumber: output.caseNumber, court: output.court },
    { notificationId, caseNumber: output.caseNumber, status: 'INFORMED', by, reason, at: turn.now },
  );
}
