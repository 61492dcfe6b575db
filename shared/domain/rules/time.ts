import type { Rule } from './engine.ts';

export const timeRules: readonly Rule[] = [];
