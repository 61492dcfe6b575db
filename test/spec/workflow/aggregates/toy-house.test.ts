/** A house that no part of the system knows: a folder of its own and a place in the registry are all that it takes to be committed, watched, told of and reported. */
import { expect, it } from 'vitest';
import { type Core, decided } from '../../../../shared/domain/aggregate/aggregate.ts';
import type { Instant } from '../../../../shared/domain/messages/messages.ts';
import { createRegistry, houses } from '../../../../shared/workflow/aggregates.ts';
import { checkLedger } from '../../../../shared/workflow/check-ledger.ts';
import { repliesIn, world } from '../../../fixtures/world/world.ts';

interface Kettle {
  boilsAt?: Instant;
}
type KettleCommand = { kind: 'put-on'; boilsAt: Instant } | { kind: 'time'; at: Instant };
type KettleEvent = { type: 'PutOn'; boilsAt: Instant } | { type: 'Boiled'; at: Instant };

const evolve = (_: Kettle, event: KettleEvent): Kettle => (event.type === 'PutOn' ? { boilsAt: event.boilsAt } : {});
function eventsOf({ boilsAt }: Kettle, command: KettleCommand): KettleEvent[] {
  if (command.kind === 'put-on') return [{ type: 'PutOn', boilsAt: command.boilsAt }];
  return boilsAt === undefined || boilsAt > command.at ? [] : [{ type: 'Boiled', at: boilsAt }];
}

const kettleCore: Core<Kettle, KettleCommand, KettleEvent, unknown> = {
  kind: 'kettle',
  stateVersion: 1,
  initial: () => ({}),
  decide: (state, command) => decided(evolve, state, eventsOf(state, command)),
  evolve,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: ({ boilsAt }) => boilsAt,
  timePasses: (at) => ({ kind: 'time', at }),
  faultsOf: ({ boilsAt }) => (boilsAt === 'never' ? ['a kettle that never boils'] : []),
  outputsOf: ({ stream, sequence, events }) =>
    events.flatMap((event, index) =>
      event.type === 'Boiled'
        ? [
            {
              kind: 'tell-partner' as const,
              id: `${stream}/${sequence}/${index}`,
              at: event.at,
              to: 'operator:desk',
              type: 'release.task.opened' as const,
              data: { taskId: stream, kind: 'review-violation' as const },
              correlation: {},
            },
          ]
        : [],
    ),
};

const stream = 'kettle:1';
const at = '2026-03-02T09:00:00+08:00';
const boilsAt = '2026-03-02T09:05:00+08:00';

it('a toy house goes through the commit loop, the deadline watch and the queues', async () => {
  const system = await world();
  const registry = createRegistry([...houses, kettleCore]);
  const batch = { stream, recordedAt: at, facts: undefined };
  const putOn = { command: { kind: 'put-on' as const, boilsAt }, inbox: { key: 'put-on', digest: '0' } };
  expect(await system.commit(kettleCore, { ...batch, items: [putOn] })).toMatchObject([{ kind: 'committed' }]);
  expect(await system.commit(kettleCore, { ...batch, items: [putOn] })).toMatchObject([{ kind: 'already-received' }]);
  expect(await system.ledger.due(boilsAt, 10)).toEqual([{ stream, dueAt: boilsAt }]);

  await system.watch(5, 100, () => 55_000, registry);
  expect(repliesIn(system)).toEqual([]);
  system.time.now = boilsAt;
  await system.watch(5, 100, () => 55_000, registry);
  expect(repliesIn(system)).toMatchObject([{ to: 'operator:desk', id: `${stream}/2/0` }]);
  expect(await system.ledger.due(boilsAt, 10)).toEqual([]);
  await system.watch(5, 100, () => 55_000, registry);
  expect((await system.ledger.head(stream))?.version).toBe(2);

  const broken = { ...putOn, command: { kind: 'put-on' as const, boilsAt: 'never' }, inbox: { key: 'never', digest: '0' } };
  expect(await system.commit(kettleCore, { ...batch, items: [broken] })).toMatchObject([
    { kind: 'failed', error: { name: 'DecisionError' } },
  ]);
  expect((await checkLedger(system.ledger, registry)).findings).toEqual([]);
});

it('a program that does not know the house sets its stream aside, and time passes for all others', async () => {
  const system = await world();
  const putOn = { command: { kind: 'put-on' as const, boilsAt }, inbox: { key: 'put-on', digest: '0' } };
  await system.commit(kettleCore, { stream, recordedAt: at, facts: undefined, items: [putOn] });
  system.time.now = boilsAt;
  await system.watch();
  expect(system.metrics.counts['StreamsSetAside']).toBe(1);
  expect((await system.ledger.head(stream))?.version).toBe(1);
});
