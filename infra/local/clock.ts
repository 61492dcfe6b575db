/** The clocks of the embedded system. Neither ever goes back, so that what was recorded earlier is never later. */
import type { Instant } from '../../shared/domain/messages.ts';
import type { Clock } from '../../shared/ports/clock.ts';

const shanghaiOffsetMs = 8 * 60 * 60 * 1000;

/** Milliseconds since 1970 (UTC) as the canonical instant `YYYY-MM-DDTHH:mm:ss[.SSS]+08:00`. */
export function instantOf(epochMs: number): Instant {
  const local = new Date(epochMs + shanghaiOffsetMs).toISOString().slice(0, -1);
  return `${local.endsWith('.000') ? local.slice(0, -4) : local}+08:00`;
}

/** A clock that stands until it is set: the scenario's. */
export interface ScenarioClock extends Clock {
  /** Moves forward to `instant`; an earlier one leaves it where it is. */
  advanceTo(instant: Instant): void;
}

export function createScenarioClock(start: Instant): ScenarioClock {
  let at = start;
  return {
    now: () => at,
    advanceTo(instant) {
      if (instant > at) at = instant;
    },
  };
}

/** The machine's clock, from `notBefore` on: an adjusted machine clock, or a played scenario that ended in the future, makes it stand, never run back. */
export function createWallClock(notBefore: Instant, epochMs: () => number = Date.now): Clock {
  let last = notBefore;
  return {
    now() {
      const at = instantOf(epochMs());
      if (at > last) last = at;
      return last;
    },
  };
}
