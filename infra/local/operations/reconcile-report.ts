/** A report of `presale reconcile`, as it goes over the wire and onto the screen. */
import * as z from 'zod';
import { effectKinds, type Gap } from '../../../shared/workflow/reconcile/gap.ts';
import type { ReconcileReport } from '../../../shared/workflow/reconcile/reconcile.ts';
import type { Io } from '../commands/options.ts';

const gapSchema = z.object({
  kind: z.enum(effectKinds),
  id: z.string(),
  stream: z.string(),
  sequence: z.exactOptional(z.number()),
  what: z.object({ zh: z.string(), en: z.string() }),
  /** Whether this command can mend it. */
  repairable: z.boolean(),
});
export const reportSchema = z.object({
  dryRun: z.boolean(),
  streams: z.number(),
  pages: z.number(),
  unsealed: z.number(),
  checked: z.record(z.enum(effectKinds), z.number()),
  missing: z.array(gapSchema),
  repaired: z.array(gapSchema),
  left: z.array(gapSchema),
});
export type PlainReport = z.output<typeof reportSchema>;

const plainGap = ({ repair, ...gap }: Gap): z.output<typeof gapSchema> => ({ ...gap, repairable: repair !== undefined });

/** Without the bytes that repairs carry. */
export const plainReport = ({ missing, repaired, left, ...counts }: ReconcileReport): PlainReport => ({
  ...counts,
  missing: missing.map(plainGap),
  repaired: repaired.map(plainGap),
  left: left.map(plainGap),
});

const kindNames: Record<PlainReport['missing'][number]['kind'], string> = {
  ledger: '记录簿 journal',
  filing: '入卷 filings',
  telling: '告知 tellings',
  reply: '回复 replies',
  document: '卷宗文件 documents',
  message: '原始报文 messages as received',
  proof: '送达证据 proofs of delivery',
  leaf: '日志叶 leaves',
  tile: '日志文件 files of the log',
  checkpoint: '检查点 checkpoints',
  row: '列表行 rows of lists',
};
/** Lines of one list; the whole of it is in `--json`. */
const linesMax = 20;

function listed(title: string, gaps: PlainReport['missing']): string[] {
  if (gaps.length === 0) return [];
  const rest = gaps.length > linesMax ? [`  … ${gaps.length - linesMax}`] : [];
  const lines = gaps.slice(0, linesMax).map(({ kind, id, sequence, stream, what: { zh, en }, repairable }) => {
    const page = sequence === undefined ? stream : `${stream}/${sequence}`;
    return `  ${kindNames[kind].split(' ')[0]} ${id} (${page}): ${zh} ${en}${repairable ? '' : '；须人工处理 somebody has to see to it'}`;
  });
  return ['', title, ...lines, ...rest];
}

/** Exit 0 when everything is there, 1 when something is missing still. */
export function sayReport(report: PlainReport, json: boolean, io: Io): number {
  const { streams, pages, unsealed, checked, missing, repaired, left, dryRun } = report;
  if (json) io.stdout.write(`${JSON.stringify(report)}\n`);
  else
    io.stdout.write(
      `${[
        `${streams} 个流、${pages} 页 streams, pages; 待封 not sealed yet: ${unsealed}`,
        ...effectKinds.map((kind) => `  ${kindNames[kind]}: ${checked[kind]}`),
        ...listed(`${missing.length} 项缺失 missing:`, dryRun ? [] : missing),
        ...listed(`${repaired.length} 项已修复 repaired:`, repaired),
        ...listed(`${left.length} 项${dryRun ? '缺失（未作修复）missing (nothing was repaired)' : '仍缺失 still missing'}:`, left),
        '',
        left.length === 0 ? '记录簿所生之事均已存在。All that the journal led to is there.' : '有缺失。Something is missing.',
      ].join('\n')}\n`,
    );
  return left.length === 0 ? 0 : 1;
}
