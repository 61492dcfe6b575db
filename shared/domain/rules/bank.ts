/** B: what the bank does and reports. A bank's fact is never refused; where it broke a rule, that is recorded too (contracts §4.4). */
import { balanceRules } from './bank/balance.ts';
import { outflowRules } from './bank/outflow.ts';
import { paymentRules } from './bank/payment.ts';
import { reportRules } from './bank/report.ts';
import { undoRules } from './bank/undo.ts';
import { voucherRules } from './bank/voucher.ts';
import type { Rule } from './engine.ts';

export const bankRules: readonly Rule[] = [
  ...balanceRules,
  ...paymentRules,
  ...outflowRules,
  ...undoRules,
  ...reportRules,
  ...voucherRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
