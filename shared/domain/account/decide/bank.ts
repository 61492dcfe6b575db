/** What banks report apart from payments: inflows, balances, returns, refusals, how a freeze was executed. Facts are recorded whatever they break. */
import type { MessageCommand } from '../../commands.ts';
import type { InboundMessage } from '../../messages.ts';
import type { FiredRule } from '../../rules/finding.ts';
import type { BankReportInput } from '../../rules/moments.ts';
import { evaluate } from '../../rules/register.ts';
import { clerkDays } from '../limits.ts';
import { findFreeze, findNotice, isActive, isPayable, type NoticeState } from '../state.ts';
import { noteBalance } from './balance.ts';
import { endDuties, schedule } from './duties.ts';
import type { Answer } from './message.ts';
import { startPayDuty } from './notice.ts';
import { objectionDueAt } from './periods.ts';
import { supplementReturn } from './release/returned.ts';
import { accountInput, emit, openTask, type Turn, tell } from './turn.ts';

export type BankReport = Exclude<
  Extract<InboundMessage, { type: `bank.${string}` }>,
  { type: 'bank.payment.booked' | 'bank.deduction.booked' }
>;

function judge(turn: Turn, message: BankReport, command: MessageCommand, more: Partial<BankReportInput>): FiredRule[] {
  return [...command.fired, ...evaluate('bankReport', { ...accountInput(turn, turn.now), message, from: command.from, ...more })];
}

export function reportFromBank(turn: Turn, message: BankReport, command: MessageCommand): Answer {
  switch (message.type) {
    case 'bank.inflow.booked':
      return bookInflow(turn, message, command);
    case 'bank.balance.reported':
      return reportBalance(turn, message, command);
    case 'bank.payment.returned':
    case 'bank.payment.reversed':
      return returnPayment(turn, message, command);
    case 'bank.payment.refused':
      return refusePayment(turn, message, command);
    case 'bank.freeze.executed':
      return executeFreeze(turn, message, command);
    case 'bank.order.objected': {
      const { caseNumber, objectedAt } = message.data;
      openTask(turn, {
        kind: 'answer-objection',
        owner: 'court',
        caseNumber: findFreeze(turn.state, caseNumber)?.caseNumber ?? caseNumber,
        dueAt: objectionDueAt(objectedAt),
      });
      return { fired: judge(turn, message, command, {}), correlation: { caseNumber } };
    }
  }
}

/** Balances to compare, unless the account's opening balance is not known yet. */
const balances = (turn: Turn, bankBalanceFen: number, movementFen: number): Partial<BankReportInput> =>
  turn.state.balanceKnown ? { bankBalanceFen, platformBalanceFen: turn.state.balanceFen + movementFen } : {};

function bookInflow(turn: Turn, message: Extract<BankReport, { type: 'bank.inflow.booked' }>, command: MessageCommand): Answer {
  const { bankSerial, amountFen, kind, bookedAt, balanceAfterFen } = message.data;
  const fired = judge(turn, message, command, balances(turn, balanceAfterFen, amountFen));
  emit(turn, { type: 'InflowBooked', bankSerial, amountFen, kind, bookedAt });
  noteBalance(turn, balanceAfterFen, bookedAt);
  return { fired, correlation: {} };
}

/** A statement of a moment before the last movement says nothing about the balance now. */
function reportBalance(turn: Turn, message: Extract<BankReport, { type: 'bank.balance.reported' }>, command: MessageCommand): Answer {
  const { balanceFen, asOf } = message.data;
  const current = turn.state.lastMovementAt === undefined || turn.state.lastMovementAt <= asOf;
  const fired = judge(turn, message, command, current ? balances(turn, balanceFen, 0) : {});
  if (current) noteBalance(turn, balanceFen, asOf);
  return { fired, correlation: {} };
}

