import type { Rule } from './engine.ts';

export const courtRules: readonly Rule[] = [];
