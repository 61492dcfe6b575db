/** The course of a notice after its verdict: the bank may pay, must stop, or nothing can come of it any more. */

import { evaluate } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule, Words } from '../../../rules/engine/finding.ts';
import { isSameNotice } from '../../../rules/reading/earlier-notices.ts';
import { predecessorsOf, remainingOf } from '../../money/counting.ts';
import { isActive, isPayable, type NoticeState } from '../../state.ts';
import {
  accountInput,
  bankOf,
  closeTasks,
  emit,
  endDuties,
  isOpen,
  mergeFired,
  profileOrDefault,
  startDuty,
  type Turn,
  tell,
} from '../turn.ts';
import { closeAnswerTasks, hold } from './hold.ts';

type Version = Pick<NoticeState, 'noticeNumber' | 'version'>;

/** The bank may pay from now on; what the notice replaces may not be paid any more. Returned: what is to be said of the bank's days (T-01). */
export function accept(turn: Turn, notice: NoticeState): FiredRule[] {
  if (holdSuspended(turn, notice)) return [];
  supersede(turn, notice);
  closeRefusals(turn, notice);
  return authorise(turn, turn.state.notices.find((entry) => isSameNotice(entry, notice)) ?? notice);
}

/** What is left of it to pay. Where all of it has left already, lawfully or not, the bank is told nothing and owes nothing. */
export function authorise(turn: Turn, notice: NoticeState): FiredRule[] {
  const { noticeNumber, version, validUntil, totalFen, partialAllowed } = notice;
  const bank = bankOf(turn);
  const lines = notice.lines.map(({ line, payee, amountFen, paidFen, pendingFen = 0, usage }) => ({
    line,
    payee,
    amountFen,
    paidFen,
    remainingFen: remainingOf({ amountFen, paidFen, pendingFen }),
    usage,
  }));
  if (lines.every(({ remainingFen }) => remainingFen === 0)) return [];
  if (bank !== undefined) {
    tell(turn, {
      to: bank,
      type: 'release.payment.authorised',
      data: {
        noticeNumber,
        version,
        accountNumber: turn.state.accountNumber,
        validUntil,
        totalFen,
        partialAllowed,
        lines,
        issuer: { name: notice.issuerName, uscc: notice.data?.issuer.uscc ?? '' },
        document: notice.document,
        cases: turn.state.freezes.filter(isActive).map(({ caseNumber }) => caseNumber),
      },
      correlation: { noticeNumber, accountNumber: turn.state.accountNumber },
    });
  }
  return updatePayDuty(turn, notice);
}

/** A court that has suspended every release of the account, or this notice before it or its new version was here, has suspended this one too. */
function holdSuspended(turn: Turn, { noticeNumber, version, fired, waived }: NoticeState): boolean {
  const suspending = turn.state.freezes.filter(isActive).flatMap(({ caseNumber, suspensions = [] }) => {
    const reaching = suspensions.find((suspension) => (suspension.noticeNumber ?? noticeNumber) === noticeNumber);
    if (reaching === undefined) return [];
    const { rulingNumber, until, since } = reaching;
    return [{ caseNumber, rulingNumber, until, ...(since === undefined ? {} : { since }) }];
  });
  for (const suspension of suspending) emit(turn, { type: 'ReleaseSuspended', ...suspension, noticeNumber, at: turn.now });
  if (suspending.length > 0) emit(turn, { type: 'NoticeRuled', noticeNumber, version, status: 'HELD', fired, waived, at: turn.now });
  return suspending.length > 0;
}

/** Silence of the bank past its days is B-05. */
function startPayDuty(turn: Turn, { noticeNumber, version, issuedAt }: NoticeState): FiredRule[] {
  const running = [...turn.state.duties, ...turn.state.tasks.filter(isOpen)];
  if (running.some((duty) => duty.kind === 'pay-notice' && duty.noticeNumber === noticeNumber && duty.version === version)) return [];
  const workingDays = profileOrDefault(turn, issuedAt).deadlinesWD.bankPay;
  return startDuty(turn, { kind: 'pay-notice', owner: 'bank', workingDays, startedAt: turn.now, noticeNumber, version });
}

