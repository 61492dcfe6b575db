/** What banks report apart from payments and deductions. Facts are recorded whatever they break. */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundMessage } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { balanceBeforeFen } from '../../../rules/bank/outflow.ts';
import { anyHas, effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import type { BankReportInput } from '../../../rules/engine/moments.ts';
import { isSameCase } from '../../../values/identifiers/case-number.ts';
import { findFreeze, findNotice, isActive, isPayable, type NoticeState } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { findFreezeOrToCome } from '../freeze/to-come.ts';
import type { MessageResult } from '../message/result.ts';
import { updatePayDuty } from '../notice/course.ts';
import { versionOf } from '../notice/verdict.ts';
import { paymentOf } from '../release/payment-of.ts';
import { objectionDueAt } from '../time/periods.ts';
import { accountInput, emit, idsOf, openTask, schedule, type Turn, tell } from '../turn.ts';
import { comparedBalances, noteBalance } from './balance.ts';
import { returnPayment, takeWaitingReturns } from './returned.ts';
import { answerSeen, claimSerial, serialSeen } from './serials.ts';
import { raiseViolation } from './settled.ts';

export type BankReport = Exclude<
  Extract<InboundMessage, { type: `bank.${string}` }>,
  { type: 'bank.payment.booked' | 'bank.deduction.booked' | 'bank.query.answered' }
>;
type Of<T extends BankReport['type']> = Extract<BankReport, { type: T }>;

function judge(turn: Turn, message: BankReport, command: MessageCommand, more: Partial<BankReportInput> = {}): FiredRule[] {
  return [...command.fired, ...evaluate('bankReport', { ...accountInput(turn, turn.now), message, from: command.from, ...more })];
}

export function reportFromBank(turn: Turn, message: BankReport, command: MessageCommand): MessageResult {
  switch (message.type) {
    case 'bank.inflow.booked':
      return bookInflow(turn, message, command);
    case 'bank.outflow.booked':
      return bookOutflow(turn, message, command);
    case 'bank.balance.reported':
      return reportBalance(turn, message, command);
    case 'bank.payment.returned':
    case 'bank.payment.reversed':
      return returnPayment(turn, message, command);
    case 'bank.payment.refused':
      return refusePayment(turn, message, command);
    case 'bank.freeze.executed':
      return executeFreeze(turn, message, command);
    case 'bank.order.objected':
      return routeObjection(turn, message, command);
  }
}

function bookInflow(turn: Turn, message: Of<'bank.inflow.booked'>, command: MessageCommand): MessageResult {
  const { bankSerial, amountFen, kind, bookedAt, balanceAfterFen } = message.data;
  const seen = serialSeen(turn, command, message.data);
  if (seen !== undefined) return answerSeen(turn, command, message.data, seen);
  const fired = judge(turn, message, command, comparedBalances(turn, balanceAfterFen, bookedAt, amountFen));
  emit(turn, { type: 'InflowBooked', bankSerial, amountFen, kind, bookedAt, claims: claimSerial(turn, command, message.data) });
  noteBalance(turn, balanceAfterFen, bookedAt);
  return { fired, correlation: {} };
}

/** A payment without a notice: recorded, and a violation where it reaches what a freeze controls (B-16). Like any payment it can come back. */
function bookOutflow(turn: Turn, message: Of<'bank.outflow.booked'>, command: MessageCommand): MessageResult {
  const { bankSerial, amountFen, payee, bookedAt, balanceAfterFen } = message.data;
  const seen = serialSeen(turn, command, message.data);
  if (seen !== undefined) return answerSeen(turn, command, message.data, seen);
  const fired = judge(turn, message, command, comparedBalances(turn, balanceAfterFen, bookedAt, -amountFen));
  const broken = fired.filter(({ id }) => effectsOf(id).violation === true);
  const status = broken.length > 0 ? 'VIOLATION' : 'PAID';
  emit(turn, {
    type: 'PaymentRecorded',
    bankSerial,
    noticeNumber: '',
    line: 0,
    amountFen,
    payee,
    bookedAt,
    at: turn.now,
    status,
    violations: idsOf(broken),
    ...(status === 'PAID' ? { ordinary: true } : {}),
    balanceBeforeFen: balanceBeforeFen(message.data),
    claims: claimSerial(turn, command, message.data),
  });
  noteBalance(turn, balanceAfterFen, bookedAt);
  const payment = paymentOf(turn, bankSerial);
  if (payment !== undefined && broken.length > 0) raiseViolation(turn, payment, broken);
  takeWaitingReturns(turn, bankSerial);
  return { fired, correlation: {} };
}

function reportBalance(turn: Turn, message: Of<'bank.balance.reported'>, command: MessageCommand): MessageResult {
  const { balanceFen, asOf } = message.data;
  const fired = judge(turn, message, command, comparedBalances(turn, balanceFen, asOf, 0));
  noteBalance(turn, balanceFen, asOf);
  return { fired, correlation: {} };
}

function refusePayment(turn: Turn, message: Of<'bank.payment.refused'>, command: MessageCommand): MessageResult {
  const { noticeNumber, line, reasonCode, reason, refusedAt } = message.data;
  const payable = turn.state.notices.filter((entry) => entry.noticeNumber === noticeNumber && isPayable(entry)).at(-1);
  const notice = payable ?? findNotice(turn.state, noticeNumber);
  const entry = notice?.lines.find((candidate) => candidate.line === line);
  const about = { ...(notice === undefined ? {} : { notice }), ...(entry === undefined ? {} : { line: entry }) };
  const fired = judge(turn, message, command, about);
  if (payable !== undefined && entry !== undefined) {
    emit(turn, { type: 'LineRefused', noticeNumber, version: payable.version, line, reasonCode, reason, at: refusedAt });
    updatePayDuty(turn, versionOf(turn, payable));
    raiseRefusal(turn, payable, fired);
  }
  return { fired, correlation: { noticeNumber } };
}

/** The housing authority must know that its notice is not paid; an uncoded refusal is a matter for the courts too (B-05). */
function raiseRefusal(turn: Turn, { noticeNumber, version, from }: NoticeState, rules: FiredRule[]): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  const rule = rules.find(({ outcome }) => outcome === 'HOLD')?.id;
  const about = { noticeNumber, version };
  const taskId = openTask(turn, { kind: 'review-refusal', owner: 'housing', dueAt, ...about, ...(rule === undefined ? {} : { rule }) });
  const courts = anyHas(rules, 'concernsCourts') ? turn.state.freezes.filter(isActive).map(({ court }) => court) : [];
  const correlation = { noticeNumber, accountNumber: turn.state.accountNumber };
  for (const to of new Set([from, ...courts])) {
    tell(turn, { to, type: 'release.query.raised', data: { taskId, ...about, rules, dueAt }, correlation });
  }
}

