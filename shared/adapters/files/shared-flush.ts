/** Flushes to the disk take milliseconds whatever they cover, so whoever needs one while one is under way shares the next with all who wait. */

/** So many who wait for one flush show that many are at work: it is worth waiting for the others. */
const severalWaiting = 3;

/**
 * @param run flushes all that was written before it is called
 * @param gather resolves after the moment for which a flush waits for more who need it, where several wait already; absent: none waits
 * @returns resolves when a flush that began after the call has ended; rejects when that flush failed
 */
export function sharedFlush(run: () => Promise<void>, gather?: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let waiting = 0;
  const begin = (): Promise<void> => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  const beginNext = async (before: Promise<void>): Promise<void> => {
    await before.catch(() => undefined);
    if (gather !== undefined && waiting >= severalWaiting) await gather();
    next = undefined;
    waiting = 0;
    await begin();
  };
  return () => {
    if (next === undefined && running === undefined) return begin();
    waiting += 1;
    next ??= beginNext(running ?? Promise.resolve());
    return next;
  };
}

const gatherMs = 8;
/** A moment for a ledger on disk: each flush has a transaction of its own, which writes every page of the database that it touched, however little of it. */
export const gatherAtDisk = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, gatherMs));
