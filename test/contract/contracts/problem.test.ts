import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainProblems, maxProblems } from '../../../shared/contracts/problem.ts';
import { event, read, readEvent, refused } from './event.ts';

describe('a refusal tells a person what to repair', () => {
  it('in Chinese and English: field, what was found, what is expected, what to do', () => {
    const [problem] = refused(readEvent('housing.notice.issued', { 'data.lines.0.amountFen': 12.5 }));
    expect(problem).toEqual({
      field: 'data.lines.0.amountFen',
      problem: 'not-a-whole-number',
      expected: 'a whole number of fen from 0 to 100000000000000',
      zh: '字段 data.lines.0.amountFen　实际：12.5；应为：0 至 100000000000000 之间的整数（单位：分）；请更正后以新的消息编号重新发送。',
      en: 'data.lines.0.amountFen: found 12.5, expected a whole number of fen from 0 to 100000000000000; correct it and send the message again under a new id.',
    });
  });

  it('every wrong field is named, one problem a field, in one answer', () => {
    const problems = refused(
      readEvent('housing.notice.issued', { 'data.totalFen': -1, 'data.version': 'one', 'data.purpose': 'HOLIDAY', 'data.seal': undefined }),
    );
    expect(problems.map(({ field }) => field)).toEqual(['data.version', 'data.purpose', 'data.totalFen', 'data.seal']);
    const sentence = explainProblems(problems);
    for (const { zh, en } of problems) expect(sentence.includes(zh) && sentence.includes(en)).toBe(true);
  });

  it('names at most twenty fields of a body that is wrong everywhere', () => {
    const rubbish = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`field${index}`, index]));
    const problems = refused(readEvent('bank.balance.reported', { data: { ...rubbish, accountNumber: '1602001019200388888' } }));
    expect(problems).toHaveLength(maxProblems);
    expect(explainProblems(problems)).toContain('And 15 more.');
  });
});

describe('a refusal never repeats more than 80 characters of input', () => {
  const marks = /[\u2460-\u24ff]/gu;
  const countMarks = (sentence: string) => sentence.match(marks)?.length ?? 0;
  const mark = '①';

  it.each([
    ['a long text', { 'data.asOf': mark.repeat(39) + mark.repeat(5_000) }],
    ['a short text', { 'data.asOf': mark.repeat(39) }],
    ['a long field name', { [`data.${mark.repeat(5_000)}`]: 1 }],
    ['a type nobody knows', { type: `presale.${'a'.repeat(100)}.v1` }],
    ['a long source', { source: `urn:presale:court:${mark.repeat(5_000)}` }],
    ['a long id', { id: mark.repeat(5_000) }],
  ])('%s', (_name, changes) => {
    for (const { field, zh, en } of refused(readEvent('bank.balance.reported', changes))) {
      expect(field.length).toBeLessThanOrEqual(80);
      for (const sentence of [zh, en]) expect(countMarks(sentence)).toBeLessThanOrEqual(80);
    }
  });

  it('nor a character that could disturb a log or a terminal', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
        (value, name) => {
          const body = JSON.stringify({ ...event('bank.balance.reported', { 'data.asOf': value }), [`x${name}`]: 1 });
          for (const { field, zh, en } of refused(read(body))) {
            for (const sentence of [field, zh, en]) {
              expect(sentence).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
              expect(sentence.isWellFormed()).toBe(true);
            }
          }
        },
      ),
    );
  });
});
