/**
 * S: substance of the approval. It belongs to the housing authority's review (12-6, 12-8): HOLD is a signed query to it, REJECT a return to it. The
 * court has no veto here without an act of its own.
 */
import type { Rule } from '../engine/engine.ts';
import { drawRules } from './draws.ts';
import { payeeRules } from './payees.ts';
import { purposeRules } from './purposes.ts';
import { quotaRules } from './quota.ts';
import { refundRules } from './refunds.ts';
import { successorRules } from './successor.ts';

export const substanceRules: readonly Rule[] = [
  ...purposeRules,
  ...drawRules,
  ...payeeRules,
  ...refundRules,
  ...quotaRules,
  ...successorRules,
];
