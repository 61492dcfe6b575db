/**
 * What the core asks the outside to do (`shared/domain/messages/outputs.ts`), as it travels on the internal queues `filings`, `notifications` and `replies`.
 * The system wrote it, so text is kept as it is; limits stand only to keep a fault from growing.
 */
import * as z from 'zod';
import type {
  AcknowledgementOutput,
  FilingOutput,
  NotificationOutput,
  OutboundType,
  PartnerOutput,
  ProjectOutput,
} from '../domain/messages/outputs.ts';
import { parseJson } from './body/json.ts';
import { applicant } from './fields/applicant.ts';
import { sha256 } from './fields/document.ts';
import { instantSchema } from './fields/instant.ts';
import { fen } from './fields/money.ts';
import { once } from './fields/once.ts';
import { verbatim } from './fields/text.ts';
import { problemsOf } from './issue.ts';
import { correlation, itemKind, outboundSchemas } from './outbound/schemas.ts';
import type { Result } from './problem.ts';

const name = once(() => verbatim(500));
const head = () => ({ id: verbatim(500).min(1), at: instantSchema() });

const filing = () =>
  z.strictObject({
    kind: z.literal('file'),
    ...head(),
    accountNumber: name(),
    caseNumber: name(),
    court: name(),
    item: z.strictObject({
      kind: itemKind(),
      documentNumber: name(),
      mediaType: name(),
      sha256: sha256(),
      record: z.exactOptional(verbatim(200_000)),
      noticeNumber: name(),
      version: z.exactOptional(z.int()),
      bankSerial: z.exactOptional(name()),
      supersedes: z.exactOptional(name()),
      supplementary: z.exactOptional(z.boolean()),
    }),
  }) satisfies z.ZodType<FilingOutput>;

const freezeTold = () => ({
  controlledFen: z.exactOptional(fen()),
  rank: z.exactOptional(z.int().min(0)),
  quotaFen: z.exactOptional(fen()),
});

const acknowledgement = () =>
  z.strictObject({
    kind: z.literal('acknowledge'),
    ...head(),
    accountNumber: name(),
    caseNumbers: z.array(name()).min(1).max(50),
    court: name(),
    itemId: name(),
    acceptedAt: instantSchema(),
  }) satisfies z.ZodType<AcknowledgementOutput>;

const notification = () =>
  z.strictObject({
    kind: z.literal('notify'),
    ...head(),
    notificationId: name(),
    attempt: z.int().min(1),
    accountNumber: name(),
    caseNumber: name(),
    court: name(),
    courtName: name(),
    applicant: applicant(),
    content: z.discriminatedUnion('subject', [
      z.strictObject({
        subject: z.enum(['payment', 'return']),
        noticeNumber: name(),
        issuerName: name(),
        purpose: name(),
        amountFen: fen(),
        bookedAt: instantSchema(),
        bankSerial: name(),
        voucherNumber: z.exactOptional(name()),
        ...freezeTold(),
        endsAt: z.exactOptional(instantSchema()),
      }),
      z.strictObject({
        subject: z.literal('freeze-ending'),
        rulingNumber: name(),
        stage: z.enum(['pre-suit', 'suit', 'arbitration', 'pre-enforcement', 'enforcement']),
        ...freezeTold(),
        endsAt: instantSchema(),
        /** Whole days that are left; 0 of a freeze that comes to be known within its last day. */
        days: z.int().min(0),
      }),
    ]),
  }) satisfies z.ZodType<NotificationOutput>;

const told = <Type extends OutboundType, Data extends z.ZodType>(type: Type, data: Data) =>
  z.strictObject({ kind: z.literal('tell-partner'), ...head(), to: name(), type: z.literal(type), data, correlation: correlation() });

const partnerOutput = () =>
  z.discriminatedUnion('type', [
    told('release.receipt', outboundSchemas['release.receipt']()),
    told('release.payment.authorised', outboundSchemas['release.payment.authorised']()),
    told('release.payment.stopped', outboundSchemas['release.payment.stopped']()),
    told('release.notice.decided', outboundSchemas['release.notice.decided']()),
    told('release.notice.copied', outboundSchemas['release.notice.copied']()),
    told('release.query.raised', outboundSchemas['release.query.raised']()),
    told('release.violation.raised', outboundSchemas['release.violation.raised']()),
    told('release.freeze.notified', outboundSchemas['release.freeze.notified']()),
    told('release.freeze.changed', outboundSchemas['release.freeze.changed']()),
    told('release.account.changed', outboundSchemas['release.account.changed']()),
    told('release.deduction.decided', outboundSchemas['release.deduction.decided']()),
    told('release.transfer.reported', outboundSchemas['release.transfer.reported']()),
    told('release.dossier.item-filed', outboundSchemas['release.dossier.item-filed']()),
    told('release.objection-draft.raised', outboundSchemas['release.objection-draft.raised']()),
    told('release.objection.routed', outboundSchemas['release.objection.routed']()),
    told('release.task.opened', outboundSchemas['release.task.opened']()),
    told('release.task.closed', outboundSchemas['release.task.closed']()),
    told('release.deadline.missed', outboundSchemas['release.deadline.missed']()),
    told('release.applicant.changed', outboundSchemas['release.applicant.changed']()),
    told('release.report.monthly', outboundSchemas['release.report.monthly']()),
  ]) satisfies z.ZodType<PartnerOutput>;

const projection = () =>
  z.strictObject({
    kind: z.literal('project'),
    id: verbatim(500).min(1),
    accountNumber: name(),
    page: z.int().min(1),
  }) satisfies z.ZodType<ProjectOutput>;

/** One reader a queue, built when its first message arrives. */
function reader<Value>(build: () => z.ZodType<Value>): (bodyText: string) => Result<'output', Value> {
  let schema: z.ZodType<Value> | undefined;
  return (bodyText) => {
    const parsed = parseJson(bodyText);
    if (!parsed.ok) return parsed;
    schema ??= build();
    const result = schema.safeParse(parsed.json.value, { reportInput: true });
    return result.success ? { ok: true, output: result.data } : { ok: false, problems: problemsOf(result.error) };
  };
}

/** Body of the queue `filings`. */
export const parseFiling = reader<FilingOutput | AcknowledgementOutput>(() => z.discriminatedUnion('kind', [filing(), acknowledgement()]));
/** Body of the queue `notifications`. */
export const parseNotification = reader<NotificationOutput>(notification);
/** Body of the queue `replies`. */
export const parsePartnerOutput = reader<PartnerOutput>(partnerOutput);

/** Body of the queue `views`. */
export const parseProjection = reader<ProjectOutput>(projection);

/** For the test that holds these schemas and the core's types together. */
export const outputSchemas = { file: filing, acknowledge: acknowledgement, notify: notification, 'tell-partner': partnerOutput };
