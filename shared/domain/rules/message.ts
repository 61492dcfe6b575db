import type { Rule } from './engine.ts';

export const messageRules: readonly Rule[] = [];
