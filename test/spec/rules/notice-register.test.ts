import { describe, expect, it } from 'vitest';
import { permitClaimKey } from '../../../shared/domain/rules/claims.ts';
import type { NoticeInput } from '../../../shared/domain/rules/moments.ts';
import { noticeRules } from '../../../shared/domain/rules/notice.ts';
import {
  accountNumber,
  aFreeze,
  aFreezeOrder,
  aLine,
  aNotice,
  anAccount,
  anUnregisteredAccount,
  aProfile,
  aRefundNotice,
  aRegistration,
  bank,
  buyer,
  caseNumber,
  contractor,
  court,
  courtName,
  firing,
  freezeChangeInput,
  housing,
  housingUscc,
  noticeInput,
  now,
  partners,
} from '../../fixtures/rules/builders.ts';

const judge = (id: string, notice = aNotice(), change: Partial<NoticeInput> = {}) =>
  firing(noticeRules, id, 'notice', noticeInput(notice, change));
const context = { now, profile: aProfile(), partners };

describe('N-09 check digits hold (GB 32100, GB 11643, MOD 11,10)', () => {
  const wrong = '91370103MA3D1P5R0H';

  it.each([
    ['issuer.uscc', aNotice({ issuer: { ...aNotice().issuer, uscc: `${housingUscc.slice(0, -1)}M` } })],
    ['developer.uscc', aNotice({ developer: { name: '开发企业', uscc: wrong } })],
    ['bankCode', aNotice({ bankCode: '102451000018' })],
    ['applicant.id', aNotice({ applicant: { ...aNotice().applicant, id: wrong } })],
    ['lines.0.payee.id', aNotice({ lines: [aLine({ payee: { id: wrong } })] })],
    ['lines.0.payee.bankCode', aNotice({ lines: [aLine({ payee: { bankCode: '105451000120' } })] })],
    [
      'contract.parties.0.id',
      aNotice({ contract: { number: 'c', priceFen: 1, paidBeforeFen: 0, parties: [{ name: '承包人', id: wrong }] } }),
    ],
  ])('refuses a wrong %s', (field, notice) => {
    expect(judge('N-09', notice)).toMatchObject({ outcome: 'REJECT', field });
  });

  it('refuses a letter O for a nought, a date that is none, and an old 15-digit id (edge cases 2 and 3)', () => {
    expect(judge('N-09', aNotice({ developer: { name: '开发企业', uscc: '9137O102MA3C8K2X48' } }))).toMatchObject({ outcome: 'REJECT' });
    for (const id of ['37010219920230123X', '370102920229123']) {
      expect(judge('N-09', aRefundNotice({ applicant: { ...aRefundNotice().applicant, id } }))).toMatchObject({
        outcome: 'REJECT',
        field: 'applicant.id',
      });
    }
  });

  it('names every field that fails in one finding', () => {
    const detail = judge('N-09', aNotice({ bankCode: '1', developer: { name: '开发企业', uscc: wrong } }))?.detail;
    expect(detail).toContain('bankCode');
    expect(detail).toContain('developer.uscc');
  });

  it('never repeats a person’s number, wherever it was typed', () => {
    const id = '370102199001010019';
    const refund = aRefundNotice({ applicant: { ...aRefundNotice().applicant, id } });
    const asCode = aNotice({ applicant: { ...aNotice().applicant, id } });
    const account = '6222021602001234567';
    const asBank = aNotice({ lines: [aLine({ payee: { bankCode: account } })] });
    expect(judge('N-09', refund)?.detail).toContain('****0019');
    for (const notice of [refund, asCode, asBank]) {
      expect(judge('N-09', notice)?.detail).not.toContain(id);
      expect(judge('N-09', notice)?.detail).not.toContain(account);
    }
  });

  it('accepts a small x, a passport, and a contract party whose number is of no such kind', () => {
    const lowerCase = { ...aRefundNotice().applicant, id: buyer.id.toLowerCase() };
    expect(judge('N-09', aRefundNotice({ applicant: lowerCase }))).toBeUndefined();
    expect(judge('N-09', aRefundNotice({ applicant: { ...lowerCase, idKind: 'other', id: 'E12345678' } }))).toBeUndefined();
    const parties = [
      { name: '承包人', id: '工商注册370100123456' },
      { name: '买受人', id: buyer.id },
      { name: '某单位', id: '' },
    ];
    expect(judge('N-09', aNotice({ contract: { number: 'c', priceFen: 1, paidBeforeFen: 0, parties } }))).toBeUndefined();
  });
});

