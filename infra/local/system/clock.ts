/** The clocks of the embedded system. Neither ever goes back, so that what was recorded earlier is never later. */
import type { Instant } from '../../../shared/domain/messages/messages.ts';
import type { Clock } from '../../../shared/ports/clock.ts';

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

/**
 * The clock of a sandbox that is started with one of its own: it runs as evenly as time itself does, from where it was set, and can be moved ahead. It is for trying
 * deadlines and holidays; a system that decides about real money goes by the machine's.
 */
export function createMovableClock(start: Instant, elapsedMs: () => number = () => performance.now()): ScenarioClock {
  let set = { epochMs: Date.parse(start), elapsedMs: elapsedMs() };
  const read = (): number => Math.trunc(set.epochMs + elapsedMs() - set.elapsedMs);
  return {
    now: () => instantOf(read()),
    advanceTo(instant) {
      const epochMs = Date.parse(instant);
      if (epochMs > read()) set = { epochMs, elapsedMs: elapsedMs() };
    },
  };
}

export interface WallClockOptions {
  /** What an adjusted machine clock, or a played scenario that ended in the future, makes it wait for: it never runs back. */
  notBefore: Instant;
  /** Told once of each jump of the machine's clock that is not followed, in milliseconds, forwards positive. */
  onJump?: (jumpMs: number) => void;
  /** The machine's clock. */
  epochMs?: () => number;
  /** Time that has really passed, since whenever: it runs evenly, whatever becomes of the machine's clock. */
  elapsedMs?: () => number;
}

/** Corrections of a clock that is kept in step are far smaller; what is larger is somebody's mistake, or a machine that slept. */
const jumpMaxMs = 5 * 60_000;

/**
 * The machine's clock as long as it agrees with the time that has really passed. A jump by more than five minutes is not followed: two years ahead for two
 * seconds would end freezes for good. The next start goes by the machine again.
 */
export function createWallClock({
  notBefore,
  onJump = () => undefined,
  epochMs = Date.now,
  elapsedMs = () => performance.now(),
}: WallClockOptions): Clock {
  let last = notBefore;
  let agreed = { epochMs: epochMs(), elapsedMs: elapsedMs() };
  let isAstray = false;
  const read = (): number => {
    const machine = epochMs();
    const elapsed = elapsedMs();
    const expected = agreed.epochMs + elapsed - agreed.elapsedMs;
    const jump = machine - expected;
    if (Math.abs(jump) > jumpMaxMs) {
      if (!isAstray) onJump(jump);
      isAstray = true;
      return expected;
    }
    isAstray = false;
    agreed = { epochMs: machine, elapsedMs: elapsed };
    return machine;
  };
  return {
    now() {
      const at = instantOf(Math.trunc(read()));
      if (at > last) last = at;
      return last;
    },
  };
}

/** A jump in words, for whoever minds the machine. */
export function jumpSentence(jumpMs: number): string {
  const minutes = Math.round(Math.abs(jumpMs) / 60_000);
  return `the machine's clock jumped ${minutes} minutes ${jumpMs > 0 ? 'ahead' : 'back'}; the system goes on by the time that has really passed. Set the clock right; if the new time is the right one (the machine slept), stop the system and start it again.`;
}
