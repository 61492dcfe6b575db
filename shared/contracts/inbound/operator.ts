/** What the operations desk says, inside the system: its decision on a task. Who and how many must agree is a rule. */
import * as z from 'zod';
import type { InboundData } from '../../domain/messages/messages.ts';
import { answerStep, decision } from '../fields/answer.ts';
import { paperAnswer } from '../fields/document.ts';
import { accountNumber } from '../fields/identifier.ts';
import { priorPaid } from '../fields/notice.ts';
import { partnerId } from '../fields/partner.ts';
import { longText, requiredText, shortText } from '../fields/text.ts';

export const operatorSchemas = {
  'operator.task.answered': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      task: requiredText(256),
      decision: decision(),
      by: z.array(shortText()).max(10),
      reason: longText(),
      step: z.exactOptional(answerStep()),
      onBehalfOf: z.exactOptional(partnerId()),
      paper: z.exactOptional(paperAnswer()),
      priorPaid: z.exactOptional(priorPaid()),
    }),
} satisfies { [T in keyof InboundData as T extends `operator.${string}` ? T : never]: () => z.ZodType<InboundData[T]> };
