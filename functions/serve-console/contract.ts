/** What the API takes and answers, as schemas: the OpenAPI document is made of them, and a test holds the true answers against them. */
import * as z from 'zod';
import { actSchema } from './acting/act.ts';
import { answerSchema } from './acting/answer.ts';

const fen = () => z.int().describe('Integer fen');
const instant = () => z.string().describe('RFC 3339, Asia/Shanghai');
const text = () => z.string();
const both = z.object({ zh: text(), en: text() });

const user = z.object({ id: text(), name: text(), party: text().describe('A partner, or `operator` for the operations desk') });
const explanation = z.object({ what: text(), found: text(), expected: text(), basis: text(), do: text() });
const rule = z.object({
  id: text(),
  outcome: z.enum(['ACCEPT', 'HOLD', 'REJECT']),
  detail: z.object({ zh: explanation, en: explanation }),
  text: text(),
  field: text().optional(),
});
const row = z.object({
  key: text(),
  kind: text().optional(),
  accountNumber: text(),
  page: z.int().optional().describe('Page of the account as of which the row was written last'),
  data: z.looseObject({ kind: text() }),
  workingDaysLeft: z.int().optional(),
  provisional: z.boolean().optional(),
});
const freeze = z.object({
  rank: z.int(),
  status: z.enum(['LIVE', 'WAITING', 'LIFTED', 'EXPIRED']),
  quotaFen: fen().optional(),
  endsAt: instant(),
  mine: z.boolean(),
  caseNumber: text().optional(),
  formerCaseNumbers: z.array(text()).optional(),
  courtName: text().optional(),
  rulingNumber: text().optional(),
  stage: text().optional(),
  organ: text().optional(),
  startsAt: instant().optional(),
  servedAt: instant().optional(),
  controlledFen: fen().optional(),
});
const line = z.object({
  line: z.int(),
  payee: text(),
  payeeAccount: text().describe('Its last four digits, for who sees the account whole'),
  amountFen: fen(),
  paidFen: fen(),
  status: text(),
  usage: text(),
});
const notice = z.object({
  noticeNumber: text(),
  version: z.int(),
  status: text(),
  issuedAt: instant(),
  validUntil: instant(),
  totalFen: fen(),
  purpose: text(),
  issuerName: text(),
  document: z.object({ sha256: text(), mediaType: text() }),
  citedCases: z.array(text()),
  supersedes: text().optional(),
  lines: z.array(line),
  rules: z.array(rule),
});
const course = z.object({
  receivedAt: instant(),
  authorised: z.boolean().describe('The bank was told to pay'),
  firstPaidAt: instant().optional(),
  lastPaidAt: instant().optional(),
  payments: z.int(),
  cases: z.int().describe('Cases that its payments concern, of those that the party may see'),
  persons: z.int().describe('Applicants who were told'),
  casesTold: z.int(),
  casesFiled: z.int(),
});
const payment = z.object({
  bankSerial: text(),
  noticeNumber: text(),
  line: z.int(),
  amountFen: fen(),
  payee: text(),
  bookedAt: instant(),
  status: text(),
  violations: z.array(text()),
  returnedFen: fen(),
  voucher: z.object({ number: text(), valid: z.boolean() }).nullable(),
});
const account = z.object({
  accountNumber: text(),
  page: z.int(),
  sight: z.enum(['whole', 'case']),
  title: text(),
  project: text(),
  developer: text(),
  bankCode: text(),
  buildings: z.array(z.looseObject({ name: text() })),
  supervisedQuotaFen: fen(),
  onHold: z.boolean(),
  balanceFen: fen().optional().describe('Absent for a court'),
  developerUscc: text().optional(),
  regionCode: text().optional(),
  permits: z.array(text()).optional(),
  freezes: z.array(freeze),
  notices: z.array(notice),
  payments: z.array(payment),
  deductions: z.array(z.looseObject({ caseNumber: text(), amountFen: fen(), status: text() })),
  tasks: z.array(z.looseObject({ taskId: text(), kind: text(), owner: text(), status: text() })),
});
const day = z.object({
  kind: z.literal('day'),
  at: instant(),
  balanceFen: fen(),
  supervisedQuotaFen: fen(),
  freezes: z.array(z.object({ caseNumber: text(), rank: z.int(), controlledFen: fen() })),
});
const signed = z.object({
  messageId: text(),
  from: text().describe('The partner that speaks'),
  name: text(),
  keyId: text().optional(),
  algorithm: text().optional(),
  status: text().describe(
    '`valid`: verified anew, over the bytes that were received, with the registered key; `not-kept`: those bytes cannot be found',
  ),
  standing: z
    .enum(['in-force', 'not-yet', 'expired', 'revoked'])
    .optional()
    .describe('How the key stood when it was signed (M-03); absent where the register has no such key'),
  revokedLater: instant().optional(),
});
const occurrence = z.looseObject({
  at: instant(),
  page: z.int(),
  type: text(),
  signed: signed.optional().describe('Absent where no message says it, or whose it is, is not for the reader to know'),
});
const item = z.looseObject({ sequence: z.int(), itemId: text(), kind: text(), documentNumber: text(), sha256: text(), chainHead: text() });
const acknowledgement = z.object({
  itemId: text(),
  status: z.enum(['acknowledged', 'sent', 'overdue']).describe("Whether the court's own case system has taken it"),
  acceptedAt: text().optional(),
  dueAt: text().optional(),
  toldAgain: z.int().optional(),
});
const step = z.object({
  at: instant(),
  what: z.enum(['frozen', 'freeze-ended', 'housing-informed', 'issued', 'decided', 'paid', 'filed', 'taken']),
  which: text().describe('Ruling, notice with its version, serial, or place in the dossier'),
  amountFen: fen().optional(),
  status: text().optional(),
  kind: text().optional(),
});
const pageProof = z.object({
  text: text().describe('The page in its canonical spelling; the entry of the log is its SHA-256'),
  index: z.int(),
  proof: z.array(text()).describe('Base64, nearest sibling first (RFC 9162)'),
});
const proof = z.union([
  z.object({ sealed: z.literal(false) }),
  z.object({
    sealed: z.literal(true),
    note: text().describe('Signed checkpoint (C2SP tlog-checkpoint) with the cosignatures of its size'),
    pages: z.array(pageProof),
    logKey: text().optional().describe("The log's verifier key, where the host publishes it"),
    witnesses: z.array(z.object({ partner: text(), name: text(), keys: z.array(text()) })),
  }),
]);
const figures = {
  frozenFen: fen(),
  releasedFen: fen(),
  waitingFen: fen(),
  payments: z.int(),
  violations: z.int(),
  missed: z.int(),
  accounts: z.int(),
};
const receipt = z.object({
  messageId: text(),
  outcome: z.enum(['WAITING', 'ACCEPTED', 'DUPLICATE', 'HELD', 'REJECTED']),
  rules: z.array(rule),
});

