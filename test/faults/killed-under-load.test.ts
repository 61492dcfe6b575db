/**
 * `presale start --data`, killed (SIGKILL) at random moments while bank, housing authority and court send: at work, or while it starts and recovers. What was
 * accepted has one receipt, what follows from it is there once, and the log holds together. A few rounds run each time; `PRESALE_KILL_ROUNDS=100` runs more,
 * and `PRESALE_SEED` other moments.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../infra/local/partners/random.ts';
import { end, type RunningSystem, startSystem } from '../e2e/system/partner-desk.ts';
import { run } from '../fixtures/command.ts';
import { assertDoneOnce } from './done-once.ts';
import { createLoad, writeRegistrations } from './load.ts';

const rounds = Number(process.env['PRESALE_KILL_ROUNDS'] ?? 2);
const seed = Number(process.env['PRESALE_SEED'] ?? 1);
/** So many that each is paid for some; registration, freeze and notice come first. */
const accounts = rounds < 10 ? 8 : 24;
/** Letters that there are for a round; what is not sent in one is sent in the next. */
const lettersARound = 30;
const messages = Math.max(rounds, 3) * lettersARound;
/** One start in so many is killed itself. */
const startsBetweenKills = 3;
const workMs = 2_000;
const startMs = 1_200;

let dataDir = '';
let running: RunningSystem | undefined;
afterEach(async () => {
  if (running?.process.exitCode === null && running.process.signalCode === null) await end(running, 'SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

/** A start that does not get to its end. */
async function killedWhileItStarts(afterMs: number): Promise<void> {
  const program = new URL('../../infra/local/presale.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [program, 'start', '--port', '0', '--data', dataDir], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  await exited;
}

describe('presale start --data, killed at random moments under load', () => {
  it(`loses nothing and doubles nothing in ${rounds} rounds (seed ${seed})`, { timeout: 60_000 + rounds * 60_000 }, async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'presale-killed-'));
    const random = createRandom(seed);
    const { registrations, whole } = await writeRegistrations(dataDir, { messages, accounts });
    running = await startSystem('--data', dataDir, '--play', registrations);
    const load = await createLoad(whole, join(dataDir, 'keys'));
    let killedAtWork = 0;
    for (let round = 1; round <= rounds; round += 1) {
      running ??= await startSystem('--data', dataDir);
      const desk = load.desk(running.endpoint);
      // What was accepted before the kill goes on by itself, before anybody sends anything again.
      await load.answered(desk);
      const stopped = new AbortController();
      const sending = load.send(desk, stopped.signal);
      await setTimeout(random() * workMs);
      stopped.abort();
      await end(running, 'SIGKILL');
      running = undefined;
      desk.close();
      await sending;
      if (load.accepted().some(({ messageId }) => !load.receipts.has(messageId))) killedAtWork += 1;
      if (round % startsBetweenKills === 0) await killedWhileItStarts(random() * startMs);
    }
    // Chance, so that few rounds say nothing: a machine that is quick, or slow, may be idle at the moment of each kill.
    if (rounds >= 10) expect(killedAtWork).toBeGreaterThan(0);

    running = await startSystem('--data', dataDir);
    const desk = load.desk(running.endpoint);
    await load.send(desk, new AbortController().signal);
    await load.answered(desk);
    desk.close();
    expect(await end(running, 'SIGTERM')).toBe(0);

    const letters = load.accepted();
    expect(letters).toHaveLength(messages);
    for (const { messageId } of letters) {
      // One receipt that takes it in; where its sender got no answer and sent it again, one more that says so.
      const outcomes = [...(load.receipts.get(messageId)?.values() ?? [])];
      expect({ messageId, taken: outcomes.filter((outcome) => outcome !== 'DUPLICATE') }).toEqual({ messageId, taken: ['ACCEPTED'] });
    }
    const { code, out } = await run('reconcile', '--data', dataDir, '--dry-run');
    expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' });
    await assertDoneOnce(dataDir, letters);
    console.log(`${rounds} rounds, ${killedAtWork} of them with work under way, ${letters.length} messages`);
  });
});
