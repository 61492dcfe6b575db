import { setTimeout as pause } from 'node:timers/promises';

/** Between two looks, in milliseconds: short beside what is waited for, long enough to leave the machine to those who work. */
const betweenLooksMs = 100;

/** Looks again and again until there is something; rejects, naming `what` was waited for, when it takes longer than `seconds`. */
export async function until<Found>(what: string, seconds: number, look: () => Promise<Found | undefined>): Promise<Found> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`waited ${seconds} s for ${what}, in vain`);
    await pause(betweenLooksMs);
  }
}