function returnPayment(
  turn: Turn,
  message: Extract<BankReport, { type: 'bank.payment.returned' | 'bank.payment.reversed' }>,
  command: MessageCommand,
): Answer {
  const { data } = message;
  const how = message.type === 'bank.payment.returned' ? 'RETURNED' : 'REVERSED';
  const payment = turn.state.payments.find(({ bankSerial }) => bankSerial === data.originalBankSerial);
  const movementFen = payment?.status === 'PENDING' ? 0 : data.amountFen;
  const fired = judge(turn, message, command, {
    ...balances(turn, data.balanceAfterFen, movementFen),
    ...(payment === undefined ? {} : { payment }),
  });
  const lawful = payment?.status === 'PAID';
  emit(turn, {
    type: 'PaymentReturned',
    bankSerial: data.bankSerial,
    originalBankSerial: data.originalBankSerial,
    amountFen: data.amountFen,
    how,
    reason: data.reason,
    bookedAt: data.bookedAt,
    at: turn.now,
  });
  noteBalance(turn, data.balanceAfterFen, data.bookedAt);
  if (payment === undefined)
    openTask(turn, { kind: 'match-return', owner: 'operator', bankSerial: data.bankSerial, dueAt: schedule(turn.now, clerkDays).dueAt });
  if (lawful) {
    supplementReturn(turn, data, how);
    endDuties(turn, (duty) => duty.kind === 'report-payment' && duty.bankSerial === data.originalBankSerial);
    const notice = findNotice(turn.state, payment.noticeNumber);
    if (notice !== undefined && isPayable(notice)) startPayDuty(turn, notice);
  }
  return { fired, correlation: payment === undefined ? {} : { noticeNumber: payment.noticeNumber } };
}

function refusePayment(turn: Turn, message: Extract<BankReport, { type: 'bank.payment.refused' }>, command: MessageCommand): Answer {
  const { noticeNumber, line, reasonCode, reason, refusedAt } = message.data;
  const notice = findNotice(turn.state, noticeNumber);
  const entry = notice?.lines.find((candidate) => candidate.line === line);
  const fired = judge(turn, message, command, {
    ...(notice === undefined ? {} : { notice }),
    ...(entry === undefined ? {} : { line: entry }),
  });
  if (notice !== undefined && entry !== undefined && isPayable(notice)) {
    emit(turn, { type: 'LineRefused', noticeNumber, version: notice.version, line, reasonCode, reason, at: refusedAt });
    endDuties(turn, (duty) => duty.kind === 'pay-notice' && duty.noticeNumber === noticeNumber && duty.version === notice.version);
    raiseRefusal(turn, notice, fired);
  }
  return { fired, correlation: { noticeNumber } };
}

/** The housing authority must know that its notice is not paid; an uncoded refusal is a matter for the courts too (B-05). */
function raiseRefusal(turn: Turn, notice: NoticeState, fired: readonly FiredRule[]): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  const rule = fired.find(({ outcome }) => outcome === 'HOLD')?.id;
  const about = { noticeNumber: notice.noticeNumber, version: notice.version };
  const taskId = openTask(turn, { kind: 'review-refusal', owner: 'housing', dueAt, ...about, ...(rule === undefined ? {} : { rule }) });
  const courts = fired.some(({ id }) => id === 'B-05') ? turn.state.freezes.filter(isActive).map(({ court }) => court) : [];
  for (const to of new Set([notice.from, ...courts]))
    tell(turn, {
      to,
      type: 'release.query.raised',
      data: { taskId, ...about, rules: [...fired], dueAt },
      correlation: { noticeNumber: notice.noticeNumber, accountNumber: turn.state.accountNumber },
    });
}

/** The bank's receipt (回执): recorded; where it controls less than the waterfall gives, the court must look. */
function executeFreeze(turn: Turn, message: Extract<BankReport, { type: 'bank.freeze.executed' }>, command: MessageCommand): Answer {
  const { caseNumber, result, controlledFen, receiptNumber, executedAt } = message.data;
  const fired = judge(turn, message, command, {});
  const freeze = findFreeze(turn.state, caseNumber);
  emit(turn, {
    type: 'FreezeExecuted',
    caseNumber: freeze?.caseNumber ?? caseNumber,
    result,
    controlledFen,
    receiptNumber,
    at: executedAt,
  });
  if (result === 'not-controlled' && (freeze?.controlledFen ?? 0) > 0)
    openTask(turn, {
      kind: 'review-freeze',
      owner: 'court',
      caseNumber: freeze?.caseNumber ?? caseNumber,
      dueAt: schedule(turn.now, clerkDays).dueAt,
    });
  return { fired, correlation: { caseNumber } };
}