/** Errors, RFC 9457. */
export const problemSchema = z.object({
  type: text(),
  status: z.int(),
  title: text(),
  titles: both,
  do: both.describe('What to do'),
  errors: z.array(z.object({ field: text(), zh: text(), en: text() })).optional(),
});

export interface Operation {
  method: 'get' | 'post';
  path: string;
  summary: string;
  /** Answers only to who says what for (`x-purpose`, percent-encoded). */
  purpose?: true;
  query?: Record<string, string>;
  body?: z.ZodType;
  answer: z.ZodType | { mediaType: string };
  status?: 200 | 202;
}

export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/keys',
    summary: 'Public keys of the system, without sign-in',
    answer: z.object({ keys: z.array(z.looseObject({})) }),
  },
  {
    method: 'get',
    path: '/api/me',
    summary: 'Who is signed in, for which party',
    answer: z.object({
      user,
      now: instant(),
      prints: z.boolean(),
      pushes: z.boolean(),
      partner: z.object({ name: text(), uscc: text().optional() }),
    }),
  },
  {
    method: 'get',
    path: '/api/rules',
    summary: 'The rule book as it is applied',
    answer: z.object({ rules: z.array(z.looseObject({ id: text(), owner: text(), outcome: text(), basis: text() })) }),
  },
  {
    method: 'get',
    path: '/api/access-log',
    summary: 'What persons of the own party looked at, newest first',
    answer: z.object({ lookups: z.array(z.object({ at: instant(), user: text(), party: text(), what: text(), purpose: text() })) }),
  },
  {
    method: 'get',
    path: '/api/overview',
    summary: 'Sums by month, and of the newest month by bank and city',
    answer: z.object({
      months: z.array(z.object({ month: text(), ...figures })),
      banks: z.array(z.object({ bankCode: text(), name: text(), ...figures })),
      cities: z.array(z.object({ regionCode: text(), name: text(), ...figures })),
      limited: z.exactOptional(z.object({ rows: z.int(), since: z.exactOptional(text()) })),
    }),
  },
  {
    method: 'get',
    path: '/api/reports/{name}',
    summary: 'The monthly report: `2026-03.csv`, or `2026-03.pdf` where the host prints',
    answer: { mediaType: 'text/csv' },
  },
  {
    method: 'get',
    path: '/api/search',
    summary: 'What the party may find by a number or a name; width, brackets and spaces do not matter',
    purpose: true,
    query: { q: 'Case, account, notice, serial, name, or its beginning' },
    answer: z.object({ understood: text(), rows: z.array(row) }),
  },
  {
    method: 'get',
    path: '/api/lists/{kind}',
    summary: 'Rows of a kind: account, case, notice, payment, task',
    query: { limit: '1 to 100', cursor: '`next` of the page before', filter: 'One of those that are counted, or `account=<number>`' },
    answer: z.object({ rows: z.array(row), next: text().optional() }),
  },
  {
    method: 'get',
    path: '/api/counts/{kind}',
    summary: 'How many rows of a kind bear each filter; those that none bears are left out',
    answer: z.object({ counts: z.record(text(), z.int()), most: z.int().describe('Counted no further') }),
  },
  {
    method: 'get',
    path: '/api/accounts/{account}',
    summary: 'An account as the party may see it: all that is open of it, and every freeze',
    purpose: true,
    answer: account,
  },
  {
    method: 'get',
    path: '/api/accounts/{account}/history',
    summary: 'What happened to it, newest first',
    purpose: true,
    query: { before: '`before` of the answer before' },
    answer: z.object({ occurrences: z.array(occurrence), before: z.int().optional().describe('There is more before this page') }),
  },
  {
    method: 'get',
    path: '/api/accounts/{account}/days',
    summary: 'Its balance and freezes at the end of the days on which they changed, newest first, for who sees it whole',
    purpose: true,
    query: { cursor: '`next` of the page before' },
    answer: z.object({ days: z.array(day), next: text().optional() }),
  },
  {
    method: 'get',
    path: '/api/accounts/{account}/notices/{notice}',
    summary: 'A notice in all its versions, newest first, with its payments',
    purpose: true,
    answer: z.object({
      accountNumber: text(),
      versions: z.array(notice),
      payments: z.array(payment),
      course,
      occurrences: z.array(occurrence).describe('What happened to it and to its payments, oldest first'),
      exports: z.array(text()).describe('Own cases of a court in whose dossier it lies: each can be had as one file'),
      cut: z.boolean().describe('The account has gone on for longer than was looked through'),
      rulesChecked: z.int().describe('Rules that every notice is held against'),
    }),
  },
  {
    method: 'get',
    path: '/api/cases/{case}',
    summary: 'The dossier of a case, for its court',
    purpose: true,
    answer: z.object({
      caseNumber: text(),
      accounts: z.array(text()),
      items: z.array(item),
      acknowledgements: z.array(acknowledgement),
      steps: z.array(step).describe('From the freeze to what the court has taken, oldest first'),
      exports: z.boolean().describe('It can be had as one file'),
      broken: z.int().optional(),
    }),
  },
  {
    method: 'get',
    path: '/api/cases/{case}/proof',
    summary: 'The proof that the witnessed log has the pages of the dossier, for a browser to check',
    purpose: true,
    answer: proof,
  },
  {
    method: 'get',
    path: '/api/cases/{case}/export',
    summary: 'The dossier with its proofs as a ZIP file that `presale verify` checks anywhere, where the host makes one',
    query: { purpose: 'What for (A-03), where no header `x-purpose` says it' },
    answer: { mediaType: 'application/zip' },
  },
  {
    method: 'get',
    path: '/api/cases/{case}/documents/{sha256}',
    summary: 'A document of it',
    query: {
      purpose: 'What for (A-03), where no header `x-purpose` says it: a browser opens documents by itself',
      pages: 'Any value: the header `x-pages` says how many pages it has, where that can be told',
    },
    answer: { mediaType: 'application/pdf' },
  },
  {
    method: 'post',
    path: '/api/checks',
    summary: 'What a message would cause, decided by the rules and not taken in',
    body: actSchema,
    answer: z.object({ outcome: text(), rules: z.array(rule), effects: z.array(z.object({ to: text(), type: text() })) }),
  },
  {
    method: 'post',
    path: '/api/acts',
    summary: 'Sends it as a signed message of the party',
    body: actSchema,
    answer: z.object({ messageId: text() }),
    status: 202,
  },
  {
    method: 'post',
    path: '/api/answers',
    summary: "One person's answer to a task",
    body: answerSchema,
    answer: z.object({ messageId: text(), step: z.enum(['propose', 'confirm']) }),
    status: 202,
  },
  { method: 'get', path: '/api/receipts/{id}', summary: 'What became of a message of the party', answer: receipt },
];
