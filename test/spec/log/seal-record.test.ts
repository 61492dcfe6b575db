import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attesters } from '../../../functions/seal-record/attest.ts';
import { sealingLimits } from '../../../functions/seal-record/deps.ts';
import { createHandler } from '../../../functions/seal-record/handler.ts';
import { sealRecord } from '../../../functions/seal-record/seal-record.ts';
import { localLogSigner } from '../../../infra/local/system/log-signer.ts';
import { isNoteSignedBy } from '../../../shared/adapters/log/notes.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { silentLog } from '../../../shared/adapters/telemetry/silent.ts';
import { genesisHash } from '../../../shared/domain/aggregate/journal.ts';
import { parseCheckpoint } from '../../../shared/domain/log/checkpoint.ts';
import { type LogEvent, type LogState, logStream } from '../../../shared/domain/log/core.ts';
import { inclusionProof, isIncluded, leafHash } from '../../../shared/domain/log/merkle.ts';
import { parseNote, parseVerifierKey } from '../../../shared/domain/log/note.ts';
import { tileReader } from '../../../shared/domain/log/tiles.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import { logKey } from '../../../shared/ports/log.ts';
import { createCommit } from '../../../shared/workflow/commit/commit.ts';
import { memoryEvidence } from '../../fixtures/world/memory-evidence.ts';
import { present } from '../../fixtures/world/present.ts';
import { recordingMetrics } from '../../fixtures/world/recording-metrics.ts';
import { lambdaContext } from '../../fixtures/world/sqs-event.ts';
import { watchedLedger } from '../workflow/commit/watched-ledger.ts';

const keys = await openKeyFile(undefined, () => '2026-03-01T00:00:00+08:00');
const signer = await localLogSigner(keys);
const verifier = present(parseVerifierKey(await signer.verifierKey()));

/** Ends the process at the n-th step that changes something outside. */
class Crash extends Error {}

function world(limits: Partial<typeof sealingLimits> = {}, attesters: Attesters = {}) {
  const ledger = watchedLedger();
  const evidence = memoryEvidence();
  const time = { now: '2026-03-02T09:00:00+08:00' };
  const metrics = recordingMetrics();
  let stepsLeft = Number.POSITIVE_INFINITY;
  let between: (() => Promise<void>) | undefined;
  const step = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    if (stepsLeft <= 0) throw new Crash('the process was killed');
    stepsLeft -= 1;
    await between?.();
    return act();
  };
  const watchedEvidence: EvidenceStore = { ...evidence, put: (...put) => step(() => evidence.put(...put)) };
  /** What one process has: its own idea of the heads. */
  const deps = () => ({
    clock: { now: () => time.now },
    ledger: {
      ...ledger,
      unsealed: (limit: number) => step(() => ledger.unsealed(limit)),
      markSealed: (to: Parameters<typeof ledger.markSealed>[0]) => step(() => ledger.markSealed(to)),
    },
    commit: createCommit({
      ledger: { ...ledger, commit: (request) => step(() => ledger.commit(request)) },
      random: () => 0,
      delay: async () => {},
    }),
    evidence: watchedEvidence,
    signer,
    attesters,
    log: silentLog,
    metrics,
    ...sealingLimits,
    ...limits,
  });
  const versions = new Map<string, { version: number; hash: string }>();
  /** Commits one more page to a stream, as if a message had come. */
  const page = async (stream: string): Promise<void> => {
    const { version, hash } = versions.get(stream) ?? { version: 0, hash: genesisHash };
    const result = await ledger.commit({
      stream,
      expectedVersion: version,
      previousHash: hash,
      state: {},
      recordedAt: time.now,
      events: [{ type: 'Noted', version }],
      inbox: [{ key: `${stream}#${version}`, digest: 'a'.repeat(64) }],
      claims: [],
    });
    if (result.kind !== 'committed') throw new Error(result.kind);
    versions.set(stream, result);
  };
  const run = async (killAfter = Number.POSITIVE_INFINITY, meanwhile?: () => Promise<void>): Promise<void> => {
    stepsLeft = killAfter;
    between = meanwhile;
    try {
      await sealRecord(deps());
    } catch (error) {
      if (!JSON.stringify(error, Object.getOwnPropertyNames(error)).includes('killed')) throw error;
    } finally {
      stepsLeft = Number.POSITIVE_INFINITY;
      between = undefined;
    }
  };
  return { ledger, evidence, time, metrics, deps, page, run, versions };
}
type World = ReturnType<typeof world>;

