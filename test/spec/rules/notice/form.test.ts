import { describe, expect, it } from 'vitest';
import type { NoticeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { noticeRules } from '../../../../shared/domain/rules/notice/rules.ts';
import { invoiceOwner, noticeClaimKey } from '../../../../shared/domain/rules/reading/unique-claims.ts';
import {
  accountNumber,
  aLine,
  aNotice,
  anAccount,
  anUnregisteredAccount,
  aRefundNotice,
  aRegistration,
  housingUscc,
  idsFiring,
  judgeNotice,
  noticeInput,
  partners,
  withNotice,
} from '../../../fixtures/rules/builders.ts';

const { issuer } = aNotice();

describe('the plain notice and the plain refund', () => {
  it('pass every rule of form', () => {
    expect(idsFiring(noticeRules, 'notice', noticeInput())).toEqual([]);
    expect(idsFiring(noticeRules, 'notice', noticeInput(aRefundNotice()))).toEqual([]);
  });
});

describe('N-01 the issuer is a housing authority (12-6)', () => {
  it('refuses a code that no registered authority has, even when another partner has it', () => {
    expect(judgeNotice('N-01', aNotice({ issuer: { ...issuer, uscc: '91110000600037341L' } }))).toMatchObject({
      outcome: 'REJECT',
      field: 'issuer.uscc',
    });
    const banks = [{ partner: 'bank:102451000019', name: '银行', uscc: housingUscc }];
    expect(judgeNotice('N-01', aNotice(), { partners: banks })).toMatchObject({ outcome: 'REJECT' });
  });

  it('knows the authority by its code in any width and case', () => {
    expect(judgeNotice('N-01', aNotice({ issuer: { ...issuer, uscc: ' 1137010000418859ｘｌ' } }))).toBeUndefined();
  });
});

describe('N-02 the issuer governs the place of the project (12-6)', () => {
  const by = (regionCode: string, change: Partial<NoticeInput> = {}) => {
    const from = `housing:${regionCode}`;
    return judgeNotice('N-02', aNotice({ issuer: { ...issuer, regionCode } }), {
      from,
      partners: [{ partner: from, name: issuer.name, uscc: housingUscc }],
      ...change,
    });
  };

  it('refuses the authority of the neighbouring district', () => {
    expect(by('370105')).toMatchObject({ outcome: 'REJECT', field: 'issuer.regionCode' });
  });

  it('refuses a district for a project of the whole city', () => {
    const state = anAccount({ registration: aRegistration({ regionCode: '370100' }) });
    expect(by('370102', { state })).toMatchObject({ outcome: 'REJECT' });
  });

  it.each(['370100', '370000'])('holds a notice of the higher division %s until it shows its delegation', (regionCode) => {
    expect(by(regionCode)).toMatchObject({ outcome: 'HOLD' });
  });

  it('lets the authority of the place issue, also where its code is written with 12 digits', () => {
    expect(by('370102')).toBeUndefined();
    expect(judgeNotice('N-02', aNotice({ issuer: { ...issuer, regionCode: '370102000000' } }))).toBeUndefined();
  });

  it('compares codes that are no division letter by letter', () => {
    const state = anAccount({ registration: aRegistration({ regionCode: '历下区' }) });
    const of = (regionCode: string) =>
      judgeNotice('N-02', aNotice({ issuer: { ...issuer, regionCode } }), { state, from: '', partners: [] });
    expect(of('历下区')).toBeUndefined();
    expect(of('历城区')).toMatchObject({ outcome: 'REJECT' });
  });

  it('refuses an authority that sends a notice of another', () => {
    expect(by('370102', { from: 'housing:370105' })).toMatchObject({ outcome: 'REJECT' });
  });

  it("refuses another authority's code under the right region", () => {
    const others = [...partners, { partner: 'housing:370105', name: '另一主管部门', uscc: '91110000600037341L' }];
    expect(judgeNotice('N-02', aNotice({ issuer: { ...issuer, uscc: '91110000600037341L' } }), { partners: others })).toMatchObject({
      outcome: 'REJECT',
    });
  });

  it('leaves a project that is not registered to N-13, and refuses a region that is none', () => {
    expect(judgeNotice('N-02', aNotice(), { state: anUnregisteredAccount() })).toBeUndefined();
    expect(judgeNotice('N-02', aNotice({ issuer: { ...issuer, regionCode: '' } }))).toMatchObject({ outcome: 'REJECT' });
    expect(judgeNotice('N-02', aNotice({ issuer: { ...issuer, regionCode: '000000' } }))).toMatchObject({ outcome: 'REJECT' });
  });
});

describe('N-03 the seal is the issuer’s (在线政务规定 8–9)', () => {
  const sealed = (owner: string) => judgeNotice('N-03', aNotice({ seal: { owner } }));

  it('refuses a notice without a seal, and one sealed by somebody else', () => {
    expect(sealed('')).toMatchObject({ outcome: 'REJECT', field: 'seal.owner' });
    expect(sealed('济南泉城置业有限公司')).toMatchObject({ outcome: 'REJECT' });
    expect(sealed('济南市市中区住房和城乡建设局')).toMatchObject({ outcome: 'REJECT' });
  });

  it.each([
    '济南市房地产交易中心',
    '济南市历下区房屋征收服务站',
    '济南市住房保障事务所（业务专用）',
  ])('holds the seal of the public institution %s', (owner) => {
    expect(sealed(owner)).toMatchObject({ outcome: 'HOLD' });
  });

  it('knows its owner in any width and spacing', () => {
    expect(sealed('济南市历下区 住房和城乡建设局')).toBeUndefined();
  });
});

describe('N-04 the number is the issuer’s and used once', () => {
  const key = noticeClaimKey(housingUscc, aNotice().noticeNumber);

  it('refuses a notice without a number, and a number that another account has used', () => {
    expect(judgeNotice('N-04', aNotice({ noticeNumber: '' }))).toMatchObject({ outcome: 'REJECT', field: 'noticeNumber' });
    expect(judgeNotice('N-04', aNotice(), { taken: new Map([[key, '999']]) })).toMatchObject({ outcome: 'REJECT' });
  });

  it('does not tell whose account it is', () => {
    expect(judgeNotice('N-04', aNotice(), { taken: new Map([[key, '6222000011112222']]) })?.detail).not.toContain('6222000011112222');
  });

  it('refuses the same number and version with other content', () => {
    const state = withNotice(anAccount(), aNotice());
    expect(judgeNotice('N-04', aNotice({ totalFen: 1 }), { state })).toMatchObject({ outcome: 'REJECT' });
  });

  it('lets its own account use it for a new version, and again when a held notice is decided anew', () => {
    const state = withNotice(anAccount(), aNotice(), 'HELD');
    const taken = new Map([[key, accountNumber]]);
    expect(judgeNotice('N-04', aNotice({ version: 2 }), { state, taken })).toBeUndefined();
    expect(judgeNotice('N-04', aNotice(), { state, taken, again: true, contentDigest: 'other' })).toBeUndefined();
  });
});

describe('N-05 versions go up', () => {
  const state = withNotice(anAccount(), aNotice({ version: 2 }));

  it.each([0, 1, 2])('refuses version %i behind version 2', (version) => {
    expect(judgeNotice('N-05', aNotice({ version, totalFen: 1 }), { state })).toMatchObject({ outcome: 'REJECT', field: 'version' });
  });

  it('lets version 3 follow', () => {
    expect(judgeNotice('N-05', aNotice({ version: 3 }), { state })).toBeUndefined();
  });

  it('refuses to supersede a notice that nobody knows, itself included', () => {
    expect(judgeNotice('N-05', aNotice({ version: 3, supersedes: '济历住建冻用〔2025〕9号' }), { state })).toMatchObject({
      outcome: 'REJECT',
      field: 'supersedes',
    });
    expect(judgeNotice('N-05', aNotice({ supersedes: aNotice().noticeNumber }))).toMatchObject({ outcome: 'REJECT' });
  });

  it.each([
    '济历住建冻用〔2026〕1号',
    '济历住建冻用〔2026〕1号#2',
    '济历住建冻用（2026）1号',
  ])('knows what it supersedes as %s', (supersedes) => {
    expect(judgeNotice('N-05', aNotice({ noticeNumber: '济历住建冻用〔2026〕8号', supersedes }), { state })).toBeUndefined();
  });

  it('does not turn on a notice that is decided anew when a successor has come in', () => {
    expect(judgeNotice('N-05', aNotice({ version: 1 }), { state, again: true })).toBeUndefined();
  });
});

describe('N-06 the notice is in force', () => {
  const now = '2026-03-09T10:00:00+08:00';

  it.each([
    ['issued in the future', { issuedAt: '2026-03-09T10:05:01+08:00' }],
    ['expired at this very moment', { validUntil: now }],
    [
      'valid no longer than its issue, which the clock allows to lie ahead',
      { issuedAt: '2026-03-09T10:04:00+08:00', validUntil: '2026-03-09T10:04:00+08:00' },
    ],
    ['valid until before its issue', { validUntil: '2026-03-09T09:30:00+08:00' }],
  ])('refuses a notice %s', (_, change) => {
    expect(judgeNotice('N-06', aNotice(change), { now })).toMatchObject({ outcome: 'REJECT' });
  });

  it('lets clocks differ by five minutes, and a notice be used to its last second', () => {
    expect(judgeNotice('N-06', aNotice({ issuedAt: '2026-03-09T10:05:00+08:00' }), { now })).toBeUndefined();
    expect(judgeNotice('N-06', aNotice({ validUntil: '2026-03-09T10:00:01+08:00' }), { now })).toBeUndefined();
  });
});

describe('N-07 the lines add up', () => {
  it.each([
    ['no lines', { lines: [] }],
    ['a first line of nothing', { lines: [aLine({ amountFen: 0 })], totalFen: 0 }],
    ['a later line of nothing', { lines: [aLine(), aLine({ line: 2, amountFen: 0 })] }],
    ['a total one fen off', { totalFen: 300_000_001 }],
    ['two lines of one number', { lines: [aLine({ amountFen: 100_000_000 }), aLine({ amountFen: 200_000_000 })] }],
  ])('refuses a notice with %s', (_, change) => {
    expect(judgeNotice('N-07', aNotice(change))).toMatchObject({ outcome: 'REJECT' });
  });

  it('lets two lines make the total', () => {
    expect(judgeNotice('N-07', aNotice({ lines: [aLine({ amountFen: 299_999_999 }), aLine({ line: 2, amountFen: 1 })] }))).toBeUndefined();
  });

  it('does not lose a fen of the largest amounts', () => {
    const lines = [aLine({ amountFen: 99_999_999_999_999 }), aLine({ line: 2, amountFen: 1 })];
    expect(judgeNotice('N-07', aNotice({ lines, totalFen: 100_000_000_000_000 }))).toBeUndefined();
    expect(judgeNotice('N-07', aNotice({ lines, totalFen: 99_999_999_999_999 }))).toMatchObject({ outcome: 'REJECT' });
  });
});

describe('N-08 the words say the amount of the figures (支付结算办法 附件一)', () => {
  const says = (amountInWords: string) => judgeNotice('N-08', aNotice({ amountInWords }));

  it('refuses words that name another amount', () => {
    expect(says('人民币叁拾万元整')).toMatchObject({ outcome: 'REJECT', field: 'amountInWords' });
    expect(says('人民币叁佰万元零壹分')).toMatchObject({ outcome: 'REJECT' });
  });

  it('holds words that cannot be read', () => {
    expect(says('三百万')).toMatchObject({ outcome: 'HOLD' });
    expect(says('')).toMatchObject({ outcome: 'HOLD' });
  });

  it.each(['人民币叁佰万元整', '人民币叁佰万圆正', '人民幣叁佰萬圓整'])('reads %s as 3,000,000.00', (words) => {
    expect(says(words)).toBeUndefined();
  });
});

describe('claims', () => {
  it('name the same notice however its brackets and widths are written', () => {
    expect(noticeClaimKey(housingUscc, '济历住建冻用〔2026〕1号')).toBe(
      noticeClaimKey(housingUscc.toLowerCase(), '济历住建冻用（2026） １号'),
    );
  });

  it('name the version that owns an invoice', () => {
    expect(invoiceOwner('1', 'n', 2)).toBe('1#n#2');
  });
});
