import { describe, expect, it } from 'vitest';
import { evaluateRules } from '../../../../shared/domain/rules/engine/engine.ts';
import { noticeRules } from '../../../../shared/domain/rules/notice/rules.ts';
import { checkResidentId } from '../../../../shared/domain/values/identifiers/resident-id.ts';
import { checkUscc } from '../../../../shared/domain/values/identifiers/uscc.ts';
import {
  accountNumber,
  aFreeze,
  aFreezeOrder,
  aLine,
  aNotice,
  anAccount,
  aProfile,
  aRefundNotice,
  buyer,
  caseNumber,
  court,
  courtName,
  firing,
  freezeChangeInput,
  housingUscc,
  judgeNotice,
  noticeInput,
  now,
  partners,
} from '../../../fixtures/rules/builders.ts';

const context = { now, profile: aProfile(), partners };

describe('N-09 check digits hold (GB 32100, GB 11643, MOD 11,10)', () => {
  const wrong = '91370103MA3D1P5R0H';

  it.each([
    ['issuer.uscc', aNotice({ issuer: { ...aNotice().issuer, uscc: `${housingUscc.slice(0, -1)}M` } })],
    ['developer.uscc', aNotice({ developer: { name: '开发企业', uscc: wrong } })],
    ['applicant.id', aNotice({ applicant: { ...aNotice().applicant, id: wrong } })],
    ['lines.0.payee.id', aNotice({ lines: [aLine({ payee: { id: wrong } })] })],
    [
      'contract.parties.0.id',
      aNotice({ contract: { number: 'c', priceFen: 1, paidBeforeFen: 0, parties: [{ name: '承包人', id: wrong }] } }),
    ],
  ])('refuses a wrong %s', (field, notice) => {
    expect(judgeNotice('N-09', notice)).toMatchObject({ outcome: 'REJECT', field });
  });

  it('refuses a letter O for a nought, a date that is none, and an old 15-digit id (edge cases 2 and 3)', () => {
    expect(judgeNotice('N-09', aNotice({ developer: { name: '开发企业', uscc: '9137O102MA3C8K2X48' } }))).toMatchObject({
      outcome: 'REJECT',
    });
    for (const id of ['37010219920230123X', '370102920229123']) {
      expect(judgeNotice('N-09', aRefundNotice({ applicant: { ...aRefundNotice().applicant, id } }))).toMatchObject({
        outcome: 'REJECT',
        field: 'applicant.id',
      });
    }
  });

  it('asks about a bank code, and about an organisation code inside a credit code whose last character is right', () => {
    const inner = '91370103MA3D1P5R1K';
    expect(checkUscc(inner)).toMatchObject({ valid: true, doubt: expect.anything() });
    for (const [field, notice] of [
      ['bankCode', aNotice({ bankCode: '102451000018' })],
      ['lines.0.payee.bankCode', aNotice({ lines: [aLine({ payee: { bankCode: '105451000120' } })] })],
      ['applicant.id', aNotice({ applicant: { ...aNotice().applicant, id: inner } })],
    ] as const)
      expect(judgeNotice('N-09', notice)).toMatchObject({ outcome: 'HOLD', field });
  });

  it('refuses a resident id with a birth date to come', () => {
    const id = '370102209901010011';
    expect(checkResidentId(id).valid).toBe(true);
    expect(judgeNotice('N-09', aRefundNotice({ applicant: { ...aRefundNotice().applicant, id } }))).toMatchObject({ outcome: 'REJECT' });
  });

  it('names every field that fails in a finding of its own', () => {
    const notice = aNotice({ bankCode: '1', developer: { name: '开发企业', uscc: wrong } });
    const found = evaluateRules(noticeRules, 'notice', noticeInput(notice)).filter(({ id }) => id === 'N-09');
    expect(found.map(({ field, outcome }) => [field, outcome])).toEqual([
      ['bankCode', 'HOLD'],
      ['developer.uscc', 'REJECT'],
    ]);
  });

  it('never repeats a person’s number, wherever it was typed', () => {
    const id = '370102199001010019';
    const refund = aRefundNotice({ applicant: { ...aRefundNotice().applicant, id } });
    const asCode = aNotice({ applicant: { ...aNotice().applicant, id } });
    const account = '6222021602001234567';
    const asBank = aNotice({ lines: [aLine({ payee: { bankCode: account } })] });
    expect(judgeNotice('N-09', refund)?.detail).toContain('****0019');
    for (const notice of [refund, asCode, asBank]) {
      expect(judgeNotice('N-09', notice)?.detail).not.toContain(id);
      expect(judgeNotice('N-09', notice)?.detail).not.toContain(account);
    }
  });

  it('accepts a small x, a passport, and a contract party whose number is of no such kind', () => {
    const lowerCase = { ...aRefundNotice().applicant, id: buyer.id.toLowerCase() };
    expect(judgeNotice('N-09', aRefundNotice({ applicant: lowerCase }))).toBeUndefined();
    expect(judgeNotice('N-09', aRefundNotice({ applicant: { ...lowerCase, idKind: 'other', id: 'E12345678' } }))).toBeUndefined();
    const parties = [
      { name: '承包人', id: '工商注册370100123456' },
      { name: '买受人', id: buyer.id },
      { name: '某单位', id: '' },
    ];
    expect(judgeNotice('N-09', aNotice({ contract: { number: 'c', priceFen: 1, paidBeforeFen: 0, parties } }))).toBeUndefined();
  });
});

