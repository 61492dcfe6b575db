/** What rules say, over any input: each text in one language, each citation in full (contracts §3). */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate, ruleById, rules } from '../../../shared/domain/rules/all-rules.ts';
import { basisIn } from '../../../shared/domain/rules/book/bases/bases.ts';
import { chineseNumber } from '../../../shared/domain/rules/book/bases/laws.ts';
import { explain, wordedRule } from '../../../shared/domain/rules/book/wording.ts';
import type { Moment } from '../../../shared/domain/rules/engine/engine.ts';
import type { FiredRule, Words } from '../../../shared/domain/rules/engine/finding.ts';
import { inputs } from '../../fixtures/rules/moment-arbitraries.ts';

/** What is quoted is a name or a number as somebody wrote it. */
const unquoted = (text: string): string => text.replace(/“[^”]*”|「[^」]*」|《[^》]*》|"[^"]*"/gu, '');
/** Codes and names that Chinese texts share: formats, digests, standards, ids of rules. */
const shared =
  /(?:urn:presale:)?(?:bank|housing|court|operator):\S*|SHA-256|PDF|OFD|Base64|CloudEvents|GB\/?T? ?[\d.-]+|JWS|JSON|[MNSFBCTA]-\d\d|[A-Z_]{3,}/gu;
const latinWords = (text: string): string[] =>
  unquoted(text)
    .replace(shared, '')
    .match(/[A-Za-z]{3,}/gu) ?? [];
const hanWords = (text: string): string[] => unquoted(text).match(/\p{Script=Han}+/gu) ?? [];

/** A finding of each rule that its own words are about, whatever the input. */
function eachFinding(check: (fired: FiredRule, given: string) => void): void {
  for (const moment of Object.keys(inputs) as Moment[]) {
    fc.assert(
      fc.property(inputs[moment] as fc.Arbitrary<never>, (input) => {
        for (const fired of evaluate(moment, input)) {
          if (fired.as !== undefined) expect(ruleById(fired.id).variants).toHaveProperty([fired.as]);
          check(fired, JSON.stringify(input));
        }
      }),
      { numRuns: 150 },
    );
  }
}

describe('what a rule says is one text a language', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s: sentence, remedy and citation', (_id, { text, citation }) => {
    for (const chinese of [text.zh, text.doZh, citation.zh]) expect(latinWords(chinese), chinese).toEqual([]);
    for (const english of [text.en, text.doEn, citation.en]) expect(hanWords(english), english).toEqual([]);
  });

  const variants = rules.flatMap(({ id, variants: all = {} }) => Object.entries(all).map(([name, text]) => [id, name, text] as const));
  it.each(variants)('%s, of another situation (%s): sentence and remedy', (id, as, text) => {
    for (const chinese of [text.zh, text.doZh]) expect(latinWords(chinese), chinese).toEqual([]);
    for (const english of [text.en, text.doEn]) expect(hanWords(english), english).toEqual([]);
    expect(explain({ id, outcome: 'HOLD', found: '', as }, 'zh')).toMatchObject({ what: text.zh, do: text.doZh });
  });

  it('what was found and expected, of any input', () => {
    const both = ({ found, expected }: FiredRule): Words[] => [found, ...(expected === undefined ? [] : [expected])];
    eachFinding((fired, given) => {
      for (const words of both(fired)) {
        if (typeof words === 'string') {
          // Plain text is what the message itself says, as it stands or folded, or a figure.
          const said = given + given.normalize('NFKC');
          const own = [...hanWords(words), ...latinWords(words)].filter((word) => !said.includes(word));
          if (hanWords(words).length > 0 && latinWords(words).length > 0) expect(own, `${fired.id}: ${words}`).toEqual([]);
          continue;
        }
        expect(words.zh, fired.id).not.toBe('');
        expect(words.en, fired.id).not.toBe('');
      }
    });
  });
});

describe('a citation names the text in full', () => {
  const codes = /\b12-\d|\bS[01]\b|RERA|a contrario/u;

  it.each(rules.map(({ id, citation }) => [id, citation] as const))('%s by no private code', (_id, { zh, en }) => {
    expect(zh).not.toMatch(codes);
    expect(en).not.toMatch(codes);
    expect(zh.length).toBeGreaterThan(3);
  });

  it("and another city's text in no city but its own", () => {
    const local = /潼关|中山|衢|淄博|北京|河南/u;
    for (const { id, citation } of rules) expect(citation.zh, id).not.toMatch(local);
    expect(basisIn('F-17', '442000').zh).toContain('中山市');
    expect(basisIn('F-17', '370100').zh).not.toContain('中山市');
  });

  it('article numbers are written as laws write them', () => {
    expect([1, 10, 13, 20, 101, 110, 236, 485].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十三',
      '二十',
      '一百零一',
      '一百一十',
      '二百三十六',
      '四百八十五',
    ]);
  });

  it('the sentence carries it, and says what to do', () => {
    const fired: FiredRule = { id: 'S-01', outcome: 'HOLD', found: { zh: '其他（OTHER）', en: 'other (OTHER)' } };
    expect(explain(fired, 'zh').basis).toBe('法〔2022〕12号第二条');
    expect(wordedRule(fired).text).toContain('Notice Fa [2022] No. 12, art. 2');
  });
});
