import { describe, expect, it } from 'vitest';
import { subjectOf } from '../../../../shared/domain/aggregate/aggregate.ts';
import { sha256Hex } from '../../../../shared/domain/aggregate/journal.ts';
import { brokenLink } from '../../../../shared/domain/dossier/chain.ts';
import type { ItemFiled } from '../../../../shared/domain/dossier/events.ts';
import { documentKey } from '../../../../shared/ports/evidence.ts';
import { accountNow } from '../../../../shared/workflow/account/account-now.ts';
import { messageOf } from '../../../../shared/workflow/dispatch.ts';
import { accountNumber, caseNumber, court } from '../../../fixtures/rules/account.ts';
import { accountStreamId, noticeNumber, plain, playToNotice, playToPayment } from '../../../fixtures/world/plain-case.ts';
import { present } from '../../../fixtures/world/present.ts';
import { filingsIn, pagesIn, repliesIn, type World, world } from '../../../fixtures/world/world.ts';

const dossierStream = `case:${caseNumber}`;
const itemsIn = async (system: World): Promise<ItemFiled[]> =>
  (await pagesIn(system, dossierStream)).flatMap(({ events }) => events as ItemFiled[]);
const stateOf = async ({ ledger }: World) => accountNow(ledger, subjectOf(accountStreamId));
const itemReports = (system: World) => repliesIn(system).filter(({ type }) => type === 'release.dossier.item-filed');

async function paid(): Promise<World> {
  const system = await world();
  await playToPayment(system);
  return system;
}

describe('the notice and the voucher go into the dossier of the case (S0 §五)', () => {
  it('each once, in order, chained, with the digest of bytes that are in the evidence store', async () => {
    const system = await paid();
    const asked = filingsIn(system);
    expect(asked.map(({ item }) => item.kind)).toEqual(['fund-use-notice', 'transfer-voucher']);
    expect(await system.run('filings')).toEqual([]);
    const items = await itemsIn(system);
    expect(items).toMatchObject([
      { sequence: 1, kind: 'fund-use-notice', documentNumber: noticeNumber, caseNumber, court, accountNumber },
      { sequence: 2, kind: 'transfer-voucher', documentNumber: 'HDS0001', bankSerial: 'S0001' },
    ]);
    expect(items.map(({ itemId }) => itemId)).toEqual(asked.map(({ id }) => id));
    expect(brokenLink(items)).toBeUndefined();
    for (const { sha256 } of items) expect(sha256Hex(present(await system.evidence.get(documentKey(sha256))))).toBe(sha256);
  });

  it('the account hears of it, and the court is told of each item', async () => {
    const system = await paid();
    await system.run('filings');
    const items = await itemsIn(system);
    expect(itemReports(system)).toMatchObject(
      items.map(({ itemId, sequence, chainHead }) => ({
        to: court,
        data: { caseNumber, itemId, sequence, chainHead },
        correlation: { accountNumber, caseNumber, noticeNumber },
      })),
    );
    expect((await stateOf(system)).payments[0]?.duties.flatMap(({ awaitingItems }) => awaitingItems)).toEqual([]);
    expect(system.metrics.counts).toMatchObject({ 'FilingsDone fund-use-notice': 1, 'FilingsDone transfer-voucher': 1 });
  });

  it('a record of the system itself becomes a document of its own (delivery evidence)', async () => {
    const system = await paid();
    await system.settle();
    const evidence = present((await itemsIn(system)).find(({ kind }) => kind === 'delivery-evidence'));
    expect(evidence.mediaType).toBe('application/json');
    const bytes = present(await system.evidence.get(documentKey(evidence.sha256)));
    expect(sha256Hex(bytes)).toBe(evidence.sha256);
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({ caseNumber, status: 'SERVED' });
  });

  it('once everything is filed and told the notice is closed', async () => {
    const system = await paid();
    await system.settle();
    // It has ended: it is found by its number, and is no longer at hand.
    expect((await stateOf(system)).notices).toEqual([]);
    expect(await system.ledger.endedParts(accountStreamId, 'notices:')).toMatchObject([{ text: expect.stringContaining('"CLOSED"') }]);
  });
});

