/**
 * How findings name things. Receipts travel, so a number that identifies a person or a private account shows its last four characters only, and a
 * natural person is named by the first character (domain §7.2, PIPL 6 and 28). A text that is neither figure, name nor code has a version a language.
 */
import type { NoticeLine } from '../../messages/messages.ts';
import { inLanguage, type Language, type Words } from '../engine/finding.ts';

/** A text in Chinese and in English. */
export const say = (zh: string, en: string): Words => ({ zh, en });

/** What stands where the message says nothing. */
export const blank: Words = { zh: '（空）', en: '(empty)' };

export const lastFour = (number: string): string => (number.length <= 4 ? '****' : `****${number.slice(-4)}`);

/** Long text is cut: what to do about a finding must still be in sight. */
const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A text of the message as it stands, in either language. */
export const shown = (text: string): Words => (text.trim() === '' ? blank : clip(text, 100));

/** The same within a sentence. */
export const named = (text: string): string => (text.trim() === '' ? '—' : clip(text, 100));

/** Codes of organisations are public, but a resident id may have been typed in their place: it has no letter before its last character. */
export const shownCreditCode = (code: string): Words =>
  code.trim() === '' || /[A-Za-z]./u.test(code) ? shown(code) : lastFour(code.trim());

/** Codes of banks are public, but an account number may have been typed in their place: it has more than 14 characters. */
export const shownBankCode = (code: string): Words => (code.trim().length <= 14 ? shown(code) : lastFour(code.trim()));

/** What stands for an empty list. */
const nothing: Words = { zh: '（无）', en: '(none)' };

/** The first few, and how many more there are. */
export function listed(items: readonly Words[], most = 4): Words {
  if (items.length === 0) return nothing;
  const rest = items.length - most;
  const more = rest > 0 ? ` (+${rest})` : '';
  const first = items.slice(0, most);
  const textsIn = (language: Language): string[] => first.map((item) => clip(inLanguage(item, language), 60) || '—');
  return { zh: `${textsIn('zh').join('、')}${more}`, en: `${textsIn('en').join(', ')}${more}` };
}

/** Who a line pays: organisations by name, persons by the first character of theirs. */
export function payeeName({ name, kind }: NoticeLine['payee']): string {
  return kind === 'person' ? `${[...name][0] ?? ''}*` : named(name);
}

/** Two texts in a row, in each language. */
export const inBoth = (first: Words, second: Words): Words => listed([first, second]);