/** Every leaf of the log, in order, from the log's own pages. */
async function leavesOf({ ledger }: World) {
  const leaves = [];
  for await (const { events } of ledger.pages<LogEvent>(logStream))
    for (const event of events) if (event.type === 'LeavesPlanned') leaves.push(...event.leaves);
  return leaves;
}

/** Everything that must hold once nothing is left to seal. */
async function expectWhole(of: World): Promise<void> {
  const leaves = await leavesOf(of);
  const expected = [...of.versions].flatMap(([stream, { version }]) =>
    Array.from({ length: version }, (_, index) => `${stream}/${index + 1}`),
  );
  expect(leaves.map(({ stream, sequence }) => `${stream}/${sequence}`).sort()).toEqual(expected.sort());
  const state = present(await of.ledger.head<LogState>(logStream)).state;
  const note = present(parseNote(present(state.checkpoint).note));
  const checkpoint = present(parseCheckpoint(note.text));
  expect(isNoteSignedBy(note, verifier)).toBe(true);
  expect(checkpoint.size).toBe(expected.length);
  const reader = tileReader(checkpoint.size, (path) => of.evidence.get(logKey(path)));
  for (const [index, { hash }] of leaves.entries()) {
    const proof = await inclusionProof(reader, index, checkpoint.size);
    expect(isIncluded(leafHash(Buffer.from(hash, 'hex')), index, checkpoint, proof)).toBe(true);
  }
}

describe('every page of every stream becomes a leaf, once', () => {
  it('in the order in which a plan fixed it, in tiles that a reader can check', async () => {
    const system = world();
    for (const stream of ['account:1', 'case:（2026）鲁0102执1号', 'intake:bank', 'account:1', 'watch:deadlines'])
      await system.page(stream);
    await system.run();
    await expectWhole(system);
    await system.run();
    await expectWhole(system);
  });

  it('more of them than a plan or a run can take', async () => {
    const system = world({ leavesMax: 7, roundsMax: 3, streamsMax: 2 });
    for (let index = 0; index < 60; index += 1) await system.page(`account:${index % 5}`);
    for (let runs = 0; runs < 6; runs += 1) await system.run();
    await expectWhole(system);
  });

  it('when the process is killed at any step, with pages committed at every step, and two runs side by side', async () => {
    const scenario = fc.array(
      fc.record({ killAfter: fc.integer({ min: 0, max: 14 }), pages: fc.integer({ min: 0, max: 3 }), together: fc.boolean() }),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(scenario, async (runs) => {
        const system = world({ leavesMax: 3, roundsMax: 2 });
        let budget = 40;
        const meanwhile = async (): Promise<void> => {
          budget -= 1;
          if (budget > 0) await system.page(`account:${budget % 3}`);
        };
        for (const { killAfter, pages, together } of runs) {
          for (let index = 0; index < pages; index += 1) await system.page(`case:${index}`);
          await Promise.all([system.run(killAfter, meanwhile), ...(together ? [sealRecord(system.deps()).catch(() => undefined)] : [])]);
        }
        await system.page('account:last');
        for (let round = 0; round < 40; round += 1) await system.run();
        await expectWhole(system);
      }),
      { numRuns: 60 },
    );
  });

  it('and every single step is one after which it can be killed', async () => {
    for (let killAfter = 0; killAfter < 25; killAfter += 1) {
      const system = world({ leavesMax: 4, roundsMax: 3 });
      for (let index = 0; index < 10; index += 1) await system.page(`account:${index % 3}`);
      await system.run(killAfter);
      await system.page('account:1');
      for (let round = 0; round < 4; round += 1) await system.run();
      await expectWhole(system);
    }
  });
});

