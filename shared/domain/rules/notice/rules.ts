/** N: form of the notice. On form the platform may refuse; substance belongs to the housing authority and the bank (12-6, 12-8, S0). */
import type { Rule } from '../engine/engine.ts';
import { accountRules } from './account.ts';
import { amountRules } from './amounts.ts';
import { approvalRules } from './approval.ts';
import { documentRules } from './document.ts';
import { identifierRules } from './identifiers.ts';
import { issuerRules } from './issuer.ts';
import { numberingRules } from './numbering.ts';

export const noticeRules: readonly Rule[] = [
  ...issuerRules,
  ...numberingRules,
  ...amountRules,
  ...identifierRules,
  ...accountRules,
  ...approvalRules,
  ...documentRules,
];
