/**
 * One decision in progress. The decider is pure from outside: it takes values and returns events. Inside, a turn gathers events and folds each
 * into its own copy of the state at once, so that every later step of the same decision sees what the earlier ones did.
 */
import { sha256Hex } from '../../aggregate/journal.ts';
import type { Instant, LocalDate, PartnerId } from '../../messages/messages.ts';
import type { FiredRule } from '../../rules/engine/finding.ts';
import type { PartnerEntry } from '../../rules/engine/moments.ts';
import { type CityProfile, defaultProfile, profileInForce } from '../../values/profiles/profile.ts';
import type { AccountEvent, Telling } from '../events.ts';
import { evolve } from '../evolve/evolve.ts';
import type { AccountState, Task } from '../state.ts';
import { taskKind } from '../tables/task-kinds.ts';

/** What decisions need to know from outside the account, as values. */
export interface DecisionContext {
  profiles: readonly CityProfile[];
  partners: readonly PartnerEntry[];
  /** Owners of names that the ledger found to be held by others. */
  taken: ReadonlyMap<string, string>;
}

export interface Turn {
  state: AccountState;
  readonly events: AccountEvent[];
  now: Instant;
  readonly context: DecisionContext;
}

export const beginTurn = (state: AccountState, now: Instant, context: DecisionContext): Turn => ({ state, events: [], now, context });

export function emit(turn: Turn, event: AccountEvent): void {
  turn.events.push(event);
  turn.state = evolve(turn.state, event);
}

export const tell = (turn: Turn, telling: Telling): void => emit(turn, { type: 'PartnerTold', at: turn.now, telling });

/** The profile in force for this account on a date; undefined when none is (T-04). */
function profileOn(turn: Turn, on: Instant | LocalDate): CityProfile | undefined {
  const region = turn.state.registration?.regionCode;
  return region === undefined ? undefined : profileInForce(turn.context.profiles, region, on);
}
/** The same with the cautious defaults where no profile is in force. */
export const profileOrDefault = (turn: Turn, on: Instant | LocalDate): CityProfile =>
  profileOn(turn, on) ?? { regionCode: turn.state.registration?.regionCode ?? '', ...defaultProfile };

/** The part of every rule input that speaks of the account. */
export const accountInput = (turn: Turn, on: Instant | LocalDate) => ({
  state: turn.state,
  now: turn.now,
  profile: profileOn(turn, on),
  partners: turn.context.partners,
});

/** The housing authority that answers for the account. */
export const housingOf = (turn: Turn): PartnerId | undefined => turn.state.registration?.registeredBy;
/** The bank that keeps the account. */
export const bankOf = (turn: Turn): PartnerId | undefined =>
  turn.state.registration === undefined ? undefined : `bank:${turn.state.registration.bankCode}`;

/** Its rule is that of its kind unless it names another. */
export function openTask(turn: Turn, given: Omit<Task, 'taskId' | 'status'>, dutyId?: string): string {
  const { rule = taskKind(given.kind).rule } = given;
  const task = { ...given, ...(rule === undefined ? {} : { rule }) };
  const taskId = `${turn.state.accountNumber}-t${turn.state.taskCount + 1}`;
  emit(turn, { type: 'TaskOpened', task: { taskId, ...task, status: 'OPEN' }, ...(dutyId === undefined ? {} : { dutyId }) });
  return taskId;
}

export const isOpen = (task: Task): boolean => task.status !== 'DONE';

export function closeTasks(turn: Turn, which: (task: Task) => boolean): void {
  for (const task of turn.state.tasks.filter((entry) => isOpen(entry) && which(entry)))
    emit(turn, { type: 'TaskDone', taskId: task.taskId, at: turn.now });
}

/** An id that says the same thing for the same cause, short and in visible ASCII. */
export const idOf = (kind: string, ...cause: readonly (string | number)[]): string =>
  `${kind}-${sha256Hex(cause.join('\u0000')).slice(0, 24)}`;

/** Rules that fired: what a later list finds by a rule stands in place of what an earlier one found by it. Nothing stands twice. */
export function mergeFired(...lists: readonly (readonly FiredRule[])[]): FiredRule[] {
  const merged = new Map<string, Map<string, FiredRule>>();
  for (const list of lists)
    for (const [id, found] of Map.groupBy(list, (fired) => fired.id)) {
      merged.set(id, new Map(found.map((fired) => [JSON.stringify([fired.field, fired.found, fired.expected]), fired])));
    }
  return [...merged.values()].flatMap((found) => [...found.values()]);
}

/** Ids of the rules that fired, each once. */
export const idsOf = (fired: readonly FiredRule[]): string[] => [...new Set(fired.map(({ id }) => id))];
