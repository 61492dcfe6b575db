/** What the engine does with any rule: its first day, its findings, what it is besides its outcome. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../../shared/domain/rules/all-rules.ts';
import { effectsOf } from '../../../shared/domain/rules/engine/effects.ts';
import { evaluateRules, rule } from '../../../shared/domain/rules/engine/engine.ts';

const text = { zh: '甲', en: 'a', doZh: '乙', doEn: 'b' };
const time = (at: string) => ({ unit: 'day' as const, start: at, end: at, provisional: false, endsOnHoliday: false, rolled: false });

describe('a rule applies from its first day on', () => {
  const given = (effectiveFrom?: string) =>
    rule({
      id: 'T-02',
      text,
      evaluate: { lookup: () => ({ found: 'x' }), period: () => ({ found: 'x' }), intake: () => ({ found: 'x' }) },
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    });
  const intake = (receivedAt: string) => ({
    problems: [],
    identity: {},
    queueKind: 'bank' as const,
    signature: { status: 'valid' as const },
    receivedAt,
    replayWindowDays: 30,
  });

  it('and on that day, not the day before', () => {
    expect(evaluateRules([given('2026-03-02')], 'intake', intake('2026-03-01T23:59:59+08:00'))).toEqual([]);
    expect(evaluateRules([given('2026-03-02')], 'intake', intake('2026-03-02T00:00:00+08:00'))).toHaveLength(1);
    expect(evaluateRules([given()], 'intake', intake('1990-01-01T00:00:00+08:00'))).toHaveLength(1);
  });

  it('where a moment has no day, it applies', () =>
    expect(evaluateRules([given('2026-03-02')], 'period', time('2020-01-01T00:00:00+08:00'))).toHaveLength(1));
});

describe('a rule that finds several fields wrong', () => {
  it('names each, up to fifty', () => {
    const many = rule({
      id: 'T-02',
      text,
      evaluate: { period: () => Array.from({ length: 60 }, (_, index) => ({ found: String(index), field: `by.${index}` })) },
    });
    expect(evaluateRules([many], 'period', time('2026-01-01T00:00:00+08:00'))).toHaveLength(50);
  });
});

describe('what a rule does besides its outcome', () => {
  it('is said of each by data, of rules that hold only where it is about being held', () => {
    for (const { id, outcome } of rules) {
      const { ofMoney, issuerVouches, needsPerson } = effectsOf(id);
      if (ofMoney || needsPerson) expect(outcome, id).toBe('HOLD');
      if (issuerVouches) expect(outcome, id).toBe('REJECT');
    }
    expect(effectsOf('T-02')).toEqual({});
  });
});
