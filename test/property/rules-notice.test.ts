/** What holds of every notice that the schema lets through, on every account: rules judge it, always alike, and never tell what is not theirs to tell. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../shared/domain/rules/all-rules.ts';
import { wordedRule } from '../../shared/domain/rules/book/wording.ts';
import type { NoticeInput } from '../../shared/domain/rules/engine/moments.ts';
import { noticeRules } from '../../shared/domain/rules/notice/rules.ts';
import { substanceRules } from '../../shared/domain/rules/substance/rules.ts';
import { aNotice, aRefundNotice, noticeInput } from '../fixtures/rules/builders.ts';
import { anyNoticeInput, secretIds } from '../fixtures/rules/notice-arbitraries.ts';

const judge = (input: NoticeInput) => evaluate('notice', input);

/** The same value with the keys of every object in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (value instanceof Map) return new Map([...value].reverse()) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  ) as T;
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !(value instanceof Map)) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}

describe('rules about a notice', () => {
  it('judge everything that the schema allows, without changing it', () => {
    fc.assert(
      fc.property(anyNoticeInput, (input) => {
        for (const { id, outcome, text } of judge(frozen(input)).map(wordedRule)) {
          expect(id).toMatch(/^[A-Z]-\d{2}$/u);
          expect(['ACCEPT', 'HOLD', 'REJECT']).toContain(outcome);
          expect(text.length).toBeLessThanOrEqual(2_000);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('judge the same facts alike, however their maps and objects are ordered', () => {
    fc.assert(
      fc.property(anyNoticeInput, (input) => {
        const fired = judge(input);
        expect(judge(structuredClone(input))).toEqual(fired);
        expect(judge(reversed(input))).toEqual(fired);
      }),
      { numRuns: 300 },
    );
  });

  it('never repeat a resident id or a payee’s account (PIPL 6, 28)', () => {
    fc.assert(
      fc.property(anyNoticeInput, (input) => {
        const told = judge(input)
          .map((fired) => wordedRule(fired).text)
          .join('\n');
        for (const secret of secretIds) expect(told).not.toContain(secret);
        expect(told).not.toMatch(/62\d{17}/u);
      }),
      { numRuns: 300 },
    );
  });

  it('all come into play for these notices, so that the above means something', () => {
    const seen = new Set(fc.sample(anyNoticeInput, { numRuns: 3_000, seed: 42 }).flatMap((input) => judge(input).map(({ id }) => id)));
    const expected = [...noticeRules, ...substanceRules]
      .filter(({ evaluate: moments }) => moments.notice !== undefined)
      .map(({ id }) => id);
    expect(expected.filter((id) => !seen.has(id))).toEqual([]);
  });

  it('leave the plain notice and the plain refund alone', () => {
    expect(judge(noticeInput(aNotice()))).toEqual([]);
    expect(judge(noticeInput(aRefundNotice()))).toEqual([]);
  });
});
