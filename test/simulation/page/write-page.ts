/**
 * Writes docs/explanation/reliability.md and its Chinese page out of what runs printed:
 * `npm run simulate -- --seeds N --json > RUN`, `npm run simulate -- --planted --json > PLANTED`, `node test/simulation/page/write-page.ts RUN… PLANTED…` (a run made in parts has several files; a run that says its `commit` is counted by it too).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import rulebook from '../../../shared/domain/rules/book/rules.json' with { type: 'json' };
import { defects } from '../planted/defects.ts';
import { faultNames } from '../world/faults.ts';
import { type FaultWords, faultsInChinese, faultsInEnglish } from './fault-words.ts';
import points from './points.json' with { type: 'json' };

const counts = z.record(z.string(), z.number());
const run = z.object({
  seeds: z.number(),
  failed: z.number(),
  messages: z.number(),
  faults: counts,
  coverage: counts,
  seedsPerMinute: z.number(),
  /** Of the tree that was played; whoever keeps a run puts it beside the figures. */
  commit: z.string().optional(),
});
const planted = z.object({
  planted: z.number(),
  caught: z.number(),
  missed: z.array(z.string()),
  table: z.array(z.object({ defect: z.string(), seed: z.number().optional(), tried: z.number() })),
});

type Run = z.output<typeof run>;
type Planted = z.output<typeof planted>;
/** `trees`: of each commit on its own, where the runs name theirs. */
type Figures = { run: Run; trees: Run[]; planted: Planted };

const number = (value: number): string => value.toLocaleString('en-GB');
const silent = ({ coverage }: Figures['run']): string[] => rulebook.map(({ id }) => id).filter((id) => (coverage[id] ?? 0) === 0);

/** Why a rule cannot fire in a story, or has not. */
const silentInEnglish: Readonly<Record<string, string>> = {
  'A-03': 'look-ups in the console are no part of the stories',
  'C-09': 'a draft is made from a payment that is PAID, so nothing can be told too early; the rule stands behind that',
};
const silentInChinese: Readonly<Record<string, string>> = {
  'A-03': '控制台查询不在故事之内',
  'C-09': '告知由已付款项生成，不会早于付款；该规则为此设防',
};
function silence(figures: Figures, why: Readonly<Record<string, string>>, [none, some]: readonly [string, string]): string {
  const ids = silent(figures.run);
  return ids.length === 0 ? none : rows([some, '', ...ids.map((id) => `- \`${id}\`${why[id] === undefined ? '' : `: ${why[id]}`}`)]);
}
const rows = (lines: readonly string[]): string => lines.join('\n');
const faultRows = ({ run: { faults } }: Figures, words: FaultWords): string =>
  rows(faultNames.map((name) => `| \`${name}\` | ${words[name]} | ${number(faults[name] ?? 0)} |`));
const plantedRows = ({ planted: { table } }: Figures, none: string): string =>
  rows(table.map(({ defect, seed, tried }) => `| ${defect} | ${seed ?? none} | ${tried} |`));
const treeRows = ({ trees }: Figures, about: (tree: Run) => string): string =>
  rows(trees.map((tree) => `- \`${tree.commit}\`: ${about(tree)}`));
const firedCount = ({ run: { coverage } }: Figures): number => rulebook.filter(({ id }) => (coverage[id] ?? 0) > 0).length;

type Language = 'en' | 'zh';
const listed = (entries: readonly Record<Language, string>[], language: Language): string =>
  rows(entries.map((entry) => `- ${entry[language]}`));
const judgedRows = (language: Language): string =>
  rows(points.judged.map((entry) => `| ${entry.seed} | ${entry.failure} | ${entry[language]} |`));

