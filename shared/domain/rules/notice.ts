import type { Rule } from './engine.ts';

export const noticeRules: readonly Rule[] = [];
