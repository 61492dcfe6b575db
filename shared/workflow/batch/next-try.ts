/**
 * How long a message waits after a failure of ours. A queue gives up after so many receives, at most 1,000 on AWS, so the waits must add up to more than the
 * 14 days that a queue keeps a message: a few quick tries, then always about a twentieth of the time that has passed, half an hour at most.
 */
const quickTries = 5;
const steadySeconds = 30;
const longestSeconds = 1_800;
/** Tries at 30 seconds before the waits grow: together ten minutes, of which 30 seconds are a twentieth. */
const steadyTries = 20;
const growth = 1.05;

/** Whole seconds until a message that was received for the n-th time is tried again. */
export function secondsUntilNextTry(receiveCount: number): number {
  if (receiveCount < quickTries) return 2 ** Math.max(receiveCount, 1);
  const grown = steadySeconds * growth ** Math.max(0, receiveCount - steadyTries);
  return Math.round(Math.min(grown, longestSeconds));
}
