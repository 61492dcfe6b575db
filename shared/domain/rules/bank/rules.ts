/** B: what the bank does and reports. A bank's fact is never refused; where it broke a rule, that is recorded too (contracts §4.4). */

import type { Rule } from '../engine/engine.ts';
import { balanceRules } from './balance.ts';
import { outflowRules } from './outflow.ts';
import { paymentRules } from './payment.ts';
import { reportRules } from './report.ts';
import { undoRules } from './undo.ts';
import { voucherRules } from './voucher.ts';

export const bankRules: readonly Rule[] = [
  ...balanceRules,
  ...paymentRules,
  ...outflowRules,
  ...undoRules,
  ...reportRules,
  ...voucherRules,
].sort((a, b) => (a.id < b.id ? -1 : 1));
