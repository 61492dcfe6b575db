import { describe, expect, it } from 'vitest';
import { noticeRules } from '../../../../shared/domain/rules/notice/rules.ts';
import { permitClaimKey } from '../../../../shared/domain/rules/reading/unique-claims.ts';
import {
  accountNumber,
  aFreeze,
  aFreezeOrder,
  aNotice,
  anAccount,
  anUnregisteredAccount,
  aProfile,
  aRegistration,
  bank,
  caseNumber,
  court,
  courtName,
  firing,
  housing,
  judgeNotice,
  now,
  partners,
} from '../../../fixtures/rules/builders.ts';

const context = { now, profile: aProfile(), partners };

const citing = (number: string) => aNotice({ freezes: [{ caseNumber: number, courtName, quotaFen: 1 }] });

describe('N-13 the account is the registered supervision account (12-6, tripartite agreement)', () => {
  it('refuses a notice about an account that was never registered', () => {
    expect(judgeNotice('N-13', aNotice(), { state: anUnregisteredAccount() })).toMatchObject({ outcome: 'REJECT', field: 'accountNumber' });
  });

  it.each([
    ['accountTitle', { accountTitle: '济南泉城置业有限公司基本户' }],
    ['bankCode', { bankCode: '105451000129' }],
    ['accountNumber', { accountNumber: '1602001019200388889' }],
  ])('refuses another %s', (field, change) => {
    expect(judgeNotice('N-13', aNotice(change))).toMatchObject({ outcome: 'REJECT', field });
  });

  it('takes the title with or without its mark, in either width (edge case 4)', () => {
    for (const accountTitle of [
      '济南泉城置业有限公司',
      '济南泉城置业有限公司(预售款专户)',
      '济南泉城置业有限公司（商品房预售资金监管专用账户）',
    ])
      expect(judgeNotice('N-13', aNotice({ accountTitle }))).toBeUndefined();
  });

  it('holds what courts order and banks report until the account is registered, never refuses it', () => {
    const state = anUnregisteredAccount();
    const deduction = { caseNumber, accountNumber, rulingNumber: 'r', amountFen: 1, claim: { origin: 'other' } } as const;
    const balance = { type: 'bank.balance.reported', data: { accountNumber, balanceFen: 1, asOf: now } } as const;
    expect(firing(noticeRules, 'N-13', 'freezeOrder', { ...context, state, from: court, order: aFreezeOrder() })).toMatchObject({
      outcome: 'HOLD',
    });
    expect(
      firing(noticeRules, 'N-13', 'deductionOrder', { ...context, state, from: court, order: deduction, freeze: undefined }),
    ).toMatchObject({ outcome: 'HOLD' });
    expect(firing(noticeRules, 'N-13', 'bankReport', { ...context, state, from: bank, message: balance })).toMatchObject({
      outcome: 'HOLD',
    });
    expect(firing(noticeRules, 'N-13', 'bankReport', { ...context, state: anAccount(), from: bank, message: balance })).toBeUndefined();
  });

  it('holds a payment from an account that was never registered, and says nothing of one that was', () => {
    const payment = {
      accountNumber,
      noticeNumber: 'n',
      line: 1,
      bankSerial: 's',
      payee: { name: '', accountNumber: '', bankCode: '' },
      amountFen: 1,
      bookedAt: now,
      clearing: { system: 'HVPS', reference: 'r', status: 'SETTLED' },
      balanceAfterFen: 0,
    } as const;
    const input = {
      ...context,
      payment,
      from: bank,
      notice: undefined,
      line: undefined,
      earlier: undefined,
      standing: [],
      documents: [],
      mayStillMatch: false,
      taken: new Map(),
    };
    expect(firing(noticeRules, 'N-13', 'payment', { ...input, state: anUnregisteredAccount() })).toMatchObject({ outcome: 'HOLD' });
    expect(firing(noticeRules, 'N-13', 'payment', { ...input, state: anAccount() })).toBeUndefined();
  });

  it('refuses to change a registration that is not there, but takes the registration itself', () => {
    const state = anUnregisteredAccount();
    const { registeredBy: _, accountTitle, ...registration } = aRegistration();
    const quota = { type: 'housing.quota.adjusted', data: { accountNumber, supervisedQuotaFen: 1, reason: '', effectiveAt: now } } as const;
    const opened = {
      type: 'housing.account.registered',
      data: { accountNumber, accountTitle, ...registration, supervisedQuotaFen: 1 },
    } as const;
    expect(firing(noticeRules, 'N-13', 'registration', { ...context, state, from: housing, message: quota })).toMatchObject({
      outcome: 'REJECT',
    });
    expect(firing(noticeRules, 'N-13', 'registration', { ...context, state, from: housing, message: opened })).toBeUndefined();
  });
});

describe('N-14 the permit is the project’s (房地产管理法 45)', () => {
  const other = '济建预许2024001号';

  it('holds a permit that is not registered, and a project of another name', () => {
    expect(judgeNotice('N-14', aNotice({ permit: other }))).toMatchObject({ outcome: 'HOLD', field: 'permit' });
    expect(judgeNotice('N-14', aNotice({ project: '泉城华府二期' }))).toMatchObject({ outcome: 'HOLD', field: 'project' });
  });

  it('refuses a permit of another project', () => {
    expect(judgeNotice('N-14', aNotice({ permit: other }), { taken: new Map([[permitClaimKey(other), '999']]) })).toMatchObject({
      outcome: 'REJECT',
    });
  });

  it('knows every permit of the project, and lets phases share one (edge case 6)', () => {
    const state = anAccount({
      registration: aRegistration({ project: { name: '泉城华府', location: '', permits: ['济建预许2025186号', other] } }),
    });
    expect(
      judgeNotice('N-14', aNotice({ permit: '济建预许 2024001号' }), { state, taken: new Map([[permitClaimKey(other), '999']]) }),
    ).toBeUndefined();
  });
});

