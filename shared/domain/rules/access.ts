import type { Rule } from './engine.ts';

export const accessRules: readonly Rule[] = [];
