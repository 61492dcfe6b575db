/** One page out of several commands of one stream, with the conflicts that the ledger reports solved. Rejects when it cannot be done. */

import type { Core } from '../../domain/aggregate.ts';
import { genesisHash } from '../../domain/journal.ts';
import {
  type CommitRequest,
  type Head,
  type InboxEntry,
  type InboxRecord,
  type Ledger,
  LedgerBusyError,
  type Page,
  type StreamId,
  type UniqueClaim,
} from '../../ports/ledger.ts';
import type { Batch, CommitItem, ItemResult } from './batch.ts';
import type { Heads } from './heads.ts';

export interface Committing {
  ledger: Ledger;
  heads: Heads;
  random: () => number;
  delay: (milliseconds: number) => Promise<void>;
}

/** The core itself threw, which is a bug: `index` is the item that it cannot take. */
export class DecisionError extends Error {
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
  let head = deps.heads.get<State>(stream) ?? (await readHead(deps, core, stream));
  for (let round = 1; round <= roundsMax; ) {
    const items = batch.items.filter(({ inbox }) => !inbox || !received.has(inbox.key));
    const draft = await decideAll(deps, core, { ...batch, items }, head.state, owners);
    if (draft.events.length === 0 && draft.inbox.length === 0) return resultsOf(batch.items, received, draft.silent, undefined);
    const request = requestOf(core, batch, head, draft);
    const result = await deps.ledger.commit(request);
    switch (result.kind) {
      case 'committed': {
        deps.heads.set({ ...headOf(request), version: result.version, hash: result.hash });
        return resultsOf(batch.items, received, draft.silent, pageOf(request, result));
      }
      case 'already-received':
        remember(received, result.records, items);
        break;
      case 'claimed':
        for (const { key, owner } of result.claims) owners.set(key, owner);
        round += 1;
        break;
      case 'version-conflict':
        if (round < roundsMax) await deps.delay(Math.floor(deps.random() * Math.min(firstWaitMs * 2 ** (round - 1), longestWaitMs)));
        head = await readHead(deps, core, stream);
        owners.clear();
        round += 1;
        break;
    }
  }
  throw new LedgerBusyError(`a stream was written by others through ${roundsMax} rounds`);
}

interface Draft<State, Event> {
  state: State;
  events: Event[];
  claims: UniqueClaim[];
  inbox: InboxEntry[];
  /** Items that changed nothing and are not taken in. */
  silent: ReadonlySet<CommitItem<unknown>>;
}

async function decideAll<State, Command, Event, Facts>(
  { ledger }: Committing,
  core: Core<State, Command, Event, Facts>,
  { stream, items, facts }: Batch<Command, Facts>,
  start: State,
  owners: Map<string, string | undefined>,
): Promise<Draft<State, Event>> {
  const events: Event[] = [];
  const claimed = new Map<string, string>();
  const silent = new Set<CommitItem<unknown>>();
  let state = start;
  for (const [index, item] of items.entries()) {
    const { command } = item;
    const before = events.length;
    const asked = guarded(index, () => core.lookups(state, command)).filter((key) => !owners.has(key));
    if (asked.length > 0) {
      const found = new Map((await ledger.owners(asked)).map(({ key, owner }) => [key, owner]));
      for (const key of asked) owners.set(key, found.get(key));
    }
    guarded(index, () => {
      // What an item of this batch takes is taken for the items after it, before the ledger can say so.
      for (const event of core.decide(state, command, facts, new Map([...known(owners), ...claimed]))) {
        state = core.evolve(state, event);
        events.push(event);
        for (const { key, owner } of core.claimsOf(event, stream)) claimed.set(key, owner);
      }
    });
    if (events.length === before && (!item.inbox || item.unlessNothing)) silent.add(item);
  }
  const inbox = items.flatMap((item) => (item.inbox && !silent.has(item) ? [item.inbox] : []));
  return { state, events, claims: [...claimed].map(([key, owner]) => ({ key, owner })), inbox, silent };
}

function guarded<Result>(index: number, decide: () => Result): Result {
  try {
    return decide();
  } catch (error) {
    throw new DecisionError(index, error);
  }
}

const known = (owners: ReadonlyMap<string, string | undefined>): Map<string, string> =>
  new Map([...owners].filter((entry): entry is [string, string] => entry[1] !== undefined));

/** A record that belongs to none of the items would repeat the round for ever. */
function remember(received: Map<string, InboxRecord>, records: readonly InboxRecord[], items: readonly CommitItem<unknown>[]): void {
  const mine = records.filter(({ key }) => items.some(({ inbox }) => inbox?.key === key));
  if (mine.length === 0) throw new Error('the ledger says that messages were already received, but names none of them');
  for (const record of mine) received.set(record.key, record);
}

/** The state of a stream that was never written belongs to the core, not to the store. */
async function readHead<State>(
  { ledger, heads }: Committing,
  core: Pick<Core<State, never, never, never>, 'initial'>,
  stream: StreamId,
): Promise<Head<State>> {
  const head = await ledger.head<State>(stream);
  if (head) heads.set(head);
  return head ?? { stream, version: 0, hash: genesisHash, state: core.initial(stream) };
}

function requestOf<State, Command, Event, Facts>(
  core: Core<State, Command, Event, Facts>,
  { stream, recordedAt, evidenceKey }: Batch<Command, Facts>,
  head: Head<State>,
  { state, events, claims, inbox }: Draft<State, Event>,
): CommitRequest<State, Event> {
  const dueAt = core.nextDueAt(state);
  return {
    stream,
    expectedVersion: head.version,
    previousHash: head.hash,
    state,
    recordedAt,
    events,
    inbox,
    claims: [...claims.values()],
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(evidenceKey === undefined ? {} : { evidenceKey }),
  };
}

function headOf<State>({ stream, state, dueAt }: CommitRequest<State>): Omit<Head<State>, 'version' | 'hash'> {
  return { stream, state, ...(dueAt === undefined ? {} : { dueAt }) };
}

function pageOf<Event>(request: CommitRequest<unknown, Event>, { version, hash }: { version: number; hash: string }): Page<Event> {
  const { stream, previousHash, recordedAt, events, inbox, evidenceKey } = request;
  return {
    stream,
    sequence: version,
    previousHash,
    hash,
    recordedAt,
    events,
    inbox,
    ...(evidenceKey === undefined ? {} : { evidenceKey }),
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
