/** F-14 … F-18: 扣划 under 法〔2022〕12号. 10,000,000.00 in the account, 5,000,000.00 of it supervised. */
import { describe, expect, it } from 'vitest';
import { splitDeduction } from '../../../../shared/domain/rules/freeze/deductible.ts';
import { freezeRules } from '../../../../shared/domain/rules/freeze/rules.ts';
import { aDeduction, anAccountToPay, deductionInput } from '../../../fixtures/rules/account-builders.ts';
import {
  aNotice,
  anAccount,
  anUnregisteredAccount,
  aProfile,
  aRegistration,
  firing,
  idsFiring,
  noticeInput,
} from '../../../fixtures/rules/builders.ts';

const fired = (...input: Parameters<typeof deductionInput>) => idsFiring(freezeRules, 'deductionOrder', deductionInput(...input));
const order = (id: string, ...input: Parameters<typeof deductionInput>) =>
  firing(freezeRules, id, 'deductionOrder', deductionInput(...input));
const registeredState = anAccount({ registration: aRegistration({ buildings: [{ name: '1号楼', firstRegisteredOn: '2026-03-01' }] }) });

describe('the quota arithmetic', () => {
  it.each([
    [600_000_000, { insideFen: 100_000_000, outsideFen: 500_000_000 }],
    [500_000_000, { insideFen: 0, outsideFen: 500_000_000 }],
    [1_200_000_000, { insideFen: 700_000_000, outsideFen: 500_000_000 }],
    [0, { insideFen: 0, outsideFen: 0 }],
  ])('splits %d fen into what is inside and what is outside the quota', (amountFen, split) => {
    expect(splitDeduction(anAccount(), { amountFen })).toEqual(split);
  });
  it('an order accepted before and not booked yet has taken its share of what is outside the quota', () => {
    const state = anAccount({ deductions: [aDeduction({ status: 'ACCEPTED', amountFen: 400_000_000 })] });
    expect(splitDeduction(state, { amountFen: 300_000_000 })).toEqual({ insideFen: 200_000_000, outsideFen: 100_000_000 });
    expect(order('F-14', { amountFen: 300_000_000 }, { state })?.detail).toContain('¥4,000,000.00');
  });
  it('an order that is held, or that the bank has booked, takes nothing more', () => {
    const booked = aDeduction({ status: 'BOOKED', amountFen: 400_000_000, bankSerial: 'K1' });
    const state = anAccount({ deductions: [booked, aDeduction({ status: 'HELD', amountFen: 400_000_000 })] });
    expect(splitDeduction(state, { amountFen: 300_000_000 })).toEqual({ insideFen: 0, outsideFen: 300_000_000 });
  });
  it('counts all as inside where the account holds less than the quota, or nothing is known of it', () => {
    for (const state of [anAccount({ balanceFen: 400_000_000 }), anAccount({ balanceKnown: false }), anUnregisteredAccount()]) {
      expect(splitDeduction(state, { amountFen: 100 })).toEqual({ insideFen: 100, outsideFen: 0 });
    }
  });
});

describe('F-14 no deduction from inside the quota before first registration (法〔2022〕12号 一)', () => {
  it("holds a lender's order and shows the arithmetic", () => {
    expect(order('F-14')).toMatchObject({ outcome: 'HOLD', detail: expect.stringMatching(/¥1,000,000\.00.*¥5,000,000\.00/u) });
  });
  it('fires together with F-16 where the order is half inside and half outside', () => {
    expect(fired()).toEqual(['F-14', 'F-16']);
  });
  it('takes a construction claim of another project for any other claim', () => {
    expect(fired({ claim: { origin: 'construction', permit: '济建预许2020001号' } })).toEqual(['F-14', 'F-16']);
  });
  it('keeps the bar while one building lacks its first registration', () => {
    const state = anAccount({
      registration: aRegistration({ buildings: [{ name: '1号楼', firstRegisteredOn: '2026-03-01' }, { name: '2号楼' }] }),
    });
    expect(order('F-14', {}, { state })?.outcome).toBe('HOLD');
  });
  it('is silent outside the quota', () => {
    expect(fired({ amountFen: 500_000_000 })).toEqual(['F-16']);
  });
});

