/** The monthly report of a party as a sheet for the file: its sums in figures and in words, then an account a line. */

import type { Fen, Instant } from '../../domain/messages/messages.ts';
import { writeAmountInWords } from '../../domain/values/money/amount-words.ts';
import { groupedYuan } from '../../domain/values/money/figures.ts';
import { openSheet, sheetWidth } from './sheet.ts';

export interface MonthlyReport {
  /** `2026-03`. */
  month: string;
  party: string;
  at: Instant;
  rows: readonly {
    accountNumber: string;
    title: string;
    frozenFen: Fen;
    releasedFen: Fen;
    waitingFen: Fen;
    violations: number;
    missed: number;
  }[];
}

const inWords = (fen: Fen): string => (fen === 0 ? '人民币零元整' : writeAmountInWords(fen));

export async function monthlyReportOf({ month, party, at, rows }: MonthlyReport): Promise<Uint8Array> {
  const [year = '', number = ''] = month.split('-');
  const title = `${year}年${Number(number)}月冻结资金使用监管月报`;
  const sheet = openSheet({ title, at, foot: `${party}　截至 ${at.slice(0, 16).replace('T', ' ')}` });
  const sum = (of: (row: MonthlyReport['rows'][number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const [frozen, released, waiting] = [sum((row) => row.frozenFen), sum((row) => row.releasedFen), sum((row) => row.waitingFen)];
  sheet.heading(title, party);
  sheet.facts([
    ['监管账户', `${rows.length} 个`],
    ['冻结控制', `${groupedYuan(frozen)} 元\n${inWords(frozen)}`],
    ['本月支付', `${groupedYuan(released)} 元\n${inWords(released)}`],
    ['待付', `${groupedYuan(waiting)} 元`],
    ['违规划转', `${sum((row) => row.violations)} 笔`],
    ['逾期事项', `${sum((row) => row.missed)} 件`],
  ]);
  const lines = rows.map((row) => [
    `${row.accountNumber}\n${row.title}`,
    groupedYuan(row.frozenFen),
    groupedYuan(row.releasedFen),
    groupedYuan(row.waitingFen),
    String(row.violations),
    String(row.missed),
  ]);
  sheet.table(['监管账户', '冻结控制', '本月支付', '待付', '违规', '逾期'], lines, {
    widths: [sheetWidth - 306, 78, 78, 78, 36, 36],
    right: [1, 2, 3, 4, 5],
  });
  sheet.paragraph('金额单位：元。冻结控制为月末数（当月为截至本表时间）；本月支付为依通知书支付且未退回的金额。');
  return sheet.bytes();
}
