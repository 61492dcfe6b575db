/** What the ledger suites need from an adapter, and small commits to try it with. */
import { afterEach, beforeEach } from 'vitest';
import { genesisHash } from '../../../shared/domain/aggregate/journal.ts';
import type { CommitRequest, CommitResult, Ledger, StreamId } from '../../../shared/ports/ledger.ts';
import type { Register } from '../../../shared/ports/register.ts';

export interface StoreUnderTest {
  ledger: Ledger;
  register: Register;
  close(): Promise<void>;
}
/** Opens an empty store. */
export type OpenStore = () => Promise<StoreUnderTest>;

/** A fresh store for each test of the enclosing `describe`. */
export function freshStore(open: OpenStore): () => StoreUnderTest {
  let store: StoreUnderTest | undefined;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
  });
  return () => {
    if (store === undefined) throw new Error('no store is open: freshStore works inside a test');
    return store;
  };
}

/** Booked amounts, the simplest thing that a stream can be about. */
export interface Booked {
  type: 'Booked';
  amountFen: number;
}
export interface Balance {
  balanceFen: number;
}
export type Booking = CommitRequest<Balance, Booked>;

export const account: StreamId = 'account:37010012345678';
export const otherAccount: StreamId = 'account:37010087654321';
export const digestOf = (digit: string): string => digit.repeat(64);
export const booked = (amountFen: number): Booked => ({ type: 'Booked', amountFen });
export const evolve = (state: Balance, event: Booked): Balance => ({ balanceFen: state.balanceFen + event.amountFen });

/** A commit to a new stream; fields given replace its own. */
export function booking(fields: Partial<Booking> = {}): Booking {
  return {
    stream: account,
    expectedVersion: 0,
    previousHash: genesisHash,
    state: { balanceFen: 100 },
    recordedAt: '2026-03-02T09:00:00+08:00',
    events: [booked(100)],
    inbox: [{ key: 'urn:presale:bank:102451000019#m-1', digest: digestOf('a') }],
    claims: [],
    ...fields,
  };
}

/** Commits and returns where the stream stands then. @throws Error for any other answer. */
export async function committed(ledger: Ledger, request: Booking): Promise<{ expectedVersion: number; previousHash: string }> {
  const result: CommitResult = await ledger.commit(request);
  if (result.kind !== 'committed') throw new Error(`expected a commit, got ${JSON.stringify(result)}`);
  return { expectedVersion: result.version, previousHash: result.hash };
}

/** Commits the amounts one page each, message ids `m-1`, `m-2`, …; returns where the stream stands then. */
export async function commitAmounts(
  ledger: Ledger,
  stream: StreamId,
  amounts: readonly number[],
): Promise<{ expectedVersion: number; previousHash: string }> {
  let place = { expectedVersion: 0, previousHash: genesisHash };
  let state: Balance = { balanceFen: 0 };
  for (const [index, amountFen] of amounts.entries()) {
    state = evolve(state, booked(amountFen));
    place = await committed(
      ledger,
      booking({
        stream,
        ...place,
        state,
        events: [booked(amountFen)],
        inbox: [{ key: `${stream}#m-${index + 1}`, digest: digestOf('b') }],
      }),
    );
  }
  return place;
}

export async function listed<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
