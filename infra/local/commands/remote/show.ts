/** `presale show`: one account, notice, case or payment of a running system, with the reason of every state, as the first party that may see it. */

import * as z from 'zod';
import { yuan } from '../../../../shared/domain/values/money/figures.ts';
import { type Access, ConsoleRefusal, ruleLines, ruleSchema, type Session, sessions, signedIn } from '../../remote/client.ts';
import { type FoundRow, search } from '../../remote/rows.ts';
import type { Io } from '../options.ts';
import { inColumns } from '../print/columns.ts';

export interface ShowArguments {
  access: Access;
  what: string;
  /** Sandbox user; absent: each party in turn, whoever sees most of it. */
  as?: string;
  json: boolean;
}

const noticeSchema = z.object({
  noticeNumber: z.string(),
  version: z.number(),
  status: z.string(),
  validUntil: z.string(),
  totalFen: z.number(),
  lines: z.array(z.object({ line: z.number(), payee: z.string(), amountFen: z.number(), paidFen: z.number(), status: z.string() })),
  rules: z.array(ruleSchema),
});
const accountSchema = z.object({
  accountNumber: z.string(),
  page: z.number(),
  sight: z.enum(['whole', 'case']),
  title: z.string(),
  onHold: z.boolean(),
  balanceFen: z.number().optional(),
  supervisedQuotaFen: z.number(),
  freezes: z.array(
    z.object({
      rank: z.number(),
      status: z.string(),
      quotaFen: z.number().optional(),
      controlledFen: z.number().optional(),
      caseNumber: z.string().optional(),
      endsAt: z.string(),
    }),
  ),
  notices: z.array(noticeSchema),
  payments: z.array(
    z.object({
      bankSerial: z.string(),
      noticeNumber: z.string(),
      line: z.number(),
      payee: z.string(),
      amountFen: z.number(),
      bookedAt: z.string(),
      status: z.string(),
      violations: z.array(z.string()),
    }),
  ),
  tasks: z.array(
    z.object({ taskId: z.string(), kind: z.string(), status: z.string(), rule: z.string().optional(), dueAt: z.string().optional() }),
  ),
});
type Account = z.output<typeof accountSchema>;
const dossierSchema = z.object({
  caseNumber: z.string(),
  items: z.array(
    z.object({
      sequence: z.number(),
      itemId: z.string(),
      kind: z.string(),
      documentNumber: z.string(),
      filedAt: z.string(),
      sha256: z.string(),
    }),
  ),
  acknowledgements: z.array(
    z.object({
      itemId: z.string(),
      status: z.enum(['acknowledged', 'sent', 'overdue']),
      acceptedAt: z.string().optional(),
      dueAt: z.string().optional(),
    }),
  ),
  broken: z.number().optional(),
});

/** Exit 0 when something was found, else 1. */
export async function show({ access, what, as, json }: ShowArguments, io: Io): Promise<number> {
  const found = await firstSight(as === undefined ? await sessions(access, () => true) : [await signedIn(access, as)], what);
  if (found === undefined) {
    io.stderr.write(
      `presale show: 未找到 nothing is found by "${what}": give a case number, notice, account or serial in full; width and brackets do not matter\n`,
    );
    return 1;
  }
  const { session, rows, accounts } = found;
  const cases = [...new Set(rows.flatMap(({ data }) => (data.kind === 'case' ? [data.caseNumber] : [])))];
  const dossiers = (await Promise.all(cases.map((number) => dossierOf(session, number)))).filter((each) => each !== undefined);
  if (json) {
    io.stdout.write(`${JSON.stringify({ as: session.user?.party, accounts, dossiers })}\n`);
    return 0;
  }
  const lines = accounts.flatMap((account) => pageOf(account, rows));
  const files = dossiers.flatMap(({ caseNumber, items, acknowledgements, broken }) => [
    '',
    `卷宗 Dossier ${caseNumber}：${items.length} 件 items${broken === undefined ? '，链完整 the chain is whole' : `，第 ${broken} 件链断 BROKEN at item ${broken}`}`,
    ...inColumns(
      items.map(({ sequence, itemId, kind, documentNumber, filedAt, sha256 }) => [
        `${sequence}`,
        kind,
        documentNumber,
        moment(filedAt),
        taken(acknowledgements.find((each) => each.itemId === itemId)),
        sha256,
      ]),
    ),
  ]);
  io.stdout.write(`${[`以 ${session.user?.party ?? '…'} 的身份查看 seen as this party`, ...lines, ...files].join('\n')}\n`);
  return 0;
}

/** Whether the court's own case system says that it has the item. */
function taken(found: z.output<typeof dossierSchema>['acknowledgements'][number] | undefined): string {
  if (found?.status === 'acknowledged') return `法院已接收 taken ${moment(found.acceptedAt ?? '')}`;
  if (found?.status === 'overdue') return `逾期未接收 not taken by ${moment(found.dueAt ?? '')}`;
  return '已送出 sent';
}

