/**
 * The disk of the data folder fills up under load: nobody is told "accepted" of what is not on disk, the reason is said, and when there is room again the system goes
 * on by itself, with nothing lost and nothing doubled.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { run } from '../fixtures/command.ts';
import { assertDoneOnce } from './done-once.ts';
import { createLoad, writeRegistrations } from './load.ts';
import { type SmallDisk, startOnSmallDisk } from './small-disk.ts';

const times = Number(process.env['PRESALE_FULL_DISKS'] ?? 1);
let folder = '';
let disk: SmallDisk | undefined;
afterEach(async () => {
  await disk?.close();
  disk = undefined;
  await rm(folder, { recursive: true, force: true });
});

it(`goes on by itself when there is room again (${times} times)`, { timeout: 120_000 + times * 60_000 }, async () => {
  folder = await mkdtemp(join(tmpdir(), 'presale-full-'));
  const mounted = join(folder, 'disk');
  await mkdir(mounted);
  const messages = 48 + times * 48;
  const { registrations, whole } = await writeRegistrations(folder, { messages, accounts: 12 });
  disk = await startOnSmallDisk(mounted, '48m', ['--play', registrations]);
  const load = await createLoad(whole, disk.outside('data/keys'));
  const desk = load.desk(disk.endpoint);
  for (let time = 1; time <= times; time += 1) {
    const upTo = Math.floor((load.total * time) / (times + 1));
    await load.sendUpTo(desk, upTo);
    disk.fill();
    const refused = await load.send(desk, new AbortController().signal).then(
      () => undefined,
      (error: unknown) => error,
    );
    // Its sender hears that it was not taken, and keeps it.
    expect(refused).toBeInstanceOf(Error);
    expect(load.accepted().length).toBeLessThan(load.total);
    disk.empty();
  }
  await load.send(desk, new AbortController().signal);
  await load.answered(desk);
  desk.close();
  expect(disk.said()).toMatch(/ENOSPC|full/);
  expect(await disk.stop()).toBe(0);
  const kept = join(folder, 'kept');
  await disk.copyTo(kept);
  for (const { messageId } of load.accepted()) {
    const outcomes = [...(load.receipts.get(messageId)?.values() ?? [])];
    expect({ messageId, taken: outcomes.filter((outcome) => outcome !== 'DUPLICATE') }).toEqual({ messageId, taken: ['ACCEPTED'] });
  }
  const { code, out } = await run('reconcile', '--data', kept, '--dry-run');
  expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' });
  await assertDoneOnce(kept, load.accepted());
});
