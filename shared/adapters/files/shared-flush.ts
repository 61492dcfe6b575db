/** Flushes to the disk take milliseconds whatever they cover, so whoever needs one while one is under way shares the next with all who wait. */

/**
 * @param run flushes all that was written before it is called
 * @returns resolves when a flush that began after the call has ended; rejects when that flush failed
 */
export function sharedFlush(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return begin();
    next = running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };
}
