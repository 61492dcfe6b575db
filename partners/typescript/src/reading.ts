/** What is done with each message of one answer of the reply queue, where some may not be from the system. */

/** Hand it on and delete it; keep it apart for a person; make it visible again, so that it comes after what is kept apart. */
export type Fate = 'take' | 'unproven' | 'give-back';

/**
 * In the order of the answer. What is not proven holds up its FIFO group, so that nobody acts on what came after it before a person has looked; other groups
 * go on. One is kept apart at a time; further ones wait in the queue.
 */
export function fates(fetched: readonly { groupId: string; isProven: boolean }[]): Fate[] {
  const blocked = new Set<string>();
  return fetched.map(({ groupId, isProven }) => {
    if (isProven && !blocked.has(groupId)) return 'take';
    const isFirst = blocked.size === 0;
    blocked.add(groupId);
    return isFirst ? 'unproven' : 'give-back';
  });
}
