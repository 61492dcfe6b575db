import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { lineTelemetry } from '../../../../shared/adapters/telemetry/lines.ts';
import { mask } from '../../../../shared/adapters/telemetry/mask.ts';
import { sha256Hex } from '../../../../shared/domain/aggregate/journal.ts';

const env = { SERVICE_NAME: 'receive-messages', METRICS_NAMESPACE: 'Presale', LOG_LEVEL: 'INFO' } as const;

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is written to a stream of the process from now on, line by line. */
function written(stream: 'stdout' | 'stderr'): string[] {
  const lines: string[] = [];
  vi.spyOn(process[stream], 'write').mockImplementation((text) => {
    lines.push(
      ...String(text)
        .split('\n')
        .filter((line) => line !== ''),
    );
    return true;
  });
  return lines;
}

describe('logs carry no personal data', () => {
  it.each([
    ['account:1602001019200388888 is too large', 'account:‹number› is too large'],
    ['case:（2026）鲁0102执保123号之一 missing', 'case:‹case›之一 missing'],
    ['(2023)津03执复27号', '‹case›'],
    ['550 <a1@example.org> unknown', '550 <‹address›> unknown'],
    ['id 37010219900101001X', 'id ‹number›'],
    ['call 13800001111', 'call ‹number›'],
    ['合同-37010219900101001X.pdf', '合同-‹number›.pdf'],
    ['notice-13800001111-scan', 'notice-‹number›-scan'],
    ['6222 0212-3456 7890123', '‹number›'],
    ['a1602001019200388888b', 'a‹number›b'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it('keeps what identifies a message: digests, uuids, short numbers', () => {
    for (const text of [sha256Hex('x'), '4c1bdbd3-1f5e-4f4a-9b0e-1234567890ab', 'attempt 3 of 5', 'page 12']) expect(mask(text)).toBe(text);
  });

  it('masks what an error says, and its causes', () => {
    const lines = written('stderr');
    const { log } = lineTelemetry(env);
    const cause = new AggregateError([new Error('queue of （2026）鲁0102执保123号')], 'account:1602001019200388888');
    log.error('message failed', { messageId: 'sqs-1' }, cause);
    const [line = ''] = lines;
    expect(JSON.parse(line)).toMatchObject({ level: 'ERROR', message: 'message failed', messageId: 'sqs-1', service: 'receive-messages' });
    expect(line).toContain('‹case›');
    expect(line).not.toMatch(/1602001019200388888|执保123/);
  });
});

it('an error of a bundle is told by its source, which a map beside the bundle names', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'presale-stack-'));
  await writeFile(join(folder, 'source.ts'), "\n\nexport function fails(): never {\n  throw new Error('by 13800001111');\n}\n");
  await build({
    entryPoints: [join(folder, 'source.ts')],
    outfile: join(folder, 'bundle.cjs'),
    minify: true,
    sourcemap: true,
    format: 'cjs',
  });
  const lines = written('stderr');
  try {
    createRequire(import.meta.url)(join(folder, 'bundle.cjs')).fails();
  } catch (error) {
    lineTelemetry(env).log.error('failed', {}, error);
  }
  expect(lines[0]).toMatch(/by ‹number›.*at \S+ \(source\.ts:4:9\)/);
});

describe('metrics are EMF lines whose dimensions are few', () => {
  it('adds up counts of one kind and writes each once', () => {
    const output = written('stdout');
    const { metrics } = lineTelemetry(env, { queueKind: 'bank' });
    metrics.count('MessagesReceived', 2, { outcome: 'ACCEPTED' });
    metrics.count('MessagesReceived', 1, { outcome: 'ACCEPTED' });
    metrics.count('MessagesReceived', 1, { outcome: 'REJECTED' });
    metrics.publish();
    metrics.publish();
    const lines: { [name: string]: unknown }[] = output.map((line) => JSON.parse(line));
    expect(lines.map(({ MessagesReceived, outcome, queueKind, service }) => [MessagesReceived, outcome, queueKind, service])).toEqual([
      [3, 'ACCEPTED', 'bank', 'receive-messages'],
      [1, 'REJECTED', 'bank', 'receive-messages'],
    ]);
    expect(lines[0]?._aws).toMatchObject({
      CloudWatchMetrics: [{ Namespace: 'Presale', Dimensions: [['service', 'queueKind', 'outcome']] }],
    });
  });
});
