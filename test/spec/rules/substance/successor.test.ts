/** S-23: what was paid under what a notice replaces. */
import { describe, expect, it } from 'vitest';
import type { PaymentState } from '../../../../shared/domain/account/state.ts';
import type { NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import { substanceRules } from '../../../../shared/domain/rules/substance/rules.ts';
import { aPayment } from '../../../fixtures/rules/account-builders.ts';
import { aLine, aNotice, anAccount, firing, noticeInput, withNotice } from '../../../fixtures/rules/builders.ts';

const partPaid = (change: Partial<PaymentState> = {}) => ({
  ...withNotice(anAccount(), aNotice()),
  payments: [aPayment({ amountFen: 100_000_000, countedFen: 100_000_000, ...change })],
});
const next = (totalFen: number, change: Partial<NoticePaper> = {}): NoticePaper =>
  aNotice({ version: 2, totalFen, lines: [aLine({ amountFen: totalFen })], ...change });
const judge = (notice: NoticePaper, state = partPaid()) => firing(substanceRules, 'S-23', 'notice', noticeInput(notice, { state }));

describe('S-23 money was paid under what a notice replaces (12-8, 12-10)', () => {
  it('asks where paid and named are together one fen more than was approved', () => {
    expect(judge(next(200_000_001))).toMatchObject({ outcome: 'HOLD', field: 'priorPaid' });
  });
  it('asks of a successor under another number too', () => {
    const successor = next(300_000_000, { version: 1, noticeNumber: '济历住建冻用〔2026〕2号', supersedes: aNotice().noticeNumber });
    expect(judge(successor)?.outcome).toBe('HOLD');
  });
  it('counts what left unlawfully for its payee', () => {
    expect(judge(next(300_000_000), partPaid({ status: 'VIOLATION', countedFen: 0 }))?.outcome).toBe('HOLD');
  });
  it('says nothing where it fits, where it is said, and where nothing was paid', () => {
    expect(judge(next(200_000_000))).toBeUndefined();
    for (const priorPaid of ['included', 'excluded'] as const) expect(judge(next(300_000_000, { priorPaid }))).toBeUndefined();
    expect(judge(next(300_000_000), withNotice(anAccount(), aNotice()) as ReturnType<typeof partPaid>)).toBeUndefined();
    expect(judge(next(300_000_000), partPaid({ status: 'RETURNED', returnedFen: 100_000_000, countedFen: 0 }))).toBeUndefined();
    expect(judge(aNotice({ noticeNumber: '济历住建冻用〔2026〕2号' }))).toBeUndefined();
  });
});
