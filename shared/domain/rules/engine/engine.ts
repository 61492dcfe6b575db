/**
 * The rule engine. A rule is one function (or one a moment) keyed by its id in `rules.json`; it is pure, total, and returns what it found or nothing.
 * All rules of a moment are evaluated, all that fired are reported; the result is the worst of REJECT > HOLD > ACCEPT (contracts §4.1).
 */
import { basisOf, localBasisOf } from '../book/bases/bases.ts';
import type { Citation } from '../book/bases/laws.ts';
import { outcomes, rowOf } from '../book/book.ts';
import type { FiredRule, RuleOutcome, Words } from './finding.ts';
import type { MomentInputs } from './moments.ts';

export type Moment = keyof MomentInputs;

/** What a rule found. The book's outcome applies unless the finding names another that the rule's text allows (e.g. N-08 unreadable → HOLD). */
export interface Finding {
  /** What was found, in the words of the message, masked where it is personal; one text a language. */
  found: Words;
  /** What would have been right. */
  expected?: Words;
  /** Path in `data`. */
  field?: string;
  outcome?: RuleOutcome;
  /** Said by this one of the rule's `variants`; absent: by its `text`. */
  as?: string;
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

/** What a rule says of an input: nothing, one finding, or one a field. */
export type Findings = Finding | readonly Finding[] | undefined;
export type Evaluate = { [M in Moment]?: (input: MomentInputs[M]) => Findings };

export interface RuleDefinition {
  id: string;
  text: RuleText;
  /** What it says of other situations than that of `text`, by name. */
  variants?: Readonly<Record<string, RuleText>>;
  evaluate: Evaluate;
  /** City profile keys that change what the rule does. */
  profileKeys?: readonly string[];
  /** First day it applies to, by the date of the notice or of the receipt; absent: always. */
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
  /** As the rule book abbreviates it. */
  basis: string;
  /** In full, a text a language. */
  citation: Citation;
  mark: string;
}

/** Joins a definition with its row, of which all but the outcome is looked up when somebody reads it, and so is its text; a rule that is not in the book is a bug. */
export function rule(definition: RuleDefinition): Rule {
  const { id, evaluate, profileKeys, effectiveFrom } = definition;
  const outcome = outcomes[id];
  if (outcome === undefined) throw new Error(`rule ${id} is not in rules.json`);
  return {
    id,
    evaluate,
    ...(profileKeys === undefined ? {} : { profileKeys }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    outcome,
    get text() {
      return definition.text;
    },
    ...(definition.variants === undefined ? {} : { variants: definition.variants }),
    get owner() {
      return rowOf(id).owner as Rule['owner'];
    },
    get inputs() {
      return rowOf(id).inputs;
    },
    get trigger() {
      return rowOf(id).trigger;
    },
    get bookOutcome() {
      return rowOf(id).outcome;
    },
    get basis() {
      return rowOf(id).basis;
    },
    get citation() {
      return basisOf(id);
    },
    get mark() {
      return rowOf(id).mark;
    },
  };
}

/** The rules of a moment, in the order of the book. */
export function evaluateRules<M extends Moment>(rules: readonly Rule[], moment: M, input: MomentInputs[M]): FiredRule[] {
  const city = 'profile' in input ? input.profile?.regionCode : undefined;
  const on = dayOf(input);
  const fired: FiredRule[] = [];
  for (const candidate of rules) {
    if (candidate.effectiveFrom !== undefined && on !== undefined && on < candidate.effectiveFrom) continue;
    const found = (candidate.evaluate[moment] as ((input: MomentInputs[M]) => Findings) | undefined)?.(input);
    if (found === undefined) continue;
    for (const finding of isOne(found) ? [found] : found.slice(0, findingsMax)) fired.push(inCity(fire(candidate, finding), city));
  }
  return fired;
}

/** The day that decides which rules apply: of a notice its issue, else of the receipt; undefined where a moment has no day. */
function dayOf(input: MomentInputs[Moment]): string | undefined {
  if ('notice' in input && input.notice !== undefined && 'issuedAt' in input.notice) return input.notice.issuedAt.slice(0, 10);
  if ('now' in input) return input.now.slice(0, 10);
  return 'receivedAt' in input ? input.receivedAt.slice(0, 10) : undefined;
}

/** Where the city has a text of its own, the finding says which city. */
const inCity = (fired: FiredRule, city: string | undefined): FiredRule =>
  city === undefined || localBasisOf(fired.id, city) === undefined ? fired : { ...fired, city };

/** Wrong fields that one rule names in one message; who has mended these sees the rest. */
const findingsMax = 50;

const isOne = (found: Finding | readonly Finding[]): found is Finding => !Array.isArray(found);

/** A finding of a rule; the book's outcome applies unless the finding names another. */
export function fire({ id, outcome }: Pick<Rule, 'id' | 'outcome'>, finding: Finding): FiredRule {
  return {
    id,
    outcome: finding.outcome ?? outcome,
    found: finding.found,
    ...(finding.expected === undefined ? {} : { expected: finding.expected }),
    ...(finding.field === undefined ? {} : { field: finding.field }),
    ...(finding.as === undefined ? {} : { as: finding.as }),
  };
}
