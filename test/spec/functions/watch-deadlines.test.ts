import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../shared/domain/aggregate/aggregate.ts';
import { type WatchState, watchStream } from '../../../shared/domain/watch/core.ts';
import { accountNow } from '../../../shared/workflow/account/account-now.ts';
import { accountNumber } from '../../fixtures/rules/account.ts';
import { accountStreamId, inflow, plain } from '../../fixtures/world/plain-case.ts';
import { pagesIn, repliesIn, signed, type World, world } from '../../fixtures/world/world.ts';

const end = '2027-03-02T10:00:00+08:00';

/** Registered and frozen; the freeze ends if nobody renews it. */
async function frozen(): Promise<World> {
  const system = await world();
  await system.receive('housing', plain('housing.account.registered'));
  system.time.now = '2026-03-03T10:00:00+08:00';
  await system.receive('court', plain('court.freeze.ordered'), plain('court.housing.informed'));
  system.queues.replies.sent = [];
  return system;
}
const second = '1602001019200388999';

/** Two accounts whose freezes end at the same instant. */
async function twoFrozen(): Promise<World> {
  const system = await frozen();
  const elsewhere = (record: ReturnType<typeof plain>) =>
    record.body.replaceAll(accountNumber, second).replaceAll('执保123', '执保456').replaceAll('186号', '187号');
  await system.receive(
    'housing',
    signed(elsewhere(plain('housing.account.registered', { id: 'r-2' })), 'housing:370102', 'r-2', { groupId: second }),
  );
  await system.receive(
    'court',
    signed(elsewhere(plain('court.freeze.ordered', { id: 'f-2' })), 'court:鲁0102', 'f-2', { groupId: second }),
  );
  return system;
}
const freezeOf = async ({ ledger }: World) => (await accountNow(ledger, subjectOf(accountStreamId))).freezes[0];
const openRuns = async ({ ledger }: World) => (await ledger.head<WatchState>(watchStream))?.state.open ?? [];