const moment = (at: string): string => at.slice(0, 16).replace('T', ' ');

interface Sight {
  session: Session;
  rows: FoundRow[];
  accounts: Account[];
}

/** A party that sees the account whole tells most; a court sees its own case. */
async function firstSight(open: readonly Session[], what: string): Promise<Sight | undefined> {
  let partly: Sight | undefined;
  for (const session of open) {
    const rows = (await search(session, what)).filter(({ data }) => data.kind !== 'task').slice(0, rowsMax);
    const numbers = [...new Set(rows.map(({ accountNumber }) => accountNumber))];
    const accounts = (await Promise.all(numbers.map((number) => accountOf(session, number)))).filter((each) => each !== undefined);
    if (accounts.length === 0) continue;
    if (accounts.every(({ sight }) => sight === 'whole')) return { session, rows, accounts };
    partly ??= { session, rows, accounts };
  }
  return partly;
}

/** Of what a search finds; a whole number finds one. */
const rowsMax = 20;

/** What is not theirs, or has no dossier, is not there. */
const unlessMissing = (error: unknown): undefined => {
  if (error instanceof ConsoleRefusal && error.status === 404) return undefined;
  throw error;
};
const accountOf = (session: Session, number: string) =>
  session.get(`/api/accounts/${encodeURIComponent(number)}`, accountSchema).catch(unlessMissing);
const dossierOf = (session: Session, number: string) =>
  session.get(`/api/cases/${encodeURIComponent(number)}`, dossierSchema).catch(unlessMissing);

/** All of an account, or what was asked for of it. */
function pageOf(account: Account, rows: readonly FoundRow[]): string[] {
  const own = rows.filter(({ accountNumber }) => accountNumber === account.accountNumber);
  const whole = own.some(({ data }) => data.kind === 'account' || data.kind === 'case');
  const named = new Set(
    own.flatMap(({ data }) =>
      data.kind === 'notice' ? [`${data.noticeNumber} ${data.version}`] : data.kind === 'payment' ? [data.bankSerial] : [],
    ),
  );
  const notices = account.notices.filter(({ noticeNumber, version }) => whole || named.has(`${noticeNumber} ${version}`));
  const payments = account.payments.filter(
    ({ bankSerial, noticeNumber }) => whole || named.has(bankSerial) || notices.some((notice) => notice.noticeNumber === noticeNumber),
  );
  const balance = account.balanceFen === undefined ? '' : `  余额 balance ${yuan(account.balanceFen)}`;
  return [
    '',
    `账户 Account ${account.accountNumber} ${account.title}${balance}  监管额度 supervised ${yuan(account.supervisedQuotaFen)}${account.onHold ? '  暂停新授权 on hold' : ''}  (日志第 ${account.page} 页 page)`,
    ...inColumns(
      account.freezes.map(({ rank, caseNumber, status, controlledFen, quotaFen, endsAt }) => [
        rank === 0 ? '-' : `${rank}`,
        caseNumber ?? '（他案 another case）',
        status,
        `控制 ${controlledFen === undefined ? '—' : yuan(controlledFen)} / ${quotaFen === undefined ? '—' : yuan(quotaFen)}`,
        `至 ${moment(endsAt)}`,
      ]),
    ),
    ...notices.flatMap(noticeLines),
    ...(payments.length === 0 ? [] : ['', '付款 Payments']),
    ...inColumns(
      payments.map(({ bankSerial, noticeNumber, line, payee, amountFen, bookedAt, status, violations }) => [
        bankSerial,
        moment(bookedAt),
        yuan(amountFen),
        status,
        `${noticeNumber} #${line} ${payee}`,
        violations.join(' '),
      ]),
    ),
    ...(whole ? taskLines(account) : []),
  ];
}

const noticeLines = ({ noticeNumber, version, status, totalFen, validUntil, lines, rules }: z.output<typeof noticeSchema>): string[] => [
  '',
  `通知书 Notice ${noticeNumber} v${version}  ${status}  ${yuan(totalFen)}  至 until ${moment(validUntil)}`,
  ...inColumns(
    lines.map(({ line, payee, amountFen, paidFen, status: fate }) => [
      `#${line}`,
      payee,
      `批准 ${yuan(amountFen)}`,
      `已付 ${yuan(paidFen)}`,
      `尚付 ${yuan(Math.max(0, amountFen - paidFen))}`,
      fate,
    ]),
  ),
  ...rules.flatMap(ruleLines),
];

function taskLines({ tasks }: Account): string[] {
  const open = tasks.filter(({ status }) => status !== 'DONE');
  if (open.length === 0) return [];
  return [
    '',
    '待办 To do',
    ...inColumns(
      open.map(({ taskId, kind, rule = '', status, dueAt }) => [taskId, kind, rule, status, dueAt === undefined ? '' : moment(dueAt)]),
    ),
  ];
}
