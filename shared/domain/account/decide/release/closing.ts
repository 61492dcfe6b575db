/** When what a payment set in motion is done: the deadlines of a case end, and a notice that every case has been given is CLOSED. */
import type { CaseDuty, NoticeState, PaymentState } from '../../state.ts';
import { taskKinds } from '../../tables/task-kinds.ts';
import { emit, endDuties, isOpen, type Turn } from '../turn.ts';

interface OfCase {
  kind: string;
  bankSerial?: string;
  caseNumber?: string;
}

/** Deadlines of a case end when its items are filed and its applicants told. */
export function endMetDuties(turn: Turn): void {
  const running: OfCase[] = [...turn.state.duties, ...turn.state.tasks.filter(isOpen)];
  const met = running.filter((duty) => (duty.kind === 'file-dossier' || duty.kind === 'notify-applicant') && isMet(turn, duty));
  for (const { kind, bankSerial, caseNumber } of met) {
    endDuties(turn, (duty) => duty.kind === kind && duty.bankSerial === bankSerial && duty.caseNumber === caseNumber);
  }
}

function isMet(turn: Turn, { kind, bankSerial, caseNumber }: OfCase): boolean {
  const payment = turn.state.payments.find((entry) => entry.bankSerial === bankSerial);
  const owed = payment?.duties.find((duty) => duty.caseNumber === caseNumber);
  if (owed === undefined) return true;
  return kind === 'file-dossier' ? !hasUnfiled(owed) : owed.awaitingNotifications.length === 0;
}

const hasUnfiled = ({ awaitingItems, failedItems = [] }: CaseDuty): boolean => awaitingItems.length > 0 || failedItems.length > 0;

/** A PAID notice is CLOSED once every case is served and filed and no clerk is still at it. */
export function closeServedNotices(turn: Turn): void {
  for (const notice of turn.state.notices.filter(({ status }) => status === 'PAID')) {
    const payments = turn.state.payments.filter(
      (payment) => payment.noticeNumber === notice.noticeNumber && payment.version === notice.version,
    );
    if (payments.some(isOwed) || isWithClerk(turn, notice)) continue;
    emit(turn, { type: 'NoticeClosed', noticeNumber: notice.noticeNumber, version: notice.version, at: turn.now });
  }
}

/** Of a payment that was returned, the correction is still owed. */
function isOwed({ status, amountFen, voucher, duties }: PaymentState): boolean {
  if (status === 'PAID' && amountFen > 0 && voucher?.valid !== true) return true;
  return duties.some((duty) => hasUnfiled(duty) || duty.awaitingNotifications.length > 0);
}

const isWithClerk = (turn: Turn, { noticeNumber }: NoticeState): boolean =>
  turn.state.tasks.some((task) => isOpen(task) && task.noticeNumber === noticeNumber && taskKinds[task.kind].nature === 'owed');
