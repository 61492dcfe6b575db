/** Whatever text or bytes arrive, every reader of identifiers and documents answers, answers alike, and in bounded time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfBytes, mediaTypeOf } from '../../shared/domain/documents/inspect.ts';
import { checkBankCode } from '../../shared/domain/values/identifiers/bank-code.ts';
import { canonicalAccount, canonicalNumber, canonicalText } from '../../shared/domain/values/identifiers/canonical.ts';
import {
  canonicalCaseNumber,
  caseKey,
  isSameCase,
  parseCaseNumber,
  readCaseNumber,
} from '../../shared/domain/values/identifiers/case-number.ts';
import { personKey } from '../../shared/domain/values/identifiers/person.ts';
import { checkResidentId } from '../../shared/domain/values/identifiers/resident-id.ts';
import { checkUscc } from '../../shared/domain/values/identifiers/uscc.ts';
import { parseAmountInWords } from '../../shared/domain/values/money/amount-words.ts';

/** Text that looks like what is read, in pieces put together at random, and any text at all. */
const pieces = fc
  .array(
    fc
      .constantFrom(
        '（2026）',
        '(2009)',
        '〔2026〕',
        '[2026]',
        '鲁0102',
        '执保',
        '民初',
        '字第',
        '第',
        '00123',
        '１２',
        '号',
        '之一',
        '-1',
        '协助',
      )
      .chain((piece) => fc.constantFrom(piece, piece, ` ${piece}`, `${piece}\u200b`, `${piece}\ufe00`)),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 40 }));

const readers = {
  canonicalText,
  canonicalNumber,
  canonicalAccount,
  parseCaseNumber,
  readCaseNumber,
  caseKey,
  canonicalCaseNumber,
  personKey,
  checkUscc,
  checkBankCode,
  checkResidentId,
  parseAmountInWords,
} satisfies Record<string, (text: string) => unknown>;

describe('a reader of identifiers', () => {
  it.each(Object.entries(readers))('%s answers any text, and alike', (_name, reader) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(reader(text)).toEqual(reader(text));
      }),
    );
  });

  it.each(Object.entries(readers))('%s answers a very long text', (_name, reader) => {
    for (const unit of ['（2026）', '号', '9', '之一', '(', '〔', '壹', ' ', '\u200b'])
      expect(() => reader(unit.repeat(50_000))).not.toThrow();
  });
});

describe('a canonical form (contracts §4.3)', () => {
  it.each(Object.entries({ canonicalText, canonicalNumber, canonicalAccount, canonicalCaseNumber }))('%s is its own', (_name, form) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(form(form(text))).toBe(form(text));
      }),
    );
  });

  it.each([
    ['济历住建冻用〔2026〕1号', '济历住建冻用[2026]1号'],
    ['济历住建冻用〔2026〕1号', '济历住建冻用【２０２６】 １ 号'],
    ['SG-2025-031', 'sg－2025—031'],
    ['买买提·阿不都', '买买提•阿不都'],
  ])('%s and %s are one number', (a, b) => {
    expect(canonicalNumber(a)).toBe(canonicalNumber(b));
  });

  it.each([
    ['济历住建冻用〔2026〕1号', '济历住建冻用〔2026〕11号'],
    ['SG-2025-031', 'SG-2025-0310'],
    ['SG-2025-031', 'SG-20250-31'],
  ])('%s and %s are two', (a, b) => {
    expect(canonicalNumber(a)).not.toBe(canonicalNumber(b));
  });
});

describe('the key of a case', () => {
  it('is the same for what is the same case, and its own key', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(isSameCase(a, b)).toBe(a === b || caseKey(a) === caseKey(b));
        expect(caseKey(caseKey(a))).toBe(caseKey(a));
      }),
    );
  });

  it.each([
    ['（2026）鲁0102执保123号', '(2026)鲁0102执保123号'],
    ['（2026）鲁0102执保123号', '〔2026〕鲁0102执保0123号之一'],
    ['（2026）鲁0102执保123号', '（2026）鲁0102执保123号协助执行通知书'],
    ['（2011）宁执字第00003号', '（2011）宁执字第3号'],
  ])('is one for %s and %s', (a, b) => {
    expect(caseKey(a)).toBe(caseKey(b));
  });

  it.each([
    ['（2026）鲁0102执保123号', '（2025）鲁0102执保123号'],
    ['（2026）鲁0102执保123号', '（2026）鲁0103执保123号'],
    ['（2026）鲁0102执保123号', '（2026）鲁0102执123号'],
    ['（2026）鲁0102执保123号', '（2026）鲁0102执保1230号'],
  ])('is another for %s and %s', (a, b) => {
    expect(caseKey(a)).not.toBe(caseKey(b));
  });
});

describe('a reader of documents', () => {
  const magic = fc.constantFrom('%PDF-1.7\n', 'PK\u0003\u0004', '\u0089PNG\r\n\u001a\n', '\u00ff\u00d8\u00ff', '');
  const words = fc.constantFrom(
    '1 0 obj',
    '<<',
    '>>',
    '/Root 1 0 R',
    'xref',
    'trailer',
    'startxref',
    '%%EOF',
    'stream',
    'endstream',
    '(',
    '[',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.tuple(magic, fc.uint8Array({ maxLength: 200 })).map(([head, rest]) => Buffer.concat([Buffer.from(head, 'latin1'), rest])),
    fc.tuple(magic, fc.array(words, { maxLength: 30 })).map(([head, rest]) => Buffer.from(head + rest.join('\n'), 'latin1')),
  );

  it('answers any bytes, alike, and opens nothing that is noise', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(factsOfBytes(given)).toEqual(factsOfBytes(given));
        expect(mediaTypeOf(given)).toBe(mediaTypeOf(given));
      }),
      { numRuns: 500 },
    );
  });
});
