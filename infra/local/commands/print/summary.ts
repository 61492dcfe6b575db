/** The report of a played scenario for a person: what became of accounts, notices, payments, case files and people. At most 100 cells wide. */

import type { Report as PlayReport } from '../../../../shared/domain/report/report.ts';
import { yuan } from '../../../../shared/domain/values/money/figures.ts';
import { inColumns } from './columns.ts';

/** Longer lists are cut unless all is asked for. */
const rowsMax = 20;
export interface SummaryOptions {
  /** Cuts no list. */
  all: boolean;
}

type Row = readonly string[];

function section(title: string, rows: readonly Row[], { all }: SummaryOptions): string[] {
  if (rows.length === 0) return [];
  const more = all ? 0 : rows.length - rowsMax;
  const shown = all ? rows : rows.slice(0, rowsMax);
  return ['', title, ...inColumns(shown), ...(more > 0 ? [`  … 另有 ${more} 项，--all 全部列出 / ${more} more; --all shows all`] : [])];
}

/** `2026-03-10T14:30:00+08:00` → `2026-03-10 14:30`. */
const moment = (instant: string): string => instant.slice(0, 16).replace('T', ' ');
const ids = (rules: readonly { id: string }[]): string => [...new Set(rules.map(({ id }) => id))].join(' ');

function counted(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${count} ${value}`).join(', ');
}

function accounts({ accounts: list }: PlayReport, { all }: SummaryOptions): string[] {
  const more = all ? 0 : list.length - rowsMax;
  const shown = (all ? list : list.slice(0, rowsMax)).flatMap((account) => {
    const onHold = account.onHold ? '  对账中止 on hold' : '';
    const head = `账户 Account ${account.accountNumber}  余额 balance ${yuan(account.balanceFen)}  监管额度 supervised ${yuan(account.supervisedQuotaFen)}${onHold}`;
    const rows = account.freezes.map((freeze) => [
      freeze.rank > 0 ? String(freeze.rank) : '-',
      freeze.caseNumber,
      freeze.status,
      `控制 ${yuan(freeze.controlledFen)} / ${yuan(freeze.quotaFen)}`,
      `至 ${moment(freeze.endsAt)}`,
    ]);
    return ['', head, ...inColumns(rows)];
  });
  return [...shown, ...(more > 0 ? [`  … 另有 ${more} 个账户，--all 全部列出 / ${more} more accounts; --all shows all`] : [])];
}

const notices = ({ notices: list }: PlayReport, options: SummaryOptions): string[] =>
  section(
    '通知书 Notices',
    list.map(({ noticeNumber, version, status, stands, stood, lines }) => [
      `${noticeNumber} v${version}`,
      status,
      lines.map(({ line, amountFen, paidFen }) => `#${line} 已付 ${yuan(paidFen)} / ${yuan(amountFen)}`).join('; '),
      [stands.length === 0 ? [] : `现有 now ${ids(stands)}`, stood.length === 0 ? [] : `曾有 was ${ids(stood)}`].flat().join('  '),
    ]),
    options,
  );

const payments = ({ payments: list }: PlayReport, options: SummaryOptions): string[] =>
  section(
    '付款 Payments',
    list.map(({ bankSerial, noticeNumber, line, amountFen, status, violations }) => [
      bankSerial,
      yuan(amountFen),
      status,
      `${noticeNumber} #${line}`,
      violations.join(' '),
    ]),
    options,
  );

const deductions = ({ deductions: list }: PlayReport, options: SummaryOptions): string[] =>
  section(
    '扣划 Deductions',
    list.map(({ caseNumber, amountFen, status, rules }) => [caseNumber, yuan(amountFen), status, rules.join(' ')]),
    options,
  );

const dossiers = ({ dossiers: list }: PlayReport, options: SummaryOptions): string[] =>
  section(
    '卷宗 Case files',
    list.flatMap(({ caseNumber, items }) =>
      items.map(({ sequence, kind, documentNumber, sha256 }) => [
        caseNumber,
        String(sequence),
        kind,
        documentNumber,
        `sha256 ${sha256.slice(0, 12)}…`,
      ]),
    ),
    options,
  );

const notifications = ({ notifications: list }: PlayReport, options: SummaryOptions): string[] =>
  section(
    '告知申请人 Applicants told',
    list.map(({ caseNumber, applicantId, bankSerial, amountFen, channel, status }) => [
      caseNumber,
      applicantId,
      bankSerial,
      yuan(amountFen),
      channel,
      status,
    ]),
    options,
  );

const reminders = ({ reminders: list = [] }: PlayReport, options: SummaryOptions): string[] =>
  section(
    '冻结期限将届满的提示 Told that a freeze ends',
    list.map(({ caseNumber, applicantId, days, endsAt, channel, status }) => [
      caseNumber,
      applicantId,
      `${days} 日 days`,
      `至 ${moment(endsAt)}`,
      channel,
      status,
    ]),
    options,
  );

const tasks = ({ tasks: list }: PlayReport, options: SummaryOptions): string[] => {
  const open = list.filter(({ status }) => status !== 'DONE');
  const rows = open.map(({ kind, owner, rule, caseNumber, noticeNumber, dueAt, status }) => [
    status,
    owner,
    kind,
    rule ?? '',
    noticeNumber ?? caseNumber ?? '',
    dueAt === undefined ? '' : `至 ${moment(dueAt)}`,
  ]);
  return section(`待办 Open tasks (${list.length - open.length} done)`, rows, options);
};

function receipts({ receipts: list }: PlayReport, options: SummaryOptions): string[] {
  if (list.length === 0) return [];
  const notable = list.filter(({ outcome }) => outcome !== 'ACCEPTED');
  const rows = notable.map(({ outcome, messageId, from, type, rules }) => [outcome, messageId, from, type, ids(rules)]);
  return section(
    `回执 Receipts: ${counted(list.map(({ outcome }) => outcome))}`,
    rows.length > 0 ? rows : [['每条消息均被接受 every message was accepted']],
    options,
  );
}

const outbox = ({ outbox: list }: PlayReport, options: SummaryOptions): string[] =>
  section(
    `发出 Sent to partners: ${list.length}`,
    [...new Set(list.map(({ to }) => to))].map((to) => [
      to,
      counted(list.filter((sent) => sent.to === to).map(({ type }) => type.replace(/^presale\.release\./, '').replace(/\.v1$/, ''))),
    ]),
    options,
  );

function invariants({ invariants: { checked, violated } }: PlayReport): string[] {
  return [
    '',
    `核验 Invariants: ${checked} checked, ${violated.length === 0 ? 'all hold' : `${violated.length} VIOLATED`}`,
    ...violated.map((each) => `  ${each}`),
  ];
}

/** The lines to print, without a heading. */
export function summarise(report: PlayReport, options: SummaryOptions = { all: false }): string[] {
  const parts = [accounts, notices, payments, deductions, dossiers, notifications, reminders, tasks, receipts, outbox, invariants];
  return parts.flatMap((part) => part(report, options)).slice(1);
}
