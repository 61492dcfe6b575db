import { describe, expect, it } from 'vitest';
import type { RegistrationInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { substanceRules } from '../../../../shared/domain/rules/substance/rules.ts';
import {
  accountNumber,
  aGuarantee,
  aNotice,
  anAccount,
  anUnregisteredAccount,
  aRegistration,
  developer,
  firing,
  guaranteeInput,
  noticeInput,
  now,
  partners,
  supplier,
  withNotice,
  withNoticeChanged,
} from '../../../fixtures/rules/builders.ts';

const judge = (id: string, notice = aNotice(), state = anAccount(), again = false) =>
  firing(substanceRules, id, 'notice', noticeInput(notice, { state, again }));
const guaranteed = (id: string, guarantee = aGuarantee(), change: Partial<RegistrationInput> = {}) =>
  firing(substanceRules, id, 'registration', guaranteeInput(guarantee, change));

describe('S-19 enough is left to finish (12-2, 建房〔2022〕16号, edge case 24)', () => {
  it('holds a payment that leaves one fen too little', () => {
    expect(judge('S-19', aNotice({ costToCompleteFen: 700_000_001 }))).toMatchObject({ outcome: 'HOLD', field: 'costToCompleteFen' });
    expect(judge('S-19', aNotice({ costToCompleteFen: 700_000_000 }))).toBeUndefined();
  });

  it('leaves a payment above the balance to B-01 where nothing more is needed', () => {
    expect(judge('S-19', aNotice({ costToCompleteFen: 0 }), anAccount({ balanceFen: 1 }))).toBeUndefined();
    expect(judge('S-19', aNotice({ costToCompleteFen: 1 }), anAccount({ balanceFen: 1 }))).toMatchObject({ outcome: 'HOLD' });
  });

  it('says nothing where the cost or the balance is not known', () => {
    const { costToCompleteFen: _, ...notice } = aNotice();
    expect(judge('S-19', notice, anAccount({ balanceFen: 0 }))).toBeUndefined();
    expect(judge('S-19', aNotice({ costToCompleteFen: 1 }), anAccount({ balanceFen: 0, balanceKnown: false }))).toBeUndefined();
  });

  it('does not take off again what was paid before it is decided anew', () => {
    const notice = aNotice({ costToCompleteFen: 700_000_000 });
    const taken = withNotice(anAccount({ balanceFen: 800_000_000 }), notice);
    const paid = withNoticeChanged(taken, notice.noticeNumber, ({ lines }) => ({
      lines: lines.map((line) => ({ ...line, paidFen: 200_000_000 })),
    }));
    expect(judge('S-19', notice, paid, true)).toBeUndefined();
    expect(judge('S-19', notice, taken, true)).toMatchObject({ outcome: 'HOLD' });
  });
});

describe('S-20 at most 30 % by guarantee and at least 70 % in money (银保监办发〔2022〕104号 二)', () => {
  it('flags one fen above 30 % and accepts 30 % to the fen', () => {
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 150_000_001 }))).toMatchObject({
      outcome: 'ACCEPT',
      field: 'guarantee.replacedFen',
    });
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 150_000_000 }))).toBeUndefined();
  });

  it('flags money one fen below 70 % and accepts 70 % to the fen', () => {
    expect(guaranteed('S-20', aGuarantee(), { state: anAccount({ balanceFen: 349_999_999 }) })).toMatchObject({ outcome: 'ACCEPT' });
    expect(guaranteed('S-20', aGuarantee(), { state: anAccount({ balanceFen: 350_000_000 }) })).toBeUndefined();
  });

  it('does not round where 30 % is no whole fen', () => {
    const state = anAccount({ supervisedQuotaFen: 101 });
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 30 }), { state })).toBeUndefined();
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 31 }), { state })).toMatchObject({ outcome: 'ACCEPT' });
  });

  it('measures a further guarantee against the whole quota, that of earlier guarantees included', () => {
    const state = anAccount({ supervisedQuotaFen: 400_000_000, guaranteedFen: 100_000_000 });
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 150_000_000 }), { state })).toBeUndefined();
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 150_000_001 }), { state })).toMatchObject({ outcome: 'ACCEPT' });
  });

  it('measures a guarantee that is named again, and one that stands in the message only', () => {
    const state = anAccount({ supervisedQuotaFen: 300_000_000, guaranteedFen: 200_000_000 });
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 200_000_000 }), { state })).toMatchObject({ outcome: 'ACCEPT' });
    const { guarantee: _, ...input } = guaranteeInput(aGuarantee({ replacedFen: 150_000_001 }));
    expect(firing(substanceRules, 'S-20', 'registration', input)).toMatchObject({ outcome: 'ACCEPT' });
  });

  it('lets a guarantee fall, whatever the balance, and a quota change without one', () => {
    const state = anAccount({ supervisedQuotaFen: 300_000_000, guaranteedFen: 200_000_000, balanceFen: 0 });
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 199_999_999 }), { state })).toBeUndefined();
    expect(guaranteed('S-20', aGuarantee({ replacedFen: 0 }), { state })).toBeUndefined();
    const { guarantee: _, ...input } = guaranteeInput();
    const message = {
      type: 'housing.quota.adjusted',
      data: { accountNumber, supervisedQuotaFen: 0, reason: '', effectiveAt: now },
    } as const;
    expect(firing(substanceRules, 'S-20', 'registration', { ...input, message, state })).toBeUndefined();
  });

  it('leaves an account that is not registered to N-13', () => {
    expect(guaranteed('S-20', aGuarantee(), { state: anUnregisteredAccount({ supervisedQuotaFen: 0 }) })).toBeUndefined();
  });
});

