/**
 * S: substance of the approval. It belongs to the housing authority's review (12-6, 12-8): HOLD is a signed query to it, REJECT a return to it. The
 * court has no veto here without an act of its own.
 */
import type { Rule } from './engine.ts';
import { drawRules } from './substance/draws.ts';
import { payeeRules } from './substance/payees.ts';
import { purposeRules } from './substance/purposes.ts';
import { quotaRules } from './substance/quota.ts';
import { refundRules } from './substance/refunds.ts';
import { successorRules } from './substance/successor.ts';

export const substanceRules: readonly Rule[] = [
  ...purposeRules,
  ...drawRules,
  ...payeeRules,
  ...refundRules,
  ...quotaRules,
  ...successorRules,
];
