/** How names, account numbers and titles are compared: what two systems write differently for the same thing must not count as a difference. */
import { canonicalAccount, canonicalNumber, canonicalText } from '../../values/identifiers/canonical.ts';

/** The form by which two texts are compared: `canonicalText`. */
export const comparable: (text: string) => string = canonicalText;
export const sameText = (a: string, b: string): boolean => a === b || canonicalText(a) === canonicalText(b);

/** Numbers of contracts, filings, units and invoices: also a and A are one. */
export const sameNumber = (a: string, b: string): boolean => a === b || canonicalNumber(a) === canonicalNumber(b);

/** An account title with or without its 「预售款专户」 mark (Zhongshan asks for the mark, older accounts lack it). */
export function sameAccountTitle(a: string, b: string): boolean {
  const bare = (title: string): string => comparable(title).replace(/\((?:商品房)?预售(?:资金|款)(?:监管)?专(?:用账)?户\)$/u, '');
  return a === b || bare(a) === bare(b);
}
/** Account numbers without spaces and dashes. */
export const sameAccountNumber = (a: string, b: string): boolean => a === b || canonicalAccount(a) === canonicalAccount(b);

/** Credit codes in any width and case. */
export const sameCode = (one: string, other: string): boolean => comparable(one).toUpperCase() === comparable(other).toUpperCase();