describe('N-10 a credit code may begin with A, N or Y (GB 32100)', () => {
  const lettered = ['A1370102MA3C8K2X', 'N2370102MA3C8K2X', 'Y1370102MA3C8K2X'].map(withCheck);

  it.each(lettered)('notes %s and asks for nothing', (id) => {
    expect(judge('N-10', aNotice({ applicant: { ...aNotice().applicant, id } }))).toMatchObject({
      outcome: 'ACCEPT',
      field: 'applicant.id',
    });
    expect(judge('N-09', aNotice({ applicant: { ...aNotice().applicant, id } }))).toBeUndefined();
  });

  it('has nothing to say of codes that begin with a digit, nor of a lettered one that is wrong', () => {
    expect(judge('N-10')).toBeUndefined();
    expect(judge('N-10', aNotice({ applicant: { ...aNotice().applicant, id: 'A11111111111111111' } }))).toBeUndefined();
  });
});

/** Completes sixteen characters with both check characters, by the standards' own arithmetic. */
function withCheck(first16: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const organisation = [...first16.slice(8)].reduce(
    (sum, character, index) => sum + Number.parseInt(character, 36) * ([3, 7, 9, 10, 5, 8, 4, 2][index] ?? 0),
    0,
  );
  const check = 11 - (organisation % 11);
  const first17 = first16 + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
  const sum = [...first17].reduce((total, character, index) => total + alphabet.indexOf(character) * (3 ** index % 31), 0);
  return first17 + alphabet[(31 - (sum % 31)) % 31];
}

const citing = (number: string) => aNotice({ freezes: [{ caseNumber: number, courtName, quotaFen: 1 }] });
const ordered = (id: string, number: string, organ: 'court' | 'police' = 'court') =>
  firing(noticeRules, id, 'freezeOrder', {
    ...context,
    state: anAccount(),
    from: court,
    order: aFreezeOrder({ caseNumber: number, organ }),
  });
const converted = (id: string, newCaseNumber: string) =>
  firing(
    noticeRules,
    id,
    'freezeChange',
    freezeChangeInput({
      type: 'court.case.converted',
      data: { caseNumber, newCaseNumber, newCourtName: courtName, stage: 'enforcement', accountNumber },
    }),
  );

describe('N-11 a case number can be read (案号规定 2–3)', () => {
  it('refuses a notice, an order and a conversion whose number cannot be read', () => {
    expect(judge('N-11', citing('鲁0102执保123'))).toMatchObject({ outcome: 'REJECT', field: 'freezes.0.caseNumber' });
    expect(judge('N-11', citing('〔2026〕鲁0102执保123号'))).toMatchObject({ outcome: 'REJECT' });
    expect(ordered('N-11', '')).toMatchObject({ outcome: 'REJECT', field: 'caseNumber' });
    expect(converted('N-11', '执行案件')).toMatchObject({ outcome: 'REJECT', field: 'newCaseNumber' });
  });

  it('looks at the new number of a transferred case, and asks none of an act that gives none', () => {
    const transferred = {
      type: 'court.case.transferred',
      data: { caseNumber, newCaseNumber: '', newCourtName: courtName, accountNumber },
    } as const;
    const lifted = { type: 'court.freeze.lifted', data: { caseNumber, accountNumber, rulingNumber: 'r', liftedAt: now } } as const;
    expect(firing(noticeRules, 'N-11', 'freezeChange', freezeChangeInput(transferred))).toMatchObject({ outcome: 'REJECT' });
    expect(firing(noticeRules, 'N-11', 'freezeChange', freezeChangeInput(lifted))).toBeUndefined();
    expect(
      firing(noticeRules, 'N-11', 'freezeChange', freezeChangeInput(transferred, { freeze: aFreeze({ organ: 'tax' }) })),
    ).toBeUndefined();
  });

  it('reads half-width brackets, spaces and rulings', () => {
    for (const number of ['(2023)津03执复27号', '（2022） 津0110执1656号之二', caseNumber])
      expect(judge('N-11', citing(number))).toBeUndefined();
    expect(ordered('N-11', caseNumber)).toBeUndefined();
    expect(converted('N-11', '（2026）鲁0102执88号')).toBeUndefined();
  });

  it('does not ask police and tax for numbers that only courts have', () => {
    expect(ordered('N-11', '济公经冻财字〔2026〕17号', 'police')).toBeUndefined();
    const state = anAccount({ freezes: [aFreeze({ caseNumber: '济公经冻财字〔2026〕17号', organ: 'police' })] });
    expect(judge('N-11', citing('济公经冻财字〔2026〕17号'), { state })).toBeUndefined();
  });
});

