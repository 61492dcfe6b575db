/** An act of a person: a message of their party. */
import * as z from 'zod';

export const actSchema = z.strictObject({
  /** Short type, such as `court.freeze.lifted`. */
  type: z.string().max(100),
  accountNumber: z.string().min(1).max(64),
  /** As the message has it; `docs/reference/messages` says what it may hold. */
  data: z.record(z.string(), z.unknown()),
});
