/**
 * One decision in progress. The decider is pure from outside: it takes values and returns events. Inside, a turn gathers events and folds each
 * into its own copy of the state at once, so that every later step of the same decision sees what the earlier ones did.
 */
import type { InboundMessage, Instant, LocalDate, PartnerId } from '../../messages/messages.ts';
import { createOffice } from '../../office/office.ts';
import type { FiredRule } from '../../rules/engine/finding.ts';
import type { PartnerEntry } from '../../rules/engine/moments.ts';
import { type CityProfile, defaultProfile, profileInForce } from '../../values/profiles/profile.ts';
import type { AccountEvent } from '../events.ts';
import { evolve } from '../evolve/evolve.ts';
import type { AccountState, TaskKind } from '../state.ts';
import { taskKinds } from '../tables/task-kinds.ts';

/** What decisions need to know from outside the account, as values. */
export interface DecisionContext {
  profiles: readonly CityProfile[];
  partners: readonly PartnerEntry[];
  /** Owners of names that the ledger found to be held by others. */
  taken: ReadonlyMap<string, string>;
}

export { idOf, schedule } from '../../office/office.ts';
export { isOpen } from '../../office/state.ts';

export interface Turn {
  state: AccountState;
  readonly events: AccountEvent[];
  now: Instant;
  /** Since when what is being decided on holds: a fact since it happened, an act since it took effect or was said, what is due since it was due. */
  since: Instant;
  readonly context: DecisionContext;
}

export const beginTurn = (state: AccountState, now: Instant, context: DecisionContext): Turn => ({
  state,
  events: [],
  now,
  since: now,
  context,
});

export function emit(turn: Turn, event: AccountEvent): void {
  turn.events.push(event);
  turn.state = evolve(turn.state, event);
}

const office = createOffice<TaskKind, InboundMessage, Turn>({
  kinds: taskKinds,
  emit,
  nameOf: ({ state }) => state.accountNumber,
  correlationOf: ({ state: { accountNumber } }) => ({ accountNumber }),
});
export const { tell, openTask, closeTasks, startDuty, endDuties, tellOfTasks } = office;
/** What time does to its deadlines and tasks, and how its messages wait. */
export const { warn, miss, keep, takeHeld, dropHeld, receipt } = office;

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

/** The same, and the one that kept it at an instant, where another has taken its place since. */
export function banksOf(turn: Turn, at: Instant): PartnerId[] {
  const former = turn.state.formerBanks?.find(({ until }) => at < until);
  const banks = [bankOf(turn), former === undefined ? undefined : (`bank:${former.bankCode}` as const)];
  return banks.filter((bank) => bank !== undefined);
}

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