describe('N-12 a case of that kind seldom carries a freeze (案号 type table)', () => {
  it.each([
    ['of the old style', '（2011）宁执字第00003号'],
    ['of an unknown type', '（2026）鲁0102某某123号'],
    ['of an objection', '（2026）鲁0102执异5号'],
    ['of a reconsideration', '（2023）津03执复27号'],
    ['of a supervision', '（2026）鲁执监9号'],
  ])('holds a number %s', (_, number) => {
    expect(judge('N-12', citing(number))).toMatchObject({ outcome: 'HOLD' });
    expect(ordered('N-12', number)).toMatchObject({ outcome: 'HOLD' });
    expect(converted('N-12', number)).toMatchObject({ outcome: 'HOLD' });
  });

  it.each(['（2026）鲁0102执保123号', '（2026）鲁01民初7号', '（2026）鲁0102执恢3号', '（2026）鲁0102财保4号'])('accepts %s', (number) => {
    expect(judge('N-12', citing(number))).toBeUndefined();
    expect(ordered('N-12', number)).toBeUndefined();
    expect(converted('N-12', number)).toBeUndefined();
  });

  it('leaves what cannot be read to N-11, and what is no court’s alone', () => {
    expect(judge('N-12', citing('执行案件'))).toBeUndefined();
    expect(ordered('N-12', '（2011）宁公字第3号', 'police')).toBeUndefined();
  });
});

