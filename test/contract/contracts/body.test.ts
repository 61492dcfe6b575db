import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaimedIdentity } from '../../../shared/contracts/body/claimed-identity.ts';
import { maxBodyBytes, maxDepth, maxValues, parseJson } from '../../../shared/contracts/body/json.ts';
import { decodeUtf8 } from '../../../shared/contracts/body/utf8.ts';
import { parseEnvelope } from '../../../shared/contracts/envelope.ts';
import { brief, event, read, refused } from './event.ts';

const example = 'bank.balance.reported';
const text = JSON.stringify(event(example));

describe('bytes are UTF-8 or refused', () => {
  it('well-formed UTF-8 is read exactly', () => {
    expect(decodeUtf8(Buffer.from('鲁0102𠮷'))).toEqual({ ok: true, text: '鲁0102𠮷' });
  });

  it.each([
    ['GBK (银行)', [0xd2, 0xf8, 0xd0, 0xd0]],
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an encoded surrogate', [0xed, 0xa0, 0x80]],
    ['a cut-off character', [0xe9, 0xb2]],
  ])('%s is refused', (_name, bytes) => {
    const result = decodeUtf8(Uint8Array.from(bytes));
    expect(result.ok ? [] : brief(result.problems)).toEqual(['body: not-utf8']);
  });

  it('a byte order mark is seen, not dropped, and refused as no JSON', () => {
    const result = decodeUtf8(Buffer.from(`\ufeff${text}`));
    expect(brief(refused(read(result.ok ? result.text : '')))).toEqual(['body: not-json']);
  });
});

describe('a body has limits before it has meaning', () => {
  it.each(['', 'null', '[]', '"text"', '42', '{', `${text}}`, text.slice(0, -1), `{"a":NaN}`, `{'a':1}`])('%j is refused', (body) => {
    expect(refused(read(body))[0]?.field).toBe('body');
  });

  it('one byte over 1 MiB is refused, by bytes and not by characters', () => {
    const padded = (bytes: number) => `${text}${' '.repeat(bytes - Buffer.byteLength(text))}`;
    expect(parseEnvelope(padded(maxBodyBytes)).ok).toBe(true);
    expect(brief(refused(read(padded(maxBodyBytes + 1))))).toEqual(['body: body-too-large']);
    expect(brief(refused(read(`"${'鲁'.repeat(maxBodyBytes / 3)}"`)))).toEqual(['body: body-too-large']);
  });

  it('a bomb of brackets is refused before it is parsed', () => {
    const nested = (depth: number) => `{"data":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    expect(parseJson(nested(maxDepth)).ok).toBe(true);
    expect(brief(refused(read(nested(maxDepth + 1))))).toEqual(['body: too-deep']);
    expect(brief(refused(read('['.repeat(1_000_000))))).toEqual(['body: too-deep']);
    expect(brief(refused(read('{"a":'.repeat(200_000))))).toEqual(['body: too-deep']);
  });

  it('a flood of values is refused before it is parsed', () => {
    expect(brief(refused(read(`{"data":[${'1,'.repeat(maxValues)}1]}`)))).toEqual(['body: too-many-values']);
  });

  it('brackets and commas inside text are text', () => {
    const result = parseJson(JSON.stringify({ a: '[{,'.repeat(30_000), 'b"\\': '\\"[' }));
    expect(result.ok).toBe(true);
  });
});

describe('a name given twice is refused, wherever it stands', () => {
  const repeat = (from: string, to: string) => brief(refused(read(text.replace(from, to))));

  it('in the envelope', () => expect(repeat('{', '{"source":"urn:presale:bank:1",')).toContain('source: repeated-field'));
  it('in the data', () => expect(repeat('"balanceFen":', '"balanceFen":1,"balanceFen":')).toEqual(['data.balanceFen: repeated-field']));
  it('spelt with an escape', () =>
    expect(repeat('"balanceFen":', '"\\u0062alanceFen":1,"balanceFen":')).toEqual(['data.balanceFen: repeated-field']));
  it('and __proto__ is reserved', () => {
    expect(repeat('"balanceFen":', '"__proto__":{"x":1},"balanceFen":')).toEqual(['data.__proto__: repeated-field']);
    expect(repeat('{', '{"__proto__":{"id":"x"},')).toContain('__proto__: repeated-field');
  });
  it('the same name in two objects is fine', () => {
    expect(parseJson('{"a":{"x":1},"b":[{"x":1},{"x":2}]}')).toMatchObject({ ok: true, json: { spelling: [] } });
  });

  it('any JSON text without repetition passes the scan unharmed', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (json) => {
        const result = parseJson(json);
        expect(result).toMatchObject({ ok: true });
        if (result.ok && !json.includes('__proto__')) expect(result.json).toEqual({ value: JSON.parse(json), spelling: [] });
      }),
    );
  });
});

describe('whoever a body claims to be from can be told, within bounds', () => {
  const identity = {
    id: `example-${example}`,
    source: 'urn:presale:bank:102451000019',
    type: `presale.${example}.v1`,
    subject: '1602001019200388888',
  };

  it('from a body whose data is wrong, cut off or followed by rubbish', () => {
    expect(readClaimedIdentity(text)).toEqual(identity);
    expect(readClaimedIdentity(text.slice(0, -20))).toEqual(identity);
    expect(readClaimedIdentity(`${text} trailing`)).toEqual(identity);
  });

  it('only from the outermost fields: an id inside the data is a person’s', () => {
    expect(readClaimedIdentity('{"data":{"id":"37010219900101001X"},"type":"t"}')).toEqual({ type: 't' });
  });

  it('nothing from what is long, invisible or no text', () => {
    expect(readClaimedIdentity(JSON.stringify({ id: 'x'.repeat(129), source: 'a b', type: 7, subject: 'a\u202eb' }))).toEqual({});
    expect(readClaimedIdentity('{"id":"\\ud800","source":"\\q"}')).toEqual({});
  });

  it('and never fails, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json().map((json) => json.slice(0, json.length / 2)),
        ),
        (body) => {
          for (const value of Object.values(readClaimedIdentity(body))) expect(value.length).toBeLessThanOrEqual(128);
        },
      ),
    );
  });
});
