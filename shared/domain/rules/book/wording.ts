/** The sentences of a fired rule, made when somebody reads: what it is about, what was found and expected, on which article, what to do. */

import { ruleById } from '../all-rules.ts';
import { type FiredRule, inLanguage, type Language, type RuleOutcome } from '../engine/finding.ts';
import { basisIn } from './bases/bases.ts';

/** Each text in one language; a text is empty where there is nothing to say. */
export interface Explanation {
  what: string;
  found: string;
  expected: string;
  /** The provision in full. */
  basis: string;
  do: string;
}

/** A fired rule as partners and people read it (contracts §3). */
export interface WordedRule {
  id: string;
  outcome: RuleOutcome;
  detail: Record<Language, Explanation>;
  /** Both languages as one line. */
  text: string;
  field?: string;
}

export function explain({ id, found, expected, city, as = '' }: FiredRule, language: Language): Explanation {
  const rule = ruleById(id);
  const text = rule.variants?.[as] ?? rule.text;
  return {
    what: language === 'zh' ? text.zh : text.en,
    found: inLanguage(found, language),
    expected: expected === undefined ? '' : inLanguage(expected, language),
    basis: basisIn(id, city)[language],
    do: language === 'zh' ? text.doZh : text.doEn,
  };
}

export function wordedRule(fired: FiredRule): WordedRule {
  const detail = { zh: explain(fired, 'zh'), en: explain(fired, 'en') };
  return {
    id: fired.id,
    outcome: fired.outcome,
    detail,
    text: `${sentence(detail.zh, 'zh', fired.field)} | ${sentence(detail.en, 'en', fired.field)}`,
    ...(fired.field === undefined ? {} : { field: fired.field }),
  };
}

/** One sentence for a list or a log line of a person. */
function sentence({ what, found, expected, basis, do: remedy }: Explanation, language: Language, field?: string): string {
  const place = field === undefined ? '' : `[${field}] `;
  if (language === 'zh') {
    const facts = [`发现：${found}`, expected && `应为：${expected}`, basis && `依据：${basis}`].filter(Boolean).join('；');
    return `${place}${what}（${facts}）。${remedy}。`;
  }
  const facts = [`found: ${found}`, expected && `expected: ${expected}`, basis && `basis: ${basis}`].filter(Boolean).join('; ');
  return `${place}${what} (${facts}). ${remedy}.`;
}
