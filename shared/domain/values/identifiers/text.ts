/** How identifiers are read before they are judged, and how a finding about one is worded. */

/** One finding for a person: what is wrong and what to do. It never repeats a personal number. */
export interface IdentifierProblem {
  zh: string;
  en: string;
}

/**
 * Folds what differs only on screen: full-width letters, digits and brackets become half-width (NFKC), and white space of any width goes,
 * inside as well as around, because registers and e-mails print these numbers in groups. Invisible characters other than white space stay and
 * make the number invalid, so that two numbers that look alike never count as one.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
