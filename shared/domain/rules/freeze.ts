/** F: freeze law. What a notice may rest on, what an order must say, how a freeze runs, who may stop a release, and when a court may deduct (扣划). */
import type { Rule } from './engine.ts';
import { courseRules } from './freeze/course.ts';
import { deductionRules } from './freeze/deduction.ts';
import { instantRules } from './freeze/instants.ts';
import { orderRules } from './freeze/order.ts';
import { rankRules } from './freeze/rank.ts';
import { releaseRules } from './freeze/release.ts';
import { standingRules } from './freeze/standing.ts';

export const freezeRules: readonly Rule[] = [
  ...standingRules,
  ...orderRules,
  ...instantRules,
  ...courseRules,
  ...deductionRules,
  ...rankRules,
  ...releaseRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
