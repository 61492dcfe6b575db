/** Answers to held rules, by a signed message of the party that owns the rule. */
import * as z from 'zod';
import { once } from './once.ts';
import { longText, shortText, text, word } from './text.ts';

export const decision = once(() => z.enum(['accept', 'reject']));
export const answerStep = once(() => z.enum(['propose', 'confirm']));

/** What every answer says; a party's own answers add to it. */
export const ruleAnswer = () => ({
  rule: text(64),
  task: z.exactOptional(word(128)),
  statement: longText(),
  signedBy: shortText(),
});

/** Of a court or a bank: the decision is said. */
export const decidedAnswers = () => z.array(z.strictObject({ ...ruleAnswer(), decision: decision() })).max(100);
