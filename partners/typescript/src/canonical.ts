/** The one spelling by which names, numbers and cases are compared. What was written is kept; only the comparison uses this. */
import tables from './canonical-tables.json' with { type: 'json' };

const glyphs = new Map(Object.entries(tables.glyphs));
const stops = new Set(tables.stop);
const replacements: [number[][], string][] = [
  [tables.dropped, ''],
  [tables.opening, '('],
  [tables.closing, ')'],
  [tables.dash, '-'],
  [tables.interpunct, '·'],
];
const unify = (text: string): string => [...text].map((character) => glyphs.get(character) ?? character).join('');
const isIn = (code: number, ranges: number[][]): boolean => ranges.some(([from = 0, to = 0]) => code >= from && code <= to);

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39)) return character;
  return replacements.find(([ranges]) => isIn(code, ranges))?.[1] ?? character;
}

export function canonicalText(text: string): string {
  const spelt = [...unify(unify(text).normalize('NFKC'))].map(spell).join('').replace(/-+/g, '-');
  const characters = [...spelt];
  const isIdeograph = (at: number): boolean => /^\p{Script=Han}$/u.test(characters[at] ?? '');
  return characters
    .map((character, at) => (stops.has(character) && isIdeograph(at - 1) && isIdeograph(at + 1) ? '·' : character))
    .join('')
    .normalize('NFC');
}

/** Notice, contract and invoice numbers: letters of either case are one. */
export const canonicalNumber = (text: string): string => canonicalText(text).toUpperCase();

/** Of a case number in today's form (since 2016): without the suffix of a ruling. Other numbers keep their canonical text. */
export function canonicalCase(text: string): string {
  const canonical = canonicalText(text);
  const [, year = '', name = '', serial = ''] =
    /^\((\d{4})\)([^号]*[^0-9号第])第?0*(\d{1,8})(?:之[一二三四五六七八九十\d]+|-\d{1,2})?号/u.exec(canonical) ?? [];
  if (serial === '' || Number(year) < 2016) return canonical;
  return `（${year}）${name.replace(/\(/g, '（').replace(/\)/g, '）')}${serial}号`;
}
