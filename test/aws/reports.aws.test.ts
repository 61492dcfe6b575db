/** The same scenario gives the same report on both ledgers, through the whole embedded system. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { awsEndpoint } from './endpoint.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const cases = new URL('../fixtures/messages/cases/', import.meta.url);

async function reportOf(file: string, ...options: string[]): Promise<unknown> {
  const { stdout } = await run(
    'node',
    [`${root}infra/local/presale.ts`, 'play', fileURLToPath(new URL(file, cases)), '--json', ...options],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout);
}

describe('presale play --ledger dynamodb', () => {
  it.each(readdirSync(cases).filter((name) => name.endsWith('.jsonl')))('reports on %s what it reports on SQLite', {
    timeout: 60_000,
  }, async (file) => {
    const onSqlite = await reportOf(file);
    const onDynamo = await reportOf(file, '--ledger', 'dynamodb', '--endpoint', awsEndpoint(), '--table', `play-${randomUUID()}`);
    expect(onDynamo).toEqual(onSqlite);
    expect(onDynamo).toMatchObject({ invariants: { violated: [] } });
  });
});
