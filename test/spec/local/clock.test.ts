/** The clocks of the embedded system never go back. */
import { describe, expect, it } from 'vitest';
import { moveClock } from '../../../infra/local/play/player.ts';
import { createScenarioClock, createWallClock, instantOf, jumpSentence } from '../../../infra/local/system/clock.ts';

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

  /** `stuck`: streams that stay due however often they are watched. */
  const stage = (due: string[], seen: string[], stuck: readonly { stream: string; dueAt: string }[] = []) => {
    const clock = createScenarioClock('2026-03-02T09:00:00+08:00');
    return {
      clock,
      ledger: {
        due: async (now: string, limit: number) =>
          [...stuck, ...due.map((dueAt) => ({ stream: 'account:1', dueAt }))].filter(({ dueAt }) => dueAt <= now).slice(0, limit),
      },
      drained: async () => undefined,
      async watchDeadlines() {
        if (due[0] !== undefined && due[0] > clock.now()) return;
        seen.push(clock.now());
        due.shift();
      },
    };
  };

  it('stops at every instant at which something is due, and then goes where it was sent', async () => {
    const seen: string[] = [];
    const played = stage(['2026-03-03T10:00:00+08:00', '2026-03-04T23:59:00+08:00', '2026-03-09T00:00:00+08:00'], seen);
    await moveClock(played, '2026-03-05T09:00:00+08:00');
    expect(seen).toEqual(['2026-03-03T10:00:00+08:00', '2026-03-04T23:59:00+08:00']);
    expect(played.clock.now()).toBe('2026-03-05T09:00:00+08:00');
  });

  it('goes on without a stream that stays due, for all others, and says which it is', async () => {
    const seen: string[] = [];
    const stuck = ['account:7', 'account:8'].map((stream) => ({ stream, dueAt: '2026-03-02T09:30:00+08:00' }));
    const played = stage(['2026-03-03T10:00:00+08:00', '2026-03-04T23:59:00+08:00'], seen, stuck);
    expect(await moveClock(played, '2026-03-05T09:00:00+08:00')).toEqual(['account:7', 'account:8']);
    expect(seen).toEqual(['2026-03-03T10:00:00+08:00', '2026-03-04T23:59:00+08:00']);
    expect(played.clock.now()).toBe('2026-03-05T09:00:00+08:00');
  });

  it('does not stand still for ever when one stream is due again and again at one instant of the past', async () => {
    const played = stage(
      Array.from({ length: 2000 }, (_, index) => `2026-03-01T10:00:00.${String(index % 1000).padStart(3, '0')}+08:00`),
      [],
    );
    expect(await moveClock(played, '2026-03-05T09:00:00+08:00')).toEqual(['account:1']);
  });
});

describe('the machine’s clock', () => {
  /** A machine whose clock shows something else than the time that has really passed. */
  function machine(notBeforeSeconds = 0) {
    const start = Date.UTC(2026, 2, 2);
    const real = { seconds: 0, shiftSeconds: 0 };
    const jumps: number[] = [];
    const clock = createWallClock({
      notBefore: instantOf(start + notBeforeSeconds * 1000),
      epochMs: () => start + (real.seconds + real.shiftSeconds) * 1000,
      elapsedMs: () => real.seconds * 1000,
      onJump: (jumpMs) => jumps.push(jumpMs),
    });
    const at = (seconds: number, shiftSeconds: number): number => {
      Object.assign(real, { seconds, shiftSeconds });
      return (Date.parse(clock.now()) - start) / 1000;
    };
    return { at, jumps };
  }

  it('stands while the machine is behind the last known instant, and never runs back', () => {
    const { at, jumps } = machine(100);
    expect([at(0, 0), at(90, 0), at(150, 0), at(151, -60), at(220, -60)]).toEqual([100, 100, 150, 150, 160]);
    expect(jumps).toEqual([]);
  });

  it('follows the small corrections of a clock that is kept in step, however many', () => {
    const { at, jumps } = machine();
    expect([1, 2, 3, 4].map((hour) => at(hour * 3600, hour * 200))).toEqual([3800, 7600, 11_400, 15_200]);
    expect(jumps).toEqual([]);
  });

  it('does not follow a jump of two years, says so once, and goes on by the time that has really passed', () => {
    const { at, jumps } = machine();
    const years = 2 * 365 * 86_400;
    expect([at(10, 0), at(11, years), at(12, years), at(13, 0), at(14, 0)]).toEqual([10, 11, 12, 13, 14]);
    expect(jumps).toEqual([years * 1000]);
    expect(jumpSentence(years * 1000)).toContain('jumped 1051200 minutes ahead');
  });

  it('keeps accounts waiting for nothing when the machine goes back an hour', () => {
    const { at, jumps } = machine();
    expect([at(10, -3600), at(70, -3600)]).toEqual([10, 70]);
    expect(jumps).toEqual([-3_600_000]);
    expect(jumpSentence(-3_600_000)).toContain('60 minutes back');
  });
});
