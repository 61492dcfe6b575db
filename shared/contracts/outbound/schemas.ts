/**
 * What the system tells partners (contracts §3), by short type. The data here is the core's; on the wire it also carries `correlation`
 * (see `outbound/event.ts`).
 */
import * as z from 'zod';
import { noticeStatuses } from '../../domain/account/tables/notice-statuses.ts';
import { taskKinds } from '../../domain/account/tables/task-kinds.ts';
import type { OutboundData } from '../../domain/messages/outputs.ts';
import { sha256 } from '../fields/document.ts';
import { instantSchema } from '../fields/instant.ts';
import { fen, ordinal } from '../fields/money.ts';
import { once } from '../fields/once.ts';
import { verbatim } from '../fields/text.ts';

const name = once(() => verbatim(500));
const optionalName = once(() => z.exactOptional(name()));

const noticeStatus = () => z.enum(Object.keys(noticeStatuses));
const taskKind = () => z.enum(Object.keys(taskKinds));

const ruleOutcome = () => z.enum(['ACCEPT', 'HOLD', 'REJECT']);
/** A text a language, or one for both. */
const words = once(() => z.union([verbatim(8_000), z.strictObject({ zh: verbatim(8_000), en: verbatim(8_000) })]));

/** Rules that fired, as the core found them. */
const rules = once(() =>
  z
    .array(
      z.strictObject({
        id: verbatim(16),
        outcome: ruleOutcome(),
        found: words(),
        expected: z.exactOptional(words()),
        field: optionalName(),
        as: optionalName(),
        city: optionalName(),
      }),
    )
    .max(1_000),
);

const explanation = () =>
  z.strictObject({
    what: verbatim(8_000),
    found: verbatim(8_000),
    expected: verbatim(8_000),
    basis: verbatim(8_000),
    do: verbatim(8_000),
  });
/** Rules that fired, with the sentences a person reads, in each language; one entry a finding and field. */
export const wordedRules = once(() =>
  z
    .array(
      z.strictObject({
        id: verbatim(16),
        outcome: ruleOutcome(),
        detail: z.strictObject({ zh: explanation(), en: explanation() }),
        text: verbatim(40_000),
        field: optionalName(),
      }),
    )
    .max(1_000),
);
export const receiptOutcome = () => z.enum(['ACCEPTED', 'DUPLICATE', 'HELD', 'REJECTED']);
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
    book: optionalName(),
    original: z.exactOptional(z.strictObject({ outcome: receiptOutcome(), rules: rules() })),
    waitsUntil: z.exactOptional(instantSchema()),
  });

const documentDigest = () => z.strictObject({ sha256: sha256(), mediaType: name() });

const noticeCopied = () =>
  z.strictObject({
    noticeNumber: name(),
    version: ordinal(),
    caseNumber: name(),
    issuerName: name(),
    issuedAt: instantSchema(),
    validUntil: instantSchema(),
    purpose: name(),
    lines: z.array(z.strictObject({ line: ordinal(), payeeName: name(), amountFen: fen(), usage: name() })).max(200),
    totalFen: fen(),
    document: documentDigest(),
  });

const freezeSketch = () =>
  z.strictObject({
    caseNumber: optionalName(),
    courtName: optionalName(),
    rulingNumber: optionalName(),
    status: z.enum(['LIVE', 'WAITING', 'LIFTED', 'EXPIRED']),
    rank: z.int().min(0),
    quotaFen: z.exactOptional(fen()),
    controlledFen: z.exactOptional(fen()),
    endsAt: instantSchema(),
  });
const freezeChange = () =>
  z.enum([
    'ordered',
    'renewed',
    'reduced',
    'lifted',
    'expired',
    'expiring',
    'converted',
    'transferred',
    'moved-up',
    'moved-down',
    'deducted',
    'suspension-ended',
  ]);

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
          paidFen: fen(),
          remainingFen: fen(),
          usage: name(),
        }),
      )
      .max(200),
    issuer: z.strictObject({ name: name(), uscc: name() }),
    document: documentDigest(),
    cases: z.array(name()).max(10_000),
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
    z.strictObject({ noticeNumber: name(), version: ordinal(), accountNumber: name(), reason: words(), rules: rules() }),
  'release.notice.decided': () => z.strictObject({ noticeNumber: name(), version: ordinal(), status: noticeStatus(), rules: rules() }),
  'release.notice.copied': noticeCopied,
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
  'release.freeze.changed': () => z.strictObject({ change: freezeChange(), freeze: freezeSketch(), at: instantSchema() }),
  'release.account.changed': () =>
    z.strictObject({
      change: z.enum(['building-registered', 'quota-adjusted', 'supervision-ended']),
      building: optionalName(),
      supervisedQuotaFen: z.exactOptional(fen()),
      date: optionalName(),
      at: instantSchema(),
    }),
  'release.deduction.decided': () =>
    z.strictObject({
      caseNumber: name(),
      rulingNumber: name(),
      outcome: z.enum(['ACCEPTED', 'HELD']),
      amountFen: fen(),
      allowedFen: fen(),
      insideFen: fen(),
      outsideFen: fen(),
      rules: rules(),
    }),
  'release.transfer.reported': transferReported,
  'release.dossier.item-filed': itemFiled,
  'release.objection-draft.raised': () =>
    z.strictObject({ caseNumber: name(), rulingNumber: name(), amountFen: fen(), draft: verbatim(20_000), rules: rules() }),
  'release.objection.routed': () =>
    z.strictObject({
      caseNumber: name(),
      from: z.enum(['bank', 'party']),
      objector: name(),
      ground: verbatim(8_000),
      lodgedAt: instantSchema(),
      noticeNumber: optionalName(),
      dueAt: z.exactOptional(instantSchema()),
    }),
  'release.task.opened': () =>
    z.strictObject({
      taskId: name(),
      kind: taskKind(),
      rule: optionalName(),
      caseNumber: optionalName(),
      noticeNumber: optionalName(),
      dueAt: z.exactOptional(instantSchema()),
    }),
  'release.task.closed': () =>
    z.strictObject({
      taskId: name(),
      kind: taskKind(),
      how: z.enum(['accepted', 'rejected', 'done', 'missed', 'void']),
      by: z.exactOptional(z.array(name()).max(10)),
    }),
  'release.deadline.missed': () =>
    z.strictObject({
      taskId: name(),
      kind: taskKind(),
      noticeNumber: optionalName(),
      caseNumber: optionalName(),
      dueAt: instantSchema(),
      rules: rules(),
    }),
  'release.applicant.changed': () =>
    z.strictObject({ caseNumber: name(), oldApplicantId: name(), applicantId: name(), rulingNumber: name(), at: instantSchema() }),
  'release.report.monthly': () =>
    z.strictObject({
      month: name(),
      balanceFen: fen(),
      supervisedQuotaFen: fen(),
      freezes: z.array(freezeSketch()).max(10_000),
      paidFen: fen(),
      payments: z.int().min(0),
      openNotices: z.int().min(0),
      violations: z.int().min(0),
    }),
} satisfies { [T in keyof OutboundData]: () => z.ZodType<OutboundData[T]> };
