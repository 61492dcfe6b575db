/** C: what each court is owed: telling its applicant, and its dossier (S0 §五). */
import { deliveryRules } from './court/delivery.ts';
import { filingRules } from './court/filing.ts';
import { tellingRules } from './court/telling.ts';
import type { Rule } from './engine.ts';

export const courtRules: readonly Rule[] = [...tellingRules, ...deliveryRules, ...filingRules].sort((a, b) => (a.id < b.id ? -1 : 1));
