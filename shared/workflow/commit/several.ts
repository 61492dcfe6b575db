/**
 * Two kinds of streams in one commit, all or nothing: what the last one is told follows from the pages of those before it (a dossier has taken an item in, and
 * its account hears where it stands). It is tried once, on what is known; where anything stands in the way nothing is written, and the streams are committed one
 * after the other, each with its own answer.
 */
import type { Core } from '../../domain/aggregate/aggregate.ts';
import type { CommitRequest, Committed, Page, StreamId } from '../../ports/ledger.ts';
import type { Batch } from './batch.ts';
import { writeState } from './known.ts';
import { readKnown } from './read-state.ts';
import { type Committing, decideAll, knownAfter, pageOfRequest, requestOf } from './together.ts';
import type { InTurn } from './turns.ts';

export interface FirstStreams<State, Command, Event, Facts> {
  core: Core<State, Command, Event, Facts>;
  /** A stream each. */
  batches: readonly Batch<Command, Facts>[];
}
export interface LastStream<State, Command, Event, Facts, EarlierEvent> {
  core: Core<State, Command, Event, Facts>;
  stream: StreamId;
  /** @param pages of the first streams, as they will stand */
  batchOf: (pages: ReadonlyMap<StreamId, Pick<Page<EarlierEvent>, 'sequence' | 'events'>>) => Batch<Command, Facts>;
}
export interface PagesOfSeveral<FirstEvent, LastEvent> {
  first: ReadonlyMap<StreamId, Page<FirstEvent>>;
  last: Page<LastEvent>;
}

/** Undefined: not together. Whether it was written is then known by the messages themselves, which are taken in once. */
export type CommitSeveral = <S1, C1, E1, F1, S2, C2, E2, F2>(
  first: FirstStreams<S1, C1, E1, F1>,
  last: LastStream<S2, C2, E2, F2, E1>,
) => Promise<PagesOfSeveral<E1, E2> | undefined>;

export const createCommitSeveral =
  (deps: Committing, inTurn: InTurn): CommitSeveral =>
  (first, last) => {
    const streams = first.batches.map(({ stream }) => stream).sort();
    if (new Set([...streams, last.stream]).size !== streams.length + 1)
      throw new RangeError('a commit of several streams names one of them twice');
    // The last stream first, the others in their order: two that share streams wait for each other, and never in a circle.
    return inTurns(inTurn, [last.stream, ...streams], () => attempt(deps, first, last));
  };

const inTurns = <Result>(inTurn: InTurn, streams: readonly StreamId[], task: () => Promise<Result>): Promise<Result> =>
  streams.reduceRight<() => Promise<Result>>((then, stream) => () => inTurn(stream, then), task)();

async function attempt<S1, C1, E1, F1, S2, C2, E2, F2>(
  deps: Committing,
  first: FirstStreams<S1, C1, E1, F1>,
  last: LastStream<S2, C2, E2, F2, E1>,
): Promise<PagesOfSeveral<E1, E2> | undefined> {
  try {
    const drafted: Drafted<E1>[] = [];
    for (const batch of first.batches) {
      const draft = await draftOf(deps, first.core, batch);
      if (draft === undefined) return undefined;
      drafted.push(draft);
    }
    const pages = new Map(drafted.map(({ request, events }) => [request.stream, { sequence: request.expectedVersion + 1, events }]));
    const end = await draftOf(deps, last.core, last.batchOf(pages));
    if (end === undefined) return undefined;
    const places = await deps.ledger.commitSeveral([...drafted, end].map(({ request }) => request));
    const lastPlace = places?.at(-1);
    if (places === undefined || lastPlace === undefined) return undefined;
    return {
      first: new Map(drafted.flatMap(({ request, finish }, index) => (places[index] ? [[request.stream, finish(places[index])]] : []))),
      last: end.finish(lastPlace),
    };
  } catch {
    // Whether it was written is unknown, or a core cannot take an item: each stream by itself finds out, reading first.
    for (const stream of [last.stream, ...first.batches.map((batch) => batch.stream)]) deps.heads.forget(stream);
    return undefined;
  }
}

interface Drafted<Event> {
  request: CommitRequest;
  events: Event[];
  /** Keeps what is known after it. */
  finish: (place: Committed) => Page<Event>;
}

/** Undefined when an item of the batch would not be taken in: it changes nothing, or stands there twice. */
async function draftOf<State, Command, Event, Facts>(
  deps: Committing,
  core: Core<State, Command, Event, Facts>,
  batch: Batch<Command, Facts>,
): Promise<Drafted<Event> | undefined> {
  const known = deps.heads.get<State>(batch.stream) ?? (await readKnown(deps, core, batch.stream));
  const draft = await decideAll(deps, core, batch, known, new Map(), new Map());
  if (new Set(draft.inbox.map(({ key }) => key)).size !== batch.items.length) return undefined;
  const written = writeState(core, draft.known, draft.state);
  const request = requestOf(batch, draft, written);
  return {
    request,
    events: draft.events,
    finish: (place) => {
      deps.heads.set(knownAfter(core, draft, written, place));
      return pageOfRequest(request, place);
    },
  };
}
