/** Examples of every rule that partners can make fire, in the order of the rule book; why there is none of the others. */
import { rules } from '../../../shared/domain/rules/all-rules.ts';
import { bankRuleExamples } from './banks.ts';
import { courtRuleExamples } from './courts.ts';
import { deductionExamples } from './deductions.ts';
import type { Example } from './example.ts';
import { freezeExamples } from './freezes.ts';
import { messageExamples } from './messages.ts';
import { noticeExamples } from './notices.ts';
import { substanceExamples } from './substance.ts';

const all = [
  ...messageExamples,
  ...noticeExamples,
  ...substanceExamples,
  ...freezeExamples,
  ...deductionExamples,
  ...bankRuleExamples,
  ...courtRuleExamples,
];

/** One a rule and outcome. */
export const examples: readonly Example[] = rules.flatMap(({ id }) => all.filter(({ rule }) => rule === id));
export const examplesOf = (id: string): Example[] => examples.filter(({ rule }) => rule === id);

/** Rules that no message of a partner makes fire. */
export const outOfReach: Readonly<Record<string, { zh: string; en: string }>> = {
  'A-03': {
    zh: '在控制台查询时未填写目的即触发；没有任何消息能触发',
    en: 'It fires in the console, when somebody looks without a purpose; no message makes it fire',
  },
  'C-09': {
    zh: '防的是本系统自身的差错：告知只在入账后按实付金额起草，任何消息都不能触发',
    en: 'It guards against a fault of the system itself: a letter is drafted after the booking, of the sum that was paid; no message makes it fire',
  },
};
