/** Rules never throw, never look at a clock, and never repeat a payee's account: whatever a partner may send and whatever stands in the books. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessRules } from '../../shared/domain/rules/access/rules.ts';
import { bankRules } from '../../shared/domain/rules/bank/rules.ts';
import { wordedRule } from '../../shared/domain/rules/book/wording.ts';
import { courtRules } from '../../shared/domain/rules/court/rules.ts';
import { evaluateRules, type Moment } from '../../shared/domain/rules/engine/engine.ts';
import { splitDeduction } from '../../shared/domain/rules/freeze/deductible.ts';
import { freezeRules } from '../../shared/domain/rules/freeze/rules.ts';
import { timeRules } from '../../shared/domain/rules/time/rules.ts';
import { fen, state } from '../fixtures/rules/arbitraries.ts';
import { inputs } from '../fixtures/rules/moment-arbitraries.ts';

const rules = [...freezeRules, ...bankRules, ...courtRules, ...timeRules, ...accessRules];

function holdsOfMoment<M extends Moment>(moment: M): void {
  fc.assert(
    fc.property(inputs[moment], (input) => {
      const before = structuredClone(input);
      const fired = evaluateRules(rules, moment, input);
      expect(evaluateRules(rules, moment, structuredClone(input))).toEqual(fired);
      expect(input).toEqual(before);
      for (const detail of fired.map((entry) => wordedRule(entry).text)) {
        expect(detail.length).toBeLessThanOrEqual(2_000);
        expect(detail).not.toMatch(/62\d{17}/u);
      }
    }),
    { numRuns: 150 },
  );
}

describe('rules are total, pure and discreet on whatever the schemas allow', () => {
  it.each(Object.keys(inputs) as Moment[])('at the moment %s', (moment) => holdsOfMoment(moment));
});

it('an order splits without a fen lost, and nothing beyond the quota is called inside (法〔2022〕12号 一)', () => {
  fc.assert(
    fc.property(state, fen, (account, amountFen) => {
      const { insideFen, outsideFen } = splitDeduction(account, { amountFen });
      expect(insideFen + outsideFen).toBe(amountFen);
      expect(Math.min(insideFen, outsideFen)).toBeGreaterThanOrEqual(0);
      expect(outsideFen).toBeLessThanOrEqual(Math.max(0, account.balanceFen - account.supervisedQuotaFen));
    }),
  );
});
