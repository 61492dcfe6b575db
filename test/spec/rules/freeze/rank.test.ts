/** F-26, F-27: a case takes what its own freeze controls, and its quota falls by what it took. 10,000,000.00 in the account, 8,000,000.00 of it the first's. */
import { describe, expect, it } from 'vitest';
import { withinRankFen } from '../../../../shared/domain/rules/freeze/rank.ts';
import { freezeRules } from '../../../../shared/domain/rules/freeze/rules.ts';
import {
  aBookedDeduction,
  aDeduction,
  aSecondFreeze,
  bankReportInput,
  deductionInput,
  secondCase,
} from '../../../fixtures/rules/account-builders.ts';
import { aFreeze, anAccount, caseNumber, firing } from '../../../fixtures/rules/builders.ts';

const both = anAccount({ freezes: [aFreeze(), aSecondFreeze()] });

describe('F-26 the money of an earlier freeze is not the later one’s to take (查扣冻规定 26)', () => {
  const order = (change: Parameters<typeof deductionInput>[0], state = both) =>
    firing(freezeRules, 'F-26', 'deductionOrder', deductionInput(change, { state }));
  it('holds a deduction that reaches beyond what the case controls, by one fen', () => {
    expect(order({ caseNumber: secondCase, amountFen: 200_000_001 })).toMatchObject({
      outcome: 'HOLD',
      detail: expect.stringContaining('¥2,000,000.00'),
    });
    expect(order({ caseNumber: secondCase, amountFen: 200_000_000 })).toBeUndefined();
  });
  it('holds one of a case that waits and controls nothing', () => {
    const waiting = aSecondFreeze({ status: 'WAITING', controlledFen: 0 });
    const state = anAccount({ balanceFen: 800_000_000, freezes: [aFreeze(), waiting] });
    expect(order({ caseNumber: secondCase, amountFen: 1 }, state)?.outcome).toBe('HOLD');
  });
  it('lets the first in rank take what it controls, and anybody what nobody controls', () => {
    expect(order({ caseNumber, amountFen: 800_000_000 })).toBeUndefined();
    expect(order({ caseNumber: secondCase, amountFen: 200_000_000 }, anAccount())).toBeUndefined();
    expect(withinRankFen(anAccount(), secondCase)).toBe(200_000_000);
  });
  it('is silent once the earlier freeze has ended, or while nobody has told the balance', () => {
    const ended = aFreeze({ status: 'LIFTED', rank: 0, controlledFen: 0 });
    const alone = anAccount({ freezes: [ended, aSecondFreeze({ rank: 1, controlledFen: 800_000_000 })] });
    expect(order({ caseNumber: secondCase, amountFen: 800_000_001 }, alone)).toBeUndefined();
    expect(order({ caseNumber: secondCase, amountFen: 200_000_001 }, { ...both, balanceKnown: false })).toBeUndefined();
  });
});

describe('F-27 what a case deducts lowers its own quota', () => {
  const booked = (kind: Parameters<typeof aBookedDeduction>[0], change: Parameters<typeof bankReportInput>[1] = {}) =>
    firing(freezeRules, 'F-27', 'bankReport', bankReportInput(aBookedDeduction(kind), { deduction: aDeduction(), ...change }));
  it('says by how much when the bank has booked it', () => {
    expect(booked('court-deduction')).toMatchObject({ outcome: 'ACCEPT', detail: expect.stringContaining('¥1,000.00') });
  });
  it('is silent about money that no court took, or that was taken without its order', () => {
    expect(booked('fee')).toBeUndefined();
    const { deduction: _, ...unordered } = bankReportInput(aBookedDeduction('court-deduction'), { deduction: aDeduction() });
    expect(firing(freezeRules, 'F-27', 'bankReport', unordered)).toBeUndefined();
  });
  it('is silent where the case has no freeze that stands, or one without an amount', () => {
    const { quotaFen: _, ...whole } = aFreeze();
    for (const freeze of [aFreeze({ status: 'LIFTED', rank: 0, controlledFen: 0 }), whole])
      expect(booked('court-deduction', { state: anAccount({ freezes: [freeze] }) })).toBeUndefined();
  });
});
