import type { Rule } from './engine.ts';

export const freezeRules: readonly Rule[] = [];
