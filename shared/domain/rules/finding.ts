/** A rule that fired, as a value: what was found, what was expected, and what follows. */
export type RuleOutcome = 'ACCEPT' | 'HOLD' | 'REJECT';

/** One rule that fired on one message. `detail` is the sentence a person reads (Chinese, then English). */
export interface FiredRule {
  id: string;
  outcome: RuleOutcome;
  detail: string;
  /** Path of the field in `data`, where the rule is about one. */
  field?: string;
}

const severity: Record<RuleOutcome, number> = { ACCEPT: 0, HOLD: 1, REJECT: 2 };

/** The worst of REJECT > HOLD > ACCEPT; no rule fired is ACCEPT. */
export function worstOutcome(fired: readonly { outcome: RuleOutcome }[]): RuleOutcome {
  return fired.reduce<RuleOutcome>((worst, { outcome }) => (severity[outcome] > severity[worst] ? outcome : worst), 'ACCEPT');
}