describe('S-21 the guarantor is sound (银保监办发〔2022〕104号 五)', () => {
  it.each([
    ['is rated 4', { supervisoryRating: 4 }, 'supervisoryRating'],
    ['has one fen less than 5,000亿元', { totalAssetsFen: 49_999_999_999_999 }, 'totalAssetsFen'],
    ['is a finance company', { kind: 'finance-company' as const }, 'kind'],
    ['says that it is related', { relatedToDeveloper: true }, 'relatedToDeveloper'],
  ])('flags a guarantor that %s', (_, issuer, field) => {
    expect(guaranteed('S-21', aGuarantee({ issuer }))).toMatchObject({ outcome: 'ACCEPT', field: `guarantee.issuer.${field}` });
  });

  it('flags a guarantor that the registration or the register relates to the developer', () => {
    const state = anAccount({ registration: aRegistration({ developer: { ...developer, relatedUsccs: [supplier.id] } }) });
    expect(guaranteed('S-21', aGuarantee(), { state })).toMatchObject({ outcome: 'ACCEPT' });
    const related = [...partners, { partner: 'bank:105451000129', name: '某银行', uscc: supplier.id, relatedTo: [developer.name] }];
    expect(guaranteed('S-21', aGuarantee(), { partners: related })).toMatchObject({ outcome: 'ACCEPT' });
  });

  it('accepts a bank rated 3 with exactly 5,000亿元, and a guarantee that is given back', () => {
    expect(guaranteed('S-21', aGuarantee({ issuer: { supervisoryRating: 3, totalAssetsFen: 50_000_000_000_000 } }))).toBeUndefined();
    expect(guaranteed('S-21', aGuarantee({ replacedFen: 0, issuer: { supervisoryRating: 5 } }))).toBeUndefined();
  });
});

describe('S-22 buildings before and after 首次登记 are not mixed (12-3)', () => {
  const buildings = [{ name: '1号楼', firstRegisteredOn: '2026-03-01' }, { name: '2号楼' }, { name: '和园3号楼' }];
  const state = anAccount({ registration: aRegistration({ buildings }) });

  it.each(['1号楼、2号楼', '1号楼,2号楼', '1号楼和2号楼', '1号楼及和园3号楼', '1号楼/２号楼'])('holds a payment for %s', (building) => {
    expect(judge('S-22', aNotice({ building }), state)).toMatchObject({ outcome: 'HOLD', field: 'building' });
  });

  it('holds a payment for no named building where the account has both kinds', () => {
    const { building: _, ...notice } = aNotice();
    expect(judge('S-22', notice, state)).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-22', notice)).toBeUndefined();
  });

  it.each(['2号楼、和园3号楼', '和园3号楼', '1号楼', '1号楼、9号楼'])('accepts a payment for %s', (building) => {
    expect(judge('S-22', aNotice({ building }), state)).toBeUndefined();
  });

  it('does not know buildings of an account that is not registered', () => {
    expect(judge('S-22', aNotice(), anUnregisteredAccount())).toBeUndefined();
  });
});
