/** A toy core: a stream counts what it is given; names may be claimed; a poisoned command throws, at the step that it names. */
import { type Core, decided, subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';

export interface Tally {
  count: number;
  rivals: string[];
  poison?: Poison;
}
type Poison = 'decide' | 'claims' | 'due' | 'outputs' | 'fault';
export interface Add {
  by: number;
  name?: string;
  ask?: string;
  poison?: Poison;
  dueAt?: string;
}
export type Added = { type: 'Added'; by: number; name?: string; heldBy?: string; poison?: Poison };

function decideAdd({ by, name, ask, poison }: Add, taken: ReadonlyMap<string, string>): Added[] {
  if (poison === 'decide') throw new Error('the core has a bug');
  if (poison !== undefined) return [{ type: 'Added', by, poison }];
  if (by === 0) return [];
  const asked = name ?? ask;
  const heldBy = asked === undefined ? undefined : taken.get(asked);
  if (heldBy !== undefined) return [{ type: 'Added', by, heldBy }];
  return [{ type: 'Added', by, ...(name === undefined ? {} : { name }) }];
}

const evolveTally = ({ count, rivals }: Tally, { by, heldBy, poison }: Added): Tally => ({
  count: count + by,
  rivals: heldBy === undefined ? rivals : [...rivals, heldBy],
  ...(poison === undefined ? {} : { poison }),
});

function bugAt(step: Poison, poison: Poison | undefined): void {
  if (poison === step) throw new Error('the core has a bug');
}

export const counterCore: Core<Tally, Add, Added, { unit: string }> = {
  kind: 'account',
  stateVersion: 1,
  initial: () => ({ count: 0, rivals: [] }),
  decide: (state, command, _, taken) => decided(evolveTally, state, decideAdd(command, taken)),
  evolve: evolveTally,
  lookups: (_, { ask }) => (ask === undefined ? [] : [ask]),
  claimsOf: ({ name, poison }, stream) => {
    bugAt('claims', poison);
    return name === undefined ? [] : [{ key: name, owner: subjectOf(stream) }];
  },
  nextDueAt: ({ count, poison }) => {
    bugAt('due', poison);
    return count >= 100 ? '2026-03-01T00:00:00+08:00' : undefined;
  },
  faultsOf: ({ poison }) => (poison === 'fault' ? ['1: the sum is wrong'] : []),
  outputsOf: ({ events }) => {
    for (const { poison } of events) bugAt('outputs', poison);
    return [];
  },
};
