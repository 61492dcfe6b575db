/** 退票 and 冲正: the line is open again, and whatever carried the payment gets the correction (contracts §4.6). */
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData, InboundMessage } from '../../../messages.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { evaluate } from '../../../rules/register.ts';
import { clerkDays } from '../../limits.ts';
import { isPayable, type PaymentState } from '../../state.ts';
import { endDuties, schedule } from '../duties.ts';
import type { Answer } from '../message.ts';
import { ruleAgain } from '../notice/again.ts';
import { followPayDuty } from '../notice/course.ts';
import { noticeOf, paymentOf } from '../release/payment-of.ts';
import { supplementReturn } from '../release/returned.ts';
import { accountInput, closeTasks, emit, openTask, type Turn } from '../turn.ts';
import { comparedBalances, noteBalance } from './balance.ts';
import { answerSeen, claimSerial, serialSeen } from './serials.ts';

type Return = Extract<InboundMessage, { type: 'bank.payment.returned' | 'bank.payment.reversed' }>;

export function returnPayment(turn: Turn, message: Return, command: MessageCommand): Answer {
  const { data } = message;
  const how = message.type === 'bank.payment.returned' ? 'RETURNED' : 'REVERSED';
  const payment = paymentOf(turn, data.originalBankSerial);
  const correlation = payment === undefined ? {} : { noticeNumber: payment.noticeNumber };
  const seen = serialSeen(turn, command, data);
  if (seen !== undefined) return { ...answerSeen(turn, command, data, seen), correlation };
  const movementFen = payment?.status === 'PENDING' ? 0 : data.amountFen;
  const compared = comparedBalances(turn, data.balanceAfterFen, data.bookedAt, movementFen);
  const about = payment === undefined ? {} : { payment };
  const input = { ...accountInput(turn, turn.now), message, from: command.from, ...compared, ...about };
  const fired = [...command.fired, ...evaluate('bankReport', input)];
  const { bankSerial, originalBankSerial, amountFen, reason, bookedAt } = data;
  const claims = claimSerial(turn, command, data);
  emit(turn, { type: 'PaymentReturned', bankSerial, originalBankSerial, amountFen, how, reason, bookedAt, claims, at: turn.now });
  noteBalance(turn, data.balanceAfterFen, bookedAt);
  if (payment === undefined) askWhose(turn, bankSerial);
  else fired.push(...follow(turn, payment, data, how));
  return { fired, correlation };
}

/** Money that comes back for a payment that nobody knows (不明入账). */
function askWhose(turn: Turn, bankSerial: string): void {
  openTask(turn, { kind: 'match-return', owner: 'operator', bankSerial, dueAt: schedule(turn.now, clerkDays).dueAt });
}

function follow(turn: Turn, before: PaymentState, data: InboundData['bank.payment.returned'], how: 'RETURNED' | 'REVERSED'): FiredRule[] {
  supplementReturn(turn, data, how);
  const serial = before.bankSerial;
  endDuties(turn, (duty) => duty.kind === 'report-payment' && duty.bankSerial === serial);
  closeTasks(turn, (task) => task.kind === 'correct-voucher' && task.bankSerial === serial);
  const notice = noticeOf(turn, before);
  const wasOnItsWay = before.countedFen > 0 || before.status === 'PENDING';
  if (!wasOnItsWay || notice === undefined || !isPayable(notice)) return [];
  followPayDuty(turn, notice);
  // It may have been held, or the account disputed, while the notice was paid and done with.
  ruleAgain(turn, notice, { reason: 'a payment was returned and the notice may be paid again' });
  return [];
}
