import { describe, expect, it } from 'vitest';
import { evolve } from '../../../../shared/domain/account/evolve/evolve.ts';
import type { NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import type { NoticeInput } from '../../../../shared/domain/rules/engine/moments.ts';
import { substanceRules } from '../../../../shared/domain/rules/substance/rules.ts';
import {
  aBuyersLine,
  aLendersLine,
  aNotice,
  anAccount,
  aProfile,
  aRefund,
  aRefundNotice,
  aRegistration,
  buyer,
  contractor,
  developer,
  firing,
  noticeInput,
  now,
  secondBuyer,
  supplier,
  withNotice,
  withNoticeChanged,
} from '../../../fixtures/rules/builders.ts';

const judge = (id: string, notice = aRefundNotice(), change: Partial<NoticeInput> = {}) =>
  firing(substanceRules, id, 'notice', noticeInput(notice, change));
const number = aRefundNotice().noticeNumber;
const otherNumber = '济历住建冻用〔2026〕20号';

function withoutRefund(): NoticePaper {
  const { refund: _, ...notice } = aRefundNotice();
  return notice;
}

describe('S-14 the sale is rescinded (12-5; 潼关 六.2)', () => {
  it.each([
    ['no basis at all', withoutRefund(), 'refund'],
    ['a judgment without number', aRefundNotice({ refund: aRefund({ basisNumber: '' }) }), 'refund.basisNumber'],
    [
      'a judgment that takes effect later',
      aRefundNotice({ refund: aRefund({ basisEffectiveOn: '2026-03-10' }) }),
      'refund.basisEffectiveOn',
    ],
    ['an online filing that still stands', aRefundNotice({ refund: aRefund({ filingCancelled: false }) }), 'refund.filingCancelled'],
  ])('holds a refund with %s', (_, notice, field) => {
    expect(judge('S-14', notice)).toMatchObject({ outcome: 'HOLD', field });
  });

  it('accepts a rescission that takes effect on the day of issue, and asks nothing of construction', () => {
    expect(judge('S-14', aRefundNotice({ refund: aRefund({ basisEffectiveOn: '2026-03-09' }) }))).toBeUndefined();
    expect(judge('S-14', aNotice())).toBeUndefined();
  });
});

describe('S-15 no more is refunded than was paid (民法典 566)', () => {
  const refunding = (totalFen: number, change: Partial<NonNullable<NoticePaper['refund']>> = {}, notice: Partial<NoticePaper> = {}) =>
    aRefundNotice({ totalFen, refund: aRefund(change), ...notice });

  it('asks about a refund one fen above what is left', () => {
    expect(judge('S-15', refunding(50_000_001))).toMatchObject({ outcome: 'HOLD', field: 'totalFen' });
    expect(judge('S-15', refunding(20_000_001, { refundedBeforeFen: 30_000_000 }))).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-15', refunding(1, { refundedBeforeFen: 60_000_000 }))).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts a refund of exactly what is left', () => {
    expect(judge('S-15', refunding(50_000_000))).toBeUndefined();
    expect(judge('S-15', refunding(20_000_000, { refundedBeforeFen: 30_000_000 }))).toBeUndefined();
  });

  it('counts what earlier notices refunded for the same sale, whatever this one says', () => {
    const state = withNotice(anAccount(), refunding(30_000_000, {}, { noticeNumber: otherNumber }));
    expect(judge('S-15', refunding(20_000_001), { state })).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-15', refunding(20_000_000), { state })).toBeUndefined();
    expect(judge('S-15', refunding(50_000_000, { filingNumber: '2025-0912-0102' }), { state })).toBeUndefined();
  });

  it('counts a refund once when it is decided anew or corrected, and not after it was withdrawn', () => {
    const state = withNotice(anAccount(), refunding(50_000_000), 'HELD');
    expect(judge('S-15', refunding(50_000_000), { state, again: true })).toBeUndefined();
    expect(judge('S-15', refunding(50_000_000, {}, { version: 2 }), { state })).toBeUndefined();
    const withdrawn = evolve(state, { type: 'NoticeEnded', noticeNumber: number, version: 1, status: 'WITHDRAWN', at: now });
    expect(judge('S-15', refunding(50_000_000, {}, { noticeNumber: otherNumber }), { state: withdrawn })).toBeUndefined();
  });

  it('leaves a refund without its particulars to S-14', () => {
    expect(judge('S-15', withoutRefund())).toBeUndefined();
  });
});

describe('S-16 the loan is split off (商品房买卖解释 21)', () => {
  const split = (lent: number, loanOutstandingFen: number) =>
    aRefundNotice({
      refund: aRefund({ loanOutstandingFen }),
      lines: [aBuyersLine({ amountFen: 50_000_000 - lent }), ...(lent > 0 ? [aLendersLine(lent)] : [])],
    });

  it('holds a refund that pays the lender nothing, or one fen too little', () => {
    expect(judge('S-16', split(0, 30_000_000))).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-16', split(29_999_999, 30_000_000))).toMatchObject({ outcome: 'HOLD' });
  });

  it('accepts the rest of the loan to the lender, all of a refund smaller than the loan, and a sale without loan', () => {
    expect(judge('S-16', split(30_000_000, 30_000_000))).toBeUndefined();
    expect(
      judge('S-16', aRefundNotice({ refund: aRefund({ loanOutstandingFen: 90_000_000 }), lines: [aLendersLine(50_000_000)] })),
    ).toBeUndefined();
    expect(judge('S-16', split(0, 0))).toBeUndefined();
  });
});

describe('S-17 refunds are no way to empty the account (12-8, edge case 21)', () => {
  const ofUnit = (unit: string, person = secondBuyer, change: Partial<NoticePaper> = {}) =>
    aRefundNotice({
      noticeNumber: `济历住建冻用〔2026〕${unit}号`,
      applicant: { type: 'BUYER', ...person, idKind: 'resident-id' },
      lines: [aBuyersLine({ payee: { ...person } })],
      refund: aRefund({ filingNumber: unit, unit }),
      ...change,
    });
  const profile = aProfile({ refundsPerDayMax: 2 });
  const first = withNotice(anAccount(), ofUnit('101'));
  const second = withNotice(first, ofUnit('102', { name: '买受人丙', id: '110101199003070011' }));

  it('holds the refund that is one too many for the day', () => {
    expect(judge('S-17', aRefundNotice(), { state: second, profile })).toMatchObject({ outcome: 'HOLD', field: 'issuedAt' });
  });

  it('accepts the last one that the city allows, and starts anew the next day', () => {
    expect(judge('S-17', aRefundNotice(), { state: first, profile })).toBeUndefined();
    expect(judge('S-17', aRefundNotice({ issuedAt: '2026-03-10T09:00:00+08:00' }), { state: second, profile })).toBeUndefined();
  });

  it('does not count a refund against itself when it is decided anew or corrected', () => {
    const state = withNotice(first, aRefundNotice(), 'HELD');
    expect(judge('S-17', aRefundNotice(), { state, profile, again: true })).toBeUndefined();
    expect(judge('S-17', aRefundNotice({ version: 2 }), { state, profile })).toBeUndefined();
  });

  it('goes on holding what was one too many when it is decided anew: what is held was never counted', () => {
    const state = withNotice(second, aRefundNotice(), 'HELD');
    expect(judge('S-17', aRefundNotice(), { state, profile, again: true })).toMatchObject({ outcome: 'HOLD', field: 'issuedAt' });
    expect(judge('S-17', aRefundNotice({ version: 2 }), { state, profile })).toMatchObject({ outcome: 'HOLD' });
  });

  it('holds a buyer who is the developer or belongs to it', () => {
    const asBuyer = (party: { name: string; id: string }) => aRefundNotice({ applicant: { type: 'BUYER', ...party, idKind: 'uscc' } });
    const state = anAccount({ registration: aRegistration({ developer: { ...developer, relatedUsccs: [supplier.id] } }) });
    expect(judge('S-17', asBuyer({ name: developer.name, id: developer.uscc }))).toMatchObject({ outcome: 'HOLD', field: 'applicant' });
    expect(judge('S-17', asBuyer(supplier), { state })).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-17', asBuyer(contractor), { state })).toBeUndefined();
  });

  it('holds a second unit’s refund to the same person on one day', () => {
    const state = withNotice(anAccount(), ofUnit('101', buyer));
    expect(judge('S-17', ofUnit('102', buyer), { state })).toMatchObject({ outcome: 'HOLD', field: 'applicant.id' });
    expect(judge('S-17', ofUnit('102', secondBuyer), { state })).toBeUndefined();
    expect(judge('S-17', ofUnit('102', buyer, { issuedAt: '2026-03-10T09:00:00+08:00' }), { state })).toBeUndefined();
    expect(judge('S-17', ofUnit('103', buyer, { refund: aRefund({ filingNumber: '101' }) }), { state })).toBeUndefined();
    const builds = withNotice(anAccount(), aNotice({ applicant: { type: 'CONTRACTOR', ...buyer, idKind: 'resident-id' } }));
    expect(judge('S-17', ofUnit('102', buyer), { state: builds })).toBeUndefined();
  });

  it('and to the same person by the old number of 15 digits', () => {
    const old = { ...buyer, id: buyer.id.slice(0, 6) + buyer.id.slice(8, 17) };
    const state = withNotice(anAccount(), ofUnit('101', old));
    expect(judge('S-17', ofUnit('102', buyer), { state })).toMatchObject({ outcome: 'HOLD', field: 'applicant.id' });
  });

  it('does not take the lender of two buyers for a relation between them', () => {
    const lent = (unit: string, person: typeof buyer) =>
      ofUnit(unit, person, { lines: [aBuyersLine({ payee: { ...person } }), aLendersLine(1)] });
    expect(judge('S-17', lent('102', buyer), { state: withNotice(anAccount(), lent('101', secondBuyer)) })).toBeUndefined();
  });

  it('has nothing to say of construction', () => {
    expect(judge('S-17', aNotice(), { state: second, profile })).toBeUndefined();
  });
});

describe('S-18 non-key money first (潼关 六.1)', () => {
  const keyed = (totalFen: number, change: Partial<NoticePaper> = {}) =>
    aRefundNotice({ keyFundsUsed: true, totalFen, lines: [aBuyersLine({ amountFen: totalFen })], ...change });

  it('holds a refund from key money while what exceeds the quota suffices', () => {
    expect(judge('S-18', keyed(500_000_000))).toMatchObject({ outcome: 'HOLD', field: 'keyFundsUsed' });
  });

  it('accepts it where the rest is one fen short, where no key money is used, and for construction', () => {
    expect(judge('S-18', keyed(500_000_001))).toBeUndefined();
    expect(judge('S-18', keyed(0))).toBeUndefined();
    expect(judge('S-18', keyed(1, { keyFundsUsed: false }))).toBeUndefined();
    expect(judge('S-18', aRefundNotice())).toBeUndefined();
    expect(judge('S-18', aNotice({ keyFundsUsed: true }))).toBeUndefined();
  });

  it('says nothing while the balance is not known', () => {
    expect(judge('S-18', keyed(1), { state: anAccount({ balanceKnown: false }) })).toBeUndefined();
  });

  it('asks for the unpaid rest only when the notice is decided anew', () => {
    const held = withNotice(anAccount({ balanceFen: 520_000_000 }), keyed(50_000_000));
    const paid = withNoticeChanged(held, number, ({ lines }) => ({ lines: lines.map((line) => ({ ...line, paidFen: 30_000_000 })) }));
    expect(judge('S-18', keyed(50_000_000), { state: paid, again: true })).toMatchObject({ outcome: 'HOLD' });
    expect(judge('S-18', keyed(50_000_000), { state: held, again: true })).toBeUndefined();
  });
});
