/** Whatever the journal led to and is lost on the way is found missing, made once more, and found there; nobody is told twice of it. */
import { describe, expect, it } from 'vitest';
import { createHandler as createReplier } from '../../../functions/reply-to-partners/handler.ts';
import { sealingLimits } from '../../../functions/seal-record/deps.ts';
import { createHandler as createSealer } from '../../../functions/seal-record/handler.ts';
import { localLogSigner } from '../../../infra/local/system/log-signer.ts';
import { memoryReplyRecord } from '../../../shared/adapters/files/reply-record.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';
import type { LogState } from '../../../shared/domain/log/core.ts';
import { logStream } from '../../../shared/domain/log/core.ts';
import { createStories } from '../../../shared/workflow/account/account-story.ts';
import { projectAccount, rowsOf } from '../../../shared/workflow/account/project-account.ts';
import type { EffectKind, ReconcileDeps } from '../../../shared/workflow/reconcile/gap.ts';
import { reconcile } from '../../../shared/workflow/reconcile/reconcile.ts';
import { accountNumber, bank, court, housing } from '../../fixtures/rules/account.ts';
import { inflow, playToPayment } from '../../fixtures/world/plain-case.ts';
import { present } from '../../fixtures/world/present.ts';
import { type RecordingQueue, recordingQueue } from '../../fixtures/world/recording-queue.ts';
import { lambdaContext, sqsEvent, sqsRecord } from '../../fixtures/world/sqs-event.ts';
import { world } from '../../fixtures/world/world.ts';

const keys = await openKeyFile(undefined, () => '2026-03-01T00:00:00+08:00');
const signer = await localLogSigner(keys);

/** The plain case up to its payment, with everybody at work who works on what follows from it. */
async function paid() {
  const system = await world();
  const mailboxes = new Map<string, RecordingQueue>([bank, housing, court].map((partner) => [partner, recordingQueue()]));
  const replies = memoryReplyRecord();
  const replyQueues = { of: async (partner: string) => mailboxes.get(partner) };
  const replier = createReplier({ ...system, replyQueues, replied: replies, keys });
  const seal = createSealer({ ...system, ...sealingLimits, signer, attesters: {} });
  const views = openSqliteViews(':memory:');
  await playToPayment(system);
  /** Until no queue holds anything. */
  const settled = async (): Promise<void> => {
    await system.settle();
    for (let taken = system.queues.replies.sent.splice(0); taken.length > 0; taken = system.queues.replies.sent.splice(0))
      await replier(sqsEvent(...taken.map((each) => sqsRecord({ messageId: each.deduplicationId, ...each }))), lambdaContext);
  };
  const project = () => projectAccount({ views, storyOf: createStories(system.ledger) }, accountNumber);
  const deps: ReconcileDeps = {
    ...system,
    replyQueues,
    replies,
    views,
    proofHeld: async (evidence) => (evidence.startsWith('deliveries/') ? system.evidence.has(evidence) : undefined),
    upTo: '2026-12-31T00:00:00+08:00',
    seal: async () => void (await seal({}, lambdaContext)),
    settled,
    freshId: () => crypto.randomUUID(),
  };
  const told = (): string[] => [...mailboxes.values()].flatMap(({ sent }) => sent.map(({ body }) => String(JSON.parse(body).id)));
  return { ...deps, system, settled, project, mailboxes, told };
}
type Paid = Awaited<ReturnType<typeof paid>>;

async function whole(): Promise<Paid> {
  const all = await paid();
  await all.settled();
  await all.seal?.();
  await all.project();
  return all;
}

const kindsOf = (gaps: readonly { kind: EffectKind }[]): EffectKind[] => [...new Set(gaps.map(({ kind }) => kind))];
const look = (deps: ReconcileDeps) => reconcile(deps, { dryRun: true });
const mend = (deps: ReconcileDeps) => reconcile(deps, { dryRun: false });

/** All that the ledger holds, to see that nothing was written. */
async function pagesOf({ ledger }: Pick<ReconcileDeps, 'ledger'>): Promise<string[]> {
  const all: string[] = [];
  for await (const stream of ledger.streams('')) for await (const { hash } of ledger.pages(stream)) all.push(hash);
  return all;
}

