/** What may go wrong, how often it does, and how often it did. */
import type { Random } from './random.ts';

export const faultNames = [
  'ledger.throttled',
  'ledger.timeout-after-effect',
  'ledger.conflict',
  'ledger.stale-index',
  'ledger.away',
  'ledger.slow',
  'evidence.refused',
  'evidence.timeout-after-effect',
  'evidence.slow',
  'evidence.away',
  'upload.refused',
  'upload.away',
  'channel.failed',
  'channel.slow',
  'channel.effect-without-answer',
  'channel.away',
  'queue.send-refused',
  'queue.send-partly',
  'queue.send-without-answer',
  'queue.delivered-twice',
  'queue.delete-lost',
  'queue.visibility-expired',
  'queue.delayed',
  'register.away',
  'signer.away',
  'crash.before-effect',
  'crash.after-effect',
  'crash.timed-out',
  'cold-start',
  'deployment.older-version',
  'clock.skewed',
  'clock.jumped',
  'court.away',
  'partner.sends-again',
  'partner.clock-skewed',
  'timer.twice',
] as const;
export type FaultName = (typeof faultNames)[number];

export interface Faults {
  /** Whether this fault strikes now; counted when it does. */
  strikes(name: FaultName, probability: number): boolean;
  count(name: FaultName): void;
  counts: Record<string, number>;
  /** From now on nothing goes wrong any more. */
  stop(): void;
  stopped(): boolean;
}

/** `severity`: how bad a day it is; it multiplies every probability. `except`: faults that never strike (to find out which of them a failure needs). */
export function createFaults(random: Random, severity: number, except: ReadonlySet<string>): Faults {
  const counts: Record<string, number> = {};
  let isOver = false;
  const count = (name: FaultName): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  return {
    counts,
    count,
    strikes(name, probability) {
      // Asked in any case, so that chance goes the same way whichever faults are switched off.
      const drawn = random.next();
      if (isOver || except.has(name) || drawn >= probability * severity) return false;
      count(name);
      return true;
    },
    stop: () => {
      isOver = true;
    },
    stopped: () => isOver,
  };
}
