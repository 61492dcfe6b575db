/**
 * What every house (account, dossier, intake, watch) is to those that run it: pure functions over the state of one stream. The commit loop, the
 * deadline watch, the outputs and the reports know an aggregate by its core alone; `shared/workflow/aggregates.ts` says which stream is whose.
 */
import type { Instant } from '../messages/messages.ts';
import type { Output } from '../messages/outputs.ts';
import type { Parts } from './parts.ts';

/** `<kind>:<subject>`: `account:<number>`, `case:<case number>`, `intake:<sender>`, `watch:deadlines`. */
export type StreamId = string;

/** A name that only one owner may hold (notice number, bank serial, invoice, permit). */
export interface UniqueClaim {
  key: string;
  owner: string;
}

/** As much of a page as outputs follow from. */
export interface PageOfEvents<Event> {
  stream: StreamId;
  sequence: number;
  events: readonly Event[];
}

/** Owners of unique names, as far as they are known: claim key → owner. */
export type Taken = ReadonlyMap<string, string>;

/** What a command brings: its events, and the state that they lead to, so that nobody need fold them a second time. */
export interface Decision<State, Event> {
  events: Event[];
  state: State;
}

/**
 * @typeParam Facts what `decide` is told besides state and command (profiles, partners).
 */
export interface Core<State, Command, Event, Facts> {
  /** First part of the ids of its streams. */
  kind: string;
  /** Raised whenever the shape or the meaning of the stored state changes: a state of another version is folded again from its pages. */
  stateVersion: number;
  initial(stream: StreamId): State;
  /** How the state is stored in parts; absent: in one piece, because it is small whatever happens. */
  parts?: Parts<State, Command>;
  /** The state of the decision is `evolve` over its events; every test run compares the two. */
  decide(state: State, command: Command, facts: Facts, taken: Taken): Decision<State, Event>;
  evolve(state: State, event: Event): State;
  /** Claim keys whose owners `decide` wants to know; usually none. */
  lookups(state: State, command: Command): string[];
  /** Unique names that the event takes, and for whom: the stream itself, or a part of it (a notice owns its invoices). */
  claimsOf(event: Event, stream: StreamId): UniqueClaim[];
  /** When time alone changes the state next. */
  nextDueAt(state: State): Instant | undefined;
  /** The command by which time passes up to an instant; absent where it changes nothing. The deadline watch gives it when `nextDueAt` has come. */
  timePasses?(at: Instant): Command;
  /** What must never stand in a state (a sum that does not add up), in words; a page that leads there is not written. */
  faultsOf(state: State): string[];
  /** What the outside is asked to do, from the page alone: a repeat repeats it to the letter. */
  outputsOf(page: PageOfEvents<Event>): Output[];
}

/** The decision of a core that does not fold while it decides. */
export function decided<State, Event>(
  evolve: (state: State, event: Event) => State,
  state: State,
  events: Event[],
): Decision<State, Event> {
  return { events, state: events.reduce(evolve, state) };
}

/** What a stream is of (`account:1602…` → `account`). */
export const kindOf = (stream: StreamId): string => stream.slice(0, Math.max(0, stream.indexOf(':')));
/** What a stream is about (`account:1602…` → `1602…`). */
export const subjectOf = (stream: StreamId): string => stream.slice(stream.indexOf(':') + 1);
