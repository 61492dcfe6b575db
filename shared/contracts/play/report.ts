/** The report of `presale play --json` (contracts §6). Lists are in the order in which their entries came to be. */
import * as z from 'zod';

const outcome = z.enum(['ACCEPT', 'HOLD', 'REJECT']);
const firedRules = z.array(z.strictObject({ id: z.string(), outcome }));
/** Whole seconds in Asia/Shanghai. */
const reportTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/);
const whole = z.int();
const optionalText = z.exactOptional(z.string());

const receipt = z.strictObject({
  messageId: z.string(),
  from: z.string(),
  type: z.string(),
  outcome: z.enum(['ACCEPTED', 'DUPLICATE', 'HELD', 'REJECTED']),
  rules: firedRules,
});

const freeze = z.strictObject({
  caseNumber: z.string(),
  status: z.enum(['LIVE', 'WAITING', 'LIFTED', 'EXPIRED']),
  rank: whole,
  quotaFen: whole,
  controlledFen: whole,
  startsAt: reportTime,
  endsAt: reportTime,
});

const account = z.strictObject({
  accountNumber: z.string(),
  balanceFen: whole,
  supervisedQuotaFen: whole,
  onHold: z.boolean(),
  freezes: z.array(freeze),
});

const notice = z.strictObject({
  noticeNumber: z.string(),
  version: whole,
  status: z.enum(['ACCEPTED', 'HELD', 'REJECTED', 'PAYING', 'PARTIAL', 'PAID', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED', 'CLOSED']),
  rules: firedRules,
  /** Of the rules, those that stand now … */
  stands: firedRules,
  /** … and those that are answered, over or spent. */
  stood: firedRules,
  lines: z.array(
    z.strictObject({ line: whole, amountFen: whole, paidFen: whole, status: z.enum(['OPEN', 'PENDING', 'PARTIAL', 'PAID', 'REFUSED']) }),
  ),
});

const payment = z.strictObject({
  bankSerial: z.string(),
  noticeNumber: z.string(),
  line: whole,
  amountFen: whole,
  status: z.enum(['PAID', 'PENDING', 'UNMATCHED', 'VIOLATION', 'RETURNED', 'REVERSED']),
  violations: z.array(z.string()),
});

const deduction = z.strictObject({
  caseNumber: z.string(),
  amountFen: whole,
  status: z.enum(['ACCEPTED', 'HELD', 'BOOKED', 'VIOLATION']),
  rules: z.array(z.string()),
});

const dossier = z.strictObject({
  caseNumber: z.string(),
  items: z.array(
    z.strictObject({
      sequence: whole,
      itemId: z.string(),
      kind: z.enum(['fund-use-notice', 'transfer-voucher', 'payment-return', 'delivery-evidence', 'supplement']),
      documentNumber: z.string(),
      sha256: z.string(),
      supersedes: optionalText,
    }),
  ),
  chainHead: z.string(),
});

const notification = z.strictObject({
  caseNumber: z.string(),
  applicantId: z.string(),
  noticeNumber: z.string(),
  bankSerial: z.string(),
  amountFen: whole,
  channel: z.string(),
  status: z.enum(['SERVED', 'INFORMED', 'PENDING', 'FAILED']),
});

/** Of the coming end of a freeze: about no money. */
const reminder = z.strictObject({
  caseNumber: z.string(),
  applicantId: z.string(),
  rulingNumber: z.string(),
  endsAt: reportTime,
  days: whole,
  channel: z.string(),
  status: z.enum(['SERVED', 'INFORMED', 'PENDING', 'FAILED']),
});

const task = z.strictObject({
  taskId: z.string(),
  kind: z.string(),
  owner: z.enum(['court', 'housing', 'bank', 'operator']),
  caseNumber: optionalText,
  noticeNumber: optionalText,
  rule: optionalText,
  dueAt: z.exactOptional(reportTime),
  status: z.enum(['OPEN', 'DONE', 'OVERDUE']),
});

export const playReport = z.strictObject({
  receipts: z.array(receipt),
  accounts: z.array(account),
  notices: z.array(notice),
  payments: z.array(payment),
  deductions: z.array(deduction),
  dossiers: z.array(dossier),
  notifications: z.array(notification),
  reminders: z.exactOptional(z.array(reminder)),
  tasks: z.array(task),
  /** What was sent to partners; `type` is the full one. */
  outbox: z.array(z.strictObject({ to: z.string(), type: z.string(), id: z.string(), data: z.unknown() })),
  invariants: z.strictObject({ checked: whole, violated: z.array(z.string()) }),
});
