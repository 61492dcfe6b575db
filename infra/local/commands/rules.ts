/** `presale rules`: the rule book as the system applies it. */
import type { Rule } from '../../../shared/domain/rules/engine.ts';
import { rules } from '../../../shared/domain/rules/register.ts';
import type { Io } from '../command-line.ts';

/** One rule as a machine reads it. `outcome` is what a finding leads to, `bookOutcome` the rule book's own words. */
function row({ id, owner, outcome, bookOutcome, inputs, trigger, basis, profileKeys = [], effectiveFrom }: Rule) {
  return { id, owner, outcome, bookOutcome, inputs, trigger, basis, profileKeys, ...(effectiveFrom === undefined ? {} : { effectiveFrom }) };
}

function paragraph(rule: Rule): string {
  const { id, owner, bookOutcome, trigger, basis, profileKeys = [] } = rule;
  const profile = profileKeys.length === 0 ? '' : `\n        city profile: ${profileKeys.join(', ')}`;
  return `${id.padEnd(6)}  ${bookOutcome}  (${owner})\n        ${trigger}\n        ${rule.text.zh}\n        依据 basis: ${basis}${profile}`;
}

/** Prints every rule: paragraphs for a person, one JSON array with `json`. */
export function listRules({ json }: { json: boolean }, io: Io): number {
  io.stdout.write(json ? `${JSON.stringify(rules.map(row))}\n` : `${rules.map(paragraph).join('\n\n')}\n`);
  return 0;
}
