/**
 * The decider of a supervision account: `decide(state, command, context) → events`. Pure: no I/O, no clock, no randomness. A refusal is an event with
 * rule ids; an exception is a bug.
 */
import type { Decision } from '../../aggregate/aggregate.ts';
import type { Command, MessageCommand } from '../../messages/commands.ts';
import type { InboundMessage } from '../../messages/messages.ts';
import type { ReceiptOutcome } from '../../messages/outputs.ts';
import type { FoundSeal } from '../../office/events.ts';
import { bookVersion } from '../../rules/book/book.ts';
import { anyHas } from '../../rules/engine/effects.ts';
import { worstOutcome } from '../../rules/engine/finding.ts';
import { permitClaimKey } from '../../rules/reading/unique-claims.ts';
import type { AccountEvent } from '../events.ts';
import type { AccountState } from '../state.ts';
import { answerTasks } from './answer/answer.ts';
import type { ApplyHeld } from './answer/effects.ts';
import { hasAnotherBank, tellNewBank, tellOfFormerBank } from './change-of-bank.ts';
import { tellConcerned } from './concerned.ts';
import { changeFreeze } from './freeze/change.ts';
import { orderFreeze } from './freeze/order.ts';
import { dropEarlier, holdIfItMustWait, waitingForRegistration } from './message/held.ts';
import type { MessageResult } from './message/result.ts';
import { inKnownSpelling } from './message/spelling.ts';
import { redecideDeductions } from './money/deduction-anew.ts';
import { bookDeduction } from './money/deduction-booking.ts';
import { orderDeduction } from './money/deduction-order.ts';
import { rematch } from './money/matching.ts';
import { bookPayment } from './money/payment.ts';
import { reportFromBank } from './money/reports.ts';
import { redecideForMoney } from './notice/again.ts';
import { withdrawNotice } from './notice/change.ts';
import { issueNotice } from './notice/issue.ts';
import { changeRegistration } from './registration.ts';
import { closeServedNotices, endMetDuties } from './release/closing.ts';
import { recordDelivery, recordFiled, recordFilingFailed } from './release/delivery.ts';
import { holdsSince } from './time/holds-since.ts';
import { planReport } from './time/monthly-report.ts';
import { passTime } from './time/pass-time.ts';
import { beginTurn, type DecisionContext, emit, receipt, type Turn, takeHeld } from './turn.ts';

/** The events of a command. */
export const decide = (state: AccountState, command: Command, context: DecisionContext): AccountEvent[] =>
  decideAndFold(state, command, context).events;

/** The events, and the state that deciding has folded them into on the way. */
export function decideAndFold(state: AccountState, command: Command, context: DecisionContext): Decision<AccountState, AccountEvent> {
  const turn = beginTurn(state, command.receivedAt, context);
  // What is parked may have failed because time could not pass; it is written down without trying again.
  const mayPass = command.kind !== 'message' || command.parked !== true;
  if (mayPass) passTime(turn, command.receivedAt, applyHeld);
  // What was due holds from then on, and not from when the message was said that is looked at now.
  redecideDeductions(turn, state);
  const before = turn.state;
  turn.since = holdsSince(command);
  switch (command.kind) {
    case 'message':
      decideMessage(turn, command);
      break;
    case 'delivery':
      recordDelivery(turn, command);
      break;
    case 'filed':
      recordFiled(turn, command);
      break;
    case 'filing-failed':
      recordFilingFailed(turn, command);
      break;
    case 'time':
      break;
    default:
      command satisfies never;
  }
  if (hasAnotherBank(turn, state)) takeWhatWaited(turn);
  // What the command itself brought may be due at once (a freeze that had ended before it came to be known).
  if (mayPass) passTime(turn, command.receivedAt, applyHeld);
  rematch(turn, state);
  redecideDeductions(turn, before);
  redecideForMoney(turn, state);
  endMetDuties(turn);
  closeServedNotices(turn);
  planReport(turn, state);
  tellNewBank(turn, state);
  if (command.kind === 'message') tellOfFormerBank(turn, state, command);
  tellConcerned(turn, state);
  return { events: turn.events, state: turn.state };
}

/** Names that the decision needs to know the owner of, before it is made (a permit that the account does not know, N-14). */
export function lookups(state: AccountState, command: Command): string[] {
  if (command.kind !== 'message' || command.message.type !== 'housing.notice.issued') return [];
  const { permit } = command.message.data;
  return state.registration === undefined || state.registration.project.permits.includes(permit) ? [] : [permitClaimKey(permit)];
}