describe('what is public of a page is its hash alone', () => {
  it('no account, case or name stands in any file of the log', async () => {
    const system = world();
    for (const stream of ['account:1602001019200388888', 'case:（2026）鲁0102执1号']) await system.page(stream);
    await system.run();
    const text = [...system.evidence.objects].map(([key, bytes]) => `${key} ${Buffer.from(bytes).toString('latin1')}`).join('\n');
    expect(text).not.toContain('1602001019200388888');
    expect(text).not.toContain(Buffer.from('鲁0102').toString('latin1'));
  });
});

describe('a log that nobody else has seen for a day', () => {
  it('raises an alarm, until a partner has cosigned it', async () => {
    const system = world();
    await system.page('account:1');
    const run = async () => createHandler(system.deps())(undefined, lambdaContext);
    await run();
    expect(system.metrics.counts.LeavesSealed).toBe(1);
    system.time.now = '2026-03-03T08:59:59+08:00';
    await run();
    expect(system.metrics.counts.CheckpointsUncosigned).toBeUndefined();
    system.time.now = '2026-03-03T09:00:00+08:00';
    await run();
    expect(system.metrics.counts.CheckpointsUncosigned).toBe(1);
  });
});

describe('a log that has forked', () => {
  it('is not gone on with: another checkpoint of the same size is kept already', async () => {
    const system = world();
    await system.page('account:1');
    await system.evidence.put(
      'log/checkpoint/1',
      Buffer.from(`${signer.origin}\n1\n${Buffer.alloc(32).toString('base64')}\n\n— x AAAAAAA=\n`),
      'text/plain',
    );
    await expect(sealRecord(system.deps())).rejects.toThrow('the log has forked');
  });
});

describe('third parties that say when a checkpoint was there', () => {
  const asked: string[] = [];
  const answering = (up: () => boolean): Attesters => ({
    timestamps: {
      async stamp(sha256) {
        if (!up()) throw new Error('the time-stamping authority answered 503');
        asked.push(sha256);
        return Buffer.from(`stamped ${asked.length}`);
      },
    },
    chain: { anchor: async ({ size }) => ({ transactionId: `tx-${size}` }) },
  });

  it('are asked once a checkpoint, and their first answer stays beside it', async () => {
    const system = world(
      {},
      answering(() => true),
    );
    await system.page('account:1');
    await createHandler(system.deps())(undefined, lambdaContext);
    await createHandler(system.deps())(undefined, lambdaContext);
    expect(Buffer.from(present(await system.evidence.get('log/timestamp/1'))).toString()).toBe('stamped 1');
    expect(JSON.parse(Buffer.from(present(await system.evidence.get('log/anchor/1'))).toString())).toMatchObject({
      checkpoint: { origin: signer.origin, size: 1 },
      receipt: { transactionId: 'tx-1' },
    });
  });

  it('do not hold up the sealing while they are away, and are asked again', async () => {
    let isUp = false;
    const system = world(
      {},
      answering(() => isUp),
    );
    await system.page('account:1');
    await createHandler(system.deps())(undefined, lambdaContext);
    await expectWhole(system);
    expect(system.metrics.counts.AttestationsFailed).toBe(1);
    expect(await system.evidence.get('log/timestamp/1')).toBeUndefined();
    expect(await system.evidence.get('log/anchor/1')).toBeDefined();
    isUp = true;
    await createHandler(system.deps())(undefined, lambdaContext);
    expect(await system.evidence.get('log/timestamp/1')).toBeDefined();
  });
});