describe('a crash between any two steps repeats harmlessly', () => {
  const refusing = (streams: string) => (system: World) => {
    system.ledger.refuse = ({ stream }) => (stream.startsWith(streams) ? new Error('down') : undefined);
  };
  const again = async (system: World, number: number) => {
    const body = present(filingsIn(system)[number]);
    return () => system.queues.filings.sent.unshift(messageOf(body));
  };

  it.each([
    ['before the dossier is written', refusing('case:')],
    [
      'while it is not known whether the dossier is written',
      (system: World) => system.ledger.failAfter.push(new Error('connection reset')),
    ],
    ['before the account hears of it', refusing('account:')],
    ['before the court is told', (system: World) => (system.queues.replies.failing = 1)],
  ])('%s', async (_, fail) => {
    const system = await paid();
    fail(system);
    await system.run('filings');
    system.ledger.refuse = () => undefined;
    expect(await system.run('filings')).toEqual([]);
    const items = await itemsIn(system);
    expect(items.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(brokenLink(items)).toBeUndefined();
    expect(new Set(itemReports(system).map(({ id }) => id)).size).toBe(2);
    expect((await stateOf(system)).payments[0]?.duties.flatMap(({ awaitingItems }) => awaitingItems)).toEqual([]);
  });

  it('an item that comes again after all is filed once and reported under the same id', async () => {
    const system = await paid();
    const resend = await again(system, 0);
    await system.run('filings');
    const before = itemReports(system).map(({ id }) => id);
    resend();
    expect(await system.run('filings')).toEqual([]);
    expect(await itemsIn(system)).toHaveLength(2);
    expect(itemReports(system).map(({ id }) => id)).toEqual([...before, ...before]);
    expect(system.metrics.counts['FilingsDone fund-use-notice']).toBe(1);
  });
});

describe('nothing is called filed whose bytes are not there and right', () => {
  const voucherKey = async (system: World) => documentKey(present(filingsIn(system)[1]).item.sha256);

  it('a missing document opens a task for the clerk (C-10)', async () => {
    const system = await paid();
    system.evidence.objects.delete(await voucherKey(system));
    expect(await system.run('filings')).toEqual([]);
    expect((await itemsIn(system)).map(({ kind }) => kind)).toEqual(['fund-use-notice']);
    expect((await stateOf(system)).tasks).toMatchObject([{ kind: 'file-supplement', rule: 'C-10', caseNumber, status: 'OPEN' }]);
    expect(itemReports(system)).toHaveLength(1);
    expect(system.metrics.counts.FilingsFailed).toBe(1);
  });

  it('bytes that have changed in the store are not filed (C-13)', async () => {
    const system = await paid();
    system.evidence.objects.set(await voucherKey(system), Buffer.from('%PDF-1.4 altered'));
    await system.run('filings');
    expect((await itemsIn(system)).map(({ kind }) => kind)).toEqual(['fund-use-notice']);
    expect((await stateOf(system)).tasks).toMatchObject([{ kind: 'file-supplement', rule: 'C-13' }]);
  });

  it('a case that has no freeze on the account takes nothing (C-11)', async () => {
    const system = await paid();
    const foreign = { ...present(filingsIn(system)[0]), id: 'item-foreign', caseNumber: '（2026）鲁0103执1号' };
    system.queues.filings.sent = [messageOf(foreign)];
    expect(await system.run('filings')).toEqual([]);
    expect(await pagesIn(system, 'case:（2026）鲁0103执1号')).toEqual([]);
  });

  it('a store that does not answer is no missing document: the item comes back', async () => {
    const system = await paid();
    const { get } = system.evidence;
    system.evidence.get = async () => {
      throw new Error('timeout');
    };
    expect(await system.run('filings')).toHaveLength(2);
    system.evidence.get = get;
    expect(await system.run('filings')).toEqual([]);
    expect(await itemsIn(system)).toHaveLength(2);
  });

  it('what is no filing request comes back until somebody looks at it', async () => {
    const system = await world();
    system.queues.filings.sent = [{ groupId: 'x', deduplicationId: 'x', body: '{"kind":"file"}' }];
    expect(await system.run('filings')).toEqual(['x']);
  });
});

describe('a case sees its own data only', () => {
  it('two cases with a freeze get the notice and the voucher each, in dossiers of their own', async () => {
    const system = await world();
    const second = '（2026）鲁0102执保456号';
    await playToNotice(system, [caseNumber, second]);
    await system.receive('bank', plain('bank.payment.booked'));
    await system.settle();
    for (const number of [caseNumber, second]) {
      const items = (await pagesIn(system, `case:${number}`)).flatMap(({ events }) => events as ItemFiled[]);
      expect(items.map(({ kind }) => kind).sort()).toEqual(['delivery-evidence', 'fund-use-notice', 'transfer-voucher']);
      expect(JSON.stringify(items)).not.toContain(number === second ? caseNumber : second);
    }
  });
});
