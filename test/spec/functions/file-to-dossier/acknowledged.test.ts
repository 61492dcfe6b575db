import { describe, expect, it } from 'vitest';
import { acknowledgementsOf } from '../../../../shared/domain/dossier/acknowledging.ts';
import { brokenLink } from '../../../../shared/domain/dossier/chain.ts';
import { type DossierEvent, isItemFiled } from '../../../../shared/domain/dossier/events.ts';
import { type Gap, nothingChecked } from '../../../../shared/workflow/reconcile/gap.ts';
import { createOutputChecks } from '../../../../shared/workflow/reconcile/outputs.ts';
import { accountNumber, caseNumber, court } from '../../../fixtures/rules/account.ts';
import { accountStreamId, playToNotice, playToPayment } from '../../../fixtures/world/plain-case.ts';
import { message, outcomesIn, pagesIn, repliesIn, type World, world } from '../../../fixtures/world/world.ts';

const stream = `case:${caseNumber}`;
const eventsIn = async (system: World): Promise<DossierEvent[]> =>
  (await pagesIn(system, stream)).flatMap(({ events }) => events as DossierEvent[]);
const itemsIn = async (system: World) => (await eventsIn(system)).filter(isItemFiled);
const standing = async (system: World) => acknowledgementsOf(await eventsIn(system), system.time.now).map(({ status }) => status);

/** The plain case, paid, filed and told: notice, voucher and the evidence of the telling are in the dossier, filed on 2026-03-10. */
async function filed(): Promise<World> {
  const system = await world();
  await playToPayment(system);
  await system.settle();
  system.queues.replies.sent = [];
  return system;
}

let sent = 0;
/** The court's own case system says that it has the item. */
async function acknowledge(system: World, itemId: string, messageId?: string): Promise<void> {
  sent += 1;
  const id = messageId ?? `taken-${sent}`;
  const at = system.time.now;
  await system.receive(
    'court',
    message('court.dossier.acknowledged', { id, from: court, at, subject: accountNumber }, { caseNumber, itemId, acceptedAt: at }),
  );
  await system.settle();
}

/** Every hour the deadlines are watched, as long as nobody answers. */
async function hoursPass(system: World, until: string): Promise<void> {
  for (;;) {
    await system.watch();
    if (system.time.now >= until) return;
    const next = new Date(Date.parse(system.time.now) + 8 * 3_600_000 + 3_600_000).toISOString().slice(0, 19);
    system.time.now = `${next}+08:00` < until ? `${next}+08:00` : until;
  }
}
/** The timer stands still until then, and goes on. */
async function wakes(system: World, at: string): Promise<void> {
  system.time.now = at;
  await system.watch();
}
const toldOf = (system: World) =>
  repliesIn(system).flatMap((reply) => (reply.type === 'release.dossier.item-filed' ? [{ to: reply.to, ...reply.data }] : []));
const missedOf = (system: World) =>
  repliesIn(system).flatMap((reply) => (reply.type === 'release.deadline.missed' ? [{ to: reply.to, ...reply.data }] : []));

describe("an item is acknowledged by the court's own case system", () => {
  it('which is recorded in the dossier, under the chain of its items', async () => {
    const system = await filed();
    const [notice] = await itemsIn(system);
    expect(await standing(system)).toEqual(['sent', 'sent', 'sent']);
    await acknowledge(system, notice?.itemId ?? '');
    expect(await standing(system)).toEqual(['acknowledged', 'sent', 'sent']);
    expect(brokenLink(await itemsIn(system))).toBeUndefined();
  });

  it('once: a repeat, by the same message or another, changes nothing', async () => {
    const system = await filed();
    const [notice] = await itemsIn(system);
    await acknowledge(system, notice?.itemId ?? '', 'taken');
    const before = (await pagesIn(system, stream)).length;
    await acknowledge(system, notice?.itemId ?? '', 'taken');
    await acknowledge(system, notice?.itemId ?? '', 'taken-again');
    expect((await pagesIn(system, stream)).length).toBe(before);
  });

  it('not where there is no such item: that is recorded, counted, and makes nothing of its own', async () => {
    const system = await filed();
    await acknowledge(system, 'item-never-filed');
    expect((await eventsIn(system)).at(-1)).toMatchObject({ type: 'AcknowledgementUnknown', itemId: 'item-never-filed', court });
    expect(await standing(system)).toEqual(['sent', 'sent', 'sent']);
    expect(system.metrics.counts).toMatchObject({ AcknowledgementsUnknown: 1 });
  });

  it('nor before there is a dossier', async () => {
    const system = await world();
    await playToNotice(system, [caseNumber]);
    await acknowledge(system, 'too-early');
    expect(await eventsIn(system)).toEqual([]);
  });
});

