/**
 * Messages that wait. One that missed the replay window (M-06) or speaks for another bank's account waits by itself. One that failed for unknown
 * reasons is parked with its account: what comes later for that account queues behind it, so that nothing overtakes it; other accounts flow.
 */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { Instant } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { happenedAt } from '../../../rules/bank/outflow.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { isToCome } from '../../../rules/reading/instants.ts';
import { type HeldMessage, parkedTasks, type Task, type TaskKind } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { accountInput, bankOf, dropHeld, housingOf, idOf, keep, openTask, schedule, type Turn } from '../turn.ts';
import type { MessageResult } from './result.ts';

/** The answer of a message that has no effect until an operator lets it; undefined when it need not wait. */
export function holdIfItMustWait(turn: Turn, command: MessageCommand): MessageResult | undefined {
  const { type } = command.message;
  if (type === 'operator.task.answered') return undefined;
  if (command.parked === true || parkedTasks(turn.state).length > 0) return hold(turn, command, 'replay-parked', command.fired);
  const { message, from } = command;
  const input = { ...accountInput(turn, turn.now), message };
  const foreign = evaluate('sender', { ...input, from, bank: bankOf(turn), housing: housingOf(turn) });
  if (foreign.length > 0) return hold(turn, command, 'review-held-message', [...command.fired, ...foreign]);
  const early = evaluate('fact', input);
  if (early.length > 0) return holdUntilItHappens(turn, command, early);
  const late = command.fired.some(({ outcome }) => outcome === 'HOLD') && !type.startsWith('bank.') && type !== 'housing.notice.issued';
  return late && !standsWhileHeld(turn, command) ? hold(turn, command, 'review-held-message', command.fired) : undefined;
}

/**
 * Money that a court has frozen must not leave while somebody asks why its order comes late: it stands, and so does the renewal of one, the order to deduct (a
 * held deduction of its own) and the first registration, without which there is no account to ask about (M-06).
 */
function standsWhileHeld({ state }: Turn, { message: { type } }: MessageCommand): boolean {
  if (type === 'housing.account.registered') return state.registration === undefined;
  return type === 'court.freeze.ordered' || type === 'court.freeze.renewed' || type === 'court.deduction.ordered';
}

/** Something is asked about a message that has taken effect. */
export function askAboutMessage(turn: Turn, { messageId }: MessageCommand, fired: readonly FiredRule[]): void {
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const id of new Set(fired.filter(({ outcome }) => outcome === 'HOLD').map((rule) => rule.id)))
    openTask(turn, { kind: 'review-held-message', owner: 'operator', rule: id, subject: messageId, dueAt });
}

/** The account was not registered, or not under this bank. */
export const waitsForRegistration = ({ rule }: Task): boolean => rule !== undefined && effectsOf(rule).waitsForRegistration === true;

/** What waited for the registration and comes from the bank that it names, in the order in which it happened. */
export function waitingForRegistration(turn: Turn): HeldMessage[] {
  const bank = bankOf(turn);
  return turn.state.heldMessages
    .filter(({ from, message, effectiveAt }) => from === bank && effectiveAt === undefined && happenedAt(message) !== undefined)
    .filter(({ taskId }) =>
      turn.state.tasks.some((task) => task.taskId === taskId && task.kind === 'review-held-message' && waitsForRegistration(task)),
    )
    .sort((a, b) => ((happenedAt(a.message)?.at ?? '') < (happenedAt(b.message)?.at ?? '') ? -1 : 1));
}

/** Nothing is told or filed before it happened (B-18); the same booking with another time takes its place. */
function holdUntilItHappens(turn: Turn, command: MessageCommand, early: readonly FiredRule[]): MessageResult {
  const waitsUntil = happenedAt(command.message)?.at ?? turn.now;
  dropEarlier(turn, command);
  holdUntil(turn, command, waitsUntil);
  return { fired: [...command.fired, ...early], outcome: 'HELD', correlation: {}, waitsUntil };
}

/** The fact was reported again, as of another time: what was to happen at the one named before does not happen twice. */
export function dropEarlier(turn: Turn, { message, from, messageId }: MessageCommand): void {
  if (!('bankSerial' in message.data)) return;
  const { bankSerial } = message.data;
  for (const held of turn.state.heldMessages) {
    const same = held.message.type === message.type && 'bankSerial' in held.message.data && held.message.data.bankSerial === bankSerial;
    if (held.effectiveAt !== undefined && held.from === from && held.messageId !== messageId && same) dropHeld(turn, held.taskId);
  }
}

function hold(
  turn: Turn,
  command: MessageCommand,
  kind: Extract<TaskKind, 'replay-parked' | 'review-held-message'>,
  fired: readonly FiredRule[],
): MessageResult {
  const { messageId, message } = command;
  const rule = fired.find(({ outcome }) => outcome === 'HOLD')?.id;
  const about = 'caseNumber' in message.data ? { caseNumber: message.data.caseNumber } : {};
  // What is parked waits for a fault to be mended, which has no date.
  const due = kind === 'replay-parked' ? {} : { ...about, dueAt: schedule(turn.now, clerkDays).dueAt };
  const taskId = openTask(turn, { kind, owner: 'operator', subject: messageId, ...due, ...(rule === undefined ? {} : { rule }) });
  keep(turn, command, taskId);
  return { fired: [...fired], outcome: 'HELD', correlation: {} };
}

/** It speaks of an instant to come: it takes effect then, and not before (F-23, B-18). */
export function holdUntil(turn: Turn, command: MessageCommand, effectiveAt: Instant): void {
  keep(turn, command, idOf('until', turn.state.accountNumber, command.from, command.messageId), effectiveAt);
}

/** True where it speaks of an instant to come, and waits for it. */
export function holdIfToCome(turn: Turn, command: MessageCommand, effectiveAt: Instant | undefined): boolean {
  if (effectiveAt === undefined || !isToCome(effectiveAt, turn.now)) return false;
  holdUntil(turn, command, effectiveAt);
  return true;
}

/** A parked message may be replayed only when none that came before it stays parked. */
export const isOldestParked = (turn: Turn, { taskId }: Task): boolean => parkedTasks(turn.state)[0]?.taskId === taskId;
