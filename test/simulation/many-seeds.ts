/** Many seeds on several threads. What comes out does not depend on how many threads there are. */
import { Worker } from 'node:worker_threads';
import type { SeedResult } from './run-seed.ts';

export interface Many {
  first: number;
  seeds: number;
  workers: number;
  without: readonly string[];
  onResult: (result: SeedResult) => void;
}

const chunk = 5;

export async function runMany({ first, seeds, workers, without, onResult }: Many): Promise<void> {
  let next = first;
  const end = first + seeds;
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      const give = (): void => {
        if (next >= end) {
          void worker.terminate().then(() => resolve());
          return;
        }
        const from = next;
        next = Math.min(end, from + chunk);
        worker.postMessage({ from, to: next, without });
      };
      worker.on('message', (message: SeedResult | 'done') => (message === 'done' ? give() : onResult(message)));
      worker.on('error', reject);
      give();
    });
  await Promise.all(Array.from({ length: Math.max(1, Math.min(workers, seeds)) }, work));
}
