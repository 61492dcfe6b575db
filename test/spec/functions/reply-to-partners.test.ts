import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../functions/reply-to-partners/handler.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import { silentLog } from '../../../shared/adapters/telemetry/silent.ts';
import { replyQueueName } from '../../../shared/contracts/fields/reply-queue.ts';
import type { PartnerOutput } from '../../../shared/domain/messages/outputs.ts';
import { messageOf } from '../../../shared/workflow/dispatch.ts';
import { accountNumber, bank, court, housing } from '../../fixtures/rules/account.ts';
import { present } from '../../fixtures/world/present.ts';
import { recordingMetrics } from '../../fixtures/world/recording-metrics.ts';
import { type RecordingQueue, recordingQueue } from '../../fixtures/world/recording-queue.ts';
import { lambdaContext, sqsEvent, sqsRecord } from '../../fixtures/world/sqs-event.ts';

const keys = await openKeyFile(undefined, () => '2026-03-01T00:00:00+08:00');

function setUp() {
  const queues = new Map<string, RecordingQueue>([bank, housing, court].map((partner) => [partner, recordingQueue()]));
  const metrics = recordingMetrics();
  const handler = createHandler({
    replyQueues: { of: async (partner) => queues.get(partner) },
    keys,
    log: silentLog,
    metrics,
    concurrency: 10,
  });
  const reply = async (...outputs: (PartnerOutput | string)[]) => {
    const records = outputs.map((output, index) =>
      typeof output === 'string'
        ? sqsRecord({ messageId: `r-${index}`, groupId: accountNumber, body: output })
        : sqsRecord({ messageId: output.id, ...messageOf(output) }),
    );
    return (await handler(sqsEvent(...records), lambdaContext)).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { queues, metrics, reply };
}

const receipt = (id: string, to: string): PartnerOutput => ({
  kind: 'tell-partner',
  id,
  to,
  at: '2026-03-02T09:00:00+08:00',
  type: 'release.receipt',
  data: { messageId: 'm-1', outcome: 'ACCEPTED', rules: [] },
  correlation: { accountNumber },
});

describe('each partner reads its replies from its own queue', () => {
  it('as CloudEvents under the ids of their causes, in order', async () => {
    const { queues, reply, metrics } = setUp();
    expect(await reply(receipt('o-1', bank), receipt('o-2', court), receipt('o-3', bank))).toEqual([]);
    expect(queues.get(bank)?.sent.map(({ deduplicationId, groupId }) => [deduplicationId, groupId])).toEqual([
      ['o-1', accountNumber],
      ['o-3', accountNumber],
    ]);
    expect(JSON.parse(queues.get(bank)?.sent[0]?.body ?? '')).toMatchObject({
      specversion: '1.0',
      id: 'o-1',
      type: 'presale.release.receipt.v1',
      subject: accountNumber,
      time: '2026-03-02T09:00:00+08:00',
      data: { messageId: 'm-1', outcome: 'ACCEPTED', correlation: { accountNumber } },
    });
    expect(metrics.counts.RepliesSent).toBe(3);
  });

  it('a stranger has none: its receipt stays in the journal, and nobody waits for it', async () => {
    const { queues, reply, metrics } = setUp();
    expect(await reply(receipt('o-1', 'bank:999999999999'), receipt('o-2', court))).toEqual([]);
    expect(queues.get(court)?.sent).toHaveLength(1);
    expect(metrics.counts.RepliesUndeliverable).toBe(1);
  });

  it('a queue that fails holds up what stands behind it, and nothing before', async () => {
    const { queues, reply } = setUp();
    present(queues.get(court)).failing = 1;
    expect(await reply(receipt('o-1', bank), receipt('o-2', court), receipt('o-3', bank))).toEqual(['o-2', 'o-3']);
    expect(queues.get(bank)?.sent.map(({ deduplicationId }) => deduplicationId)).toEqual(['o-1']);
  });

  it('what is no output comes back, after what stands before it was sent', async () => {
    const { queues, reply } = setUp();
    expect(await reply(receipt('o-1', bank), 'nonsense')).toEqual(['r-1']);
    expect(queues.get(bank)?.sent).toHaveLength(1);
  });
});

describe('what goes out is signed with the key of the system (contracts §3)', () => {
  const system = async () => ({ partner: 'presale', name: 'presale', keys: await keys.published() });
  const statusOf = async ({ body = '', attributes = {} }: { body?: string; attributes?: Record<string, string> } = {}) =>
    (
      await verifySignature({
        body: Buffer.from(body),
        jws: attributes.signature,
        partner: await system(),
        isKeyOfAnother: async () => false,
      })
    ).status;

  it('over the exact bytes, in the form that inbound messages have', async () => {
    const { queues, reply } = setUp();
    await reply(receipt('o-1', bank));
    const [sent] = present(queues.get(bank)).sent;
    expect(await statusOf(sent)).toBe('valid');
    expect(await statusOf({ ...sent, body: `${sent?.body} ` })).toBe('invalid');
  });

  it('and goes on being proven by that key after another has taken its place', async () => {
    const { queues, reply } = setUp();
    await reply(receipt('o-1', bank));
    const former = (await keys.current()).keyId;
    const fresh = await keys.rotate('2026-04-01T00:00:00+08:00', 'SM2SM3');
    await reply(receipt('o-2', bank));
    const { sent } = present(queues.get(bank));
    expect(await Promise.all(sent.map(statusOf))).toEqual(['valid', 'valid']);
    expect((await keys.current()).keyId).toBe(fresh.keyId);
    expect((await keys.published()).map(({ keyId, until }) => [keyId, until])).toEqual([
      [former, '2026-04-01T00:00:00+08:00'],
      [fresh.keyId, undefined],
    ]);
  });
});

describe('names of reply queues', () => {
  it.each([
    [bank, 'presale-reply-bank-102451000019.fifo'],
    [housing, 'presale-reply-housing-370102.fifo'],
    [court, 'presale-reply-court-u9c81-0102.fifo'],
    ['operator:li.yi@desk', 'presale-reply-operator-liu2e-yiu40-desk.fifo'],
  ])('%s → %s', (partner, name) => {
    expect(replyQueueName('presale-reply-', partner)).toBe(name);
  });
});
