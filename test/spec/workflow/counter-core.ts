/** A toy core: a stream counts what it is given; names may be claimed; a poisoned command throws. */
import { type Core, subjectOf } from '../../../shared/domain/aggregate.ts';

export interface Tally {
  count: number;
  rivals: string[];
}
export interface Add {
  by: number;
  name?: string;
  ask?: string;
  poison?: boolean;
  dueAt?: string;
}
export type Added = { type: 'Added'; by: number; name?: string; heldBy?: string };

export const counterCore: Core<Tally, Add, Added, { unit: string }> = {
  kind: 'account',
  stateVersion: 1,
  initial: () => ({ count: 0, rivals: [] }),
  decide(_, { by, name, ask, poison }, __, taken) {
    if (poison) throw new Error('the core has a bug');
    if (by === 0) return [];
    const asked = name ?? ask;
    const heldBy = asked === undefined ? undefined : taken.get(asked);
    if (heldBy !== undefined) return [{ type: 'Added', by, heldBy }];
    return [{ type: 'Added', by, ...(name === undefined ? {} : { name }) }];
  },
  evolve: ({ count, rivals }, { by, heldBy }) => ({ count: count + by, rivals: heldBy === undefined ? rivals : [...rivals, heldBy] }),
  lookups: (_, { ask }) => (ask === undefined ? [] : [ask]),
  claimsOf: ({ name }, stream) => (name === undefined ? [] : [{ key: name, owner: subjectOf(stream) }]),
  nextDueAt: ({ count }) => (count >= 100 ? '2026-03-01T00:00:00+08:00' : undefined),
  outputsOf: () => [],
};
