/** The course of a notice after its verdict: the bank may pay, must stop, or nothing can come of it any more. */
import type { FiredRule } from '../../../rules/finding.ts';
import { supersedes } from '../../../rules/reading/earlier-notices.ts';
import { isActive, isPayable, type NoticeState } from '../../state.ts';
import { endDuties, startDuty } from '../duties.ts';
import { bankOf, closeTasks, emit, isOpen, profileOrDefault, type Turn, tell } from '../turn.ts';
import { closeAnswerTasks } from './hold.ts';

type Version = Pick<NoticeState, 'noticeNumber' | 'version'>;

/** The bank may pay from now on; what the notice replaces may not be paid any more. */
export function accept(turn: Turn, notice: NoticeState): void {
  if (holdSuspended(turn, notice)) return;
  supersede(turn, notice);
  closeRefusals(turn, notice);
  const { noticeNumber, version, validUntil, totalFen, partialAllowed } = notice;
  const bank = bankOf(turn);
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
        lines: notice.lines.map(({ line, payee, amountFen, paidFen, usage }) => ({
          line,
          payee,
          amountFen,
          paidFen,
          remainingFen: Math.max(amountFen - paidFen, 0),
          usage,
        })),
        issuer: { name: notice.issuerName, uscc: notice.data?.issuer.uscc ?? '' },
        document: notice.document,
        cases: turn.state.freezes.filter(isActive).map(({ caseNumber }) => caseNumber),
      },
      correlation: { noticeNumber, accountNumber: turn.state.accountNumber },
    });
  }
  startPayDuty(turn, notice);
}

/** A court that has suspended every release of the account has suspended this one too. */
function holdSuspended(turn: Turn, { noticeNumber, version, fired, waived }: NoticeState): boolean {
  const suspending = turn.state.freezes.filter(isActive).flatMap(({ caseNumber, suspensions = [] }) => {
    const ofAll = suspensions.find((suspension) => suspension.noticeNumber === undefined);
    return ofAll === undefined ? [] : [{ caseNumber, rulingNumber: ofAll.rulingNumber, until: ofAll.until }];
  });
  for (const suspension of suspending) emit(turn, { type: 'ReleaseSuspended', ...suspension, noticeNumber, at: turn.now });
  if (suspending.length > 0) emit(turn, { type: 'NoticeRuled', noticeNumber, version, status: 'HELD', fired, waived, at: turn.now });
  return suspending.length > 0;
}

/** Silence of the bank past its days is B-05. */
function startPayDuty(turn: Turn, { noticeNumber, version, issuedAt }: NoticeState): void {
  const running = [...turn.state.duties, ...turn.state.tasks.filter(isOpen)];
  if (running.some((duty) => duty.kind === 'pay-notice' && duty.noticeNumber === noticeNumber && duty.version === version)) return;
  const workingDays = profileOrDefault(turn, issuedAt).deadlinesWD.bankPay;
  startDuty(turn, { kind: 'pay-notice', owner: 'bank', rule: 'B-05', workingDays, startedAt: turn.now, noticeNumber, version });
}

/** The bank is not silent about a line that it has paid, refused or sent into clearing; it owes an act again when such a line opens anew. */
export function followPayDuty(turn: Turn, notice: NoticeState): void {
  const waits = notice.lines.some(({ status }) => status === 'OPEN' || status === 'PARTIAL');
  if (!waits) endPayDuty(turn, notice);
  else if (isPayable(notice)) startPayDuty(turn, notice);
}

function endPayDuty(turn: Turn, { noticeNumber, version }: Version): void {
  endDuties(turn, (duty) => duty.kind === 'pay-notice' && duty.noticeNumber === noticeNumber && duty.version === version);
}

function supersede(turn: Turn, notice: NoticeState): void {
  const replaced = turn.state.notices.filter((other) => {
    if (other.endedAt !== undefined || other.status === 'PAID') return false;
    if (other.noticeNumber === notice.noticeNumber) return other.version < notice.version;
    return supersedes(notice, other);
  });
  for (const other of replaced) endNotice(turn, other, 'SUPERSEDED', `superseded by ${notice.noticeNumber} v${notice.version}`);
}

/** The notice comes to nothing, or to nothing more. */
export function endNotice(turn: Turn, notice: NoticeState, status: 'WITHDRAWN' | 'EXPIRED' | 'SUPERSEDED', reason: string): void {
  if (isPayable(notice)) stopPayment(turn, notice, reason, []);
  emit(turn, { type: 'NoticeEnded', noticeNumber: notice.noticeNumber, version: notice.version, status, at: turn.now });
  closeAnswerTasks(turn, notice);
  closeRefusals(turn, notice);
}

export function stopPayment(turn: Turn, { noticeNumber, version }: NoticeState, reason: string, rules: FiredRule[]): void {
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
