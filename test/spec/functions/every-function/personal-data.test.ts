import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sealingLimits } from '../../../../functions/seal-record/deps.ts';
import { createHandler as createSealer } from '../../../../functions/seal-record/handler.ts';
import { localLogSigner } from '../../../../infra/local/system/log-signer.ts';
import { openKeyFile } from '../../../../shared/adapters/signatures/key-files.ts';
import { generateSigningKey } from '../../../../shared/adapters/signatures/sign.ts';
import { mask } from '../../../../shared/adapters/telemetry/mask.ts';
import { silentLog } from '../../../../shared/adapters/telemetry/silent.ts';
import type { QueueMessage } from '../../../../shared/ports/queues.ts';
import { inflow, plain, playToPayment } from '../../../fixtures/world/plain-case.ts';
import { lambdaContext } from '../../../fixtures/world/sqs-event.ts';
import { signed, type World, world } from '../../../fixtures/world/world.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Fields of messages that point at a person, an account or a case. */
const personal = new Set([
  'accountNumber',
  'accountTitle',
  'caseNumber',
  'name',
  'id',
  'uscc',
  'address',
  'applicantId',
  'payee',
  'location',
]);

/** Their values in the plain case; what is too short to point at anybody is left out. */
const secrets: ReadonlySet<string> = new Set(
  readFileSync(new URL('../../../fixtures/messages/cases/01-progress-payment.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"at"'))
    .flatMap((line) => valuesIn(JSON.parse(line).data)),
);

function valuesIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return personal.has(name) && value.length >= 6 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => valuesIn(each, name));
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, each]) => valuesIn(each, key)) : [];
}

/** What a log line, a metric or an attribute gives away. */
const given = (texts: readonly string[]): string[] => texts.filter((text) => [...secrets].some((secret) => text.includes(secret)));

/** All that is logged from now on, as it would be written: the text of what was thrown is masked, fields are not. */
function logged(): string[] {
  const lines: string[] = [];
  const causes = (error: unknown): string =>
    error instanceof Error
      ? `${error.message} ${error instanceof AggregateError ? error.errors.map(causes).join(' ') : ''} ${causes(error.cause)}`
      : '';
  vi.spyOn(silentLog, 'info').mockImplementation((message, fields) => void lines.push(JSON.stringify([message, fields])));
  vi.spyOn(silentLog, 'warn').mockImplementation((message, fields) => void lines.push(JSON.stringify([message, fields])));
  vi.spyOn(silentLog, 'error').mockImplementation(
    (message, fields, cause) => void lines.push(JSON.stringify([message, fields, mask(causes(cause))])),
  );
  return lines;
}

const attributesOf = ({ queues }: World): string[] =>
  [queues.filings, queues.notifications, queues.replies].flatMap(({ sent }) =>
    sent.map(({ attributes = {} }: QueueMessage) => JSON.stringify(attributes)),
  );

/** Everything that can go wrong beside what goes right: forged, unreadable and repeated messages, failing stores, queues and channels. */
async function playWithTrouble(): Promise<{ system: World; lines: string[]; attributes: string[] }> {
  const lines = logged();
  const system = await world();
  const attributes: string[] = [];
  const settle = async (): Promise<void> => {
    attributes.push(...attributesOf(system));
    await system.settle();
    attributes.push(...attributesOf(system));
  };
  await playToPayment(system);
  await playToPayment(system);
  system.memory.broken.add('court-app');
  system.queues.replies.failing = 2;
  system.ledger.failBefore.push(new Error('account:1602001019200388888 cannot be written for （2026）鲁0102执保123号'));
  await settle();
  system.evidence.failing = 1;
  await system.receive('bank', inflow(3)).catch((error: unknown) => silentLog.error('a batch failed', {}, error));
  await system.receive('bank', plain('bank.payment.booked', { id: 'again' }), signed('nonsense', 'bank:102451000019', 'unreadable'));
  await system.receive(
    'bank',
    inflow(1, { key: generateSigningKey('forged', 'EdDSA').signing }),
    inflow(2, { tamper: (body) => `${body} ` }),
  );
  await system.receive('housing', plain('housing.notice.issued', { id: 'changed', data: { totalFen: 1 } }));
  await settle();
  system.time.now = '2026-06-01T09:00:00+08:00';
  await system.watch();
  await settle();
  const signer = await localLogSigner(await openKeyFile(undefined, () => system.time.now));
  await createSealer({ ...system, signer, attesters: {}, ...sealingLimits })(undefined, lambdaContext);
  return { system, lines, attributes };
}

describe('nothing that points at a person, an account or a case leaves in logs, metrics, queue attributes or leaves of the log', () => {
  it('whatever goes wrong', async () => {
    const { system, lines, attributes } = await playWithTrouble();
    expect(secrets.size).toBeGreaterThan(8);
    expect(lines.length).toBeGreaterThan(5);
    expect(given(lines)).toEqual([]);
    expect(given(Object.keys(system.metrics.counts))).toEqual([]);
    expect(given(attributes)).toEqual([]);
    const leaves = [...system.evidence.objects].filter(([key]) => key.startsWith('log/'));
    expect(leaves.length).toBeGreaterThan(2);
    expect(given(leaves.map(([key, bytes]) => `${key} ${Buffer.from(bytes).toString('utf8')}`))).toEqual([]);
  });

  it('and the scan would find it', () => {
    const [secret = ''] = secrets;
    expect(given([`message of ${secret} failed`])).toHaveLength(1);
  });
});
