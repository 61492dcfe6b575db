import type { Rule } from './engine.ts';

export const substanceRules: readonly Rule[] = [];
