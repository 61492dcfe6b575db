/** The process's own clock, chance and timers are out of reach while a seed runs: what asks for them would make two runs differ. Timers run on virtual time. */
import type { Scheduler } from './scheduler.ts';

const refuse = (what: string) => (): never => {
  throw new Error(`${what} was asked for in a simulation: take time and chance from the ports`);
};

/** Returns what puts the real ones back. */
export function useVirtualTimers(scheduler: Scheduler): () => void {
  const real = { setTimeout, clearTimeout, now: Date.now, random: Math.random };
  const cleared = new Set<number>();
  let made = 0;
  const virtual = (task: () => void, milliseconds = 0): number => {
    made += 1;
    const own = made;
    scheduler.after(milliseconds, () => {
      if (!cleared.delete(own)) task();
    });
    return own;
  };
  Object.assign(globalThis, {
    setTimeout: virtual,
    clearTimeout: (own: number | undefined) => void (own !== undefined && cleared.add(own)),
  });
  Date.now = refuse('Date.now');
  Math.random = refuse('Math.random');
  return () => {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
    Math.random = real.random;
  };
}
