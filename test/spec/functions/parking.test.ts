import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../shared/adapters/signatures/sign.ts';
import { type AccountState, isOnHold } from '../../../shared/domain/account/state.ts';
import { defaultProfile } from '../../../shared/domain/profiles/profile.ts';
import { accountNumber } from '../../fixtures/rules/account.ts';
import { accountStreamId, inflow, plain } from './plain-case.ts';
import { message, outcomesIn, type World, world } from './world.ts';

const operator = 'operator:desk';
const desk = generateSigningKey(`${operator}-key`, 'EdDSA');

/** An account whose next payment makes the core throw: the grace of its city cannot be read. `mend()` is the new release. */
async function faulty() {
  const system = await world();
  await system.register.putPartner({ partner: operator, name: operator, keys: [desk.registered] });
  await system.receive('housing', plain('housing.account.registered'));
  system.queues.replies.sent = [];
  const sound = await system.register.profiles();
  let mended = false;
  const broken = {
    regionCode: '370102',
    ...defaultProfile,
    get matchGraceMinutes(): number {
      throw new Error('the core has a bug');
    },
  };
  system.register.profiles = async () => (mended ? sound : [broken]);
  const mend = () => {
    mended = true;
  };
  return { system, mend };
}

const poison = (receiveCount: number) =>
  plain('bank.payment.booked', {
    id: 'poison',
    at: '2026-03-02T09:00:00+08:00',
    receiveCount,
    data: { bookedAt: '2026-03-02T08:59:00+08:00', noticeNumber: 'nobody issued it' },
  });
const state = async ({ ledger }: World): Promise<AccountState | undefined> => (await ledger.head<AccountState>(accountStreamId))?.state;
/** One message a person: the last confirms what those before it have proposed. */
const answers = (id: string, task: string, decision: 'accept' | 'reject', by: string[]) =>
  by.map((person, index) =>
    message(
      'operator.task.answered',
      { id: `${id}-${index}`, from: operator, at: '2026-03-02T09:00:00+08:00', subject: accountNumber },
      { accountNumber, task, decision, by: [person], reason: '已修复，重放', step: index === by.length - 1 ? 'confirm' : 'propose' },
      { key: desk.signing },
    ),
  );

describe('a message that fails for unknown reasons three times is parked with its account', () => {
  it('goes back to the queue twice, with what stands behind it', async () => {
    const { system } = await faulty();
    for (const receiveCount of [1, 2])
      expect(await system.receive('bank', poison(receiveCount), inflow(1))).toEqual(['poison', 'inflow-1']);
    expect(outcomesIn(system)).toEqual([]);
  });

  it('is parked the third time; later messages queue behind it in order, and the account is on hold', async () => {
    const { system } = await faulty();
    expect(await system.receive('bank', poison(3), inflow(1))).toEqual([]);
    expect(await system.receive('bank', inflow(2))).toEqual([]);
    expect(outcomesIn(system)).toEqual(['poison HELD', 'inflow-1 HELD', 'inflow-2 HELD']);
    const parked = await state(system);
    expect(parked && isOnHold(parked)).toBe(true);
    expect(parked?.heldMessages.map(({ messageId }) => messageId)).toEqual(['poison', 'inflow-1', 'inflow-2']);
    expect(parked?.balanceFen).toBe(1_000_000_000);
    expect(system.metrics.counts.MessagesParked).toBe(1);
  });

  it('leaves other accounts alone', async () => {
    const { system } = await faulty();
    await system.receive('bank', poison(3));
    const other = '1602001019200388999';
    const record = message(
      'bank.inflow.booked',
      { id: 'other', from: 'bank:102451000019', at: '2026-03-02T09:00:00+08:00', subject: other },
      { accountNumber: other, bankSerial: 'O1', amountFen: 1, kind: 'interest', bookedAt: '2026-03-02T09:00:00+08:00', balanceAfterFen: 1 },
    );
    expect(await system.receive('bank', record)).toEqual([]);
    expect(outcomesIn(system)).toEqual(['poison HELD', 'other HELD N-13']);
  });

  it('is replayed in order when two persons say so, and the account flows again', async () => {
    const { system, mend } = await faulty();
    await system.receive('bank', poison(3), inflow(1));
    mend();
    const [first = '', second = ''] = (await state(system))?.heldMessages.map(({ taskId }) => taskId) ?? [];
    await system.receive('operator', ...answers('a-0', 'replay-parked', 'accept', ['甲', '乙']));
    expect(outcomesIn(system).at(-1)).toBe('a-0-1 REJECTED A-01');
    expect(await system.receive('operator', ...answers('a-1', first, 'accept', ['甲', '乙']))).toEqual([]);
    expect(await system.receive('operator', ...answers('a-2', second, 'accept', ['甲', '乙']))).toEqual([]);
    const after = await state(system);
    expect(after && isOnHold(after)).toBe(true);
    expect(after?.mismatch).toBeDefined();
    expect(after?.heldMessages).toEqual([]);
    expect(after?.payments.map(({ status }) => status)).toEqual(['UNMATCHED']);
    expect(after?.balanceFen).toBe(1_000_000_000 - 300_000_000 + 100);
  });

  it('needs two persons also to strike it', async () => {
    const { system } = await faulty();
    await system.receive('bank', poison(3), inflow(1));
    const [first = '', second = ''] = (await state(system))?.heldMessages.map(({ taskId }) => taskId) ?? [];
    await system.receive('operator', ...answers('a-1', first, 'reject', ['甲']));
    expect((await state(system))?.heldMessages).toHaveLength(2);
    await system.receive('operator', ...answers('a-2', first, 'reject', ['甲', '乙']));
    await system.receive('operator', ...answers('a-3', second, 'reject', ['甲', '乙']));
    const after = await state(system);
    expect(after?.heldMessages).toEqual([]);
    expect(after && isOnHold(after)).toBe(false);
    expect(after?.balanceFen).toBe(1_000_000_000);
  });

  it('lets nothing overtake: a later one is not replayed while an earlier one stays parked', async () => {
    const { system, mend } = await faulty();
    await system.receive('bank', poison(3), inflow(1));
    mend();
    const second = (await state(system))?.heldMessages[1]?.taskId ?? '';
    await system.receive('operator', ...answers('a-1', second, 'accept', ['甲', '乙']));
    expect(outcomesIn(system).at(-1)).toBe('a-1-1 REJECTED A-01');
    expect((await state(system))?.heldMessages).toHaveLength(2);
  });
});
