/** A toy house with an office: what an account owes people, another aggregate owes them too, without a line of its own for it. */
import { expect, it } from 'vitest';
import { subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';
import { createRegistry, houses } from '../../../../shared/workflow/aggregates.ts';
import { checkLedger } from '../../../../shared/workflow/check-ledger.ts';
import { listed } from '../../../contract/ledger/store-under-test.ts';
import { type WorkshopEvent, type WorkshopMessage, workshopCore } from '../../../fixtures/toy-workshop.ts';
import { repliesIn, world } from '../../../fixtures/world/world.ts';

const stream = 'workshop:W1';
const registry = createRegistry([...houses, workshopCore]);

async function workshop() {
  const system = await world();
  let count = 0;
  const send = async (message: WorkshopMessage) => {
    const messageId = `m${++count}`;
    const { now } = system.time;
    const command = {
      kind: 'message' as const,
      messageId,
      from: 'court:鲁0102',
      sentAt: now,
      receivedAt: now,
      digest: '0',
      message,
      documents: [],
      fired: [],
    };
    const items = [{ command, inbox: { key: messageId, digest: '0' } }];
    return system.commit(workshopCore, { stream, recordedAt: now, facts: undefined, items });
  };
  const pass = async (until: string): Promise<void> => {
    system.time.now = until;
    await system.watch(5, 100, () => 55_000, registry);
  };
  const events = async () => {
    const pages = await listed(system.ledger.pages<WorkshopEvent>(stream));
    return pages.flatMap((page) => page.events);
  };
  return { system, send, pass, events, told: () => repliesIn(system).map(({ to, type, data }) => ({ to, type, data })) };
}

it('a message starts a deadline; it warns at 80 %, is overdue at 100 %, and its owner is told by the deadline watch', async () => {
  const { send, pass, told, events } = await workshop();
  expect(await send({ type: 'clock', name: 'A', priceFen: 1 })).toMatchObject([{ kind: 'committed' }]);
  expect((await events()).map(({ type }) => type)).toEqual(['MessageRecorded', 'DutyStarted']);
  await pass('2026-03-14T09:00:00+08:00');
  expect(told()).toEqual([
    { to: 'bank:1', type: 'release.task.opened', data: expect.objectContaining({ kind: 'repair-clock', rule: 'B-05' }) },
  ]);
  await pass('2026-03-18T09:00:00+08:00');
  expect((await events()).map(({ type }) => type).slice(-2)).toEqual(['TaskOverdue', 'DutyEnded']);
});

it('what must be asked about waits as a held message, and takes effect when its task is answered', async () => {
  const { send, pass, told, events, system } = await workshop();
  await send({ type: 'clock', name: 'B', priceFen: 500_00 });
  const taskId = `${subjectOf(stream)}-t1`;
  expect((await events()).map(({ type }) => type)).toEqual(['MessageRecorded', 'TaskOpened', 'MessageHeld', 'PartnerTold']);
  await send({ type: 'answer', task: taskId });
  expect((await events()).slice(-5).map(({ type }) => type)).toEqual([
    'MessageRecorded',
    'TaskDone',
    'HeldMessageSettled',
    'DutyStarted',
    'PartnerTold',
  ]);
  await pass('2026-03-14T09:00:00+08:00');
  expect(told().at(-1)).toMatchObject({ type: 'release.task.opened' });
  await send({ type: 'answer', task: `${subjectOf(stream)}-t2` });
  const last = (await events()).map(({ type }) => type);
  expect(last).toContain('ClockRepaired');
  expect(last).toContain('FilingRequested');
  const page = (await listed(system.ledger.pages<WorkshopEvent>(stream))).at(-1);
  const outputs = workshopCore.outputsOf({ stream, sequence: page?.sequence ?? 0, events: page?.events ?? [] });
  expect(outputs.map(({ kind }) => kind)).toEqual(['tell-partner', 'file', 'tell-partner']);
});

it('what speaks of an instant to come takes effect then, by the deadline watch alone', async () => {
  const { send, pass, events } = await workshop();
  await send({ type: 'clock', name: 'C', priceFen: 1, from: '2026-03-03T09:00:00+08:00' });
  expect((await events()).map(({ type }) => type)).toEqual(['MessageRecorded', 'MessageHeld']);
  await pass('2026-03-03T09:00:00+08:00');
  expect((await events()).map(({ type }) => type).slice(-2)).toEqual(['HeldMessageSettled', 'DutyStarted']);
});

it('is stored in parts, folds to the same state, and its ledger checks', async () => {
  const { send, pass, system } = await workshop();
  for (const name of ['A', 'B', 'C']) await send({ type: 'clock', name, priceFen: 500_00 });
  await send({ type: 'answer', task: 'W1-t2' });
  await pass('2026-03-20T09:00:00+08:00');
  const head = await system.ledger.head(stream);
  expect(head?.version).toBeGreaterThan(4);
  expect(JSON.stringify(head?.state)).not.toContain('approve-price');
  expect((await checkLedger(system.ledger, registry)).findings).toEqual([]);
});
