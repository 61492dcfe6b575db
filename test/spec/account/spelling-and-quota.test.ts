import { describe, expect, it } from 'vitest';
import { accountNumber, caseNumber, given } from '../../fixtures/desk/scenario.ts';

const halfWidth = caseNumber.replace('（', '(').replace('）', ')');

describe('a case number is the same in full- and half-width brackets (案号规定; domain §6.1)', () => {
  it('renews the freeze that the other spelling ordered', async () => {
    const told = given();
    told.renew('2028-03-01 10:00', { caseNumber: halfWidth }, { at: '03-06 10:00' });
    expect((await told.desk.state(accountNumber)).freezes).toMatchObject([{ caseNumber, endsAt: '2028-03-01T10:00:00+08:00' }]);
  });

  it('does not freeze twice for one case', async () => {
    const told = given();
    told.freeze({ caseNumber: halfWidth, servedAt: '03-05 10:00' });
    expect((await told.desk.state(accountNumber)).freezes).toHaveLength(1);
  });
});

describe('a quota holds from the instant that the housing authority names (监管额度)', () => {
  const adjusted = (told: ReturnType<typeof given>, effectiveAt: string) => {
    const data = { supervisedQuotaFen: 100_000_000, reason: '主体结构封顶', effectiveAt };
    told.send('housing.quota.adjusted', data, { sender: 'housing:370102' });
  };

  it('not before it', async () => {
    const told = given();
    adjusted(told, '2026-04-01T00:00:00+08:00');
    expect((await told.desk.state(accountNumber)).supervisedQuotaFen).toBe(500_000_000);
    told.until('03-31 23:59');
    expect((await told.desk.state(accountNumber)).supervisedQuotaFen).toBe(500_000_000);
    told.until('04-01 00:00');
    expect(await told.desk.state(accountNumber)).toMatchObject({ supervisedQuotaFen: 100_000_000, announcedQuotas: [] });
  });

  it('at once when it holds already', async () => {
    const told = given();
    adjusted(told, '2026-03-01T00:00:00+08:00');
    expect((await told.desk.state(accountNumber)).supervisedQuotaFen).toBe(100_000_000);
  });
});

describe('of two orders about the quota the one from the later instant holds, in whatever order they come', () => {
  const order = (told: ReturnType<typeof given>, supervisedQuotaFen: number, effectiveAt: string, guaranteedFen?: number) => {
    const guarantee = guaranteedFen === undefined ? {} : { guarantee: { replacedFen: guaranteedFen, issuer: guarantor } };
    told.send('housing.quota.adjusted', { supervisedQuotaFen, reason: '节点', effectiveAt, ...guarantee }, { sender: 'housing:370102' });
  };
  const guarantor = {
    name: '某银行',
    uscc: '91370000MA3TP44X8G',
    kind: 'bank' as const,
    supervisoryRating: 2,
    totalAssetsFen: 100_000_000_000_000,
    relatedToDeveloper: false,
  };
  const quotaOf = async (told: ReturnType<typeof given>) => (await told.desk.state(accountNumber)).supervisedQuotaFen;

  it('one that holds from earlier and comes later changes nothing, and nobody is told that it does', async () => {
    const told = given();
    order(told, 200_000_000, '2026-03-03T00:00:00+08:00');
    const before = (await told.outbox('release.account.changed')).length;
    order(told, 400_000_000, '2026-03-01T00:00:00+08:00');
    expect(await quotaOf(told)).toBe(200_000_000);
    expect(await told.outbox('release.account.changed')).toHaveLength(before);
  });

  it('a guarantee that only the earlier one names stands', async () => {
    const told = given();
    order(told, 200_000_000, '2026-03-03T00:00:00+08:00');
    order(told, 400_000_000, '2026-03-01T00:00:00+08:00', 50_000_000);
    expect(await told.desk.state(accountNumber)).toMatchObject({ supervisedQuotaFen: 200_000_000, guaranteedFen: 50_000_000 });
  });

  it('of two for one instant the one that was written later, also where the instant is still to come', async () => {
    const told = given();
    order(told, 200_000_000, '2026-04-01T00:00:00+08:00');
    told.until('03-10 10:00');
    order(told, 300_000_000, '2026-04-01T00:00:00+08:00');
    told.until('04-01 00:00');
    expect(await quotaOf(told)).toBe(300_000_000);
  });

  it('three orders come to one quota in each of their six orders of arrival', async () => {
    const orders = [
      [200_000_000, '2026-03-03T00:00:00+08:00'],
      [400_000_000, '2026-03-01T00:00:00+08:00'],
      [300_000_000, '2026-03-05T00:00:00+08:00'],
    ] as const;
    const [first, second, third] = orders;
    for (const way of [
      [first, second, third],
      [first, third, second],
      [second, first, third],
      [second, third, first],
      [third, first, second],
      [third, second, first],
    ]) {
      const told = given();
      told.until('03-10 10:00');
      for (const [quotaFen, effectiveAt] of way) order(told, quotaFen, effectiveAt);
      expect(await quotaOf(told)).toBe(300_000_000);
    }
  });

  it('a registration sent again names another quota: it is an order of its day', async () => {
    const told = given();
    order(told, 200_000_000, '2026-03-01T00:00:00+08:00');
    told.until('03-10 10:00');
    told.account({ supervisedQuotaFen: 300_000_000 });
    expect(await quotaOf(told)).toBe(300_000_000);
  });
});

describe('a deduction that the bank books before its order comes (12-3)', () => {
  it('is judged on the money that was there before it: outside the quota it is lawful', async () => {
    const told = given();
    told.deduction(500_000_000, {}, { at: '03-09 12:00' });
    told.orderDeduction(500_000_000, {}, { at: '03-09 12:30' });
    expect((await told.desk.report()).deductions).toMatchObject([{ status: 'BOOKED', rules: ['F-16'] }]);
  });
});
