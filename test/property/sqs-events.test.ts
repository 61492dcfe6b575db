/**
 * Whole events at each function that reads a queue: records whose body, signature, group or attributes are whatever a partner, a stranger or a fault could make of them.
 * The answer names those that go back and no others; what does not go back is in the journal, by its digest, or among the dead letters; and nobody is told how
 * the program is made. `PRESALE_RUNS` tries more often.
 */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandler as createFiler } from '../../functions/file-to-dossier/handler.ts';
import { createHandler as createNotifier } from '../../functions/notify-applicants/handler.ts';
import { createHandler as createProjector } from '../../functions/project-views/handler.ts';
import { createHandler as createReceiver } from '../../functions/receive-messages/handler.ts';
import { createHandler as createReplier } from '../../functions/reply-to-partners/handler.ts';
import { registerSealJudge } from '../../shared/adapters/certificates/seal-judge.ts';
import { openKeyFile } from '../../shared/adapters/signatures/key-files.ts';
import { openSqliteViews } from '../../shared/adapters/sqlite/views.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { Delivered } from '../../shared/ports/source-queue.ts';
import { bank, court, housing } from '../fixtures/rules/account.ts';
import { runs } from '../fixtures/runs.ts';
import { plain, playToPayment } from '../fixtures/world/plain-case.ts';
import { recordingQueue } from '../fixtures/world/recording-queue.ts';
import { lambdaContext, sqsEvent, sqsRecord } from '../fixtures/world/sqs-event.ts';
import { signed, type World, world } from '../fixtures/world/world.ts';

/** Texts that parsers, logs and stores have stumbled over. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    'null',
    '[]',
    '{}',
    '{"id":"\ud800"}',
    '\ud800',
    '\ufeff{}',
    '\u0000',
    '{"__proto__":{"type":"x"},"constructor":1}',
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    `"${'\\u0041'.repeat(150_000)}"`,
    `[${'1,'.repeat(200_000)}1]`,
    '1e99999',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
  ),
  fc.json(),
);

const types = ['housing.account.registered', 'court.freeze.ordered', 'housing.notice.issued', 'bank.payment.booked'] as const;
const senders = { housing, court, bank };
const kindOf = (type: string): 'housing' | 'court' | 'bank' =>
  type.startsWith('housing') ? 'housing' : type.startsWith('court') ? 'court' : 'bank';

/** A value of which one part is something else, or gone. */
function altered(whole: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(oddText, fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(-1, 0, 1.5, 2 ** 53, 1e21, [], {}, null));
  if (typeof whole !== 'object' || whole === null) return other;
  const keys = Object.keys(whole);
  if (keys.length === 0) return other;
  const put = (key: string, value: unknown): unknown =>
    Array.isArray(whole) ? whole.map((each, index) => (String(index) === key ? value : each)) : { ...whole, [key]: value };
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...keys).chain((key) => altered(Reflect.get(whole, key)).map((value) => put(key, value))) },
    { weight: 1, arbitrary: fc.constantFrom(...keys).map((key) => put(key, undefined)) },
    { weight: 1, arbitrary: fc.tuple(oddText, other).map(([key, value]) => put(key, value)) },
  );
}

/** A message that its true sender signed, whatever it says. */
const signedBody = fc.constantFrom(...types).chain((type) => {
  const partner = senders[kindOf(type)];
  const event: unknown = JSON.parse(plain(type, { id: 'm' }).body);
  return altered(event).map((body) => ({ partner, body: JSON.stringify(body) }));
});
const group = fc.oneof(fc.constant(undefined), fc.constantFrom('a', 'b'), fc.string({ maxLength: 128 }));
const receiveCount = fc.constantFrom(1, 2, 3, 7, 1_000);

interface Sent {
  body: string;
  partner?: string | undefined;
  signature?: string | undefined;
  groupId: string | undefined;
  receiveCount: number;
}
const sentRecord = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(signedBody, group, receiveCount)
      .map(([{ body, partner }, groupId, count]): Sent => ({ body, partner, groupId, receiveCount: count })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(oddText, fc.constantFrom(bank, court, housing), group, receiveCount)
      .map(([body, partner, groupId, count]): Sent => ({ body, partner, groupId, receiveCount: count })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(oddText, fc.option(oddText, { nil: undefined }), group, receiveCount)
      .map(([body, signature, groupId, count]): Sent => ({ body, signature, groupId, receiveCount: count })),
  },
);

let sent = 0;
function recordOf({ body, partner, signature, groupId, receiveCount: count }: Sent): SQSRecord {
  sent += 1;
  const more = { receiveCount: count, ...(groupId === undefined ? {} : { groupId }) };
  if (partner !== undefined) return signed(body, partner, `sqs-${sent}`, more);
  return sqsRecord({ messageId: `sqs-${sent}`, body, ...(signature === undefined ? {} : { signature }), ...more });
}

