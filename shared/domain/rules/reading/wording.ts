/**
 * How findings name things. Receipts travel, so a number that identifies a person or a private account shows its last four characters only, and a
 * natural person is named by the first character (domain §7.2, PIPL 6 and 28). A finding stands in the Chinese and in the English sentence alike.
 */
import type { Fen, NoticeLine } from '../../messages.ts';

/** What stands where the message says nothing. */
export const blank = '（空）';

/** `300000000` → `¥3,000,000.00`. */
export function yuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(Math.trunc(fen))).padStart(3, '0');
  return `${sign}¥${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/gu, ',')}.${digits.slice(-2)}`;
}

export const lastFour = (number: string): string => (number.length <= 4 ? '****' : `****${number.slice(-4)}`);

/** Long text is cut: a finding is said twice, and what to do about it must still fit into the sentence. */
const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

export const shown = (text: string): string => (text.trim() === '' ? blank : clip(text, 100));

/** Codes of organisations are public, but a resident id may have been typed in their place: it has no letter before its last character. */
export const shownCreditCode = (code: string): string =>
  code.trim() === '' || /[A-Za-z]./u.test(code) ? shown(code) : lastFour(code.trim());

/** Codes of banks are public, but an account number may have been typed in their place: it has more than 14 characters. */
export const shownBankCode = (code: string): string => (code.trim().length <= 14 ? shown(code) : lastFour(code.trim()));

/** The first few, and how many more there are. */
export function listed(items: readonly string[], most = 4): string {
  const rest = items.length - most;
  const first = items
    .slice(0, most)
    .map((item) => clip(item, 60))
    .join('、');
  return rest > 0 ? `${first} (+${rest})` : first;
}

/** Who a line pays: organisations by name, persons by the first character of theirs. */
export function payeeName({ name, kind }: NoticeLine['payee']): string {
  return kind === 'person' ? `${[...name][0] ?? ''}*` : shown(name);
}
