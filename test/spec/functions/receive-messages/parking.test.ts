import { describe, expect, it } from 'vitest';
import { generateSigningKey } from '../../../../shared/adapters/signatures/sign.ts';
import { type AccountState, isOnHold } from '../../../../shared/domain/account/state.ts';
import { subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';
import { LedgerLimitError } from '../../../../shared/ports/ledger.ts';
import { accountNow } from '../../../../shared/workflow/account/account-now.ts';
import { accountNumber } from '../../../fixtures/rules/account.ts';
import { accountStreamId, inflow, plain } from '../../../fixtures/world/plain-case.ts';
import { message, outcomesIn, pagesIn, type World, world } from '../../../fixtures/world/world.ts';

const operator = 'operator:desk';
const desk = generateSigningKey(`${operator}-key`, 'EdDSA');

/** An account whose next message makes the core throw, with `alsoParked` even when it need only hold it. `mend()` is the new release. */
async function faulty({ alsoParked = false } = {}) {
  let mended = false;
  let asked = 0;
  const system = await world((commit) => (core, batch) => {
    const decide: typeof core.decide = (before, command, facts, taken) => {
      const isPoison = typeof command === 'object' && command !== null && 'messageId' in command && command.messageId === 'poison';
      if (isPoison && !mended && (alsoParked || !('parked' in command))) {
        asked += 1;
        throw new Error('the core has a bug');
      }
      return core.decide(before, command, facts, taken);
    };
    return commit(core.kind === 'account' ? { ...core, decide } : core, batch);
  });
  await system.register.putPartner({ partner: operator, name: operator, keys: [desk.registered] });
  await system.receive('housing', plain('housing.account.registered'));
  system.queues.replies.sent = [];
  const mend = () => {
    mended = true;
  };
  return { system, mend, asked: () => asked };
}

const poison = (receiveCount: number) =>
  plain('bank.payment.booked', {
    id: 'poison',
    at: '2026-03-02T09:00:00+08:00',
    receiveCount,
    data: { bookedAt: '2026-03-02T08:59:00+08:00', noticeNumber: 'nobody issued it' },
  });
const state = async ({ ledger }: World): Promise<AccountState> => accountNow(ledger, subjectOf(accountStreamId));
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

describe('a message that the core fails on three times is parked with its account', () => {
  it('is asked of the core three times, then parked: later messages queue behind it in order, and the account is on hold', async () => {
    const { system, asked } = await faulty();
    expect(await system.receive('bank', poison(1), inflow(1))).toEqual([]);
    expect(asked()).toBe(3);
    expect(await system.receive('bank', inflow(2))).toEqual([]);
    expect(outcomesIn(system)).toEqual(['poison HELD', 'inflow-1 HELD', 'inflow-2 HELD']);
    const parked = await state(system);
    expect(parked && isOnHold(parked)).toBe(true);
    expect(parked?.heldMessages.map(({ messageId }) => messageId)).toEqual(['poison', 'inflow-1', 'inflow-2']);
    expect(parked?.balanceFen).toBe(1_000_000_000);
    expect(system.metrics.counts.MessagesParked).toBe(1);
  });

  it('is not parked for what a store of ours did to it before, however often that was', async () => {
    const { system, mend } = await faulty();
    mend();
    system.ledger.refuse = () => new Error('the ledger is away');
    for (const receiveCount of [1, 3, 6, 900]) expect(await system.receive('bank', poison(receiveCount))).toEqual(['poison']);
    system.ledger.refuse = () => undefined;
    expect(await system.receive('bank', poison(901))).toEqual([]);
    expect((await state(system))?.heldMessages).toEqual([]);
    expect(system.metrics.counts.MessagesParked).toBeUndefined();
  });

  it('is written down as it is when it cannot even be parked, and the messages behind it go on', async () => {
    const { system } = await faulty({ alsoParked: true });
    expect(await system.receive('bank', poison(1), inflow(1))).toEqual([]);
    expect(outcomesIn(system)).toEqual(['poison HELD', 'inflow-1 ACCEPTED']);
    const [page] = await pagesIn(system, 'intake:bank:102451000019');
    expect(page?.events).toMatchObject([{ type: 'MessageSetAside', messageId: 'poison', correlation: { accountNumber } }]);
    expect(await system.evidence.has(page?.evidenceKey ?? '')).toBe(true);
    expect(system.metrics.counts.MessagesSetAside).toBe(1);
    expect(await system.receive('bank', poison(1))).toEqual([]);
    expect(outcomesIn(system).at(-1)).toBe('poison DUPLICATE M-04');
  });

  it('also one that no store could hold (LedgerLimitError): it gets its receipt and is no dead letter, and those behind it go on', async () => {
    const { system } = await faulty();
    system.ledger.refuse = ({ stream, inbox }) =>
      stream === accountStreamId && inbox.some(({ key }) => key.endsWith('#huge'))
        ? new LedgerLimitError('item-bytes', 500_000, 400_000, 'the head')
        : undefined;
    const huge = plain('bank.payment.booked', {
      id: 'huge',
      at: '2026-03-02T09:00:00+08:00',
      data: { bookedAt: '2026-03-02T08:59:00+08:00' },
    });
    expect(await system.receive('bank', huge, inflow(1))).toEqual([]);
    expect(outcomesIn(system)).toEqual(['huge HELD', 'inflow-1 ACCEPTED']);
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
    expect(after?.heldMessages).toEqual([]);
    // Nothing more can come of it: it has been put away.
    expect(await system.ledger.endedParts(accountStreamId, 'payments:')).toMatchObject([{ text: expect.stringContaining('"PAID"') }]);
    // The bank's own word at the latest booking wins, and the inflow was booked after the payment.
    expect(after?.balanceFen).toBe(1_000_000_100);
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
