/** A system in memory around the functions: a real ledger, signed messages, queues that keep what they are given. Its clock stands until it is set. */

import type { SQSRecord } from 'aws-lambda';
import { createHandler as createFiler } from '../../../functions/file-to-dossier/handler.ts';
import { createHandler as createNotifier } from '../../../functions/notify-applicants/handler.ts';
import { createHandler as createReceiver } from '../../../functions/receive-messages/handler.ts';
import { createHandler as createWatcher } from '../../../functions/watch-deadlines/handler.ts';
import { registerSealJudge } from '../../../shared/adapters/certificates/seal-judge.ts';
import { generateSigningKey, type SigningKey, signDetached } from '../../../shared/adapters/signatures/sign.ts';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { silentLog } from '../../../shared/adapters/telemetry/silent.ts';
import { dataSchemaUri } from '../../../shared/contracts/envelope.ts';
import { sourceOf } from '../../../shared/contracts/fields/partner.ts';
import { fullType } from '../../../shared/contracts/inbound/schemas.ts';
import type { Instant, PartnerKind } from '../../../shared/domain/messages/messages.ts';
import type { FilingOutput, NotificationOutput, PartnerOutput } from '../../../shared/domain/messages/outputs.ts';
import { defaultProfile } from '../../../shared/domain/values/profiles/profile.ts';
import type { Page } from '../../../shared/ports/ledger.ts';
import type { Metrics } from '../../../shared/ports/telemetry.ts';
import { type Registry, registry } from '../../../shared/workflow/aggregates.ts';
import { type Commit, createCommits } from '../../../shared/workflow/commit/commit.ts';
import { bank, court, courtName, housing, housingUscc } from '../../fixtures/rules/account.ts';
import { recordingQueues } from '../workflow/recording-queue.ts';
import { watchedLedger } from '../workflow/watched-ledger.ts';
import { memoryChannels } from './memory-channels.ts';
import { memoryEvidence } from './memory-evidence.ts';
import { present } from './present.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './sqs-event.ts';

export interface Envelope {
  id: string;
  from: string;
  at: Instant;
  subject: string;
}
export interface Sending {
  key?: SigningKey | 'none';
  groupId?: string;
  receiveCount?: number;
  /** Changes the body after it was signed. */
  tamper?: (body: string) => string;
}

export function recordingMetrics(): Metrics & { counts: Record<string, number> } {
  const counts: Record<string, number> = {};
  return {
    counts,
    count(name, value, { outcome } = {}) {
      const key = outcome === undefined ? name : `${name} ${outcome}`;
      counts[key] = (counts[key] ?? 0) + value;
    },
    publish() {},
  };
}

const partners = [
  { partner: bank, name: '中国工商银行济南泉城支行' },
  { partner: housing, name: '济南市历下区住房和城乡建设局', uscc: housingUscc },
  { partner: court, name: courtName },
];
const keys = new Map(partners.map(({ partner }) => [partner, generateSigningKey(`${partner}-key`, 'EdDSA')]));

