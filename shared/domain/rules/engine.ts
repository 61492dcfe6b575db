/**
 * The rule engine. A rule is one function (or one a moment) keyed by its id in `rules.json`; it is pure, total, and returns what it found or nothing.
 * All rules of a moment are evaluated, all that fired are reported; the result is the worst of REJECT > HOLD > ACCEPT (contracts §4.1).
 */
import type { FiredRule, RuleOutcome } from './finding.ts';
import type { MomentInputs } from './moments.ts';
import rulebook from './rules.json' with { type: 'json' };

export type Moment = keyof MomentInputs;

/** What a rule found. The register's outcome applies unless the finding names another that the rule's text allows (e.g. N-08 unreadable → HOLD). */
export interface Finding {
  /** What was found, in the words of the message. */
  found: string;
  /** What would have been right. */
  expected?: string;
  /** Path in `data`. */
  field?: string;
  outcome?: RuleOutcome;
}

/** What a person reads. Sentences without a full stop at the end. */
export interface RuleText {
  /** What is wrong or noted. */
  zh: string;
  en: string;
  /** What to do about it. */
  doZh: string;
  doEn: string;
}

export type Evaluate = { [M in Moment]?: (input: MomentInputs[M]) => Finding | undefined };

export interface RuleDefinition {
  id: string;
  text: RuleText;
  evaluate: Evaluate;
  /** City profile keys that change what the rule does. */
  profileKeys?: readonly string[];
  /** First day it applies to, by the date of the message; absent: always. */
  effectiveFrom?: string;
}

/** A rule with its row in the rule book. */
export interface Rule extends RuleDefinition {
  owner: 'PLATFORM' | 'HOUSING' | 'COURT' | 'BANK';
  inputs: string;
  trigger: string;
  /** As the rule book words it, e.g. `HOLD + violation`. */
  bookOutcome: string;
  outcome: RuleOutcome;
  basis: string;
  mark: string;
}

const rows = new Map(rulebook.map((row) => [row.id, row]));

/** Joins a definition with its row; a rule that is not in the book is a bug. */
export function rule(definition: RuleDefinition): Rule {
  const row = rows.get(definition.id);
  if (row === undefined) throw new Error(`rule ${definition.id} is not in rules.json`);
  return {
    ...definition,
    owner: row.owner as Rule['owner'],
    inputs: row.inputs,
    trigger: row.trigger,
    bookOutcome: row.outcome,
    outcome: outcomeOf(row.outcome),
    basis: row.basis,
    mark: row.mark,
  };
}

function outcomeOf(text: string): RuleOutcome {
  if (text.startsWith('REJECT')) return 'REJECT';
  return text.startsWith('HOLD') ? 'HOLD' : 'ACCEPT';
}

/** The rules of a moment, in the order of the register. */
export function evaluateRules<M extends Moment>(rules: readonly Rule[], moment: M, input: MomentInputs[M]): FiredRule[] {
  const fired: FiredRule[] = [];
  for (const candidate of rules) {
    const finding = (candidate.evaluate[moment] as ((input: MomentInputs[M]) => Finding | undefined) | undefined)?.(input);
    if (finding !== undefined) fired.push(fire(candidate, finding));
  }
  return fired;
}

/** A fired rule with the sentence a person can act on: what was found, what was expected, on which article, what to do. */
export function fire(fired: Rule, finding: Finding): FiredRule {
  const { zh, en, doZh, doEn } = fired.text;
  const expectedZh = finding.expected === undefined ? '' : `，应为：${finding.expected}`;
  const expectedEn = finding.expected === undefined ? '' : `; expected: ${finding.expected}`;
  const field = finding.field === undefined ? '' : `[${finding.field}] `;
  const basis = fired.basis === '—' ? '' : fired.basis;
  const detail = `${field}${zh}（发现：${finding.found}${expectedZh}${basis === '' ? '' : `；依据：${basis}`}）。${doZh}。 | ${en} (found: ${finding.found}${expectedEn}${basis === '' ? '' : `; basis: ${basis}`}). ${doEn}.`;
  return {
    id: fired.id,
    outcome: finding.outcome ?? fired.outcome,
    detail: detail.length > 1000 ? `${detail.slice(0, 999)}…` : detail,
    ...(finding.field === undefined ? {} : { field: finding.field }),
  };
}