describe('F-15 a claim from building this very project is excepted (法〔2022〕12号 一)', () => {
  it('accepts it as a permit of the account shows; one that names none could be any project’s', () => {
    expect(fired({ amountFen: 1_000_000_000, claim: { origin: 'construction' } })).toEqual(['F-14', 'F-16']);
    expect(order('F-15', { claim: { origin: 'construction', permit: '济建预许 2025186号' } })?.outcome).toBe('ACCEPT');
  });
  it('does not for another project, nor for a claim of another kind that names the permit', () => {
    expect(order('F-15', { claim: { origin: 'construction', permit: '济建预许2020001号' } })).toBeUndefined();
    expect(order('F-15', { claim: { origin: 'other', permit: '济建预许2025186号' } })).toBeUndefined();
  });
});

describe('F-16 outside the quota, or after first registration, deduction is open', () => {
  it('says so once every building is registered', () => {
    expect(fired({}, { state: registeredState })).toEqual(['F-16']);
  });
  it('does not count a registration that is still to come, nor an account without buildings', () => {
    const state = (buildings: { name: string; firstRegisteredOn?: string }[]) =>
      anAccount({ balanceFen: 500_000_000, registration: aRegistration({ buildings }) });
    expect(fired({}, { state: state([{ name: '1号楼', firstRegisteredOn: '2026-03-10' }]) })).toEqual(['F-14']);
    expect(fired({}, { state: state([]) })).toEqual(['F-14']);
  });
});

describe('F-17 a city may ask for the consent of the housing authority (中山)', () => {
  const profile = aProfile({ deductionNeedsHousingConsent: true });
  it('holds an order without it', () => {
    expect(order('F-17', {}, { profile })).toMatchObject({ outcome: 'HOLD', field: 'housingConsent' });
    expect(order('F-17', { housingConsent: ' ' }, { profile })?.outcome).toBe('HOLD');
  });
  it('is content with one, or where the city does not ask', () => {
    expect(order('F-17', { housingConsent: '历下住建〔2026〕8号' }, { profile })).toBeUndefined();
    expect(order('F-17')).toBeUndefined();
    expect(order('F-17', {}, { profile: undefined })).toBeUndefined();
  });
});

describe('F-18 money that does not cover both', () => {
  it('holds an order that competes with notices not yet paid', () => {
    expect(order('F-18', { amountFen: 700_000_001 }, { state: anAccountToPay() })?.outcome).toBe('HOLD');
    expect(order('F-18', { amountFen: 700_000_000 }, { state: anAccountToPay() })).toBeUndefined();
    expect(order('F-18', { amountFen: 1_100_000_000 })).toBeUndefined();
  });
  const notice = (deductions: ReturnType<typeof aDeduction>[], change = {}) =>
    firing(freezeRules, 'F-18', 'notice', noticeInput(aNotice(), { state: anAccount({ deductions }), ...change }));
  it('holds a notice that competes with a deduction not yet booked', () => {
    expect(notice([aDeduction({ amountFen: 700_000_001 })])?.outcome).toBe('HOLD');
    expect(notice([aDeduction({ amountFen: 700_000_000 })])).toBeUndefined();
    expect(notice([aDeduction({ amountFen: 700_000_001, status: 'BOOKED', bankSerial: 'K1' })])).toBeUndefined();
  });
  it('holds both: a deduction that waits only for the court to decide the order still competes', () => {
    expect(notice([aDeduction({ amountFen: 800_000_000, status: 'HELD', rules: ['F-16', 'F-18'] })])?.outcome).toBe('HOLD');
  });
  it('lets no barred deduction stand in the way of a notice', () => {
    expect(notice([aDeduction({ amountFen: 800_000_000, status: 'HELD', rules: ['F-14', 'F-18'] })])).toBeUndefined();
  });
  it('counts of a notice decided anew what is still unpaid', () => {
    const paid = anAccountToPay();
    const state = {
      ...paid,
      balanceFen: 800_000_000,
      deductions: [aDeduction({ amountFen: 700_000_000 })],
      notices: paid.notices.map((entry) => ({ ...entry, lines: entry.lines.map((line) => ({ ...line, paidFen: 200_000_000 })) })),
    };
    expect(firing(freezeRules, 'F-18', 'notice', noticeInput(aNotice(), { state, again: true }))).toBeUndefined();
    expect(
      firing(freezeRules, 'F-18', 'notice', noticeInput(aNotice(), { state: { ...state, notices: paid.notices }, again: true }))?.outcome,
    ).toBe('HOLD');
  });
  it('says nothing while nobody has told the balance', () => {
    expect(order('F-18', { amountFen: 700_000_001 }, { state: { ...anAccountToPay(), balanceKnown: false } })).toBeUndefined();
  });
});
