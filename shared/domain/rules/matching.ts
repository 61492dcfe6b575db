/** How names, account numbers and titles are compared: what two systems write differently for the same thing must not count as a difference. */

/** Full-width to half-width, brackets alike, no spaces, NFKC. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u3000]/gu, '')
    .replace(/[【〔[]/gu, '(')
    .replace(/[】〕\]]/gu, ')');
}
export const sameText = (a: string, b: string): boolean => a === b || comparable(a) === comparable(b);

/** An account title with or without its 「预售款专户」 mark (Zhongshan asks for the mark, older accounts lack it). */
export function sameAccountTitle(a: string, b: string): boolean {
  const bare = (title: string): string => comparable(title).replace(/\((?:商品房)?预售(?:资金|款)(?:监管)?专(?:用账)?户\)$/u, '');
  return a === b || bare(a) === bare(b);
}
/** Account numbers without spaces and dashes. */
export const sameAccountNumber = (a: string, b: string): boolean => a === b || a.replace(/[\s-]/gu, '') === b.replace(/[\s-]/gu, '');
