/**
 * From commands to committed pages: decide on the last known head, commit, and on a conflict look again and decide again. A batch of one stream is
 * one ledger request; what cannot be committed together is committed in parts, so that one message never takes its neighbours down.
 */

import { type Core, kindOf } from '../../domain/aggregate/aggregate.ts';
import { type Ledger, LedgerBusyError, LedgerLimitError } from '../../ports/ledger.ts';
import type { Batch, CommitItem, ItemResult } from './batch.ts';
import { createHeads } from './heads.ts';
import type { ReportDamage } from './read-state.ts';
import { type CommitSeveral, createCommitSeveral } from './several.ts';
import { type Committing, commitTogether, DecisionError } from './together.ts';
import { createTurns } from './turns.ts';

export interface CommitDeps {
  ledger: Ledger;
  /** 0 ≤ random() < 1. */
  random: () => number;
  /** Resolves after so many milliseconds. */
  delay: (milliseconds: number) => Promise<void>;
  /** Heads that are kept in memory. */
  headsMax?: number;
  /** Told when something in the ledger is not what its pages say. */
  onDamage?: ReportDamage;
}

/** Results in the order of the items. Never rejects, what went wrong stands at the item; throws only when core and stream do not belong together. */
export type Commit = <State, Command, Event, Facts>(
  core: Core<State, Command, Event, Facts>,
  batch: Batch<Command, Facts>,
) => Promise<ItemResult<Event>[]>;

const headsMaxDefault = 1000;

export interface Commits {
  commit: Commit;
  commitSeveral: CommitSeveral;
}

/** Both ways to commit, over one memory of what is known of each stream. */
export function createCommits(deps: CommitDeps): Commits {
  const inTurn = createTurns();
  const committing: Committing = { onDamage: () => undefined, ...deps, heads: createHeads(deps.headsMax ?? headsMaxDefault) };
  return {
    commitSeveral: createCommitSeveral(committing, inTurn),
    commit: (core, batch) => {
      // Events of one aggregate in the stream of another could be folded by neither: a bug of the caller, before anything is written.
      if (kindOf(batch.stream) !== core.kind)
        throw new RangeError(`a batch for the stream ${JSON.stringify(batch.stream)} was given to the core of "${core.kind}"`);
      return inTurn(batch.stream, () => commitOnce(committing, core, batch));
    },
  };
}

export const createCommit = (deps: CommitDeps): Commit => createCommits(deps).commit;

/** The same message twice in one batch is one message and one repeat of it. */
async function commitOnce<State, Command, Event, Facts>(
  deps: Committing,
  core: Core<State, Command, Event, Facts>,
  batch: Batch<Command, Facts>,
): Promise<ItemResult<Event>[]> {
  const firstOf = batch.items.map(({ inbox }, index) => (inbox ? batch.items.findIndex((other) => other.inbox?.key === inbox.key) : index));
  const firsts = batch.items.filter((_, index) => firstOf[index] === index);
  const results = await commitInParts(deps, core, { ...batch, items: firsts });
  const resultOf = new Map(firsts.map((item, index) => [item, results[index]]));
  return batch.items.map((item, index) => {
    const first = batch.items[firstOf[index] ?? index] ?? item;
    const result = resultOf.get(first) ?? { kind: 'not-tried' };
    return first === item ? result : repeatOf(first, result);
  });
}

function repeatOf<Event>({ inbox }: CommitItem<unknown>, result: ItemResult<Event>): ItemResult<Event> {
  if (result.kind === 'committed' && inbox)
    return { kind: 'already-received', record: { ...inbox, stream: result.page.stream, sequence: result.page.sequence } };
  return result.kind === 'failed' ? { kind: 'not-tried' } : result;
}

async function commitInParts<State, Command, Event, Facts>(
  deps: Committing,
  core: Core<State, Command, Event, Facts>,
  batch: Batch<Command, Facts>,
): Promise<ItemResult<Event>[]> {
  if (batch.items.length === 0) return [];
  try {
    return await commitTogether(deps, core, batch);
  } catch (error) {
    // Whether it was written or not is unknown: the next commit of the stream reads first.
    deps.heads.forget(batch.stream);
    const cut = placeToCut(error, batch.items.length);
    // What is too large by itself stays so: it is the message's own failure, and is parked like any other that cannot be decided.
    const reason = error instanceof LedgerLimitError ? new DecisionError(0, error) : error;
    if (cut === 0) return batch.items.map((_, index) => (index === 0 ? { kind: 'failed', error: reason } : { kind: 'not-tried' }));
    const before = await commitInParts(deps, core, { ...batch, items: batch.items.slice(0, cut) });
    const rest = batch.items.slice(cut);
    if (before.some(({ kind }) => kind === 'failed')) return [...before, ...rest.map(() => ({ kind: 'not-tried' }) as const)];
    return [...before, ...(await commitInParts(deps, core, { ...batch, items: rest }))];
  }
}

/** How many of the items to try again by themselves; 0: none, the first one fails. */
function placeToCut(error: unknown, items: number): number {
  if (error instanceof DecisionError) return error.index;
  if (items === 1 || error instanceof LedgerBusyError) return 0;
  return error instanceof LedgerLimitError ? Math.ceil(items / 2) : 1;
}
