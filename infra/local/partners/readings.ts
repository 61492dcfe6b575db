/** What an automatic partner reads of the messages that it is told. Fields that it does not use may change without it. */
import * as z from 'zod';

const payee = z.object({ name: z.string(), accountNumber: z.string(), bankCode: z.string() });

export const authorised = z.looseObject({
  noticeNumber: z.string(),
  version: z.number(),
  accountNumber: z.string(),
  partialAllowed: z.boolean(),
  lines: z.array(z.looseObject({ line: z.number(), payee, amountFen: z.number(), remainingFen: z.number() })),
});
export type Authorised = z.output<typeof authorised>;

export const ofNotice = z.looseObject({ noticeNumber: z.string(), version: z.number() });
export const receipt = z.looseObject({ messageId: z.string(), outcome: z.string() });

const correlation = z.looseObject({ accountNumber: z.string().optional(), caseNumber: z.string().optional() });

export const freezeNotified = z.looseObject({ caseNumber: z.string(), quotaFen: z.number().optional(), correlation });
export const freezeChanged = z.looseObject({
  change: z.string(),
  freeze: z.looseObject({ caseNumber: z.string(), quotaFen: z.number().optional(), controlledFen: z.number(), endsAt: z.string() }),
  correlation,
});
export const noticeDecided = z.looseObject({ noticeNumber: z.string(), version: z.number(), status: z.string(), correlation });
export const query = z.looseObject({
  noticeNumber: z.string().optional(),
  version: z.number().optional(),
  caseNumber: z.string().optional(),
  rules: z.array(z.looseObject({ id: z.string(), outcome: z.string() })),
  correlation,
});
export const itemFiled = z.looseObject({ caseNumber: z.string(), itemId: z.string(), correlation });
export const deductionDecided = z.looseObject({
  caseNumber: z.string(),
  outcome: z.string(),
  allowedFen: z.number(),
  correlation,
});

/** What instructions say. */
export const toldOfAccount = z.looseObject({ accountNumber: z.string(), accountTitle: z.string(), balanceFen: z.number() });
export const toldOfNotice = z.looseObject({
  noticeNumber: z.string(),
  amountFen: z.number().optional(),
  reasonCode: z.string().optional(),
});
export const toldOfSerial = z.looseObject({ bankSerial: z.string() });
export const toldOfFreeze = z.looseObject({ caseNumber: z.string(), accountNumber: z.string(), until: z.string() });
export const toldOfCase = z.looseObject({ caseNumber: z.string(), accountNumber: z.string() });
export const toldOfBuilding = z.looseObject({ accountNumber: z.string(), building: z.string() });
export const toldToSend = z.looseObject({ accountNumber: z.string().optional() });

const paperOfAsked = z.looseObject({ mediaType: z.string(), contentBase64: z.string(), padTo: z.number().optional() });
/** What is wrong with a document that is to be wrong: its digest is another's, or its face another booking's. */
const wrong = z.enum(['digest', 'face']).optional();
export const toldOfVoucher = z.looseObject({ noticeNumber: z.string(), paper: paperOfAsked, wrong });
export type VoucherAsked = Pick<z.output<typeof toldOfVoucher>, 'paper' | 'wrong'>;
export const toldToSendPaper = z.looseObject({ message: z.looseObject({ accountNumber: z.string() }), paper: paperOfAsked, wrong });
