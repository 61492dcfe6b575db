import { describe, expect, it } from 'vitest';
import { decided } from '../../../../shared/domain/aggregate/aggregate.ts';
import { LedgerBusyError, LedgerLimitError, type Page } from '../../../../shared/ports/ledger.ts';
import type { CommitItem } from '../../../../shared/workflow/commit/batch.ts';
import { createCommit } from '../../../../shared/workflow/commit/commit.ts';
import { type Add, type Added, counterCore, type Tally } from './counter-core.ts';
import { type WatchedLedger, watchedLedger } from './watched-ledger.ts';

const stream = 'account:1602001019200388888';
const at = '2026-03-02T09:00:00+08:00';

function setUp() {
  const ledger = watchedLedger();
  const waits: number[] = [];
  const deps = {
    ledger,
    random: () => 0.5,
    delay: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  const commit = createCommit(deps);
  const run = (items: CommitItem<Add>[], to = stream) =>
    commit(counterCore, { stream: to, recordedAt: at, facts: { unit: 'fen' }, items, evidenceKey: 'messages/abc' });
  return { ledger, waits, run, another: createCommit(deps) };
}

const message = (id: string, command: Partial<Add> = {}, digest = `digest of ${id}`): CommitItem<Add> => ({
  command: { by: 1, ...command },
  inbox: { key: `urn:presale:bank:102451000019#${id}`, digest },
});
const tallyOf = async (ledger: WatchedLedger, of = stream): Promise<Tally | undefined> => (await ledger.head<Tally>(of))?.state;
async function pagesOf(ledger: WatchedLedger): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of ledger.pages(stream)) pages.push(page);
  return pages;
}

describe('a batch of one account is one ledger request', () => {
  it('commits ten messages as one page, in order, with their inbox entries and their evidence', async () => {
    const { ledger, run } = setUp();
    const results = await run(Array.from({ length: 10 }, (_, index) => message(`m-${index}`, { by: index + 1 })));
    expect(results.map(({ kind }) => kind)).toEqual(Array(10).fill('committed'));
    expect(ledger.requests.commits).toBe(1);
    const [page, ...more] = await pagesOf(ledger);
    expect(more).toEqual([]);
    expect(page).toMatchObject({ sequence: 1, recordedAt: at, evidenceKey: 'messages/abc' });
    expect(page?.inbox.map(({ key }) => key.slice(-3))).toEqual(['m-0', 'm-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6', 'm-7', 'm-8', 'm-9']);
    expect(results[0]).toEqual({ kind: 'committed', page });
  });

  it('reads nothing when warm', async () => {
    const { ledger, run } = setUp();
    await run([message('a')]);
    ledger.requests.heads = 0;
    await run([message('b')]);
    await run([message('c')]);
    expect(ledger.requests).toEqual({ commits: 3, heads: 0, lookups: 0 });
    expect(await tallyOf(ledger)).toMatchObject({ count: 3 });
  });

  it('reads first after its memory was overrun by other streams', async () => {
    const ledger = watchedLedger();
    const commit = createCommit({ ledger, random: Math.random, delay: async () => {}, headsMax: 1 });
    const run = (to: string, id: string) =>
      commit(counterCore, { stream: to, recordedAt: at, facts: { unit: 'fen' }, items: [message(id)] });
    await run('account:1', 'a');
    await run('account:2', 'b');
    await run('account:1', 'c');
    expect(ledger.requests.heads).toBe(3);
    expect(await tallyOf(ledger, 'account:1')).toMatchObject({ count: 2 });
  });

  it('writes nothing when nothing happened, and a page without events when a message was taken in', async () => {
    const { ledger, run } = setUp();
    expect(await run([{ command: { by: 0 } }])).toEqual([{ kind: 'nothing-happened' }]);
    expect(ledger.requests.commits).toBe(0);
    expect(await run([message('quiet', { by: 0 })])).toMatchObject([{ kind: 'committed', page: { events: [] } }]);
  });

  it('does not take a command in that asks for it only when something happens', async () => {
    const { ledger, run } = setUp();
    const tick = (id: string, by: number): CommitItem<Add> => ({ ...message(id, { by }), unlessNothing: true });
    expect(await run([tick('t-1', 0)])).toEqual([{ kind: 'nothing-happened' }]);
    expect(ledger.requests.commits).toBe(0);
    expect((await run([tick('t-2', 0), tick('t-3', 1)])).map(({ kind }) => kind)).toEqual(['nothing-happened', 'committed']);
    expect((await pagesOf(ledger)).flatMap(({ inbox }) => inbox.map(({ key }) => key.slice(-3)))).toEqual(['t-3']);
  });

  it('tells the ledger when time alone changes the stream next', async () => {
    const { ledger, run } = setUp();
    await run([message('a', { by: 100 })]);
    expect(await ledger.nextDue()).toBe('2026-03-01T00:00:00+08:00');
  });
});

