/** 退票 and 冲正: the line is open again, and whatever carried the payment gets the correction (contracts §4.6). */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { Fen, InboundData, InboundMessage } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { undoIsWrong } from '../../../rules/bank/undo.ts';
import { predecessorsOf } from '../../money/counting.ts';
import { isPayable, type PaymentState } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import type { MessageResult } from '../message/result.ts';
import { ruleAgain } from '../notice/again.ts';
import { authorise, updatePayDuty } from '../notice/course.ts';
import { paymentOf } from '../release/payment-of.ts';
import { supplementReturn } from '../release/returned.ts';
import { accountInput, closeTasks, emit, endDuties, openTask, schedule, type Turn } from '../turn.ts';
import { compareAgain, comparedBalances, noteBalance } from './balance.ts';
import { answerSeen, claimSerial, serialSeen } from './serials.ts';

type Return = Extract<InboundMessage, { type: 'bank.payment.returned' | 'bank.payment.reversed' }>;

export function returnPayment(turn: Turn, message: Return, command: MessageCommand): MessageResult {
  const { data } = message;
  const how = message.type === 'bank.payment.returned' ? 'RETURNED' : 'REVERSED';
  const payment = paymentOf(turn, data.originalBankSerial);
  const correlation = payment === undefined || payment.noticeNumber === '' ? {} : { noticeNumber: payment.noticeNumber };
  const seen = serialSeen(turn, command, data);
  if (seen !== undefined) return { ...answerSeen(turn, command, data, seen), correlation };
  const held = undoIsWrong(data, payment) !== undefined;
  const movementFen = held ? shownToMove(turn, data, payment) : payment?.status === 'PENDING' ? 0 : data.amountFen;
  const compared = comparedBalances(turn, data.balanceAfterFen, data.bookedAt, movementFen);
  const about = payment === undefined ? {} : { payment };
  const input = { ...accountInput(turn, turn.now), message, from: command.from, ...compared, ...about };
  const fired = [...command.fired, ...evaluate('bankReport', input)];
  const { bankSerial, originalBankSerial, amountFen, reason, bookedAt } = data;
  const booked = { bankSerial, originalBankSerial, amountFen, how, reason, bookedAt, at: turn.now } as const;
  const claims = claimSerial(turn, command, data);
  if (held) {
    const waits = payment === undefined && amountFen > 0;
    emit(turn, { type: 'ReturnHeld', ...booked, movedFen: movementFen, balanceAfterFen: data.balanceAfterFen, waits, claims });
    noteBalance(turn, data.balanceAfterFen, bookedAt);
    askAbout(turn, bankSerial, waits ? 'operator' : 'bank');
    return { fired, correlation };
  }
  emit(turn, { type: 'PaymentReturned', ...booked, claims });
  noteBalance(turn, data.balanceAfterFen, bookedAt);
  if (payment !== undefined) recordReturn(turn, payment, data, how);
  return { fired, correlation };
}

type Undo = Pick<InboundData['bank.payment.returned'], 'amountFen' | 'bookedAt' | 'balanceAfterFen'>;

/**
 * Whether money came in with a return that changes no payment: the bank's balance says so. Where it says nothing, what waits for its payment has moved
 * nothing yet, because the payment has not either; anything else is believed to have come in (不明入账).
 */
function shownToMove(turn: Turn, { amountFen, bookedAt, balanceAfterFen }: Undo, payment: PaymentState | undefined): Fen {
  const { bankBalanceFen, platformBalanceFen } = comparedBalances(turn, balanceAfterFen, bookedAt, 0);
  if (bankBalanceFen !== undefined && bankBalanceFen === platformBalanceFen) return 0;
  if (bankBalanceFen !== undefined && bankBalanceFen === (platformBalanceFen ?? 0) + amountFen) return amountFen;
  return payment === undefined ? 0 : amountFen;
}

/** Money that comes back for a payment that nobody knows, or more than was paid: somebody must find out. */
function askAbout(turn: Turn, bankSerial: string, owner: 'operator' | 'bank'): void {
  openTask(turn, { kind: 'match-return', owner, bankSerial, dueAt: schedule(turn.now, clerkDays).dueAt });
}

/** A payment has come for which an undo was waiting: as if the two had come in their order. */
export function takeWaitingReturns(turn: Turn, originalBankSerial: string): void {
  const waiting = turn.state.waitingReturns.filter((entry) => entry.originalBankSerial === originalBankSerial);
  for (const given of [...waiting].sort((a, b) => (a.bookedAt < b.bookedAt ? -1 : 1))) {
    const payment = paymentOf(turn, originalBankSerial);
    const { bankSerial, movedFen, balanceAfterFen, ...booked } = given;
    if (payment === undefined || undoIsWrong(given, payment) !== undefined) {
      emit(turn, { type: 'WaitingReturnDropped', bankSerial, at: turn.now });
      // It does not wait for a payment any more: the bank must say what it is.
      closeTasks(turn, (task) => task.kind === 'match-return' && task.bankSerial === bankSerial);
      askAbout(turn, bankSerial, 'bank');
      continue;
    }
    emit(turn, { type: 'PaymentReturned', bankSerial, ...booked, alreadyFen: movedFen, claims: [], at: turn.now });
    closeTasks(turn, (task) => task.kind === 'match-return' && task.bankSerial === bankSerial);
    const { accountNumber, balanceFen } = turn.state;
    recordReturn(turn, payment, { ...given, accountNumber, balanceAfterFen: balanceFen }, given.how);
    // Its balance counts from now on: before, the payment that it undoes was not known.
    if (balanceAfterFen !== undefined) noteBalance(turn, balanceAfterFen, given.bookedAt);
  }
  if (waiting.length > 0) compareAgain(turn);
}

function recordReturn(turn: Turn, before: PaymentState, data: InboundData['bank.payment.returned'], how: 'RETURNED' | 'REVERSED'): void {
  const { bankSerial, originalBankSerial, amountFen, reason, bookedAt, accountNumber, balanceAfterFen } = data;
  supplementReturn(turn, { accountNumber, bankSerial, originalBankSerial, amountFen, reason, bookedAt, balanceAfterFen }, how);
  const serial = before.bankSerial;
  endDuties(turn, (duty) => duty.kind === 'send-voucher' && duty.bankSerial === serial);
  closeTasks(turn, (task) => task.kind === 'correct-voucher' && task.bankSerial === serial);
  reopen(turn, before);
}

/** What came back may be paid again, under whatever version may be paid now; what broke the rules changes nothing but that. */
function reopen(turn: Turn, { noticeNumber, version, countedFen, status }: PaymentState): void {
  const own = turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);
  const concerned = turn.state.notices.filter(
    (entry) => entry.noticeNumber === noticeNumber || (own !== undefined && predecessorsOf(turn.state.notices, entry).includes(own)),
  );
  for (const notice of concerned.filter(isPayable)) {
    updatePayDuty(turn, notice);
    // The bank was never told, because all of it had left already.
    if (notice.authorised !== true) authorise(turn, notice);
  }
  const wasOnItsWay = countedFen > 0 || status === 'PENDING';
  // It may have been held while the notice was paid and done with.
  if (wasOnItsWay && own !== undefined && isPayable(own)) {
    ruleAgain(turn, own, { reason: { zh: '款项退回，通知书可再次支付', en: 'a payment was returned and the notice may be paid again' } });
  }
}
