/** N: form of the notice. On form the platform may refuse; substance belongs to the housing authority and the bank (12-6, 12-8, S0). */
import type { Rule } from './engine.ts';
import { accountRules } from './notice/account.ts';
import { amountRules } from './notice/amounts.ts';
import { approvalRules } from './notice/approval.ts';
import { documentRules } from './notice/document.ts';
import { identifierRules } from './notice/identifiers.ts';
import { issuerRules } from './notice/issuer.ts';
import { numberingRules } from './notice/numbering.ts';

export const noticeRules: readonly Rule[] = [
  ...issuerRules,
  ...numberingRules,
  ...amountRules,
  ...identifierRules,
  ...accountRules,
  ...approvalRules,
  ...documentRules,
];
