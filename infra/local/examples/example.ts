/** An example of a rule: what partners send so that it fires with one of its outcomes. */
import type { RuleOutcome } from '../../../shared/domain/rules/engine/finding.ts';
import { type Before, type Line, linesOf, type Step } from './words.ts';

export interface Example {
  rule: string;
  /** What the rule itself says of what is sent; others may fire beside it. */
  outcome: RuleOutcome;
  before: Before;
  steps: readonly Step[];
}

export const on = (rule: string, outcome: RuleOutcome, steps: readonly Step[], before: Before = {}): Example => ({
  rule,
  outcome,
  before,
  steps,
});

/** The scenario of an example, a value a line. */
export const scenarioOf = ({ before, steps }: Example): Line[] => linesOf(before, steps);
