/** Every rule of the book, by family. `presale rules` and docs/reference/rules.md are printed from it. */
import { accessRules } from './access/rules.ts';
import { bankRules } from './bank/rules.ts';
import { courtRules } from './court/rules.ts';
import { evaluateRules, type Finding, fire, type Moment, type Rule } from './engine/engine.ts';
import type { FiredRule } from './engine/finding.ts';
import type { IntakeInput, MomentInputs } from './engine/moments.ts';
import { freezeRules } from './freeze/rules.ts';
import { messageRules } from './message/rules.ts';
import { noticeRules } from './notice/rules.ts';
import { substanceRules } from './substance/rules.ts';
import { timeRules } from './time/rules.ts';

/** In the order of the book. */
export const rules: readonly Rule[] = [
  ...messageRules,
  ...noticeRules,
  ...substanceRules,
  ...freezeRules,
  ...bankRules,
  ...courtRules,
  ...timeRules,
  ...accessRules,
];

const byId = new Map(rules.map((entry) => [entry.id, entry]));
const byMoment = new Map<Moment, Rule[]>();
for (const entry of rules) {
  for (const moment of Object.keys(entry.evaluate) as Moment[]) byMoment.set(moment, [...(byMoment.get(moment) ?? []), entry]);
}

/** All rules that fire at a moment. */
export function evaluate<M extends Moment>(moment: M, input: MomentInputs[M]): FiredRule[] {
  return evaluateRules(byMoment.get(moment) ?? [], moment, input);
}

/** The gate: message rules that need no account. */
export const evaluateIntake = (input: IntakeInput): FiredRule[] => evaluate('intake', input);

/** Whose a rule is, by the book. */
export const ownerOf = (id: string): Rule['owner'] => ruleById(id).owner;

/** Whether the book holds what a rule finds. */
export const holds = (id: string): boolean => ruleById(id).outcome === 'HOLD';

/** Whether a rule has something to say at a moment. */
export const speaksAt = (id: string, moment: Moment): boolean => ruleById(id).evaluate[moment] !== undefined;

/** A rule that has spoken before says of the same matter what has come of it (a deadline missed, an order carried out all the same). */
export const fireAgain = (id: string, finding: Finding): FiredRule => fire(ruleById(id), finding);

/** A rule by id; an unknown id is a bug. */
export function ruleById(id: string): Rule {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no rule ${id} in the book`);
  return found;
}