describe('N-10 a credit code may begin with A, N or Y (GB 32100)', () => {
  const lettered = ['A1370102MA3C8K2X', 'N2370102MA3C8K2X', 'Y1370102MA3C8K2X'].map(withCheck);

  it.each(lettered)('notes %s and asks for nothing', (id) => {
    expect(judgeNotice('N-10', aNotice({ applicant: { ...aNotice().applicant, id } }))).toMatchObject({
      outcome: 'ACCEPT',
      field: 'applicant.id',
    });
    expect(judgeNotice('N-09', aNotice({ applicant: { ...aNotice().applicant, id } }))).toBeUndefined();
  });

  it('has nothing to say of codes that begin with a digit, nor of a lettered one that is wrong', () => {
    expect(judgeNotice('N-10')).toBeUndefined();
    expect(judgeNotice('N-10', aNotice({ applicant: { ...aNotice().applicant, id: 'A11111111111111111' } }))).toBeUndefined();
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
    expect(judgeNotice('N-11', citing('鲁0102执保123'))).toMatchObject({ outcome: 'REJECT', field: 'freezes.0.caseNumber' });
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
    for (const number of ['(2023)津03执复27号', '（2022） 津0110执1656号之二', '〔2026〕鲁0102执保123号', caseNumber])
      expect(judgeNotice('N-11', citing(number))).toBeUndefined();
    expect(ordered('N-11', caseNumber)).toBeUndefined();
    expect(converted('N-11', '（2026）鲁0102执88号')).toBeUndefined();
  });

  it('does not ask police and tax for numbers that only courts have', () => {
    expect(ordered('N-11', '济公经冻财字〔2026〕17号', 'police')).toBeUndefined();
    const state = anAccount({ freezes: [aFreeze({ caseNumber: '济公经冻财字〔2026〕17号', organ: 'police' })] });
    expect(judgeNotice('N-11', citing('济公经冻财字〔2026〕17号'), { state })).toBeUndefined();
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
    expect(judgeNotice('N-12', citing(number))).toMatchObject({ outcome: 'HOLD' });
    expect(ordered('N-12', number)).toMatchObject({ outcome: 'HOLD' });
    expect(converted('N-12', number)).toMatchObject({ outcome: 'HOLD' });
  });

  it.each(['（2026）鲁0102执保123号', '（2026）鲁01民初7号', '（2026）鲁0102执恢3号', '（2026）鲁0102财保4号'])('accepts %s', (number) => {
    expect(judgeNotice('N-12', citing(number))).toBeUndefined();
    expect(ordered('N-12', number)).toBeUndefined();
    expect(converted('N-12', number)).toBeUndefined();
  });

  it('leaves what cannot be read to N-11, and what is no court’s alone', () => {
    expect(judgeNotice('N-12', citing('执行案件'))).toBeUndefined();
    expect(ordered('N-12', '（2011）宁公字第3号', 'police')).toBeUndefined();
  });
});
