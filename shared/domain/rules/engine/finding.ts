/** A rule that fired, as a value: what was found, what was expected, and what follows. Sentences are made of it when somebody reads (`wording.ts`). */
import type { Bilingual } from '../../values/bilingual.ts';

export type RuleOutcome = 'ACCEPT' | 'HOLD' | 'REJECT';

/** A text in each language that people read; plain text where both say the same (figures, numbers, names). */
export type Words = string | Bilingual;

export type Language = 'zh' | 'en';
/** The text in one language. */
export const inLanguage = (words: Words, language: Language): string => (typeof words === 'string' ? words : words[language]);

/** One finding of one rule on one message. A rule that finds several fields wrong fires once a field. */
export interface FiredRule {
  id: string;
  outcome: RuleOutcome;
  /** What was found, masked where it is personal. */
  found: Words;
  /** What would have been right. */
  expected?: Words;
  /** Path of the field in `data`, where the rule is about one. */
  field?: string;
  /** Which of the rule's further sentences says it, where its first one speaks of another situation. */
  as?: string;
  /** Division code of the city whose own text the rule rests on as well. */
  city?: string;
}

const severity: Record<RuleOutcome, number> = { ACCEPT: 0, HOLD: 1, REJECT: 2 };

/** The worst of REJECT > HOLD > ACCEPT; no rule fired is ACCEPT. */
export function worstOutcome(fired: readonly { outcome: RuleOutcome }[]): RuleOutcome {
  return fired.reduce<RuleOutcome>((worst, { outcome }) => (severity[outcome] > severity[worst] ? outcome : worst), 'ACCEPT');
}

/** Rules that fired, one entry an id, each with its worst outcome: what a report or a list of ids shows. */
export function byRule<Fired extends { id: string; outcome: RuleOutcome }>(fired: readonly Fired[]): Fired[] {
  const worst = new Map<string, Fired>();
  for (const entry of fired) {
    const known = worst.get(entry.id);
    if (known === undefined || severity[entry.outcome] > severity[known.outcome]) worst.set(entry.id, entry);
  }
  return [...worst.values()];
}
