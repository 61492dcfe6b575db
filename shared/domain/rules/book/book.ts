/** The book of rules, and which book decided: its version stands in every receipt and in the page under it, so that a decision can be held against the book of its day. */
import { canonicalJson, sha256Hex } from '../../aggregate/journal.ts';
import type { RuleOutcome } from '../engine/finding.ts';
import rulebook from './rules.json' with { type: 'json' };

/** A rule as the book has it. */
export interface BookRow {
  id: string;
  owner: string;
  inputs: string;
  trigger: string;
  outcome: string;
  basis: string;
  mark: string;
}

/** Of the book's own words: another text of any rule, another version. */
export const bookVersion: string = sha256Hex(canonicalJson(rulebook)).slice(0, 16);

/** What a rule leads to unless its finding says otherwise, by the rule's id. */
export const outcomes: Readonly<Record<string, RuleOutcome>> = Object.fromEntries(
  rulebook.map(({ id, outcome }) => [id, outcomeOf(outcome)]),
);

const rows: Readonly<Record<string, BookRow>> = Object.fromEntries(rulebook.map((row) => [row.id, row]));

/** The row of a rule. @throws Error when the book has no such rule. */
export function rowOf(id: string): BookRow {
  const row = rows[id];
  if (row === undefined) throw new Error(`rule ${id} is not in rules.json`);
  return row;
}

function outcomeOf(text: string): RuleOutcome {
  if (text.startsWith('REJECT')) return 'REJECT';
  return text.startsWith('HOLD') ? 'HOLD' : 'ACCEPT';
}
