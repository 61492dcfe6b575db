/** Ways to plant a defect without a line of the product being changed: another core is handed to the commit loop, or a rule says nothing. */

import { accountCore } from '../../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../../shared/domain/account/events.ts';
import type { Core } from '../../../shared/domain/aggregate/aggregate.ts';
import type { Command } from '../../../shared/domain/messages/commands.ts';
import { rules } from '../../../shared/domain/rules/all-rules.ts';
import type { Plant } from '../world/plant.ts';

type Events = (events: AccountEvent[]) => AccountEvent[];

/** The account decides as it should, then its events are altered; the state follows from what is written. */
export const withEvents = (alter: Events): Plant => ({
  commit: (commit) => (core, batch) => {
    if (core.kind !== accountCore.kind) return commit(core, batch);
    return commit({ ...core, decide: altered(core, alter) }, batch);
  },
});

function altered<State, Given, Event, Facts>(core: Core<State, Given, Event, Facts>, alter: Events): typeof core.decide {
  return (state, command, facts, taken) => {
    // Only the account's core comes here, so the events are the account's.
    const events = alter(core.decide(state, command, facts, taken).events as AccountEvent[]) as Event[];
    return { events, state: events.reduce(core.evolve, state) };
  };
}

/** What the account is told is altered before it decides. */
export const withCommands = (alter: (command: Command) => Command): Plant => ({
  commit: (commit) => (core, batch) => {
    if (core.kind !== accountCore.kind) return commit(core, batch);
    const items = batch.items.map((item) => ({ ...item, command: alter(item.command as Command) as typeof item.command }));
    return commit(core, { ...batch, items });
  },
});

/** Drops events of a type. */
export const without = (type: AccountEvent['type']): Plant => withEvents((events) => events.filter((event) => event.type !== type));

/** The rule never fires. Returns what makes it fire again. */
export function silence(id: string): () => void {
  const rule = rules.find((each) => each.id === id);
  if (rule === undefined) throw new RangeError(`there is no rule ${id}`);
  const { evaluate } = rule;
  rule.evaluate = {};
  return () => {
    rule.evaluate = evaluate;
  };
}
