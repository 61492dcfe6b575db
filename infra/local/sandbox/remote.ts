/** A running sandbox as a command in another process sees it: its queues over SQS, and its own door (`door.ts`). */
import { setTimeout } from 'node:timers/promises';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { deduplicationIdOf } from '../../../shared/workflow/dispatch.ts';
import type { AnswerDraft } from '../play/answers.ts';
import type { Letter } from '../play/letters.ts';
import { instantOf } from '../system/clock.ts';
import type { FeedEntry, Instruction } from './feed.ts';

const jwk = z.record(z.string(), z.string());
const sandboxInfo = z.object({
  endpoint: z.string(),
  region: z.string(),
  now: z.string(),
  clockMoves: z.boolean(),
  queues: z.record(z.string(), z.string()),
  partners: z.array(
    z.object({
      partner: z.string(),
      name: z.string(),
      uscc: z.string().optional(),
      replyQueue: z.string().optional(),
      keys: z.array(
        z.looseObject({
          keyId: z.string(),
          algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']),
          revokedAt: z.exactOptional(z.string()),
          revocationReason: z.exactOptional(z.string()),
          validUntil: z.exactOptional(z.string()),
        }),
      ),
    }),
  ),
  systemKeys: z.object({ keys: z.array(jwk) }),
});
export type SandboxInfo = z.output<typeof sandboxInfo>;

const entry: z.ZodType<FeedEntry> = z.discriminatedUnion('kind', [
  z.object({
    n: z.number(),
    kind: z.literal('message'),
    queue: z.string(),
    groupId: z.string(),
    deduplicationId: z.string(),
    body: z.string(),
    signature: z.exactOptional(z.string()),
  }),
  z.object({ n: z.number(), kind: z.literal('reply'), to: z.string(), event: z.unknown() }),
  z.object({
    n: z.number(),
    kind: z.literal('instruction'),
    instruction: z.object({
      partner: z.string(),
      step: z.string(),
      zh: z.string(),
      en: z.string(),
      act: z.exactOptional(
        z.object({
          kind: z.string(),
          type: z.exactOptional(z.string()),
          data: z.exactOptional(z.unknown()),
          messageId: z.exactOptional(z.string()),
        }),
      ),
    }),
  }),
  z.object({ n: z.number(), kind: z.literal('clock'), now: z.string() }),
]);
const instant = z.object({ now: z.string() });
const clockLooks = 3;
const feedPage = z.object({ entries: z.array(entry) });
const drafts = z.object({
  drafts: z.array(
    z.object({ from: z.string(), type: z.string(), id: z.string(), accountNumber: z.string().optional(), data: z.looseObject({}) }),
  ),
});
const accountBooks = z.object({ account: z.object({ balanceFen: z.number(), accountTitle: z.string() }).optional() });
const certified = z.object({ certificate: z.string(), signature: z.string() });
const about = z.object({ system: z.literal('presale'), console: z.string().optional() });

export interface Remote {
  /** Address of the console. */
  console: string;
  info(): Promise<SandboxInfo>;
  /** The sandbox's time, as far as it has been heard of: it need not be the machine's. */
  now(): Instant;
  /** An instant so many milliseconds from then. */
  later(ms: number): Instant;
  /** Lets time pass up to an instant. Rejects where the sandbox goes by the machine's clock. */
  moveClock(to: Instant): Promise<void>;
  /** The content of a `register` line. Rejects with what the sandbox says is wrong. */
  register(register: object): Promise<void>;
  answersOf(line: object): Promise<(Omit<AnswerDraft, 'type' | 'accountNumber'> & { type: string; accountNumber?: string | undefined })[]>;
  feed(after: number): Promise<FeedEntry[]>;
  /** The number of the newest entry. */
  position(): Promise<number>;
  instruct(instruction: Instruction): Promise<void>;
  /** What stands in the record of an account, as its bank would know it from its own books; undefined for one that nobody registered. */
  account(accountNumber: string): Promise<{ balanceFen: number; accountTitle: string } | undefined>;
  /** Has the sandbox put something that it has told a partner into the reply queue once more, as a queue does that delivers at least once. */
  tellAgain(to: PartnerId, id: string): Promise<void>;
  /** Puts into a partner's reply queue what the system never said: a partner must not believe it. */
  forge(to: PartnerId, message: { body: string; groupId: string; signature?: string }): Promise<void>;
  /** A certificate over a report, signed by the system. Rejects when the report is no full pass. */
  certify(report: object): Promise<{ certificate: string; signature: string }>;
  /** Puts a file into the area of whoever owns the path, `<kind>/<code>/<name>`. */
  upload(path: string, bytes: Uint8Array): Promise<void>;
  /** Posts a letter; `again` gives it another SQS id, as a sender does that has lost the answer. */
  post(letter: Letter, again?: boolean): Promise<void>;
  close(): void;
}

const unreachable = (endpoint: string, why: string): Error =>
  new Error(
    `no sandbox answers at ${endpoint} (${why}); start one with "presale start" and give the address that it prints. 无法连接沙箱，请先运行 presale start。`,
  );

async function answerOf(endpoint: string, url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init).catch((error: unknown) => {
    throw unreachable(endpoint, error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error));
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const said = z.object({ error: z.string() }).safeParse(body);
  throw said.success ? new Error(said.data.error) : unreachable(endpoint, `HTTP ${response.status}`);
}

