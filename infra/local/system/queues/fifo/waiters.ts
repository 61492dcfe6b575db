/** Long polls of one queue, served in the order in which they came. */
export interface Waiters {
  /** True when a message may be there, false after `seconds` or when the host stops. */
  wait(seconds: number): Promise<boolean>;
  wakeOne(): void;
  /** Every long poll ends, now and from now on: the host stops. */
  close(): void;
  isClosed(): boolean;
}

export function createWaiters(): Waiters {
  const waiting = new Set<(isWoken: boolean) => void>();
  let closed = false;
  return {
    wait: (seconds) =>
      new Promise((resolve) => {
        if (closed) return resolve(false);
        const done = (isWoken: boolean): void => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve(isWoken);
        };
        const timer = setTimeout(done, seconds * 1000, false);
        waiting.add(done);
      }),
    wakeOne() {
      for (const wake of waiting) return wake(true);
    },
    isClosed: () => closed,
    close() {
      closed = true;
      for (const wake of [...waiting]) wake(false);
    },
  };
}
