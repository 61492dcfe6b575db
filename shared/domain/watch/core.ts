/**
 * What the deadline watch was about to do. A timer has no message that would come back after a crash, so it writes its plan down first: whatever it committed and
 * did not get to send is found by the next run and sent then.
 */

import { type Core, decided } from '../aggregate/aggregate.ts';
import type { Instant } from '../messages/messages.ts';
import { minuteMillis, toMillis } from '../values/calendar/instants.ts';

export interface Run {
  run: number;
  at: Instant;
  /** Streams that were due. */
  streams: string[];
}
export interface WatchState {
  runs: number;
  /** Runs that have not said that they are done. */
  open: Run[];
}
export type WatchCommand = { kind: 'plan'; at: Instant; streams: string[] } | { kind: 'done'; run: number };
export type WatchEvent = ({ type: 'WorkPlanned' } & Run) | { type: 'WorkDone'; run: number };

export const watchStream = 'watch:deadlines';

function decideWatch({ runs, open }: WatchState, command: WatchCommand): WatchEvent[] {
  if (command.kind === 'plan') return [{ type: 'WorkPlanned', run: runs + 1, at: command.at, streams: command.streams }];
  return open.some(({ run }) => run === command.run) ? [{ type: 'WorkDone', run: command.run }] : [];
}

function evolveWatch({ runs, open }: WatchState, event: WatchEvent): WatchState {
  if (event.type === 'WorkDone') return { runs, open: open.filter(({ run }) => run !== event.run) };
  const { type: _, ...planned } = event;
  return { runs: planned.run, open: [...open, planned] };
}

export const watchCore: Core<WatchState, WatchCommand, WatchEvent, undefined> = {
  kind: 'watch',
  stateVersion: 1,
  initial: () => ({ runs: 0, open: [] }),
  decide: (state, command) => decided(evolveWatch, state, decideWatch(state, command)),
  evolve: evolveWatch,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: () => [],
  outputsOf: () => [],
};

/** Inbox key of what a run does to a stream. */
export const runKey = (run: number, stream: string): string => `watch:${run}:${stream}`;

/** Runs that broke off: they would be done by now. */
export const brokenOff = ({ open }: WatchState, now: Instant, patienceMinutes: number): Run[] =>
  open.filter(({ at }) => toMillis(now) - toMillis(at) >= patienceMinutes * minuteMillis);
