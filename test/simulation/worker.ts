/** Runs the seeds that it is given, one after the other, on a thread of its own. */
import { parentPort } from 'node:worker_threads';
import { runSeed } from './run-seed.ts';

parentPort?.on('message', async ({ from, to, without }: { from: number; to: number; without: string[] }) => {
  for (let seed = from; seed < to; seed += 1) parentPort?.postMessage(await runSeed(seed, { without: new Set(without) }));
  parentPort?.postMessage('done');
});
