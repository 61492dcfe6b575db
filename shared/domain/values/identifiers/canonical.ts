/**
 * Canonical forms: the one spelling by which names, numbers and titles are compared (contracts §4.3). What was written is kept for display; only the
 * comparison uses these. Two texts with one canonical form look alike on paper, or differ only in what a keyboard or a code page put there.
 */
import { unifyGlyphs } from './same-glyphs.ts';

/** Text that is its own canonical form: most of what is compared. */
const plain = /^[0-9A-Za-z\u4e00-\u9fa5()]*$/u;
/** Default-ignorable code points (joiners, variation selectors, soft hyphens, fillers), controls, formats, and the blank that is no white space. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;
/** · • ‧ ∙ ⋅ ・ and their like, between the parts of a name. */
const interpuncts =
  /[\u00b7\u0387\u0701\u119e\u16eb\u2022\u2024\u2027\u2218\u2219\u22c5\u25aa\u25cf\u25e6\u2981\u2e30\u2e31\u2e33\u30fb\ua78f\u{10101}]/gu;
/** A full stop that stands where an interpunct belongs: 买买提.阿不都. */
const stopBetweenIdeographs = /(?<=\p{Script=Han})[.．。｡](?=\p{Script=Han})/gu;
const dashes = /[\u002d\u058a\u2010-\u2015\u2043\u2212\u2500\u2501\u2e3a\u2e3b\u30fc\ufe58\ufe63\uff0d]+/gu;

/**
 * Full-width to half-width (NFKC), brackets alike, no white space, nothing invisible, one interpunct, one dash, one code point an ideograph. Case stays:
 * names keep it. Idempotent.
 */
export function canonicalText(text: string): string {
  if (plain.test(text)) return text;
  const before = known.get(text);
  if (before !== undefined) return before;
  const same = spell(text);
  if (text.length > longestKnown) return same;
  if (known.size >= knownMax) known.clear();
  known.set(text, same);
  return same;
}

/** The numbers and names of an account are compared again with each message for it. */
const known = new Map<string, string>();
const knownMax = 4_096;
const longestKnown = 100;

function spell(text: string): string {
  return unifyGlyphs(unifyGlyphs(text).normalize('NFKC'))
    .replace(/\s+/gu, '')
    .replace(invisible, '')
    .replace(/[【〔[［〖{]/gu, '(')
    .replace(/[】〕\]］〗}]/gu, ')')
    .replace(interpuncts, '·')
    .replace(stopBetweenIdeographs, '·')
    .replace(dashes, '-')
    .normalize('NFC');
}

/** The form of contract, filing, unit and invoice numbers: letters of either case are one. */
export const canonicalNumber = (text: string): string => canonicalText(text).toUpperCase();

/** Accounts are printed in groups: neither spaces nor dashes count. */
export const canonicalAccount = (text: string): string => canonicalText(text).replace(/-/gu, '');
