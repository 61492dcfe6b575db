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

  it('waits for more where several wait already, and for nobody where one comes after the other', async () => {
    const moments: (() => void)[] = [];
    let flushes = 0;
    const durable = sharedFlush(
      async () => {
        flushes += 1;
      },
      () => new Promise<void>((resolve) => moments.push(resolve)),
    );
    await durable();
    await durable();
    expect(moments).toHaveLength(0);
    const first = durable();
    const several = [durable(), durable(), durable()];
    await first;
    while (moments.length === 0) await Promise.resolve();
    const late = durable();
    expect(flushes).toBe(3);
    moments[0]?.();
    await Promise.all([...several, late]);
    expect(flushes).toBe(4);
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