describe('N-13 the account is the registered supervision account (12-6, tripartite agreement)', () => {
  it('refuses a notice about an account that was never registered', () => {
    expect(judge('N-13', aNotice(), { state: anUnregisteredAccount() })).toMatchObject({ outcome: 'REJECT', field: 'accountNumber' });
  });

  it.each([
    ['accountTitle', { accountTitle: '济南泉城置业有限公司基本户' }],
    ['bankCode', { bankCode: '105451000129' }],
    ['accountNumber', { accountNumber: '1602001019200388889' }],
  ])('refuses another %s', (field, change) => {
    expect(judge('N-13', aNotice(change))).toMatchObject({ outcome: 'REJECT', field });
  });

  it('takes the title with or without its mark, in either width (edge case 4)', () => {
    for (const accountTitle of [
      '济南泉城置业有限公司',
      '济南泉城置业有限公司(预售款专户)',
      '济南泉城置业有限公司（商品房预售资金监管专用账户）',
    ])
      expect(judge('N-13', aNotice({ accountTitle }))).toBeUndefined();
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
    expect(judge('N-14', aNotice({ permit: other }))).toMatchObject({ outcome: 'HOLD', field: 'permit' });
    expect(judge('N-14', aNotice({ project: '泉城华府二期' }))).toMatchObject({ outcome: 'HOLD', field: 'project' });
  });

  it('refuses a permit of another project', () => {
    expect(judge('N-14', aNotice({ permit: other }), { taken: new Map([[permitClaimKey(other), '999']]) })).toMatchObject({
      outcome: 'REJECT',
    });
  });

  it('knows every permit of the project, and lets phases share one (edge case 6)', () => {
    const state = anAccount({
      registration: aRegistration({ project: { name: '泉城华府', location: '', permits: ['济建预许2025186号', other] } }),
    });
    expect(
      judge('N-14', aNotice({ permit: '济建预许 2024001号' }), { state, taken: new Map([[permitClaimKey(other), '999']]) }),
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
    expect(judge('N-15', aNotice(), { state: anAccount({ supervisionEndedOn: '2026-03-09' }) })).toMatchObject({ outcome: 'HOLD' });
  });

  it.each(['1号楼', '1号楼、2号楼', '１号楼和2号楼'])('holds a notice for %s, all registered', (building) => {
    expect(judge('N-15', aNotice({ building }), { state })).toMatchObject({ outcome: 'HOLD', field: 'building' });
  });

  it.each(['3号楼', '1号楼、3号楼', '1号楼、9号楼'])('lets a notice for %s pass', (building) => {
    expect(judge('N-15', aNotice({ building }), { state })).toBeUndefined();
  });

  it('counts a building from the day of its first registration', () => {
    const on = (firstRegisteredOn: string) =>
      judge('N-15', aNotice(), {
        state: anAccount({ registration: aRegistration({ buildings: [{ name: '1号楼', firstRegisteredOn }] }) }),
      });
    expect(on('2026-03-09')).toMatchObject({ outcome: 'HOLD' });
    expect(on('2026-03-10')).toBeUndefined();
  });

  it('does not count an end that lies ahead, nor an account that is not registered', () => {
    expect(judge('N-15', aNotice(), { state: anAccount({ supervisionEndedOn: '2026-03-10' }) })).toBeUndefined();
    expect(judge('N-15', aNotice(), { state: anUnregisteredAccount() })).toBeUndefined();
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
    const fired = judge('N-16', aNotice(), { state: anAccount({ freezes: [aFreeze(), second] }) });
    expect(fired).toMatchObject({ outcome: 'ACCEPT', field: 'courts' });
    expect(fired?.detail).toContain('济南市中级人民法院');
  });

  it('does not ask for a court whose freeze has ended, nor for the police', () => {
    expect(judge('N-16', aNotice(), { state: anAccount({ freezes: [aFreeze(), { ...second, status: 'LIFTED' }] }) })).toBeUndefined();
    expect(judge('N-16', aNotice(), { state: anAccount({ freezes: [aFreeze(), { ...second, organ: 'police' }] }) })).toBeUndefined();
  });
});

describe('N-17 somebody else reviewed it (S0 审核出具)', () => {
  const opinion = aNotice().opinion;

  it.each([
    ['no opinion', { ...opinion, text: '' }, 'opinion.text'],
    ['no approver', { ...opinion, approver: ' ' }, 'opinion.approver'],
    ['one person in all three places', { ...opinion, reviewer: opinion.handler, approver: opinion.handler }, 'opinion'],
  ])('holds a notice with %s', (_, changed, field) => {
    expect(judge('N-17', aNotice({ opinion: changed }))).toMatchObject({ outcome: 'HOLD', field });
  });

  it('is content with two persons', () => {
    expect(judge('N-17', aNotice({ opinion: { ...opinion, approver: opinion.reviewer } }))).toBeUndefined();
  });
});

describe('N-18 the notice follows the freeze (S0 被冻结后)', () => {
  const issuedAt = '2026-03-03T09:59:59+08:00';

  it('holds a notice older than the freeze that it cites, by any number the freeze had (edge case 19)', () => {
    expect(judge('N-18', aNotice({ issuedAt }))).toMatchObject({ outcome: 'HOLD' });
    const state = anAccount({ freezes: [aFreeze({ caseNumber: '（2026）鲁0102执88号', formerCaseNumbers: [caseNumber] })] });
    expect(judge('N-18', aNotice({ issuedAt }), { state })).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts one issued at the moment of service, and leaves unknown freezes to F-01', () => {
    expect(judge('N-18', aNotice({ issuedAt: '2026-03-03T10:00:00+08:00' }))).toBeUndefined();
    expect(judge('N-18', citing('（2026）鲁0102执保999号'))).toBeUndefined();
  });
});

describe('the fixtures', () => {
  it('name a contractor whose code is right', () => {
    expect(judge('N-09', aNotice({ applicant: { ...aNotice().applicant, id: contractor.id } }))).toBeUndefined();
  });
});
