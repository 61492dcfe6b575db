/** `presale rules`: the rule book as the system applies it. */

import { rules } from '../../../shared/domain/rules/all-rules.ts';
import { effectsOf } from '../../../shared/domain/rules/engine/effects.ts';
import type { Rule } from '../../../shared/domain/rules/engine/engine.ts';
import { type Io, UsageError } from './options.ts';

const headings: Readonly<Record<string, string>> = {
  M: '消息 The message',
  N: '通知书 The notice',
  S: '实质审核 Substance',
  F: '冻结与扣划 Freezes and deductions',
  B: '银行 The bank',
  C: '告知与入卷 Telling applicants, filing',
  T: '时间 Time',
  A: '人员与查询 People and access',
};

/**
 * One rule as a machine reads it. `outcome` and `basis` are the rule book's own words; `decision` is what counts when the worst of all that fired is
 * taken, `citation` the provision in full.
 */
function row({ id, owner, outcome, bookOutcome, inputs, trigger, basis, citation, mark, profileKeys = [], effectiveFrom, text }: Rule) {
  return {
    id,
    owner,
    outcome: bookOutcome,
    decision: outcome,
    trigger,
    basis,
    citation,
    inputs,
    mark,
    profile: profileKeys.length > 0,
    profileKeys,
    effects: effectsOf(id),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    text,
  };
}

function paragraph({ id, owner, bookOutcome, trigger, citation, profileKeys = [], text }: Rule): string[] {
  return [
    `  ${id.padEnd(6)}${bookOutcome}  (${owner})`,
    `        ${trigger}`,
    `        ${text.zh} → ${text.doZh}`,
    `        ${text.en} → ${text.doEn}`,
    `        依据：${citation.zh}`,
    `        basis: ${citation.en}`,
    ...(profileKeys.length === 0 ? [] : [`        城市规则 city profile: ${profileKeys.join(', ')}`]),
    '',
  ];
}

function book(): string[] {
  return Object.entries(headings).flatMap(([family, heading]) => {
    const own = rules.filter(({ id }) => id.startsWith(`${family}-`));
    return [`${family}  ${heading}`, '', ...own.flatMap(paragraph)];
  });
}

/**
 * Prints every rule: paragraphs by family for a person, one JSON array with `json`; with `id` the one rule, in the same forms.
 * @throws UsageError when there is no such rule.
 */
export function listRules({ json, id }: { json: boolean; id?: string }, io: Io): number {
  const chosen = id === undefined ? rules : [ruleNamed(id)];
  const prose = id === undefined ? [...book(), `${rules.length} rules`] : [...chosen.flatMap(paragraph), `  presale rules ${id} --example`];
  io.stdout.write(json ? `${JSON.stringify(chosen.map(row))}\n` : `${prose.join('\n')}\n`);
  return 0;
}

/** @throws UsageError when there is no such rule. */
export function ruleNamed(id: string): Rule {
  const found = rules.find((each) => each.id === id);
  if (found === undefined) throw new UsageError(`there is no rule "${id}"; "presale rules" lists them, e.g. N-07.`);
  return found;
}