function decideMessage(turn: Turn, given: MessageCommand): void {
  const command = inKnownSpelling(turn.state, given);
  const place = turn.events.length;
  const answer = holdIfItMustWait(turn, command) ?? take(turn, command);
  const outcome = answer.outcome ?? outcomeOf(command.message, answer);
  const said = {
    messageType: command.message.type,
    outcome,
    fired: answer.fired,
    book: bookVersion,
    correlation: { ...answer.correlation, accountNumber: turn.state.accountNumber },
    ...(answer.waitsUntil === undefined ? {} : { waitsUntil: answer.waitsUntil }),
    ...foundSeals(given),
  };
  // The receipt stands before what follows from the message; it changes no state, so it may be put there afterwards.
  turn.events.splice(place, 0, receipt(turn, command, said));
}

/** Later nobody could say how the certificates stood when the documents came. */
function foundSeals({ documents }: MessageCommand): { seals?: FoundSeal[] } {
  const seals = documents.flatMap(({ field, actualSha256, seal, sealedBy }): FoundSeal[] =>
    seal === undefined || seal === 'none' || actualSha256 === undefined
      ? []
      : [{ field, sha256: actualSha256, seal, ...(sealedBy === undefined ? {} : { sealedBy }) }],
  );
  return seals.length === 0 ? {} : { seals };
}

/** A fact from a bank is never refused, only recorded and flagged. */
function outcomeOf(message: InboundMessage, answer: MessageResult): ReceiptOutcome {
  const worst = worstOutcome(answer.fired);
  if (worst === 'ACCEPT') return 'ACCEPTED';
  if (anyHas(answer.fired, 'needsPerson')) return 'HELD';
  const isFact = message.type.startsWith('bank.') && message.type !== 'bank.query.answered';
  return worst === 'REJECT' && !isFact ? 'REJECTED' : 'HELD';
}

/** What the fact settles is not settled once more by an earlier report of it that still waits. */
function take(turn: Turn, command: MessageCommand): MessageResult {
  dropEarlier(turn, command);
  return handle(turn, command);
}

/** The bank, the first or another, is known now: what it reported before takes effect. */
function takeWhatWaited(turn: Turn): void {
  for (const { taskId } of waitingForRegistration(turn)) {
    emit(turn, { type: 'TaskDone', taskId, at: turn.now });
    applyHeld(turn, taskId);
  }
}

const applyHeld: ApplyHeld = (turn, taskId) => {
  const command = takeHeld(turn, taskId);
  if (command !== undefined) handle(turn, inKnownSpelling(turn.state, command));
};

function handle(turn: Turn, command: MessageCommand): MessageResult {
  const { message } = command;
  switch (message.type) {
    case 'housing.account.registered':
    case 'housing.quota.adjusted':
    case 'housing.registration.completed':
    case 'housing.supervision.ended':
      return changeRegistration(turn, message, command);
    case 'housing.notice.issued':
      return issueNotice(turn, message.data, command);
    case 'housing.notice.withdrawn':
      return withdrawNotice(turn, message.data, command);
    case 'housing.freeze.acknowledged':
      emit(turn, { type: 'FreezeAcknowledged', caseNumber: message.data.caseNumber, at: message.data.acknowledgedAt });
      return { fired: command.fired, correlation: { caseNumber: message.data.caseNumber } };
    case 'court.freeze.ordered':
      return orderFreeze(turn, message.data, command);
    case 'court.deduction.ordered':
      return orderDeduction(turn, message.data, command);
    case 'bank.payment.booked':
      return bookPayment(turn, message.data, command);
    case 'bank.deduction.booked':
      return bookDeduction(turn, message.data, command);
    case 'bank.inflow.booked':
    case 'bank.outflow.booked':
    case 'bank.balance.reported':
    case 'bank.payment.refused':
    case 'bank.payment.returned':
    case 'bank.payment.reversed':
    case 'bank.freeze.executed':
    case 'bank.order.objected':
      return reportFromBank(turn, message, command);
    case 'housing.query.answered':
    case 'court.query.answered':
    case 'bank.query.answered':
    case 'operator.task.answered':
      return answerTasks(turn, message, command, applyHeld);
    default:
      return changeFreeze(turn, message, command);
  }
}
