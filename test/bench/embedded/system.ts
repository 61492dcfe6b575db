/**
 * The embedded system of the benchmark, in a process of its own, so that what it uses can be told apart from what its client uses. Started with the
 * data folder and the scenario of the accounts, which it registers and freezes and hands out. It knows nothing of the messages that will come.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeLetter } from '../../../infra/local/play/letters.ts';
import { createSandboxKeys } from '../../../infra/local/play/sandbox-keys.ts';
import { readScenario } from '../../../infra/local/play/scenario-file.ts';
import { createWallClock, instantOf } from '../../../infra/local/system/clock.ts';
import { openDataFolder } from '../../../infra/local/system/data-folder.ts';
import { startEmbedded } from '../../../infra/local/system/embedded.ts';
import type { FromSystem, ToSystem, Used } from './talk.ts';

const [, , dataDir = '', scenario = ''] = process.argv;
const tell = (message: FromSystem): void => void process.send?.(message);
const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
};
process.on('unhandledRejection', fail);

const folder = await openDataFolder(dataDir);
const clock = createWallClock({ notBefore: instantOf(Date.now() - 60_000), onJump: () => undefined });
let failures = 0;
/** A batch that came back is delivered again, so the figures stay true; that it happened belongs beside them. */
const noteFailure = (error: Error): void => {
  failures += 1;
  process.stderr.write(`${error.message}\n`);
};
const system = await startEmbedded({ folder, ledger: { kind: 'sqlite' }, clock, onFailure: noteFailure });
const keys = createSandboxKeys(join(dataDir, 'keys'));
const lines = await readScenario(scenario);
for (const line of lines) {
  if (line.kind !== 'partner') continue;
  const { partner, name = partner, uscc } = line;
  const { registered } = await keys.issue(partner, { algorithm: 'EdDSA' });
  await system.enrol({ partner, name, keys: [registered], ...(uscc === undefined ? {} : { uscc }) });
}
const accounts: string[] = [];
for (const line of lines) {
  if (line.kind !== 'message') continue;
  const { at, data, ...draft } = line;
  const accountNumber = typeof data === 'object' && data !== null ? String(Reflect.get(data, 'accountNumber')) : '';
  if (draft.type === 'housing.account.registered') accounts.push(accountNumber);
  await system.post(await writeLetter({ ...draft, sentAt: at, subject: accountNumber }, keys));
}
await system.drained();

/** CPU since the start of the process, bytes handed to the disk, the memory that it holds and the most it ever held. */
function used(): Used {
  // Run with --expose-gc what is alive can be told from what only waits to be collected.
  globalThis.gc?.();
  const { user, system: kernel } = process.cpuUsage();
  const bytes = /^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1];
  return {
    cpuMs: (user + kernel) / 1000,
    bytesWritten: Number(bytes ?? 0),
    peakKb: process.resourceUsage().maxRSS,
    rssKb: process.memoryUsage.rss() / 1024,
    liveKb: process.memoryUsage().heapUsed / 1024,
    failures,
  };
}

process.on('message', (message: ToSystem) => {
  if (message === 'used') tell({ kind: 'used', used: used() });
  else
    system
      .stop()
      .then(() => process.exit(0))
      .catch(fail);
});
tell({ kind: 'ready', endpoint: system.endpoint, accounts });
