/** C: what each court is owed: telling its applicant, and its dossier (S0 §五). */

import type { Rule } from '../engine/engine.ts';
import { deliveryRules } from './delivery.ts';
import { filingRules } from './filing.ts';
import { tellingRules } from './telling.ts';

export const courtRules: readonly Rule[] = [...tellingRules, ...deliveryRules, ...filingRules].sort((a, b) => (a.id < b.id ? -1 : 1));