/** The console behind an endpoint; the console's own address is as good. */
async function consoleOf(endpoint: string): Promise<string> {
  const said = about.safeParse(await answerOf(endpoint, endpoint).catch(() => undefined));
  return (said.success ? said.data.console : undefined) ?? endpoint;
}

/** @throws Error with a plain sentence when no sandbox answers there. */
export async function openRemote(given: string): Promise<Remote> {
  if (!URL.canParse(given)) throw new Error(`--endpoint ${given}: give a URL such as http://127.0.0.1:9324`);
  const endpoint = given.replace(/\/+$/, '');
  const console = await consoleOf(endpoint);
  const ask = (path: string, body?: object): Promise<unknown> =>
    answerOf(
      endpoint,
      `${console}/api/sandbox${path}`,
      body === undefined ? undefined : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
  let aheadMs = 0;
  let lastMove = 0;
  const info = async (): Promise<SandboxInfo> => {
    const parsed = sandboxInfo.safeParse(await ask(''));
    if (!parsed.success) throw unreachable(endpoint, 'what answers is no sandbox of this version');
    return parsed.data;
  };
  /** How far the sandbox's clock is ahead of the machine's: of a few answers that which came soonest says it best. */
  const readClock = async (): Promise<void> => {
    let bestMs = Number.POSITIVE_INFINITY;
    for (let look = 0; look < clockLooks; look += 1) {
      const before = Date.now();
      const now = Date.parse(instant.parse(await ask('/clock')).now);
      const tookMs = Date.now() - before;
      if (tookMs >= bestMs) continue;
      bestMs = tookMs;
      aheadMs = Math.round(now - before - tookMs / 2);
    }
  };
  const first = await info();
  await readClock();
  const client = new SQSClient({
    endpoint: first.endpoint,
    region: first.region,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const feed = async (after: number): Promise<FeedEntry[]> => {
    const { entries } = feedPage.parse(await ask(`/feed?after=${after}`));
    const newest = entries.findLast(({ kind }) => kind === 'clock')?.n ?? 0;
    if (newest > lastMove) {
      lastMove = newest;
      await readClock();
    }
    return entries;
  };
  return {
    console,
    info,
    now: () => instantOf(Date.now() + aheadMs),
    later: (ms) => instantOf(Date.now() + aheadMs + ms),
    async moveClock(to) {
      await ask('/clock', { to });
      await readClock();
    },
    register: async (register) => void (await ask('/register', { register })),
    answersOf: async (line) => drafts.parse(await ask('/answers', line)).drafts,
    feed,
    async position() {
      for (let last = 0; ; ) {
        const entries = await feed(last);
        const newest = entries.at(-1);
        if (newest === undefined) return last;
        last = newest.n;
      }
    },
    instruct: async (instruction) => void (await ask('/instructions', instruction)),
    account: async (accountNumber) => accountBooks.parse(await ask(`/accounts/${encodeURIComponent(accountNumber)}`)).account,
    tellAgain: async (to, id) => void (await ask('/told-again', { to, id })),
    async forge(to, { body, groupId, signature }) {
      const QueueUrl = (await info()).partners.find(({ partner }) => partner === to)?.replyQueue;
      await client.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          MessageGroupId: groupId,
          MessageDeduplicationId: crypto.randomUUID(),
          ...(signature === undefined ? {} : { MessageAttributes: { signature: { DataType: 'String', StringValue: signature } } }),
        }),
      );
    },
    async upload(path, bytes) {
      const url = `${console}/api/sandbox/uploads/${path.split('/').map(encodeURIComponent).join('/')}`;
      await answerOf(endpoint, url, { method: 'PUT', body: Uint8Array.from(bytes).buffer });
    },
    certify: async (report) => certified.parse(await ask('/certificates', report)),
    async post({ queue, body, groupId, messageId, signature }, again = false) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: first.queues[queue],
          MessageBody: body,
          MessageGroupId: groupId,
          MessageDeduplicationId: again ? crypto.randomUUID() : deduplicationIdOf(messageId),
          ...(signature === undefined ? {} : { MessageAttributes: { signature: { DataType: 'String', StringValue: signature } } }),
        }),
      );
    },
    close: () => client.destroy(),
  };
}

const receiptEvent = z.looseObject({
  type: z.literal('presale.release.receipt.v1'),
  time: z.string(),
  data: z.looseObject({
    messageId: z.string(),
    outcome: z.string(),
    rules: z.array(z.looseObject({ id: z.string(), outcome: z.string() })),
  }),
});
export type ReceiptEvent = z.output<typeof receiptEvent>;

const lookEveryMs = 50;

/** Waits in the feed. Undefined when nothing of the kind has come in that time. */
export async function waitFor<Found>(
  remote: Pick<Remote, 'feed'>,
  after: number,
  waitMs: number,
  look: (entry: FeedEntry) => Found | undefined,
): Promise<{ found: Found; n: number } | undefined> {
  const until = performance.now() + waitMs;
  for (let last = after; ; ) {
    for (const each of await remote.feed(last)) {
      const found = look(each);
      if (found !== undefined) return { found, n: each.n };
      last = each.n;
    }
    if (performance.now() > until) return undefined;
    await setTimeout(lookEveryMs);
  }
}

/** The receipt for a message, where the entry is one. */
export function receiptFor(partner: PartnerId, messageId: string): (entry: FeedEntry) => ReceiptEvent | undefined {
  return (each) => {
    if (each.kind !== 'reply' || each.to !== partner) return undefined;
    const receipt = receiptEvent.safeParse(each.event);
    return receipt.success && receipt.data.data.messageId === messageId ? receipt.data : undefined;
  };
}