/** What only the program itself could have said. */
const madeOf =
  /\bat [\w.<>]+ \(|node:internal|file:\/\/|TypeError|RangeError|SyntaxError|ZodError|Cannot read|is not a function|\[object |ECONN|SQLITE/;

function source() {
  const dead: string[] = [];
  return {
    dead,
    queue: {
      holdBack: async () => undefined,
      giveUp: async ({ messageId }: Delivered) => void dead.push(messageId),
    },
  };
}

async function journalOf({ ledger }: World): Promise<string> {
  let text = '';
  for await (const stream of ledger.streams('')) for await (const page of ledger.pages(stream)) text += JSON.stringify(page);
  return text;
}

function returnedOf(records: readonly SQSRecord[], { batchItemFailures }: SQSBatchResponse): Set<string> {
  const given = new Set(records.map(({ messageId }) => messageId));
  const returned = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  for (const id of returned) expect(given.has(id)).toBe(true);
  expect(new Set(returned).size).toBe(returned.length);
  return new Set(returned);
}

describe('receive-messages, whatever lies in its queue', () => {
  it('takes each letter into the journal, gives it back or puts it among the dead letters, and answers in words for people', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('bank', 'housing', 'court', 'operator'),
        fc.array(sentRecord, { minLength: 1, maxLength: 10 }),
        async (queueKind, letters) => {
          const system = await world();
          await system.receive('housing', plain('housing.account.registered'));
          const { dead, queue } = source();
          const handler = createReceiver({ ...system, queueKind, judgeSeals: registerSealJudge(system.register), source: queue });
          const records = letters.map(recordOf);
          const returned = returnedOf(records, await handler(sqsEvent(...records), lambdaContext));
          // Nothing of ours failed: whatever a letter says, it is dealt with.
          expect([...returned]).toEqual([]);
          const journal = await journalOf(system);
          for (const { messageId, body } of records)
            if (!dead.includes(messageId)) expect(journal.includes(sha256Hex(Buffer.from(body, 'utf8'))), body.slice(0, 300)).toBe(true);
          expect(dead).toEqual([]);
          for (const { body } of [...system.queues.replies.sent, ...system.queues.notifications.sent, ...system.queues.filings.sent])
            expect(body.replaceAll(/\\"(?:\\.|[^\\])*?\\"/g, '')).not.toMatch(madeOf);
        },
      ),
      runs(12),
    );
  });

  it('gives back every letter where a store is away, and takes each once when it is there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sentRecord, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('evidence', 'ledger'),
        async (letters, away) => {
          const system = await world();
          const { dead, queue } = source();
          const handler = createReceiver({ ...system, queueKind: 'bank', judgeSeals: registerSealJudge(system.register), source: queue });
          const records = letters.map(recordOf);
          if (away === 'evidence') system.evidence.failing = 1;
          else system.ledger.refuse = () => new Error('SQLITE_IOERR: the table is away');
          const returned = returnedOf(records, await handler(sqsEvent(...records), lambdaContext));
          expect([...returned].sort()).toEqual(records.map(({ messageId }) => messageId).sort());
          expect({ dead, replies: system.queues.replies.sent }).toEqual({ dead: [], replies: [] });
          system.ledger.refuse = undefined;
          expect(returnedOf(records, await handler(sqsEvent(...records), lambdaContext)).size).toBe(0);
        },
      ),
      runs(5),
    );
  });
});

type Handler = (event: SQSEvent, context: typeof lambdaContext) => Promise<SQSBatchResponse>;

/** The functions behind internal queues, with what the plain case has put into them. */
async function internal() {
  const system = await world();
  await playToPayment(system);
  const { dead, queue } = source();
  const keys = await openKeyFile(undefined, () => '2026-03-01T00:00:00+08:00');
  const deps = { ...system, source: queue };
  const replies = recordingQueue();
  const handlers: Record<'filings' | 'notifications' | 'replies' | 'views', Handler> = {
    filings: createFiler(deps),
    notifications: createNotifier({ ...deps, channels: system.memory.channels }),
    replies: createReplier({ ...deps, keys, replyQueues: { of: async () => replies } }),
    views: createProjector({ ...deps, views: openSqliteViews(':memory:') }),
  };
  const { filings, notifications, replies: told } = system.queues;
  return { system, dead, handlers, true: { filings: filings.sent, notifications: notifications.sent, replies: told.sent, views: [] } };
}

describe('the functions behind internal queues, whatever lies there', () => {
  it.each([
    'filings',
    'notifications',
    'replies',
    'views',
  ] as const)('%s: what is none of the system’s own is a dead letter or goes back, and holds up nothing that is', async (name) => {
    const real = (await internal()).true[name].map(({ body }) => body);
    const body =
      real.length === 0
        ? oddText
        : fc.oneof(
            oddText,
            fc.constantFrom(...real).chain((each) => altered(JSON.parse(each)).map((value) => JSON.stringify(value))),
          );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(body, group), { minLength: 1, maxLength: 8 }), async (given) => {
        const { handlers, dead, system, true: own } = await internal();
        const strangers = given.map(([text, groupId]) => recordOf({ body: text, groupId, receiveCount: 1 }));
        const owns = own[name].map((each) => sqsRecord({ messageId: each.deduplicationId, body: each.body, groupId: each.groupId }));
        const records = [...strangers, ...owns];
        const returned = returnedOf(records, await handlers[name](sqsEvent(...records), lambdaContext));
        for (const { messageId } of owns) expect(returned.has(messageId) || dead.includes(messageId)).toBe(false);
        const told = [...system.queues.replies.sent, ...system.queues.notifications.sent].map((each) => each.body).join('\n');
        expect(told).not.toMatch(madeOf);
        for (const { messageId, body: text } of strangers)
          if (!returned.has(messageId) && !dead.includes(messageId)) expect(() => JSON.parse(text)).not.toThrow();
      }),
      runs(4),
    );
  });
});