describe('conflicts are solved by looking again', () => {
  it('decides again on what somebody else committed meanwhile', async () => {
    const { ledger, run, another, waits } = setUp();
    await run([message('a', { by: 1 })]);
    ledger.meanwhile = async () => {
      await another(counterCore, { stream, recordedAt: at, facts: { unit: 'fen' }, items: [message('other', { by: 10 })] });
    };
    expect(await run([message('b', { by: 100 })])).toMatchObject([{ kind: 'committed', page: { sequence: 3 } }]);
    expect(await tallyOf(ledger)).toMatchObject({ count: 111 });
    expect(waits).toEqual([10]);
  });

  it('believes that nothing is to be done only of the stream as it is, not as this process remembers it', async () => {
    const { ledger, another } = setUp();
    // Something becomes due once four were counted.
    const patient = { ...counterCore, decide: (state: Tally, command: Add) => decided(counterCore.evolve, state, due(state, command)) };
    const due = ({ count }: Tally, { by }: Add): Added[] => (by > 1 || count >= 4 ? [{ type: 'Added', by }] : []);
    const commit = createCommit({ ledger, random: () => 0.5, delay: async () => {} });
    const batch = (by: number) => ({ stream, recordedAt: at, facts: { unit: 'fen' }, items: [{ command: { by } }] });
    await commit(patient, batch(2));
    await another(counterCore, batch(1));
    expect(await commit(patient, batch(1))).toEqual([{ kind: 'nothing-happened' }]);
    await another(counterCore, batch(1));
    expect((await commit(patient, batch(1))).map(({ kind }) => kind)).toEqual(['committed']);
  });

  it('gives up after a bounded number of rounds, with growing waits, and says that the ledger is busy', async () => {
    const { ledger, run, waits } = setUp();
    const conflict = async () => ({ kind: 'version-conflict' }) as const;
    ledger.commit = conflict;
    const [result] = await run([message('a')]);
    expect(result).toMatchObject({ kind: 'failed', error: expect.any(LedgerBusyError) });
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 320]);
  });

  it('commits of one stream in one process wait for each other instead of failing each other', async () => {
    const { ledger, run, waits } = setUp();
    await Promise.all(Array.from({ length: 20 }, (_, index) => run([message(`m-${index}`)])));
    expect(waits).toEqual([]);
    expect(ledger.requests).toMatchObject({ commits: 20, heads: 1 });
    expect(await tallyOf(ledger)).toMatchObject({ count: 20 });
  });

  it('decides again with the owner when a name is taken', async () => {
    const { ledger, run } = setUp();
    await run([message('a', { name: 'permit:1' })], 'account:first');
    expect(await run([message('b', { name: 'permit:1' })])).toMatchObject([{ kind: 'committed', page: { events: [{ heldBy: 'first' }] } }]);
    expect(await tallyOf(ledger)).toMatchObject({ rivals: ['first'] });
  });

  it('looks owners up before deciding when the core asks', async () => {
    const { ledger, run } = setUp();
    await run([message('a', { name: 'invoice:7' })], 'account:first');
    expect(
      await run([message('b', { ask: 'invoice:7' }), message('c', { ask: 'invoice:7' }), message('d', { ask: 'invoice:8' })]),
    ).toMatchObject([{ kind: 'committed', page: { events: [{ heldBy: 'first' }, { heldBy: 'first' }, { by: 1 }] } }, {}, {}]);
    expect(ledger.requests.lookups).toBe(2);
  });
});

describe('a message is taken in once', () => {
  it('names the page of the first time and commits the rest of the batch', async () => {
    const { ledger, run } = setUp();
    await run([message('a')]);
    const results = await run([message('a'), message('b'), message('c')]);
    expect(results).toMatchObject([
      { kind: 'already-received', record: { sequence: 1, stream, digest: 'digest of a' } },
      { kind: 'committed', page: { sequence: 2 } },
      { kind: 'committed' },
    ]);
    expect(await tallyOf(ledger)).toMatchObject({ count: 3 });
  });

  it('writes nothing when the whole batch was received before', async () => {
    const { ledger, run } = setUp();
    await run([message('a'), message('b')]);
    expect((await run([message('a'), message('b')])).map(({ kind }) => kind)).toEqual(['already-received', 'already-received']);
    expect((await ledger.head(stream))?.version).toBe(1);
  });

  it('hands the first digest back, so that a conflicting replay shows (M-05)', async () => {
    const { run } = setUp();
    await run([message('a')]);
    expect(await run([message('a', { by: 5 }, 'another digest')])).toMatchObject([
      { kind: 'already-received', record: { digest: 'digest of a' } },
    ]);
  });

  it('takes the same message twice in one batch once', async () => {
    const { ledger, run } = setUp();
    expect(await run([message('a'), message('a', {}, 'another digest'), message('a')])).toMatchObject([
      { kind: 'committed', page: { sequence: 1 } },
      { kind: 'already-received', record: { sequence: 1, digest: 'digest of a' } },
      { kind: 'already-received', record: { sequence: 1, digest: 'digest of a' } },
    ]);
    expect(await tallyOf(ledger)).toMatchObject({ count: 1 });
  });

  it('recognises what was committed although the answer was lost', async () => {
    const { ledger, run } = setUp();
    ledger.failAfter.push(new Error('connection reset'));
    const results = await run([message('a'), message('b')]);
    expect(results).toMatchObject([
      { kind: 'already-received', record: { sequence: 1 } },
      { kind: 'already-received', record: { sequence: 1 } },
    ]);
    expect(await tallyOf(ledger)).toMatchObject({ count: 2 });
  });
});

