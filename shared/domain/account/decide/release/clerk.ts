/** A clerk's answer about a case: file it all the same, this is the applicant. */
import type { Task } from '../../state.ts';
import { findFreeze } from '../../state.ts';
import { closeTasks, emit, type Turn, takeHeld } from '../turn.ts';
import { fileForCase } from './filing.ts';
import { knows, passOnWaiting } from './passing-on.ts';
import { noticeOf, paymentOf } from './payment-of.ts';
import { tellOfPayment } from './telling.ts';

/** C-12, or a document that could not be filed before: it is asked into the dossier now. */
export function fileAsClerkSays(turn: Turn, { caseNumber, bankSerial }: Task): void {
  const freeze = caseNumber === undefined ? undefined : findFreeze(turn.state, caseNumber);
  if (freeze === undefined || caseNumber === undefined || bankSerial === undefined) return;
  fileForCase(turn, bankSerial, { caseNumber, court: freeze.court }, freeze.closedOn !== undefined);
}

/** C-02: the applicant whom no ruling had named is the one; payments of which nobody of the case could be told are told now. */
export function identifyApplicant(turn: Turn, task: Task): void {
  const held = turn.state.heldMessages.find(({ taskId }) => taskId === task.taskId);
  if (held?.message.type !== 'court.applicant.substituted') return;
  const { rulingNumber, oldApplicantId, applicant } = held.message.data;
  takeHeld(turn, task.taskId);
  const freeze = findFreeze(turn.state, held.message.data.caseNumber);
  if (freeze === undefined) return;
  emit(turn, { type: 'ApplicantSubstituted', caseNumber: freeze.caseNumber, rulingNumber, oldApplicantId, applicant });
  passOnWaiting(turn, freeze.caseNumber);
  const isUntold = ({ kind, status, caseNumber, subject }: Task): boolean =>
    kind === 'identify-applicant' && status !== 'DONE' && subject !== undefined && caseNumber === freeze.caseNumber;
  for (const { subject = '' } of turn.state.tasks.filter(isUntold)) {
    const payment = paymentOf(turn, subject);
    const notice = payment === undefined ? undefined : noticeOf(turn, payment);
    const known = { applicantId: applicant.applicantId, bankSerial: subject };
    if (knows(turn, subject, freeze.caseNumber, known)) continue;
    if (payment !== undefined && notice !== undefined) tellOfPayment(turn, payment, notice, freeze, applicant);
  }
  closeTasks(turn, isUntold);
}
