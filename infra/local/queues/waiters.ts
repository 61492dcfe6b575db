/** Long polls of one queue, served in the order in which they came. */
export interface Waiters {
  /** Resolves when a message may be there, or after `seconds`. */
  wait(seconds: number): Promise<void>;
  wakeOne(): void;
  /** Every long poll ends, now and from now on: the host stops. */
  close(): void;
}

export function createWaiters(): Waiters {
  const waiting = new Set<() => void>();
  let isClosed = false;
  return {
    wait: (seconds) =>
      new Promise((resolve) => {
        if (isClosed) return resolve();
        const done = (): void => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, seconds * 1000);
        waiting.add(done);
      }),
    wakeOne() {
      for (const wake of waiting) return wake();
    },
    close() {
      isClosed = true;
      for (const wake of [...waiting]) wake();
    },
  };
}