describe("hours of outage of the court's own case system", () => {
  it('lose nothing: what it has not taken after two working days it is told again, its desk hears of it, and late is as good as early', async () => {
    const system = await filed();
    const [notice, voucher, evidence] = (await itemsIn(system)).map(({ itemId }) => itemId);
    await acknowledge(system, notice ?? '');
    system.queues.replies.sent = [];
    // Down for a night and a day: not yet anybody's concern.
    await hoursPass(system, '2026-03-11T20:00:00+08:00');
    expect(toldOf(system)).toEqual([]);
    // Two working days are over.
    await hoursPass(system, '2026-03-13T09:00:00+08:00');
    expect(toldOf(system).map(({ itemId }) => itemId)).toEqual([voucher, evidence]);
    expect(missedOf(system)).toMatchObject([
      { to: court, taskId: voucher, kind: 'file-dossier', caseNumber },
      { to: court, taskId: evidence },
    ]);
    expect(system.metrics.counts).toMatchObject({ ItemsUnacknowledged: 2 });
    expect(await standing(system)).toEqual(['acknowledged', 'overdue', 'overdue']);
    // Back again: it takes what was said twice, once.
    await acknowledge(system, voucher ?? '');
    await acknowledge(system, evidence ?? '');
    await acknowledge(system, voucher ?? '');
    expect(await standing(system)).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
    system.queues.replies.sent = [];
    await hoursPass(system, '2026-03-31T09:00:00+08:00');
    expect(toldOf(system)).toEqual([]);
    expect(outcomesIn(system).every((outcome) => !outcome.includes('REJECTED'))).toBe(true);
  });

  it('are told once of what it still misses where the timer stood still over all three terms, and left to people then', async () => {
    const system = await filed();
    const [notice, voucher, evidence] = (await itemsIn(system)).map(({ itemId }) => itemId);
    await acknowledge(system, notice ?? '');
    system.queues.replies.sent = [];
    await wakes(system, '2026-03-31T09:00:00+08:00');
    await hoursPass(system, '2026-03-31T09:01:00+08:00');
    await hoursPass(system, '2026-04-30T09:00:00+08:00');
    expect(toldOf(system).map(({ itemId }) => itemId)).toEqual([voucher, evidence]);
    expect(missedOf(system)).toHaveLength(2);
    expect(await standing(system)).toEqual(['acknowledged', 'overdue', 'overdue']);
  });

  it('are told once for two terms that ended meanwhile, and again at the end of the third', async () => {
    const system = await filed();
    const [notice, voucher, evidence] = (await itemsIn(system)).map(({ itemId }) => itemId);
    await acknowledge(system, notice ?? '');
    system.queues.replies.sent = [];
    await wakes(system, '2026-03-19T09:00:00+08:00');
    expect(toldOf(system).map(({ itemId }) => itemId)).toEqual([voucher, evidence]);
    await hoursPass(system, '2026-03-31T09:00:00+08:00');
    expect(toldOf(system).map(({ itemId }) => itemId)).toEqual([voucher, evidence, voucher, evidence]);
    expect(missedOf(system)).toHaveLength(2);
  });

  it('count from its first acknowledgement: one that worked by hand for weeks is not missed at once, nor told three times on end', async () => {
    const system = await filed();
    const [notice, voucher, evidence] = (await itemsIn(system)).map(({ itemId }) => itemId);
    system.time.now = '2026-04-13T10:00:00+08:00';
    await acknowledge(system, notice ?? '');
    system.queues.replies.sent = [];
    await hoursPass(system, '2026-04-15T10:00:00+08:00');
    expect([toldOf(system), missedOf(system), await standing(system)]).toEqual([[], [], ['acknowledged', 'sent', 'sent']]);
    await hoursPass(system, '2026-04-16T10:00:00+08:00');
    expect(toldOf(system).map(({ itemId }) => itemId)).toEqual([voucher, evidence]);
    expect(await standing(system)).toEqual(['acknowledged', 'overdue', 'overdue']);
  });

  it('that do not end are told of three times, and then left to people', async () => {
    const system = await filed();
    const [notice, voucher] = (await itemsIn(system)).map(({ itemId }) => itemId);
    await acknowledge(system, notice ?? '');
    system.queues.replies.sent = [];
    await hoursPass(system, '2026-04-30T09:00:00+08:00');
    const again = toldOf(system).filter(({ itemId }) => itemId === voucher);
    expect(again).toHaveLength(3);
    expect(missedOf(system).filter(({ taskId }) => taskId === voucher)).toHaveLength(1);
    expect(await standing(system)).toEqual(['acknowledged', 'overdue', 'overdue']);
  });

  it('are nobody’s where a court works by hand and has never acknowledged an item of the case', async () => {
    const system = await filed();
    await hoursPass(system, '2026-04-30T09:00:00+08:00');
    expect(toldOf(system)).toEqual([]);
    expect(await standing(system)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a word that was taken in and never reached its dossier', () => {
  it('is found by reconciliation and passed on again, and one that did is not', async () => {
    const system = await filed();
    const [notice] = await itemsIn(system);
    await acknowledge(system, notice?.itemId ?? '');
    const at = system.time.now;
    const [, voucher] = await itemsIn(system);
    const data = { caseNumber, itemId: voucher?.itemId, acceptedAt: at };
    await system.receive('court', message('court.dossier.acknowledged', { id: 'lost', from: court, at, subject: accountNumber }, data));
    system.queues.filings.sent = [];
    const found = { checked: nothingChecked(), gaps: [] as Gap[], unsealed: 0 };
    const outside = { replyQueues: { of: async () => undefined }, proofHeld: async () => undefined };
    const check = createOutputChecks({ ledger: system.ledger, evidence: system.evidence, ...outside }, found, { missing: async () => [] });
    for (const page of await pagesIn(system, accountStreamId)) await check(page);
    expect(found.gaps).toMatchObject([{ kind: 'filing', what: { en: expect.stringContaining('acknowledged by its court') } }]);
  });
});