describe('what time alone decides happens in time', () => {
  it('does nothing, and writes nothing, while nothing is due', async () => {
    const system = await frozen();
    system.ledger.requests.commits = 0;
    expect(await system.watch()).toEqual({ due: 0, failed: 0, takenOver: 0, more: false });
    expect(system.ledger.requests.commits).toBe(0);
  });

  it('a freeze ends to the minute when nobody renewed it (查扣冻规定 26)', async () => {
    const system = await frozen();
    system.time.now = '2027-03-02T09:59:59+08:00';
    while ((await system.watch()).due > 0) expect((await freezeOf(system))?.status).toBe('LIVE');
    system.time.now = end;
    expect(await system.watch()).toMatchObject({ due: 1, failed: 0 });
    expect((await freezeOf(system))?.status).toBe('EXPIRED');
    expect(await openRuns(system)).toEqual([]);
  });

  it('is safe when two run at once', async () => {
    const system = await frozen();
    system.time.now = end;
    await Promise.all([system.watch(), system.watch()]);
    const expiries = (await pagesIn(system, accountStreamId)).flatMap(({ events }) =>
      (events as { type: string }[]).filter(({ type }) => type === 'FreezeExpired'),
    );
    expect(expiries).toHaveLength(1);
    const ids = repliesIn(system).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('goes on round by round until nothing is due', async () => {
    const system = await twoFrozen();
    system.time.now = end;
    expect(await system.watch(5, 1)).toMatchObject({ due: 2, failed: 0, more: false });
    expect(await openRuns(system)).toEqual([]);
    expect(await system.watch(5, 1)).toMatchObject({ due: 0, more: false });
  });

  it('begins no round when its time is nearly up, says that there is more, and leaves it to the next run', async () => {
    const system = await twoFrozen();
    system.time.now = end;
    const before = system.ledger.requests.commits;
    const timeLeft = (): number => (system.ledger.requests.commits > before ? 14_000 : 40_000);
    expect(await system.watch(5, 1, timeLeft)).toMatchObject({ due: 1, more: true });
    expect(await system.watch(5, 1)).toMatchObject({ due: 1, more: false });
  });
});

describe('nothing that time decided is lost', () => {
  it('one stream that fails stays due and holds up no other', async () => {
    const system = await frozen();
    system.time.now = end;
    system.ledger.refuse = ({ stream }) => (stream === accountStreamId ? new Error('down') : undefined);
    expect(await system.watch()).toMatchObject({ due: 1, failed: 1 });
    expect(system.metrics.counts.TimersFailed).toBe(1);
    system.ledger.refuse = undefined;
    expect(await system.watch()).toMatchObject({ due: 1, failed: 0 });
    expect((await freezeOf(system))?.status).toBe('EXPIRED');
  });

  it('streams that fail are set aside with a count, and starve no other, however few a round takes', async () => {
    const system = await twoFrozen();
    system.time.now = end;
    system.ledger.refuse = ({ stream }) => (stream === accountStreamId ? new Error('broken') : undefined);
    expect(await system.watch(5, 1)).toMatchObject({ due: 2, failed: 1, more: false });
    expect(system.metrics.counts.StreamsSetAside).toBe(1);
    expect((await freezeOf(system))?.status).not.toBe('EXPIRED');
    expect((await accountNow(system.ledger, second)).freezes[0]?.status).toBe('EXPIRED');
    system.ledger.refuse = undefined;
    expect(await system.watch(5, 1)).toMatchObject({ due: 1, failed: 0 });
    expect((await freezeOf(system))?.status).toBe('EXPIRED');
  });

  it('a stream of no aggregate that this program knows is a failure that is said, and holds up nobody', async () => {
    const system = await frozen();
    system.time.now = end;
    const due = system.ledger.due;
    system.ledger.due = async (now, limit) => [{ stream: 'escrow:1', dueAt: end }, ...(await due(now, limit - 1))];
    expect(await system.watch()).toMatchObject({ due: 2, failed: 1 });
    expect((await freezeOf(system))?.status).toBe('EXPIRED');
  });

  it('what was committed and could not be sent is sent by a later run, under the same ids', async () => {
    const healthy = await frozen();
    healthy.time.now = '2027-02-24T10:00:00+08:00';
    await healthy.watch();
    const expected = repliesIn(healthy).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);

    const system = await frozen();
    system.time.now = '2027-02-24T10:00:00+08:00';
    system.queues.replies.failing = 1;
    expect(await system.watch()).toMatchObject({ failed: 1 });
    expect(repliesIn(system)).toEqual([]);
    system.time.now = '2027-02-24T10:01:00+08:00';
    expect(await system.watch()).toMatchObject({ takenOver: 0 });
    expect(repliesIn(system)).toEqual([]);
    system.time.now = '2027-02-24T10:05:00+08:00';
    expect(await system.watch()).toMatchObject({ takenOver: 1 });
    expect(repliesIn(system).map(({ id }) => id)).toEqual(expected);
    expect(await openRuns(system)).toEqual([]);
  });

  it('a run that broke off before it committed anything leaves nothing behind but its plan', async () => {
    const system = await frozen();
    system.time.now = end;
    system.ledger.refuse = ({ stream }) => (stream === watchStream ? undefined : new Error('killed'));
    await system.watch();
    system.ledger.refuse = undefined;
    expect(await openRuns(system)).toHaveLength(1);
    expect(await system.watch(0)).toMatchObject({ due: 1, failed: 0, takenOver: 1 });
    expect(await openRuns(system)).toEqual([]);
  });

  it('a broken-off run that cannot be finished holds up nothing that is due now', async () => {
    const system = await frozen();
    system.time.now = '2027-02-24T10:00:00+08:00';
    system.queues.replies.failing = 1;
    await system.watch();
    system.time.now = end;
    system.queues.replies.failing = 1;
    expect(await system.watch()).toMatchObject({ takenOver: 0, due: 1, failed: 0 });
    expect((await freezeOf(system))?.status).toBe('EXPIRED');
    expect(await openRuns(system)).toHaveLength(1);
  });

  it('a message lets the same time pass for its account before it is taken in', async () => {
    const system = await frozen();
    system.time.now = end;
    await system.receive('bank', inflow(1, { at: end }));
    expect((await freezeOf(system))?.status).toBe('EXPIRED');
    expect(await system.watch()).toMatchObject({ due: 0 });
  });
});