const english = (figures: Figures): string => `# Reliability

What is done to be sure that nothing is lost, doubled or untrue when machines and partners fail; what came of it; and what is not covered. The figures below are those of a run; the page is written by \`test/simulation/page/write-page.ts\`, and what is accepted, judged and open stands beside it in \`points.json\`.

## How it is tried

\`npm run simulate\` runs the real functions, commit loop, ledger, signatures and rules on virtual time. What surrounds them is simulated: FIFO queues, stores, upload areas, gateways, clocks, deployments, and two authorities, a bank, three courts, an operations desk and two witnesses of the log that write, wait, send again and at times break the law. Every sixteenth seed runs on the SQLite adapter, the others on a ledger in memory that passes the same contract suite (\`test/contract/ledger\`). Everything follows from a seed: the same seed tells the same story, byte for byte (the digest of the trace is printed).

Stories are made of acts, one file about each kind (\`test/simulation/acts\`): freezes plain and odd, other organs, bankruptcies, suspensions, deductions, notices with a fault each, refunds, wages, guarantees, versions, papers that nobody can open, payments right and wrong, vouchers, returns, statements, answers of authority and desk, forgers and strangers. The partners keep books of their own, written from the law and the contract alone: the balance, which freeze controls what, what was paid on which line, who must be told of what, what each dossier must hold. After each act of a calm story, and at the end, the system must say the same. In wild stories acts come all at once; there the invariants, and everything about the machine, must hold: each output of each page sent and delivered, each message answered, each sender's order kept, received bytes and filed documents in the store, every page a leaf of the log under the root that is signed, nobody told of another case, and when the faults stop, everything comes to rest.

A seed that fails is made smaller (acts are left out, faults are switched off) and printed with the command that plays it again.

## What goes wrong

| fault | what happens | times |
|---|---|---|
${faultRows(figures, faultsInEnglish)}

## What came of it

${number(figures.run.seeds)} seeds, ${number(figures.run.messages)} messages of partners, ${figures.run.failed} failed. ${firedCount(figures)} of ${rulebook.length} rules fired. Per minute: up to ${number(figures.run.seedsPerMinute)} seeds, on the machine that wrote this page and beside other work.

${treeRows(figures, ({ seeds, failed }) => `${number(seeds)} seeds, ${failed} failed`)}

${silence(figures, silentInEnglish, ['Every rule fired.', 'Rules that no seed fired; each has its own tests (`test/spec/rules`):'])}

## Planted defects

\`npm run simulate -- --planted\` puts a defect in from outside (another core is handed to the commit loop, a rule is silenced, a port is wrapped) and looks for a seed that shows it, among the stories that have the act which it takes. The seed must hold without the defect. ${figures.planted.caught} of ${figures.planted.planted} are caught. The list has ${defects.length}; those that are not in the table were not tried in the run that wrote this page. ${points.planted.en}

| defect | caught by seed | stories played |
|---|---|---|
${plantedRows(figures, 'not caught')}

## Hard faults

\`test/faults\` does to the embedded system, as a process of its own, what a machine does; \`.ci/run\` plays more of each than \`npm test\`.

| fault | what is shown |
|---|---|
| SIGKILL at a random moment while bank, housing authority and court send, and while it starts again | each accepted message has one receipt that takes it in, each payment its voucher in the dossier and its applicant told once, the journal, the log and the lists agree (\`presale reconcile\`); 110 rounds in eleven folders, 3,300 messages |
| SIGTERM in the middle of work | it ends in order, and goes on with what it had accepted |
| the disk is full | whoever sends is told that nothing is taken in, nothing is acknowledged that is not on disk, and it goes on by itself when there is room |
| a read-only folder, a second process on one folder | refused by name, in a sentence |
| the machine's clock set back by three days | no record is earlier than the one before |
| a file gone, emptied, cut off or with a flipped bit | named, never used in silence |

## The commit protocol

\`test/spec/workflow/commit/commit-model.test.ts\` explores the real commit loop to the end: two writers with one message in common, every order in which they can ask the ledger, and at every call a crash before or after the effect, or an answer that is lost. In every course each message is taken in once, the chain holds, and each writer knows what became of its messages. \`COMMIT_MISHAPS=2\` allows two mishaps in one course.

## Failures of fresh seeds, and how they were judged

By the contract and the law: either the system was wrong and has a test now, or the partners' books were and follow it now.

| seed | what it said | judged |
|---|---|---|
${judgedRows('en')}

## Accepted risks

${listed(points.accepted, 'en')}

## Open

${listed(points.open, 'en')}
`;