describe('reconcile', () => {
  it('finds nothing missing where everything took its course, and counts what it looked at', async () => {
    const { missing, left, checked } = await look(await whole());
    expect(missing).toEqual([]);
    expect(left).toEqual([]);
    expect(checked).toMatchObject({ filing: 3, telling: 1, document: 3 });
    for (const kind of ['ledger', 'reply', 'message', 'leaf', 'tile', 'checkpoint', 'row'] as const)
      expect(checked[kind]).toBeGreaterThan(0);
  });

  const drops: [EffectKind, (all: Paid) => Promise<void> | void][] = [
    ['filing', ({ system }) => void system.queues.filings.sent.splice(0)],
    ['telling', ({ system }) => void system.queues.notifications.sent.splice(0)],
    ['reply', ({ system }) => void system.queues.replies.sent.splice(0)],
  ];
  it.each(drops)('sends a lost %s again, which is then done once', async (kind, drop) => {
    const all = await paid();
    await drop(all);
    await all.settled();
    await all.seal?.();
    await all.project();
    const found = await look(all);
    expect(kindsOf(found.left)).toEqual([kind]);
    expect(found.repaired).toEqual([]);

    const { missing, repaired, left } = await mend(all);
    expect(missing.length).toBeGreaterThan(0);
    expect(repaired).toEqual(missing);
    // What followed from the repair is projected and sealed by those whose work that is.
    await all.seal?.();
    await all.project();
    expect(kindsOf(left)).not.toContain(kind);
    expect((await look(all)).left).toEqual([]);

    const before = [await pagesOf(all), all.told().length, all.system.memory.delivered.length];
    expect((await mend(all)).missing).toEqual([]);
    expect([await pagesOf(all), all.told().length, all.system.memory.delivered.length]).toEqual(before);
    expect(all.system.memory.delivered).toHaveLength(1);
    expect(new Set(all.told()).size).toBe(all.told().length);
  });

  it('tells nobody again who was told before the program died without writing it down', async () => {
    const all = await paid();
    const { memory, queues, settle } = all.system;
    const lost = [...queues.notifications.sent];
    await settle();
    expect(memory.delivered).toHaveLength(1);
    // The queue gives the same telling out again, beside the one that reconcile would send.
    queues.notifications.sent.push(...lost, ...lost.map((each) => ({ ...each, deduplicationId: 'another' })));
    await mend(all);
    expect(memory.delivered).toHaveLength(1);
  });

  it('puts a filed document back out of the message that brought it, byte for byte', async () => {
    const all = await whole();
    const { objects } = all.system.evidence;
    const documents = [...objects.keys()].filter((key) => key.startsWith('documents/'));
    const before = new Map(documents.map((key) => [key, objects.get(key)]));
    for (const key of documents) objects.delete(key);
    expect(kindsOf((await look(all)).left)).toEqual(['document']);
    expect((await mend(all)).left).toEqual([]);
    const filed = documents.filter((key) => objects.has(key));
    expect(filed).toHaveLength(3);
    for (const key of filed) expect(objects.get(key)).toEqual(before.get(key));
  });

  it('names messages as received that are gone or were changed, and makes none up', async () => {
    const all = await whole();
    const { objects } = all.system.evidence;
    const [first, second] = [...objects.keys()].filter((key) => key.startsWith('messages/'));
    objects.delete(present(first));
    objects.set(present(second), Buffer.from('other'));
    const { repaired, left } = await mend(all);
    expect(repaired).toEqual([]);
    expect(left.map(({ kind, id }) => [kind, id]).sort()).toEqual(
      [
        ['message', first],
        ['message', second],
      ].sort(),
    );
    expect(left.map(({ what }) => what.en).join()).toMatch(/missing.*do not have their digest|do not have their digest.*missing/);
  });

  it('makes files of the log and checkpoints again, and names one that was changed', async () => {
    const all = await whole();
    const { objects } = all.system.evidence;
    const tiles = [...objects.keys()].filter((key) => key.startsWith('log/tile/'));
    const checkpoint = present([...objects.keys()].find((key) => key.startsWith('log/checkpoint/')));
    const note = present(objects.get(checkpoint));
    objects.delete(checkpoint);
    const lost = present(tiles[0]);
    const bytes = present(objects.get(lost));
    objects.delete(lost);
    expect(kindsOf((await look(all)).left)).toEqual(['tile', 'checkpoint']);
    expect((await mend(all)).left).toEqual([]);
    expect(objects.get(lost)).toEqual(bytes);
    expect(objects.get(checkpoint)).toEqual(note);
    objects.set(lost, Buffer.from(bytes).fill(7));
    expect((await mend(all)).left).toMatchObject([{ kind: 'tile', id: lost }]);
  });

  it('puts a page into the log that counts as sealed and was left out', async () => {
    const all = await whole();
    const { ledger, receive } = all.system;
    await receive('bank', inflow(1, { at: '2026-03-10T15:00:00+08:00' }));
    await all.settled();
    const version = present(await ledger.head(`account:${accountNumber}`)).version;
    await ledger.markSealed([{ stream: `account:${accountNumber}`, to: version }]);
    await all.project();
    const { left } = await look(all);
    expect(kindsOf(left)).toEqual(['leaf']);
    const size = present(await ledger.head<LogState>(logStream)).state.size;
    expect((await mend(all)).left).toEqual([]);
    expect(present(await ledger.head<LogState>(logStream)).state.size).toBe(size + left.length);
  });

  it('counts young pages as waiting for their sealing, not as lost', async () => {
    const all = await paid();
    await all.settled();
    await all.project();
    const { left, unsealed } = await look(all);
    expect(left).toEqual([]);
    expect(unsealed).toBeGreaterThan(0);
  });

  it('does not take for lost what is committed while it looks', async () => {
    const all = await whole();
    const { receive, ledger } = all.system;
    const late = { ...all, upTo: '2026-03-10T00:00:00+08:00' };
    // As if these pages were committed after it was asked what waits for a sealing, and are not in the index yet.
    await receive('bank', inflow(1, { at: '2026-03-10T15:00:00+08:00' }));
    await all.settled();
    const blind = { ...late, ledger: { ...ledger, unsealed: async () => [] } };
    const { left, unsealed } = await look(blind);
    expect(left).toEqual([]);
    expect(unsealed).toBeGreaterThan(0);
  });

  it('seals no page twice that the timer seals between the look and the repair', async () => {
    const all = await whole();
    const { receive, ledger } = all.system;
    await receive('bank', inflow(1, { at: '2026-03-10T15:00:00+08:00' }));
    await all.settled();
    await all.project();
    // Nothing is said of what waits, so that each page of it looks lost; then the timer comes first.
    const evidence = { ...all.evidence };
    const { seal, ...rest } = all;
    let looks = 0;
    const racing = {
      ...rest,
      evidence,
      ledger: { ...ledger, unsealed: async (limit: number) => (looks++ === 0 ? [] : ledger.unsealed(limit)) },
      freshId: () => crypto.randomUUID(),
      views: {
        ...present(all.views),
        async lacks(rows: Parameters<NonNullable<ReconcileDeps['views']>['lacks']>[0]) {
          await seal?.();
          return present(all.views).lacks(rows);
        },
      },
    };
    await mend(racing);
    await seal?.();
    expect((await look(all)).left).toEqual([]);
  });

  it('makes rows again that are missing, stale or too many', async () => {
    const all = await whole();
    const views = present(all.views);
    const story = present(await createStories(all.ledger)(accountNumber));
    const rows = rowsOf(story);
    const [first, ...rest] = rows;
    await views.put({ accountNumber, page: story.page, rows: [...rest.slice(1), { ...present(first), sort: 'zzz' }] });
    expect(kindsOf((await look(all)).left)).toEqual(['row']);
    const { repaired, left } = await mend(all);
    expect(repaired).toHaveLength(2);
    expect(left).toEqual([]);
    expect(await views.lacks({ accountNumber, page: story.page, rows })).toEqual([]);
  });

  it('names the proof of a delivery that is gone, and tells nobody again for it', async () => {
    const all = await whole();
    const { left } = await look({ ...all, proofHeld: async () => false });
    expect(left).toMatchObject([{ kind: 'proof', id: 'court-app receipt' }]);
    expect((await mend({ ...all, proofHeld: async () => false })).left).toHaveLength(1);
    expect(all.system.memory.delivered).toHaveLength(1);
  });

  it('does nothing on the word of a stream that does not hold together', async () => {
    const all = await paid();
    all.system.queues.filings.sent.splice(0);
    await all.settled();
    const { ledger } = all;
    const lying = {
      ...ledger,
      async *pages(stream: string, range?: { from?: number; to?: number }) {
        for await (const page of ledger.pages<never>(stream, range))
          yield stream.startsWith('account:') ? { ...page, recordedAt: '2020-01-01T00:00:00+08:00' } : page;
      },
    } satisfies typeof ledger;
    const { left } = await look({ ...all, ledger: lying });
    expect(left.filter(({ kind }) => kind === 'ledger')).not.toEqual([]);
    expect(kindsOf(left)).not.toContain('filing');
    expect(left.filter(({ kind }) => kind === 'ledger').every(({ repair }) => repair === undefined)).toBe(true);
  });

  it('neither looks nor sends again where the store itself does not hold together: what is not found may be there', async () => {
    const all = await whole();
    for (const mailbox of all.mailboxes.values()) mailbox.sent.length = 0;
    const ledger = {
      ...all.ledger,
      damage: async () => [{ part: 'table inbox', what: 'row 7 missing from index sqlite_autoindex_inbox_1' }],
      inboxRecord: async () => undefined,
    };
    const report = await mend({ ...all, ledger });
    expect(kindsOf(report.left)).toEqual(['ledger']);
    expect(report.left).toContainEqual(
      expect.objectContaining({ id: 'table inbox: row 7 missing from index sqlite_autoindex_inbox_1', stream: 'table inbox' }),
    );
    expect(report.repaired).toEqual([]);
    expect(all.told()).toEqual([]);
  });

  it('asks about no reply from before replies were noted', async () => {
    const all = await paid();
    all.system.queues.replies.sent.splice(0);
    await all.settled();
    const since = '2026-12-31T00:00:00+08:00';
    const replies = { ...all.replies, read: async () => ({ ...(await all.replies.read()), since }) };
    expect((await look({ ...all, replies })).checked.reply).toBe(0);
  });
});
