/** What a data folder must hold of a load scenario when all of it was worked off: each message once, each payment filed and its applicant told once. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Letter } from '../../infra/local/play/letters.ts';
import { reportOf } from '../../infra/local/play/report.ts';
import { createWallClock, instantOf } from '../../infra/local/system/clock.ts';
import { openDataFolder } from '../../infra/local/system/data-folder.ts';
import { startEmbedded } from '../../infra/local/system/embedded.ts';

/** Of every account of the scenario when it is registered, and of each inflow and each payment (`test/fixtures/load-scenario.ts`). */
const openingFen = 1_000_000_000;
const movedFen = 1_000_000;

/** Starts the system on the folder, lets its queues drain, and looks. @param letters all that partners have sent and were told "accepted" of */
export async function assertDoneOnce(dataDir: string, letters: readonly Letter[]): Promise<void> {
  const failures: string[] = [];
  const clock = createWallClock({ notBefore: instantOf(Date.now()) });
  const system = await startEmbedded({
    folder: await openDataFolder(dataDir),
    ledger: { kind: 'sqlite' },
    clock,
    onFailure: ({ message }) => failures.push(message),
  });
  try {
    await system.drained();
    expect(failures).toEqual([]);
    expect(system.deadLetters()).toEqual([]);
    const report = await reportOf(system.store.ledger, letters, []);
    expect(report.invariants.violated).toEqual([]);
    // Accounts were worked off side by side, so which of two came first is chance; that each came once is not.
    expect(report.receipts.map(({ messageId, outcome }) => `${messageId} ${outcome}`).sort()).toEqual(
      letters.map(({ messageId }) => `${messageId} ACCEPTED`).sort(),
    );
    const count = (wanted: string): number => letters.filter(({ type }) => type === wanted).length;
    const payments = count('bank.payment.booked');
    // A scenario so short that nobody is paid would prove nothing of filings and tellings.
    expect(payments).toBeGreaterThan(0);
    const moved = count('bank.inflow.booked') - payments;
    const balance = report.accounts.reduce((sum, { balanceFen }) => sum + balanceFen, 0);
    expect(balance).toBe(count('housing.account.registered') * openingFen + moved * movedFen);
    expect(report.payments.filter(({ status }) => status === 'PAID')).toHaveLength(payments);
    expect(report.notifications.filter(({ status }) => status === 'SERVED')).toHaveLength(payments);
    expect(report.dossiers.flatMap(({ items }) => items).filter(({ kind }) => kind === 'transfer-voucher')).toHaveLength(payments);
    expect(await delivered(dataDir)).toBe(payments);
  } finally {
    await system.stop();
  }
}

/** Applicants who were really told: one file each; -1 when a notification is in two. */
async function delivered(dataDir: string): Promise<number> {
  const folder = join(dataDir, 'deliveries', 'court-app');
  // A draft that a kill left behind was never delivered.
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const ids = await Promise.all(files.map(async (file) => String(JSON.parse(await readFile(join(folder, file), 'utf8')).notificationId)));
  return new Set(ids).size === ids.length ? ids.length : -1;
}
