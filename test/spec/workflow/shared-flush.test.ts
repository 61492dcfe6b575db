import { describe, expect, it } from 'vitest';
import { sharedFlush } from '../../../shared/adapters/files/shared-flush.ts';

describe('a flush that is shared', () => {
  it('runs one at a time, and serves all who came while it ran with the next one', async () => {
    const ends: (() => void)[] = [];
    let running = 0;
    const durable = sharedFlush(async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
    });
    const first = durable();
    const waiting = [durable(), durable()];
    ends[0]?.();
    // Whoever comes in the moment between two flushes joins the one that is about to begin.
    const late = first.then(() => durable());
    await first;
    await Promise.resolve();
    while (ends.length < 2) await Promise.resolve();
    ends[1]?.();
    await Promise.all([...waiting, late]);
    expect(ends).toHaveLength(2);
  });

  it('tells those whom it failed, and goes on', async () => {
    let isFull = true;
    const durable = sharedFlush(async () => {
      if (isFull) throw new Error('no space left');
    });
    await expect(durable()).rejects.toThrow('no space left');
    isFull = false;
    await expect(durable()).resolves.toBeUndefined();
  });
});
