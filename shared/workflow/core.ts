/**
 * What the commit loop needs to know of a decider: pure functions over a stream's state. The account, the dossier, the intake and the
 * deadline watch are four of them; the loop is the same for all.
 */
import type { Instant } from '../domain/messages.ts';
import type { StreamId, UniqueClaim } from '../ports/ledger.ts';

/** Owners of unique names, as far as they are known: claim key → owner. */
type Taken = ReadonlyMap<string, string>;

/**
 * @typeParam Facts what `decide` is told besides state and command (profiles, partners).
 */
export interface Core<State, Command, Event, Facts> {
  initial(stream: StreamId): State;
  decide(state: State, command: Command, facts: Facts, taken: Taken): Event[];
  evolve(state: State, event: Event): State;
  /** Claim keys whose owners `decide` wants to know; usually none. */
  lookups(state: State, command: Command): string[];
  /** Unique names that the event takes, and for whom: the stream itself, or a part of it (a notice owns its invoices). */
  claimsOf(event: Event, stream: StreamId): UniqueClaim[];
  /** When time alone changes the state next. */
  nextDueAt(state: State): Instant | undefined;
}

/** What a stream is about: the part after its kind (`account:1602…` → `1602…`). */
export const subjectOf = (stream: StreamId): string => stream.slice(stream.indexOf(':') + 1);