/** The bank's receipt (回执): recorded; where it controls nothing of what the waterfall gives, the court must look. */
function executeFreeze(turn: Turn, message: Of<'bank.freeze.executed'>, command: MessageCommand): MessageResult {
  const { result, controlledFen, receiptNumber, executedAt } = message.data;
  const fired = judge(turn, message, command);
  const freeze = findFreeze(turn.state, message.data.caseNumber);
  const caseNumber = freeze?.caseNumber ?? message.data.caseNumber;
  emit(turn, { type: 'FreezeExecuted', caseNumber, result, controlledFen, receiptNumber, at: executedAt });
  if (result === 'not-controlled' && (freeze?.controlledFen ?? 0) > 0) {
    openTask(turn, { kind: 'review-freeze', owner: 'court', caseNumber, dueAt: schedule(turn.now, clerkDays).dueAt });
  }
  return { fired, correlation: { caseNumber: message.data.caseNumber } };
}

/**
 * The bank's written objection to an order; the court answers within 15 days (网络查冻规定 6). It goes to the court of the freeze, also of one that is still to
 * be served, or of the deduction that was ordered without one.
 */
function routeObjection(turn: Turn, message: Of<'bank.order.objected'>, command: MessageCommand): MessageResult {
  const { caseNumber, objectedAt, reason: ground } = message.data;
  const freeze = findFreezeOrToCome(turn, caseNumber);
  const deduction = turn.state.deductions.find((entry) => entry.order !== undefined && isSameCase(entry.caseNumber, caseNumber));
  const own = freeze?.caseNumber ?? deduction?.caseNumber ?? caseNumber;
  const court = freeze?.court ?? deduction?.order?.court;
  const dueAt = objectionDueAt(objectedAt);
  openTask(turn, { kind: 'answer-objection', owner: 'court', caseNumber: own, dueAt });
  if (court !== undefined)
    tell(turn, {
      to: court,
      type: 'release.objection.routed',
      data: { caseNumber: own, from: 'bank', objector: command.from, ground, lodgedAt: objectedAt, dueAt },
      correlation: { caseNumber: own, accountNumber: turn.state.accountNumber },
    });
  return { fired: judge(turn, message, command), correlation: { caseNumber } };
}
