/** The clocks of the embedded system never go back. */
import { describe, expect, it } from 'vitest';
import { createScenarioClock, createWallClock, instantOf } from '../../../infra/local/clock.ts';
import { passTime } from '../../../infra/local/play/player.ts';

describe('instants', () => {
  it('are spelt in Asia/Shanghai, with milliseconds only where there are some', () => {
    expect(instantOf(Date.UTC(2026, 2, 1, 16, 0, 0))).toBe('2026-03-02T00:00:00+08:00');
    expect(instantOf(Date.UTC(2026, 2, 1, 16, 0, 0, 5))).toBe('2026-03-02T00:00:00.005+08:00');
  });
});

describe('a scenario’s clock', () => {
  it('stands until it is moved, and moves forward only', () => {
    const clock = createScenarioClock('2026-03-02T09:00:00+08:00');
    clock.advanceTo('2026-03-01T09:00:00+08:00');
    expect(clock.now()).toBe('2026-03-02T09:00:00+08:00');
    clock.advanceTo('2026-03-02T09:00:01+08:00');
    expect(clock.now()).toBe('2026-03-02T09:00:01+08:00');
  });

  const stage = (due: string[], seen: string[]) => {
    const clock = createScenarioClock('2026-03-02T09:00:00+08:00');
    return {
      clock,
      ledger: { nextDue: async () => due[0] },
      drained: async () => undefined,
      async watchDeadlines() {
        seen.push(clock.now());
        due.shift();
      },
    };
  };

  it('stops at every instant at which something is due, and then goes where it was sent', async () => {
    const seen: string[] = [];
    const played = stage(['2026-03-03T10:00:00+08:00', '2026-03-04T23:59:00+08:00', '2026-03-09T00:00:00+08:00'], seen);
    await passTime(played, '2026-03-05T09:00:00+08:00');
    expect(seen).toEqual(['2026-03-03T10:00:00+08:00', '2026-03-04T23:59:00+08:00']);
    expect(played.clock.now()).toBe('2026-03-05T09:00:00+08:00');
  });

  it('says so instead of standing still for ever when something stays due', async () => {
    const seen: string[] = [];
    const stuck = stage(
      Array.from({ length: 2000 }, () => '2026-03-03T10:00:00+08:00'),
      seen,
    );
    await expect(passTime(stuck, '2026-03-05T09:00:00+08:00')).rejects.toThrow(/stays due at 2026-03-03T10:00:00/);
  });
});

describe('the machine’s clock', () => {
  it('stands while the machine is behind the last known instant, and never runs back', () => {
    const times = [1000, 5000, 3000, 6000].map((seconds) => Date.UTC(2026, 2, 2) + seconds * 1000);
    const clock = createWallClock(instantOf(Date.UTC(2026, 2, 2) + 2000 * 1000), () => times.shift() ?? 0);
    expect([clock.now(), clock.now(), clock.now(), clock.now()]).toEqual(
      [2000, 5000, 5000, 6000].map((seconds) => instantOf(Date.UTC(2026, 2, 2) + seconds * 1000)),
    );
  });
});