describe('N-15 supervision has not ended (北京办法 23, Zibo 33)', () => {
  const buildings = [
    { name: '1号楼', firstRegisteredOn: '2026-03-01' },
    { name: '2号楼', firstRegisteredOn: '2026-03-05' },
    { name: '3号楼' },
  ];
  const state = anAccount({ registration: aRegistration({ buildings }) });

  it('holds a notice after supervision has ended', () => {
    expect(judgeNotice('N-15', aNotice(), { state: anAccount({ supervisionEndedOn: '2026-03-09' }) })).toMatchObject({ outcome: 'HOLD' });
  });

  it.each(['1号楼', '1号楼、2号楼', '１号楼和2号楼'])('holds a notice for %s, all registered', (building) => {
    expect(judgeNotice('N-15', aNotice({ building }), { state })).toMatchObject({ outcome: 'HOLD', field: 'building' });
  });

  it.each(['3号楼', '1号楼、3号楼', '1号楼、9号楼'])('lets a notice for %s pass', (building) => {
    expect(judgeNotice('N-15', aNotice({ building }), { state })).toBeUndefined();
  });

  it('counts a building from the day of its first registration', () => {
    const on = (firstRegisteredOn: string) =>
      judgeNotice('N-15', aNotice(), {
        state: anAccount({ registration: aRegistration({ buildings: [{ name: '1号楼', firstRegisteredOn }] }) }),
      });
    expect(on('2026-03-09')).toMatchObject({ outcome: 'HOLD' });
    expect(on('2026-03-10')).toBeUndefined();
  });

  it('does not count an end that lies ahead, nor an account that is not registered', () => {
    expect(judgeNotice('N-15', aNotice(), { state: anAccount({ supervisionEndedOn: '2026-03-10' }) })).toBeUndefined();
    expect(judgeNotice('N-15', aNotice(), { state: anUnregisteredAccount() })).toBeUndefined();
  });
});

describe('N-16 every freezing court is copied (Zhongshan)', () => {
  const second = aFreeze({
    caseNumber: '（2026）鲁01执保9号',
    courtName: '济南市中级人民法院',
    court: 'court:鲁01',
    rank: 2,
    status: 'WAITING',
  });

  it('notes a court that waits and is not listed', () => {
    const fired = judgeNotice('N-16', aNotice(), { state: anAccount({ freezes: [aFreeze(), second] }) });
    expect(fired).toMatchObject({ outcome: 'ACCEPT', field: 'courts' });
    expect(fired?.detail).toContain('济南市中级人民法院');
  });

  it('does not ask for a court whose freeze has ended, nor for the police', () => {
    expect(judgeNotice('N-16', aNotice(), { state: anAccount({ freezes: [aFreeze(), { ...second, status: 'LIFTED' }] }) })).toBeUndefined();
    expect(judgeNotice('N-16', aNotice(), { state: anAccount({ freezes: [aFreeze(), { ...second, organ: 'police' }] }) })).toBeUndefined();
  });
});

describe('N-17 somebody else reviewed it (S0 审核出具)', () => {
  const opinion = aNotice().opinion;

  it.each([
    ['no opinion', { ...opinion, text: '' }, 'opinion.text'],
    ['no approver', { ...opinion, approver: ' ' }, 'opinion.approver'],
    ['one person in all three places', { ...opinion, reviewer: opinion.handler, approver: opinion.handler }, 'opinion'],
    ['one person in two scripts', { ...opinion, handler: '张卫国', reviewer: '張衛國', approver: '张 卫国' }, 'opinion'],
  ])('holds a notice with %s', (_, changed, field) => {
    expect(judgeNotice('N-17', aNotice({ opinion: changed }))).toMatchObject({ outcome: 'HOLD', field });
  });

  it('is content with two persons', () => {
    expect(judgeNotice('N-17', aNotice({ opinion: { ...opinion, approver: opinion.reviewer } }))).toBeUndefined();
  });
});

describe('N-18 the notice follows the freeze (S0 被冻结后)', () => {
  const issuedAt = '2026-03-03T09:59:59+08:00';

  it('holds a notice older than the freeze that it cites, by any number the freeze had (edge case 19)', () => {
    expect(judgeNotice('N-18', aNotice({ issuedAt }))).toMatchObject({ outcome: 'HOLD' });
    const state = anAccount({ freezes: [aFreeze({ caseNumber: '（2026）鲁0102执88号', formerCaseNumbers: [caseNumber] })] });
    expect(judgeNotice('N-18', aNotice({ issuedAt }), { state })).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts one issued at the moment of service, and leaves unknown freezes to F-01', () => {
    expect(judgeNotice('N-18', aNotice({ issuedAt: '2026-03-03T10:00:00+08:00' }))).toBeUndefined();
    expect(judgeNotice('N-18', citing('（2026）鲁0102执保999号'))).toBeUndefined();
  });
});
