import { describe, expect, it } from 'vitest';
import { refundNotice } from '../../../fixtures/desk/refund.ts';
import { accountNumber, given } from '../../../fixtures/desk/scenario.ts';

async function held(by: 'S-18' | 'S-19', change: object) {
  const told = given();
  const { balanceFen, supervisedQuotaFen } = await told.desk.state(accountNumber);
  told.notice(refundNotice(change));
  const notice = async () => (await told.desk.state(accountNumber)).notices[0];
  const isAsked = async () => (await told.tasks('answer-held-rule')).some(({ status, rule }) => status === 'OPEN' && rule === by);
  expect(await notice()).toMatchObject({ status: 'HELD', fired: [{ id: by }] });
  expect(await isAsked()).toBe(true);
  const quota = (fen: number, effectiveAt: string): void => {
    told.send('housing.quota.adjusted', { supervisedQuotaFen: fen, reason: '形象进度', effectiveAt }, { sender: 'housing:370102' });
  };
  return { told, balanceFen, supervisedQuotaFen, notice, isAsked, quota };
}

describe('a refund held because money outside the quota suffices (潼关 六.1)', () => {
  const ofKeyFunds = () => held('S-18', { keyFundsUsed: true });

  it('goes on when a higher quota leaves none of it', async () => {
    const { balanceFen, notice, isAsked, quota } = await ofKeyFunds();
    quota(balanceFen, '2026-03-01T00:00:00+08:00');
    expect(await notice()).toMatchObject({ status: 'ACCEPTED' });
    expect(await isAsked()).toBe(false);
  });

  it('goes on as the day begins that the authority names for the quota, as if it had come that day', async () => {
    const { told, balanceFen, notice, isAsked, quota } = await ofKeyFunds();
    quota(balanceFen, '2026-03-20T00:00:00+08:00');
    told.until('03-19 23:59');
    expect(await notice()).toMatchObject({ status: 'HELD' });
    told.until('03-20 00:00');
    expect(await notice()).toMatchObject({ status: 'ACCEPTED' });
    expect(await isAsked()).toBe(false);
  });

  it('goes on when that money has left the account', async () => {
    const { told, balanceFen, supervisedQuotaFen, notice } = await ofKeyFunds();
    told.deduction(balanceFen - supervisedQuotaFen, { kind: 'fee' });
    expect(await notice()).toMatchObject({ status: 'ACCEPTED' });
  });

  it('waits while the quota leaves enough', async () => {
    const { balanceFen, notice, quota } = await ofKeyFunds();
    quota(balanceFen - 50_000_000, '2026-03-01T00:00:00+08:00');
    expect(await notice()).toMatchObject({ status: 'HELD', fired: [{ id: 'S-18' }] });
  });
});

it('a notice held because too little would be left to finish the project goes on when enough has come in (12-2)', async () => {
  const { told, balanceFen, notice, isAsked } = await held('S-19', { costToCompleteFen: 1_000_000_000 });
  told.inflow(1_000_000_000 - balanceFen);
  expect(await notice()).toMatchObject({ status: 'HELD' });
  told.inflow(50_000_000, { bankSerial: 'I-2' });
  expect(await notice()).toMatchObject({ status: 'ACCEPTED' });
  expect(await isAsked()).toBe(false);
});

describe('a notice held for what another has claimed goes on when that one is taken back', () => {
  const contract = { number: 'HT-1', priceFen: 400_000_000, paidBeforeFen: 0, progressPercent: 100 };
  it.each([
    ['S-08', { contract }],
    ['S-09', { invoices: ['INV-1'] }],
  ])('%s', async (rule, change) => {
    const told = given({ account: { balanceFen: 5_000_000_000 } });
    told.notice(change);
    told.notice({ ...change, noticeNumber: '第2号', issuedAt: '03-09 12:00' });
    expect(await told.noticeOf('第2号')).toMatchObject({ status: 'HELD', rules: expect.arrayContaining([{ id: rule, outcome: 'HOLD' }]) });
    told.withdraw({}, { at: '03-09 13:00' });
    expect(await told.noticeStatus('第2号')).toBe('ACCEPTED');
    expect((await told.tasks('answer-held-rule')).filter(({ status }) => status === 'OPEN')).toEqual([]);
  });

  it('S-17: one refund more than the city finds ordinary on a day', async () => {
    const told = given({ profile: { refundsPerDayMax: 1 } });
    told.notice(refundNotice({ noticeNumber: '第1号' }));
    told.notice(refundNotice({ noticeNumber: '第2号' }, { refund: { filingNumber: 'WQ-2', unit: '1-2-2' } }));
    expect(await told.noticeOf('第2号')).toMatchObject({
      status: 'HELD',
      rules: expect.arrayContaining([{ id: 'S-17', outcome: 'HOLD' }]),
    });
    told.withdraw({ noticeNumber: '第1号' });
    expect(await told.noticeStatus('第2号')).toBe('ACCEPTED');
  });
});