/**
 * The bank is not silent about a line that it has paid, refused or sent into clearing, however wrongly; it owes an act again when such a line opens
 * anew.
 */
export function updatePayDuty(turn: Turn, notice: NoticeState): FiredRule[] {
  const waits = notice.lines.some((line) => (line.status === 'OPEN' || line.status === 'PARTIAL') && remainingOf(line) > 0);
  if (waits) return isPayable(notice) ? startPayDuty(turn, notice) : [];
  endPayDuty(turn, notice);
  return [];
}

function endPayDuty(turn: Turn, { noticeNumber, version }: Version): void {
  endDuties(turn, (duty) => duty.kind === 'pay-notice' && duty.noticeNumber === noticeNumber && duty.version === version);
}

function supersede(turn: Turn, notice: NoticeState): void {
  for (const other of predecessorsOf(turn.state.notices, notice).filter(
    ({ endedAt, status }) => endedAt === undefined && status !== 'PAID',
  ))
    endNotice(turn, other, 'SUPERSEDED', supersededBy(notice));
}

export const supersededBy = ({ noticeNumber, version }: Version): Words => ({
  zh: `已由 ${noticeNumber} 第${version}版替代`,
  en: `superseded by ${noticeNumber} v${version}`,
});

/**
 * A new version stops the old one at once. When the new one is held or refused, the old one goes on only when its authority says so: it is asked (N-05).
 */
export function stopReplaced(turn: Turn, notice: NoticeState): void {
  const stopped = predecessorsOf(turn.state.notices, notice).filter(
    (other) =>
      other.from === notice.from && other.endedAt === undefined && (isPayable(other) || (other.status === 'HELD' && other.counted)),
  );
  for (const other of stopped) {
    const asked = evaluate('replaced', { ...accountInput(turn, notice.issuedAt), notice: other, by: notice });
    const fired = mergeFired(other.fired, asked);
    if (isPayable(other)) stopPayment(turn, other, supersededBy(notice), fired);
    const { noticeNumber, version, waived } = other;
    emit(turn, {
      type: 'NoticeRuled',
      noticeNumber,
      version,
      status: 'HELD',
      fired,
      waived: waived.filter((id) => effectsOf(id).issuerDecides !== true),
      at: turn.now,
    });
    const held = turn.state.notices.find((entry) => isSameNotice(entry, other));
    if (held !== undefined) hold(turn, held);
  }
}

/** The notice comes to nothing, or to nothing more. */
export function endNotice(turn: Turn, notice: NoticeState, status: 'WITHDRAWN' | 'EXPIRED' | 'SUPERSEDED', reason: Words): void {
  if (isPayable(notice)) stopPayment(turn, notice, reason, []);
  emit(turn, { type: 'NoticeEnded', noticeNumber: notice.noticeNumber, version: notice.version, status, at: turn.now });
  closeAnswerTasks(turn, notice);
  closeRefusals(turn, notice);
}

export function stopPayment(turn: Turn, { noticeNumber, version }: NoticeState, reason: Words, rules: FiredRule[]): void {
  const { accountNumber } = turn.state;
  const bank = bankOf(turn);
  const correlation = { noticeNumber, accountNumber };
  if (bank !== undefined) {
    tell(turn, { to: bank, type: 'release.payment.stopped', data: { noticeNumber, version, accountNumber, reason, rules }, correlation });
  }
  endPayDuty(turn, { noticeNumber, version });
}

/** What the housing authority was to do about a bank's refusal is done, or of no use any more. */
export function closeRefusals(turn: Turn, { noticeNumber, version }: Version): void {
  closeTasks(turn, (task) => task.kind === 'review-refusal' && task.noticeNumber === noticeNumber && task.version === version);
}
