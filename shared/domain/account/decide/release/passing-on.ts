/** A telling that has not arrived when a ruling puts another in the applicant's place goes to the new one, and to the former no more (变更追加规定 1–9). */
import type { Applicant } from '../../../messages/messages.ts';
import { causeOfTelling } from '../../../messages/outputs.ts';
import { type Freeze, hasNumber, isActive, type OpenNotification } from '../../state.ts';
import { closeTasks, emit, idOf, isOpen, type Turn } from '../turn.ts';

/** Who is in the place of an applicant now; undefined while they are an applicant themselves, or nobody knows of another. */
function successorOf(freezes: readonly Freeze[], { applicantId }: Applicant): Applicant | undefined {
  const current = new Map(freezes.flatMap(({ applicants }) => applicants).map((applicant) => [applicant.applicantId, applicant]));
  if (current.has(applicantId)) return undefined;
  const former = new Map(
    freezes
      .flatMap(({ formerApplicants = [] }) => formerApplicants)
      .map(({ applicant, successorId }) => [applicant.applicantId, successorId]),
  );
  const seen = new Set<string>();
  for (let id = former.get(applicantId); id !== undefined && !seen.has(id); id = former.get(id)) {
    const successor = current.get(id);
    if (successor !== undefined) return successor;
    seen.add(id);
  }
  return undefined;
}

/** True when it went to somebody else, or had no need to any more. */
export function passOn(turn: Turn, { output, bankSerial }: OpenNotification): boolean {
  const { notificationId, accountNumber, caseNumber, applicant: former, content } = output;
  const freezes = turn.state.freezes.filter((freeze) => hasNumber(freeze, caseNumber));
  const applicant = successorOf(freezes, former);
  if (applicant === undefined) return false;
  const { applicantId: successorId } = applicant;
  emit(turn, { type: 'NotificationPassedOn', notificationId, caseNumber, applicantId: former.applicantId, successorId, at: turn.now });
  closeTasks(turn, (task) => task.kind === 'serve-applicant' && task.subject === notificationId);
  const cause = causeOfTelling(content);
  if (!knows(turn, bankSerial, caseNumber, { applicantId: successorId, bankSerial: cause })) {
    const successor = { notificationId: idOf('told', accountNumber, caseNumber, successorId, cause), attempt: 1, applicant };
    // The court that the case is with now; what the letter says of the freeze is what it said when the payment was told first.
    const court = (freezes.find(isActive) ?? freezes[0])?.court ?? output.court;
    emit(turn, { type: 'NotificationRequested', bankSerial, at: turn.now, notification: { ...output, ...successor, court } });
  }
  return true;
}

/** Was told, or is being told. `bankSerial` is what it is of: that of the payment or of its return, or what an ending freeze goes by. */
export function knows(turn: Turn, payment: string, caseNumber: string, what: { applicantId: string; bankSerial: string }): boolean {
  const duty = turn.state.payments
    .find(({ bankSerial }) => bankSerial === payment)
    ?.duties.find((entry) => entry.caseNumber === caseNumber);
  const isIt = ({ applicantId, bankSerial }: typeof what): boolean => applicantId === what.applicantId && bankSerial === what.bankSerial;
  return (
    (duty?.told ?? []).some(isIt) ||
    turn.state.notifications.some(
      ({ output }) =>
        output.caseNumber === caseNumber && isIt({ applicantId: output.applicant.applicantId, bankSerial: causeOfTelling(output.content) }),
    )
  );
}

/** What waits for its next attempt, or for a clerk; what is at a channel just now is passed on when it comes back in vain. */
export function passOnWaiting(turn: Turn, caseNumber: string): void {
  const withClerk = new Set(
    turn.state.tasks.filter((task) => isOpen(task) && task.kind === 'serve-applicant').map(({ subject }) => subject),
  );
  const waiting = turn.state.notifications.filter(
    ({ output, retryAt, status }) =>
      turn.state.freezes.some((freeze) => hasNumber(freeze, caseNumber) && hasNumber(freeze, output.caseNumber)) &&
      (retryAt !== undefined || status === 'FAILED' || withClerk.has(output.notificationId)),
  );
  for (const open of waiting) passOn(turn, open);
}