describe('one message never takes its neighbours down', () => {
  it('commits what stands before a message that the core cannot take, and keeps what stands behind it in its place', async () => {
    const { ledger, run } = setUp();
    const results = await run([message('a'), message('b'), message('poison', { poison: 'decide' }), message('d')]);
    expect(results.map(({ kind }) => kind)).toEqual(['committed', 'committed', 'failed', 'not-tried']);
    expect(results[2]).toMatchObject({ error: { cause: { message: 'the core has a bug' } } });
    expect(await tallyOf(ledger)).toMatchObject({ count: 2 });
    expect(ledger.requests.commits).toBe(1);
  });

  it.each(['decide', 'claims', 'due', 'outputs', 'fault'] as const)('a bug at %s is the failure of its message alone', async (poison) => {
    const { ledger, run } = setUp();
    const results = await run([message('a'), message('poison', { poison }), message('c')]);
    expect(results.map(({ kind }) => kind)).toEqual(['committed', 'failed', 'not-tried']);
    expect(results[1]).toMatchObject({ error: { name: 'DecisionError', cause: expect.any(Error) } });
    expect(await tallyOf(ledger)).toEqual({ count: 1, rivals: [] });
  });

  it('never writes a page that breaks an invariant, and says which', async () => {
    const { run } = setUp();
    expect(await run([message('a', { poison: 'fault' })])).toMatchObject([
      { kind: 'failed', error: { cause: { message: expect.stringContaining('1: the sum is wrong') } } },
    ]);
  });

  it('blames the message that failed when repeats stand before it', async () => {
    const { ledger, run } = setUp();
    await run([message('a'), message('b')]);
    const results = await run([message('a'), message('b'), message('c'), message('poison', { poison: 'decide' }), message('e')]);
    expect(results.map(({ kind }) => kind)).toEqual(['already-received', 'already-received', 'committed', 'failed', 'not-tried']);
    expect(await tallyOf(ledger)).toMatchObject({ count: 3 });
  });

  it('finds the one message that the ledger cannot take', async () => {
    const { ledger, run } = setUp();
    ledger.refuse = ({ inbox }) => (inbox.some(({ key }) => key.endsWith('#c')) ? new Error('ValidationException') : undefined);
    const results = await run([message('a'), message('b'), message('c'), message('d')]);
    expect(results.map(({ kind }) => kind)).toEqual(['committed', 'committed', 'failed', 'not-tried']);
    expect(await tallyOf(ledger)).toMatchObject({ count: 2 });
  });

  it('halves a batch that is too large for the ledger', async () => {
    const { ledger, run } = setUp();
    ledger.refuse = ({ inbox }) => (inbox.length > 3 ? new LedgerLimitError('item-bytes', inbox.length, 3, 'the page') : undefined);
    const results = await run(Array.from({ length: 10 }, (_, index) => message(`m-${index}`)));
    expect(results.map((result) => (result.kind === 'committed' ? result.page.sequence : result.kind))).toEqual([
      1, 1, 1, 2, 2, 3, 3, 3, 4, 4,
    ]);
    expect(await tallyOf(ledger)).toMatchObject({ count: 10 });
  });

  it('reports a single message that is too large', async () => {
    const { ledger, run } = setUp();
    ledger.refuse = ({ inbox }) =>
      inbox.some(({ key }) => key.endsWith('#huge')) ? new LedgerLimitError('item-bytes', 500_000, 400_000, 'the page') : undefined;
    const results = await run([message('a'), message('huge'), message('c')]);
    expect(results).toMatchObject([
      { kind: 'committed' },
      { kind: 'failed', error: { name: 'DecisionError', cause: { limit: 'item-bytes' } } },
      { kind: 'not-tried' },
    ]);
  });

  it('asks a busy ledger no second time', async () => {
    const { ledger, run } = setUp();
    ledger.failBefore.push(new LedgerBusyError('throttled'));
    expect((await run([message('a'), message('b')])).map(({ kind }) => kind)).toEqual(['failed', 'not-tried']);
    expect(ledger.requests.commits).toBe(1);
    expect(await tallyOf(ledger)).toBeUndefined();
  });

  it('passes over a ledger that fails once', async () => {
    const { ledger, run } = setUp();
    ledger.failBefore.push(new Error('socket hang up'));
    expect((await run([message('a'), message('b'), message('c')])).map(({ kind }) => kind)).toEqual([
      'committed',
      'committed',
      'committed',
    ]);
    expect(await tallyOf(ledger)).toMatchObject({ count: 3 });
  });
});
