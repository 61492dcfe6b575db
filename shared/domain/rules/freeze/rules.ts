/** F: freeze law. What a notice may rest on, what an order must say, how a freeze runs, who may stop a release, and when a court may deduct (扣划). */
import type { Rule } from '../engine/engine.ts';
import { courseRules } from './course.ts';
import { deductionRules } from './deduction.ts';
import { instantRules } from './instants.ts';
import { orderRules } from './order.ts';
import { rankRules } from './rank.ts';
import { releaseRules } from './release.ts';
import { standingRules } from './standing.ts';

export const freezeRules: readonly Rule[] = [
  ...standingRules,
  ...orderRules,
  ...instantRules,
  ...courseRules,
  ...deductionRules,
  ...rankRules,
  ...releaseRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
