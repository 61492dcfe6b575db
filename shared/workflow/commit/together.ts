/** One page out of several commands of one stream, with the conflicts that the ledger reports solved. Rejects when it cannot be done. */

import type { Core } from '../../domain/aggregate/aggregate.ts';
import { openOf } from '../../domain/aggregate/parts.ts';
import type { Instant } from '../../domain/messages/messages.ts';
import { type CommitRequest, type InboxEntry, type InboxRecord, LedgerBusyError, type Page, type UniqueClaim } from '../../ports/ledger.ts';
import type { Batch, CommitItem, ItemResult } from './batch.ts';
import type { Heads } from './heads.ts';
import { type Known, type WrittenState, writeState } from './known.ts';
import { type Reading, readKnown, withNeeds } from './read-state.ts';

export interface Committing extends Reading {
  heads: Heads;
  random: () => number;
  delay: (milliseconds: number) => Promise<void>;
}

/** One item that cannot be taken, whatever stands beside it: the core threw, its page would break an invariant, or it is too large by itself. */
export class DecisionError extends Error {
  /** Its place in the batch as it was given. */
  readonly index: number;
  constructor(index: number, cause: unknown) {
    super(`the core cannot decide item ${index} of the batch`, { cause });
    this.name = 'DecisionError';
    this.index = index;
  }
}

/** Conflicts that one commit solves before it gives up, and the longest waits between them: 20, 40, … 640, 640 ms. */
const roundsMax = 8;
const firstWaitMs = 20;
const longestWaitMs = 640;

export async function commitTogether<State, Command, Event, Facts>(
  deps: Committing,
  core: Core<State, Command, Event, Facts>,
  batch: Batch<Command, Facts>,
): Promise<ItemResult<Event>[]> {
  const { stream } = batch;
  const received = new Map<string, InboxRecord>();
  const owners = new Map<string, string | undefined>();
  const remembered = deps.heads.get<State>(stream);
  let known = remembered ?? (await readKnown(deps, core, stream));
  let isFresh = remembered === undefined;
  for (let round = 1; round <= roundsMax; ) {
    const draft = await decideAll(deps, core, batch, known, owners, received);
    if (draft.events.length === 0 && draft.inbox.length === 0) {
      if (isFresh) return resultsOf(batch.items, received, draft.silent, undefined);
      // Only a commit proves that what was remembered still holds. That nothing is to be done must be true of the stream as it is.
      known = await readKnown(deps, core, stream);
      isFresh = true;
      owners.clear();
      continue;
    }
    const written = writeState(core, draft.known, draft.state);
    const request = requestOf(batch, draft, written);
    const result = await deps.ledger.commit(request);
    switch (result.kind) {
      case 'committed': {
        deps.heads.set(knownAfter(core, draft, written, result));
        return resultsOf(batch.items, received, draft.silent, pageOfRequest(request, result));
      }
      case 'already-received':
        remember(received, result.records, batch.items);
        break;
      case 'claimed':
        for (const { key, owner } of result.claims) owners.set(key, owner);
        round += 1;
        break;
      case 'version-conflict':
        if (round < roundsMax) await deps.delay(Math.floor(deps.random() * Math.min(firstWaitMs * 2 ** (round - 1), longestWaitMs)));
        known = await readKnown(deps, core, stream);
        isFresh = true;
        owners.clear();
        round += 1;
        break;
    }
  }
  throw new LedgerBusyError(`a stream was written by others through ${roundsMax} rounds`);
}

interface Draft<State, Event> {
  /** What was known when it was begun, with what was fetched since. */
  known: Known<State>;
  state: State;
  events: Event[];
  claims: UniqueClaim[];
  inbox: InboxEntry[];
  dueAt: Instant | undefined;
  /** Items that changed nothing and are not taken in. */
  silent: ReadonlySet<CommitItem<unknown>>;
}