const chinese = (figures: Figures): string => `# 可靠性

机器与参与方出错时，如何确保不丢、不重、不失实；结果如何；哪些未覆盖。以下数字来自一次运行；本页由 \`test/simulation/page/write-page.ts\` 写出，已接受、已判断与未决之处见其旁的 \`points.json\`。

## 如何检验

\`npm run simulate\` 在虚拟时间上运行真实的函数、提交循环、账本、签名与规则。其周围是模拟的：FIFO 队列、存储、上传区、通知渠道、时钟、部署，以及两个住建部门、一家银行、三家法院、一个运行岗和日志的两个见证方；它们发消息、等待、重发，有时也违法。每十六个种子中有一个运行在 SQLite 适配器上，其余运行在通过同一账本契约测试（\`test/contract/ledger\`）的内存账本上。一切由种子决定：同一种子讲同一个故事，逐字节相同（打印轨迹摘要）。

故事由行为组成，每类一个文件（\`test/simulation/acts\`）：普通与异常的冻结、其他机关、破产、暂停、扣划、各有一处瑕疵的通知书、退房退款、工资、保函、新版本、无法打开的文件、正确与错误的付款、凭证、退票、对账、主管部门与运行岗的答复、伪造者与陌生人。参与方各有自己的账，只依法律与合同写成：余额、各冻结实际控制额、各行已付、谁应被告知何事、各卷宗应有何物。平静的故事里，每一行为之后及结束时，系统所述须与之一致。杂乱的故事里行为同时发生；此时须守住不变量以及机器方面的一切：每页的每项输出均已发出并送达，每条消息均有回执，各发送方的次序不乱，收到的原文与入卷文书均在证据库，每页均为日志的一叶并在已签名的根之下，无人得知他案，故障停止后一切归于平静。

失败的种子会被缩小（去掉行为、关闭故障），并连同重放命令一起打印。

## 会出什么错

| 故障 | 内容 | 次数 |
|---|---|---|
${faultRows(figures, faultsInChinese)}

## 结果

${number(figures.run.seeds)} 个种子，参与方消息 ${number(figures.run.messages)} 条，失败 ${figures.run.failed} 个。${rulebook.length} 条规则中触发 ${firedCount(figures)} 条。写本页的机器上（同时另有其他工作）每分钟至多 ${number(figures.run.seedsPerMinute)} 个种子。

${treeRows(figures, ({ seeds, failed }) => `${number(seeds)} 个种子，失败 ${failed} 个`)}

${silence(figures, silentInChinese, ['所有规则均被触发。', '未被任何种子触发的规则，各有自己的测试（`test/spec/rules`）：'])}

## 故意植入的缺陷

\`npm run simulate -- --planted\` 从外部植入缺陷（向提交循环交付另一内核、使一条规则沉默、包裹一个端口），寻找能显示它的种子；该种子在无缺陷时须成立。${figures.planted.planted} 个缺陷中查出 ${figures.planted.caught} 个。清单共 ${defects.length} 个；未列入表中的，在写本页的运行中未试。${points.planted.zh}

| 缺陷（英文名） | 查出它的种子 | 演过的故事数 |
|---|---|---|
${plantedRows(figures, '未查出')}

## 硬故障

\`test/faults\` 对作为独立进程运行的内嵌系统施加机器会发生的故障；\`.ci/run\` 每种所做多于 \`npm test\`。

| 故障 | 所示结果 |
|---|---|
| 银行、住建部门、法院正在发送时以及重新启动时，在任意时刻 SIGKILL | 每份已接收的报文恰有一份受理回执，每笔划转的凭证入卷一次、申请人告知一次，记录簿、日志与列表一致（\`presale reconcile\`）；十一个数据目录共 110 轮，3,300 份报文 |
| 办理之中 SIGTERM | 有序结束，重启后继续办理已接收的报文 |
| 磁盘已满 | 发送方得知未被接收，未落盘的不予确认；有空间后自行继续 |
| 数据目录只读、两个进程同用一个目录 | 指明名称，以一句话拒绝 |
| 机器时钟回拨三日 | 任何记录不早于前一记录 |
| 文件丢失、清空、截断或有一位翻转 | 指明，绝不默默使用 |

## 提交协议

\`test/spec/workflow/commit/commit-model.test.ts\` 将真实的提交循环穷尽到底：两个写入者有一条共同的消息，以任何次序询问账本，每次调用都可能在生效之前或之后崩溃，或答复丢失。任何走向中，每条消息只被收入一次，链条完整，每个写入者都知道其消息的结果。\`COMMIT_MISHAPS=2\` 允许一个走向中出现两次事故。

## 新种子的失败及其判断

依合同与法律判断：或系统有误，现已有测试；或参与方的账有误，现已跟上。

| 种子 | 所述 | 判断 |
|---|---|---|
${judgedRows('zh')}

## 已接受的风险

${listed(points.accepted, 'zh')}

## 未决事项

${listed(points.open, 'zh')}
`;

const files = process.argv.slice(2);
const lastLine = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '');
const together = (one: Record<string, number>, other: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]),
  );
/** A run that was made in parts, at different times. */
const joined = (one: Run, other: Run): Run => ({
  seeds: one.seeds + other.seeds,
  failed: one.failed + other.failed,
  messages: one.messages + other.messages,
  faults: together(one.faults, other.faults),
  coverage: together(one.coverage, other.coverage),
  seedsPerMinute: Math.max(one.seedsPerMinute, other.seedsPerMinute),
});
const plantedTogether = (one: Planted, other: Planted): Planted => ({
  planted: one.planted + other.planted,
  caught: one.caught + other.caught,
  missed: [...one.missed, ...other.missed],
  table: [...one.table, ...other.table],
});
const parts = files.map(lastLine);
const isPlanted = (part: unknown): boolean => planted.safeParse(part).success;
const runs = parts.filter((part) => !isPlanted(part)).map((part) => run.parse(part));
const figures: Figures = {
  run: runs.reduce(joined),
  trees: [...Map.groupBy(runs, ({ commit }) => commit)].flatMap(([commit, own]) =>
    commit === undefined ? [] : [{ ...own.reduce(joined), commit }],
  ),
  planted: parts
    .filter(isPlanted)
    .map((part) => planted.parse(part))
    .reduce(plantedTogether),
};
const page = (name: string): URL => new URL(`../../../docs/explanation/${name}`, import.meta.url);
writeFileSync(page('reliability.md'), english(figures));
writeFileSync(page('reliability.zh-CN.md'), chinese(figures));