/** `around`: what stands between the functions and the commit loop. */
export async function world(around: (commit: Commit) => Commit = (commit) => commit) {
  const ledger = watchedLedger();
  const { register } = openSqliteStore(':memory:');
  for (const partner of partners) await register.putPartner({ ...partner, keys: [present(keys.get(partner.partner)).registered] });
  await register.putProfile({ regionCode: '370102', ...defaultProfile });
  const commits = createCommits({ ledger, random: () => 0, delay: async () => {} });
  const uploaded = new Map<string, Uint8Array>();
  const time = { now: '2026-03-02T09:00:00+08:00' };
  const shared = {
    clock: { now: () => time.now },
    ledger,
    commit: around(commits.commit),
    commitSeveral: commits.commitSeveral,
    register,
    evidence: memoryEvidence(),
    queues: recordingQueues(),
    log: silentLog,
    metrics: recordingMetrics(),
    concurrency: 10,
  };
  const memory = memoryChannels();
  const uploads = { fetch: async (partner: string, uri: string) => uploaded.get(`${partner} ${uri}`) };

  /** Hands records to the function that reads the queue of a kind; returns the ids of those that come back. */
  const receive = async (queueKind: PartnerKind, ...records: SQSRecord[]): Promise<string[]> => {
    const response = await createReceiver({ ...shared, queueKind, uploads, judgeSeals: registerSealJudge(register) })(
      sqsEvent(...records),
      lambdaContext,
    );
    return response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier.replace(/~\d+$/, ''));
  };
  const filer = createFiler(shared);
  const notifier = createNotifier({ ...shared, channels: memory.channels });
  /** Hands what lies in a queue to its function, as one batch; what comes back stays in the queue. */
  const run = async (name: 'filings' | 'notifications'): Promise<string[]> => {
    const queue = shared.queues[name];
    const taken = queue.sent.splice(0, 10).map(({ body, groupId, deduplicationId }) => ({
      message: { body, groupId, deduplicationId },
      record: sqsRecord({ messageId: deduplicationId, body, groupId }),
    }));
    const { batchItemFailures } = await (name === 'filings' ? filer : notifier)(
      sqsEvent(...taken.map(({ record }) => record)),
      lambdaContext,
    );
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    queue.sent.unshift(...taken.filter(({ record }) => failed.has(record.messageId)).map(({ message: failedMessage }) => failedMessage));
    return [...failed];
  };
  /** Until both internal queues are empty. */
  const settle = async (): Promise<void> => {
    while (shared.queues.filings.sent.length + shared.queues.notifications.sent.length > 0) {
      if (shared.queues.filings.sent.length > 0) await run('filings');
      if (shared.queues.notifications.sent.length > 0) await run('notifications');
    }
  };
  const watch = (patienceMinutes = 5, streamsMax = 100, timeLeft: () => number = () => 55_000, houseRegistry: Registry = registry) =>
    createWatcher({ ...shared, registry: houseRegistry, streamsMax, patienceMinutes })(undefined, {
      ...lambdaContext,
      getRemainingTimeInMillis: timeLeft,
    });
  return { ...shared, time, uploads, uploaded, receive, run, settle, watch, memory };
}
export type World = Awaited<ReturnType<typeof world>>;

/** A signed message as it comes from the queue; its SQS message id is `<id>`. */
export function message(type: string, { id, from, at, subject }: Envelope, data: unknown, sending: Sending = {}): SQSRecord {
  const event = {
    specversion: '1.0',
    id,
    source: sourceOf(from),
    type: fullType(type),
    subject,
    time: at,
    datacontenttype: 'application/json',
    dataschema: dataSchemaUri(type),
    data,
  };
  return signed(JSON.stringify(event), from, id, { groupId: subject, ...sending });
}

let sent = 0;

/** Each call is a delivery of its own, as if the sender sent the message again; a delivery that the queue repeats is the same record twice. */
export function signed(
  body: string,
  from: string,
  messageId: string,
  { key = keys.get(from)?.signing ?? 'none', tamper = (text) => text, ...sending }: Sending = {},
): SQSRecord {
  const signature = key === 'none' ? undefined : signDetached(Buffer.from(body), key);
  sent += 1;
  return sqsRecord({
    messageId: `${messageId}~${sent}`,
    body: tamper(body),
    ...(signature === undefined ? {} : { signature }),
    ...sending,
  });
}

export const keyOf = (partner: string): SigningKey => present(keys.get(partner)).signing;

/** What lies in the reply queue of the function, parsed. */
export const repliesIn = ({ queues }: World): PartnerOutput[] => queues.replies.sent.map(({ body }) => JSON.parse(body));
export const filingsIn = ({ queues }: World): FilingOutput[] => queues.filings.sent.map(({ body }) => JSON.parse(body));
export const notificationsIn = ({ queues }: World): NotificationOutput[] => queues.notifications.sent.map(({ body }) => JSON.parse(body));
export type Receipt = Extract<PartnerOutput, { type: 'release.receipt' }>;
export const receiptsIn = (of: World): Receipt[] => repliesIn(of).filter((reply) => reply.type === 'release.receipt');
export const outcomesIn = (of: World): string[] =>
  receiptsIn(of).map(({ data }) => `${data.messageId} ${data.outcome}${data.rules.map(({ id }) => ` ${id}`).join('')}`);

export async function pagesIn({ ledger }: World, stream: string): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of ledger.pages(stream)) pages.push(page);
  return pages;
}