/** Everything that the core does with an item is under the item's own guard: what it cannot take is parked, and its neighbours go on. */
export async function decideAll<State, Command, Event, Facts>(
  deps: Committing,
  core: Core<State, Command, Event, Facts>,
  batch: Batch<Command, Facts>,
  known: Known<State>,
  owners: Map<string, string | undefined>,
  received: ReadonlyMap<string, InboxRecord>,
): Promise<Draft<State, Event>> {
  const { stream, facts } = batch;
  const claimed = new Map<string, string>();
  const silent = new Set<CommitItem<unknown>>();
  const draft: Draft<State, Event> = { known, state: known.state, events: [], claims: [], inbox: [], dueAt: known.dueAt, silent };
  for (const [index, item] of batch.items.entries()) {
    if (item.inbox && received.has(item.inbox.key)) continue;
    const { command } = item;
    const asked = guarded(index, () => core.lookups(draft.state, command)).filter((key) => !owners.has(key));
    if (asked.length > 0) {
      const found = new Map((await deps.ledger.owners(asked)).map(({ key, owner }) => [key, owner]));
      for (const key of asked) owners.set(key, found.get(key));
    }
    // What an item of this batch takes is taken for the items after it, before the ledger can say so.
    const taken = new Map([...ownersKnown(owners), ...claimed]);
    await fetchNeeds(deps, core, draft, command, taken);
    guarded(index, () => {
      const { events, state } = core.decide(draft.state, command, facts, taken);
      for (const event of events) for (const { key, owner } of core.claimsOf(event, stream)) claimed.set(key, owner);
      if (events.length === 0 && (!item.inbox || item.unlessNothing)) {
        silent.add(item);
        return;
      }
      const [fault] = core.faultsOf(state);
      if (fault !== undefined) throw new Error(`it would break an invariant, and no page may do that: ${fault}`);
      draft.dueAt = core.nextDueAt(state);
      // A page whose outputs cannot be told must not be written: it would come back for ever.
      core.outputsOf({ stream, sequence: known.version + 1, events });
      draft.state = state;
      draft.events.push(...events);
      if (item.inbox) draft.inbox.push(item.inbox);
    });
  }
  draft.claims = [...claimed].map(([key, owner]) => ({ key, owner }));
  return draft;
}

/** What has ended and the command may touch joins the state that is decided on. */
async function fetchNeeds<State, Command, Event, Facts>(
  deps: Committing,
  core: Core<State, Command, Event, Facts>,
  draft: Draft<State, Event>,
  command: Command,
  taken: ReadonlyMap<string, string>,
): Promise<void> {
  const { known, folded } = await withNeeds(deps, core, { ...draft.known, state: draft.state }, command, taken);
  draft.known = known;
  draft.state = folded ? draft.events.reduce(core.evolve, known.state) : known.state;
}

/** Only what is open is kept at hand. */
export function knownAfter<State, Event>(
  core: Pick<Core<State, never, Event, never>, 'parts'>,
  { known, state, dueAt }: Draft<State, Event>,
  written: WrittenState<State>,
  { version, hash }: { version: number; hash: string },
): Known<State> {
  return {
    ...written.known,
    stream: known.stream,
    version,
    hash,
    state: core.parts === undefined ? state : openOf(core.parts, state),
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

function guarded<Result>(index: number, decide: () => Result): Result {
  try {
    return decide();
  } catch (error) {
    throw new DecisionError(index, error);
  }
}

const ownersKnown = (owners: ReadonlyMap<string, string | undefined>): Map<string, string> =>
  new Map([...owners].filter((entry): entry is [string, string] => entry[1] !== undefined));

/** A record that belongs to none of the items would repeat the round for ever. */
function remember(received: Map<string, InboxRecord>, records: readonly InboxRecord[], items: readonly CommitItem<unknown>[]): void {
  const mine = records.filter(({ key }) => items.some(({ inbox }) => inbox?.key === key));
  if (mine.length === 0) throw new Error('the ledger says that messages were already received, but names none of them');
  for (const record of mine) received.set(record.key, record);
}

export function requestOf<State, Command, Event, Facts>(
  { stream, recordedAt, evidenceKey }: Batch<Command, Facts>,
  { known, events, claims, inbox, dueAt }: Draft<State, Event>,
  { known: _, ...state }: WrittenState<State>,
): CommitRequest<unknown, Event> {
  return {
    stream,
    expectedVersion: known.version,
    previousHash: known.hash,
    ...(known.damagedHash === undefined ? {} : { damagedHash: known.damagedHash }),
    ...state,
    recordedAt,
    events,
    inbox,
    claims,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(evidenceKey === undefined ? {} : { evidenceKey }),
  };
}

export function pageOfRequest<Event>(
  request: CommitRequest<unknown, Event>,
  { version, hash }: { version: number; hash: string },
): Page<Event> {
  const { stream, previousHash, recordedAt, events, inbox, evidenceKey, pageState } = request;
  return {
    stream,
    sequence: version,
    previousHash,
    hash,
    recordedAt,
    events,
    inbox,
    ...(evidenceKey === undefined ? {} : { evidenceKey }),
    ...(pageState === undefined ? {} : { state: pageState }),
  };
}

function resultsOf<Event>(
  items: readonly CommitItem<unknown>[],
  received: ReadonlyMap<string, InboxRecord>,
  silent: ReadonlySet<CommitItem<unknown>>,
  page: Page<Event> | undefined,
): ItemResult<Event>[] {
  return items.map((item) => {
    const record = item.inbox && received.get(item.inbox.key);
    if (record) return { kind: 'already-received', record };
    return page && !silent.has(item) ? { kind: 'committed', page } : { kind: 'nothing-happened' };
  });
}
