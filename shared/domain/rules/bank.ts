import type { Rule } from './engine.ts';

export const bankRules: readonly Rule[] = [];
