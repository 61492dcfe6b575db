import { describe, expect, it } from 'vitest';
import type { Applicant, NoticeLine, NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import type { NoticeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { substanceRules } from '../../../../shared/domain/rules/substance/rules.ts';
import {
  aBuyersLine,
  aFreeze,
  aLendersLine,
  aLine,
  aNotice,
  anAccount,
  aProfile,
  aRefundNotice,
  aRegistration,
  buyer,
  contractor,
  developer,
  firing,
  noticeInput,
  partners,
  secondBuyer,
  supplier,
} from '../../../fixtures/rules/builders.ts';

const judge = (id: string, notice = aNotice(), change: Partial<NoticeInput> = {}) =>
  firing(substanceRules, id, 'notice', noticeInput(notice, change));
const paying = (payee: Partial<NoticeLine['payee']>, notice: Partial<NoticePaper> = {}) =>
  aNotice({ lines: [aLine({ payee })], ...notice });
const personal = {
  name: '项目经理甲',
  idKind: 'resident-id',
  id: secondBuyer.id,
  accountNumber: '6222021602009876543',
  kind: 'person',
} as const;

describe('S-10 the payee is a party of the contract (12-8)', () => {
  const parties = [{ name: developer.name, id: developer.uscc }, { ...contractor }];
  const contract = { number: 'SG-2025-031', priceFen: 2_000_000_000, paidBeforeFen: 0, parties };

  it('holds a payee that is no party, also one that borrows a party’s name (edge case 17)', () => {
    expect(judge('S-10', paying({ ...supplier }, { contract }))).toMatchObject({ outcome: 'HOLD', field: 'lines.0.payee' });
    expect(judge('S-10', paying({ name: contractor.name, id: supplier.id }, { contract }))).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts a party, by number, or by name where a number is missing', () => {
    expect(judge('S-10', paying({}, { contract }))).toBeUndefined();
    expect(
      judge('S-10', paying({}, { contract: { ...contract, parties: [{ name: '山东宏远建设集团有限公司', id: '' }] } })),
    ).toBeUndefined();
  });

  it('accepts a party’s wage account, and a lender', () => {
    expect(
      judge('S-10', paying({ name: `${contractor.name}农民工工资专用账户`, idKind: 'other', id: '', kind: 'wage-account' }, { contract })),
    ).toBeUndefined();
    expect(judge('S-10', aNotice({ contract, lines: [aLine(), aLendersLine(1)] }))).toBeUndefined();
  });

  it('says nothing where the notice does not name the parties', () => {
    expect(judge('S-10', paying({ ...supplier }))).toBeUndefined();
    expect(judge('S-10', paying({ ...supplier }, { contract: { ...contract, parties: [] } }))).toBeUndefined();
  });

  it('holds a refund to anybody but the buyer or a co-buyer', () => {
    const toSecond = [aBuyersLine({ payee: { ...secondBuyer } })];
    expect(judge('S-10', aRefundNotice({ lines: toSecond }))).toMatchObject({ outcome: 'HOLD' });
    const coBuyers = { number: 'WQ-1', priceFen: 1, paidBeforeFen: 0, parties: [buyer, secondBuyer] };
    expect(judge('S-10', aRefundNotice({ lines: toSecond, contract: coBuyers }))).toBeUndefined();
    expect(judge('S-10', aRefundNotice({ lines: [aBuyersLine(), aLendersLine(1)] }))).toBeUndefined();
  });

  it('takes a co-buyer whose old number of 15 digits is in the contract for the same person (GB 11643), and a number of another for another', () => {
    const toSecond = [aBuyersLine({ payee: { ...secondBuyer } })];
    const old = secondBuyer.id.slice(0, 6) + secondBuyer.id.slice(8, 17);
    const other = `${old.slice(0, 14)}${(Number(old.at(-1)) + 1) % 10}`;
    const signedBy = (id: string) => ({ number: 'WQ-1', priceFen: 1, paidBeforeFen: 0, parties: [buyer, { name: secondBuyer.name, id }] });
    expect(old).toHaveLength(15);
    expect(judge('S-10', aRefundNotice({ lines: toSecond, contract: signedBy(old) }))).toBeUndefined();
    expect(judge('S-10', aRefundNotice({ lines: toSecond, contract: signedBy(other) }))).toMatchObject({ outcome: 'HOLD' });
  });

  it('names a person by the first character only', () => {
    const detail = judge('S-10', aRefundNotice({ lines: [aBuyersLine({ payee: { ...secondBuyer } })] }))?.detail;
    expect(detail).toContain('买*');
    expect(detail).not.toContain(secondBuyer.name);
    expect(detail).not.toContain(secondBuyer.id);
  });
});

describe('S-11 money does not go back to the developer (12-8, 建房〔2022〕16号)', () => {
  it.each([
    ['by its code', { name: '另一名称', id: developer.uscc }],
    ['by its name', { name: '济南泉城置业有限公司 ', id: '' }],
    ['by its name under another code', { name: developer.name, id: supplier.id }],
  ])('holds a payment to the developer %s', (_, payee) => {
    expect(judge('S-11', paying(payee))).toMatchObject({ outcome: 'HOLD', field: 'lines.0.payee' });
  });

  it('holds a payment to a related company of the registration, or to a partner that the register relates to it', () => {
    const state = anAccount({ registration: aRegistration({ developer: { ...developer, relatedUsccs: [supplier.id] } }) });
    expect(judge('S-11', paying({ ...supplier }), { state })).toMatchObject({ outcome: 'HOLD' });
    const related = [...partners, { partner: 'bank:105451000129', name: supplier.name, uscc: supplier.id, relatedTo: [developer.uscc] }];
    expect(judge('S-11', paying({ ...supplier }), { partners: related })).toMatchObject({ outcome: 'HOLD' });
  });

  it('holds a personal account on a construction notice, and a stranger’s on a refund', () => {
    expect(judge('S-11', paying(personal))).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-11', aRefundNotice({ lines: [aBuyersLine({ payee: personal })] }))).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts the contractor, its wage account, the developer as applicant, and the buyer', () => {
    expect(judge('S-11')).toBeUndefined();
    expect(judge('S-11', paying({ kind: 'wage-account' }))).toBeUndefined();
    expect(
      judge('S-11', aNotice({ applicant: { type: 'DEVELOPER', name: developer.name, idKind: 'uscc', id: developer.uscc } })),
    ).toBeUndefined();
    expect(judge('S-11', aRefundNotice())).toBeUndefined();
  });

  it('accepts a namesake of a related partner', () => {
    const related = [...partners, { partner: 'bank:105451000129', name: supplier.name, uscc: contractor.id, relatedTo: [developer.uscc] }];
    expect(judge('S-11', paying({ ...supplier }), { partners: related })).toBeUndefined();
  });

  it('accepts a partner that is related to somebody else', () => {
    const related = [...partners, { partner: 'bank:105451000129', name: supplier.name, uscc: supplier.id, relatedTo: [contractor.id] }];
    expect(judge('S-11', paying({ ...supplier }), { partners: related })).toBeUndefined();
  });
});

describe('S-12 a payee may be a creditor too (edge case 23)', () => {
  const frozenFor = (applicant: Pick<Applicant, 'name' | 'id' | 'idKind'>, status: 'LIVE' | 'WAITING' | 'LIFTED' = 'WAITING') =>
    anAccount({ freezes: [aFreeze({ status, applicants: [{ applicantId: 'a2', kind: 'organisation', channels: [], ...applicant }] })] });

  it('notes it by number or by name and does not stop the payment', () => {
    expect(judge('S-12', aNotice(), { state: frozenFor(contractor) })).toMatchObject({ outcome: 'ACCEPT', field: 'lines.0.payee' });
    expect(judge('S-12', aNotice(), { state: frozenFor({ name: contractor.name }) })).toMatchObject({ outcome: 'ACCEPT' });
  });

  it('goes by the name where the two are known by numbers of different kinds', () => {
    const registered = { name: contractor.name, idKind: 'other' as const, id: '工商注册370100123456' };
    expect(judge('S-12', aNotice(), { state: frozenFor(registered) })).toMatchObject({ outcome: 'ACCEPT' });
    expect(judge('S-12', aNotice(), { state: frozenFor({ ...registered, idKind: 'uscc' }) })).toBeUndefined();
  });

  it('knows a person by the old number of 15 digits too, in which a court may have the applicant (GB 11643)', () => {
    const paidTo = aNotice({ lines: [aBuyersLine({ payee: { ...buyer } })] });
    const id = buyer.id.slice(0, 6) + buyer.id.slice(8, 17);
    expect(judge('S-12', paidTo, { state: frozenFor({ name: '原姓名', idKind: 'resident-id', id }) })).toMatchObject({ outcome: 'ACCEPT' });
  });

  it('does not note a namesake, nor the applicant of a freeze that has ended', () => {
    expect(judge('S-12', aNotice(), { state: frozenFor({ name: contractor.name, id: supplier.id }) })).toBeUndefined();
    expect(judge('S-12', aNotice(), { state: frozenFor(contractor, 'LIFTED') })).toBeUndefined();
    expect(judge('S-12')).toBeUndefined();
  });
});

describe('S-13 wages go to the wage account (保障农民工工资支付条例 26, 31)', () => {
  const profile = aProfile({ wageAccountRequired: true });
  const split = (wages: number, wagesFen: number) =>
    aNotice({
      wagesFen,
      lines: [
        aLine({ amountFen: 300_000_000 - wages }),
        aLine({ line: 2, amountFen: wages, payee: { kind: 'wage-account', accountNumber: '3705016162080000777' } }),
      ],
    });

  it('holds a progress payment whose wage account gets one fen too little', () => {
    expect(judge('S-13', split(59_999_999, 60_000_000), { profile })).toMatchObject({ outcome: 'HOLD', field: 'wagesFen' });
    expect(judge('S-13', aNotice({ wagesFen: 1 }), { profile })).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-13', aNotice({ wagesFen: 1, purpose: 'MATERIAL' }), { profile })).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts a full split, a payment without wages, and a city that does not ask', () => {
    expect(judge('S-13', split(60_000_000, 60_000_000), { profile })).toBeUndefined();
    expect(judge('S-13', aNotice({ wagesFen: 0 }), { profile })).toBeUndefined();
    expect(judge('S-13', aNotice(), { profile })).toBeUndefined();
    expect(judge('S-13', aNotice({ wagesFen: 60_000_000 }), { profile: aProfile({ wageAccountRequired: false }) })).toBeUndefined();
  });
});
