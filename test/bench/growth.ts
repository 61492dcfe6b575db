/** A message on an account with a long past against one on an account with a short one, each in its own commit, on the embedded ledger. */
import { openSqliteStore } from '../../shared/adapters/sqlite/store.ts';
import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import { type Commit, createCommit } from '../../shared/workflow/commit/commit.ts';
import { commandOf, facts, inflow, openings, receivedAt, type Written } from './account.ts';
import { median } from './statistics.ts';

const delay = async (): Promise<void> => undefined;
const batchSize = 90;
const measured = 300;

export async function measureGrowth(longPast: number, shortPast = 10): Promise<{ ratio: number }> {
  const { ledger, close } = openSqliteStore(':memory:');
  const commit = createCommit({ ledger, random: Math.random, delay });
  const [short, long] = openings(2).filter(({ body }) => body.includes('housing.account.registered'));
  if (short === undefined || long === undefined) throw new Error('the load scenario registers no two accounts');
  for (const each of openings(2)) await take(commit, [each]);
  await past(commit, short.accountNumber, shortPast);
  await past(commit, long.accountNumber, longPast);
  const times = { short: [] as number[], long: [] as number[] };
  for (let n = 1; n <= measured; n += 1) {
    times.short.push(await timed(commit, inflow(short.accountNumber, shortPast + n)));
    times.long.push(await timed(commit, inflow(long.accountNumber, longPast + n)));
  }
  await close();
  return { ratio: median(times.long) / median(times.short) };
}

async function past(commit: Commit, accountNumber: string, count: number): Promise<void> {
  for (let from = 1; from <= count; from += batchSize)
    await take(
      commit,
      Array.from({ length: Math.min(batchSize, count - from + 1) }, (_, index) => inflow(accountNumber, from + index)),
    );
}

async function timed(commit: Commit, message: Written): Promise<number> {
  const begun = performance.now();
  await take(commit, [message]);
  return performance.now() - begun;
}

async function take(commit: Commit, messages: readonly Written[]): Promise<void> {
  const stream = accountStream(messages[0]?.accountNumber ?? '');
  const results = await commit(accountCore, { stream, recordedAt: receivedAt, facts, items: messages.map(commandOf) });
  for (const result of results)
    if (result.kind !== 'committed') throw new Error(`a message of the benchmark was not committed: ${result.kind}`);
}
