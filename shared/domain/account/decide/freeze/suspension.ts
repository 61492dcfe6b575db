/** A court suspends a release, or resumes it: a signed act, and nothing less stops a payment that housing approved (F-21). */
import type { InboundMessage } from '../../../messages.ts';
import { isPayable } from '../../state.ts';
import { ruleAgain } from '../notice/again.ts';
import { emit, type Turn } from '../turn.ts';

type Suspension = Extract<InboundMessage, { type: 'court.release.suspended' | 'court.release.resumed' }>;

/** One notice, or every notice of the account; one that is accepted while a suspension of all stands is held at once. */
export function suspendRelease(turn: Turn, message: Suspension, caseNumber: string): void {
  const { rulingNumber, noticeNumber } = message.data;
  const suspends = message.type === 'court.release.suspended';
  emit(turn, {
    type: suspends ? 'ReleaseSuspended' : 'ReleaseResumed',
    caseNumber,
    rulingNumber,
    at: turn.now,
    ...(noticeNumber === undefined ? {} : { noticeNumber }),
  });
  const reach = turn.state.notices.filter(
    (notice) => notice.endedAt === undefined && (noticeNumber === undefined || notice.noticeNumber === noticeNumber),
  );
  for (const notice of reach) {
    if (suspends && isPayable(notice)) ruleAgain(turn, notice, { reason: `suspended by the court, ${rulingNumber}` });
    if (!suspends && notice.status === 'HELD') ruleAgain(turn, notice, { reason: `resumed by the court, ${rulingNumber}` });
  }
}
