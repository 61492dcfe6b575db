/**
 * What the system tells partners (contracts §3), by short type. The data here is the core's; on the wire it also carries `correlation`
 * (see `outbound/event.ts`).
 */
import * as z from 'zod';
import type { OutboundData } from '../../domain/outputs.ts';
import { sha256 } from '../fields/document.ts';
import { instantSchema } from '../fields/instant.ts';
import { fen, ordinal } from '../fields/money.ts';
import { once } from '../fields/once.ts';
import { verbatim } from '../fields/text.ts';

const name = once(() => verbatim(500));
const optionalName = once(() => z.exactOptional(name()));

/** Rules that fired, with the sentence a person reads. */
const rules = once(() =>
  z
    .array(
      z.strictObject({ id: verbatim(16), outcome: z.enum(['ACCEPT', 'HOLD', 'REJECT']), detail: verbatim(8_000), field: optionalName() }),
    )
    .max(500),
);
const receiptOutcome = () => z.enum(['ACCEPTED', 'DUPLICATE', 'HELD', 'REJECTED']);
export const itemKind = once(() => z.enum(['fund-use-notice', 'transfer-voucher', 'payment-return', 'delivery-evidence', 'supplement']));

/** What a message is about, so that the reader can find it again. The account is absent only where a body could not be read. */
export const correlation = once(() =>
  z.strictObject({ noticeNumber: optionalName(), caseNumber: optionalName(), accountNumber: optionalName() }),
);

const receipt = () =>
  z.strictObject({
    messageId: name(),
    outcome: receiptOutcome(),
    rules: rules(),
    original: z.exactOptional(z.strictObject({ outcome: receiptOutcome(), rules: rules() })),
  });

const paymentAuthorised = () =>
  z.strictObject({
    noticeNumber: name(),
    version: ordinal(),
    accountNumber: name(),
    validUntil: instantSchema(),
    totalFen: fen(),
    partialAllowed: z.boolean(),
    lines: z
      .array(
        z.strictObject({
          line: ordinal(),
          payee: z.strictObject({ name: name(), accountNumber: name(), bankCode: name() }),
          amountFen: fen(),
          usage: name(),
        }),
      )
      .max(200),
  });

const transferReported = () =>
  z.strictObject({
    noticeNumber: name(),
    line: ordinal(),
    bankSerial: name(),
    amountFen: fen(),
    bookedAt: instantSchema(),
    status: z.enum(['PAID', 'RETURNED', 'REVERSED']),
    voucherNumber: optionalName(),
  });

const itemFiled = () =>
  z.strictObject({
    caseNumber: name(),
    itemId: name(),
    sequence: z.int().min(0),
    kind: itemKind(),
    documentNumber: name(),
    sha256: sha256(),
    supersedes: optionalName(),
    chainHead: name(),
  });

export const outboundSchemas = {
  'release.receipt': receipt,
  'release.payment.authorised': paymentAuthorised,
  'release.payment.stopped': () =>
    z.strictObject({ noticeNumber: name(), version: ordinal(), accountNumber: name(), reason: verbatim(8_000), rules: rules() }),
  'release.query.raised': () =>
    z.strictObject({
      taskId: name(),
      noticeNumber: optionalName(),
      version: z.exactOptional(ordinal()),
      caseNumber: optionalName(),
      rules: rules(),
      dueAt: z.exactOptional(instantSchema()),
    }),
  'release.violation.raised': () =>
    z.strictObject({
      bankSerial: name(),
      noticeNumber: optionalName(),
      line: z.exactOptional(ordinal()),
      amountFen: fen(),
      bookedAt: instantSchema(),
      rules: rules(),
    }),
  'release.freeze.notified': () =>
    z.strictObject({
      caseNumber: name(),
      courtName: name(),
      quotaFen: z.exactOptional(fen()),
      servedAt: instantSchema(),
      endsAt: instantSchema(),
    }),
  'release.transfer.reported': transferReported,
  'release.dossier.item-filed': itemFiled,
  'release.objection-draft.raised': () =>
    z.strictObject({ caseNumber: name(), rulingNumber: name(), amountFen: fen(), draft: verbatim(20_000), rules: rules() }),
  'release.deadline.missed': () =>
    z.strictObject({
      taskId: name(),
      kind: name(),
      noticeNumber: optionalName(),
      caseNumber: optionalName(),
      dueAt: instantSchema(),
      rules: rules(),
    }),
} satisfies { [T in keyof OutboundData]: () => z.ZodType<OutboundData[T]> };
