/**
 * The page of test values, English and Chinese, and the same as data for the console: for each rule what partners send to see it, and what came back when it was played. Nothing on it is written
 * by hand but the words between the values.
 */

import { rules } from '../../shared/domain/rules/all-rules.ts';
import type { Example } from '../local/examples/example.ts';
import { outOfReach } from '../local/examples/examples.ts';
import type { ExampleRun } from '../local/examples/playing.ts';
import { at, type Before, type Change, type Shown, type Step } from '../local/examples/words.ts';
import { familyHeadings } from './rule-book.ts';

type Language = 'en' | 'zh';
export interface PlayedExample {
  example: Example;
  played: ExampleRun;
}

const words = {
  en: {
    title: 'Test values',
    columns: ['rule', 'outcome', 'what is sent', 'what comes back'],
    asPlain: 'as in the plain case',
    second: "another court's freeze",
    refund: "a buyer's refund",
    from: 'from',
    at: 'at',
    leftOut: 'left out',
    again: 'the same message again',
    until: 'time passes to',
    profile: 'city profile',
    account: 'account registered with',
    unregistered: 'the account is not registered',
    freeze: 'freeze ordered',
    uninformed: '`court.housing.informed` is not sent',
    register: 'register',
    answer: 'answer',
    receipt: 'receipt',
    told: 'told',
    onRecord: 'nobody is told of the rule: it stands in the record (console; journal)',
    plainAlone: 'the plain case up to here',
  },
  zh: {
    title: '测试值',
    columns: ['规则', '结果', '发送内容', '收到内容'],
    asPlain: '同最简单的情形',
    second: '另一法院的冻结',
    refund: '买受人退款',
    from: '发送方',
    at: '时间',
    leftOut: '不写',
    again: '同一条消息再发一次',
    until: '时间推移至',
    profile: '城市规则',
    account: '账户登记时',
    unregistered: '账户未登记',
    freeze: '冻结：',
    uninformed: '不发送 `court.housing.informed`',
    register: '登记',
    answer: '答复',
    receipt: '回执',
    told: '告知',
    onRecord: '不向任何一方写明该规则：载入记录（控制台、日志）',
    plainAlone: '最简单的情形到此为止',
  },
} as const;

const intro: Record<Language, string[]> = {
  en: [
    'Generated from `infra/local/examples` by `npm run generate`, which plays each row through queues and functions and writes down what came back; do not edit.',
    '[In Chinese](test-values.zh-CN.md). What the rules say: [rules](rules.md).',
    '',
    'Each row starts from the [plain case](../tutorials/first-release.md), up to its notice: an account of 10,000,000.00 yuan, 5,000,000.00 under supervision, frozen up to',
    '8,000,000.00. Then the messages of the row are sent, the plain ones with the named values in place of their own. What a value carries with it is changed too, unless the row says',
    'otherwise: the total and its words follow the lines, the face of a voucher follows the booking, a second notice has an invoice of its own. A list starts at 0.',
    '',
    'Play a row, read it, change it, or send it to a running sandbox:',
    '',
    '```',
    'npx presale rules N-08 --example > n08.jsonl',
    'npx presale play n08.jsonl --explain',
    'npx presale send n08.jsonl --endpoint http://127.0.0.1:9324',
    '```',
    '',
    'Where a rule has several outcomes, `--outcome HOLD` names the one. `play` keeps the times of the file; `send` goes by the clock of the sandbox, so that a row in which time passes,',
    'or in which something is late, is seen with `play`.',
    '',
    'The outcome is that of the rule on what is sent. A fact from a bank counts whatever the outcome, so its receipt is never `REJECTED` for what it reports.',
    'In the plain case itself only T-03, F-22, C-01 and C-04 fire, which refuse and hold nothing.',
  ],
  zh: [
    '本页由 `npm run generate` 根据 `infra/local/examples` 生成：每一行都经队列和函数实际演示，并写下收到的内容；请勿手工修改。',
    '[英文版](test-values.md)。各规则的内容：[规则](rules.zh-CN.md)。',
    '',
    '每一行都从[最简单的情形](../tutorials/first-release.zh-CN.md)开始，到出具通知书之前为止：账户内 10,000,000.00 元，监管额度 5,000,000.00 元，冻结额度 8,000,000.00 元。',
    '随后发送该行所列消息；与最简单情形相同的消息，只改所列的值。除另有说明外，随之变化的内容一并变化：合计和大写随各行金额，凭证票面随入账内容，第二份通知书有自己的发票。',
    '列表从 0 起计。',
    '',
    '演示一行、阅读、修改，或发送到正在运行的沙箱：',
    '',
    '```',
    'npx presale rules N-08 --example > n08.jsonl',
    'npx presale play n08.jsonl --explain',
    'npx presale send n08.jsonl --endpoint http://127.0.0.1:9324',
    '```',
    '',
    '一条规则有几种结果的，用 `--outcome HOLD` 指明。`play` 按文件所写的时间；`send` 按沙箱的时钟，因此有时间推移或迟延的行，请用 `play` 查看。',
    '',
    '“结果”是该规则对所发送内容的结论。银行报告的事实一律有效，其回执不因所报告的内容而为 `REJECTED`。',
    '最简单的情形本身只触发 T-03、F-22、C-01 和 C-04，均不拒绝、不暂缓。',
  ],
};

const digest = /[0-9a-f]{64}/g;
const code = (value: unknown): string => {
  if (value === '') return '`""`';
  const spelt = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${spelt.replaceAll(digest, (hex) => `${hex.slice(0, 4)}…`)}\``;
};
const moment = (instant: unknown): string => String(instant).slice(0, 16).replace('T', ' ');

function changes(change: Change, language: Language): string {
  return Object.entries(change)
    .map(([path, value]) => (value === undefined ? `\`${path}\` ${words[language].leftOut}` : `\`${path}\` = ${code(value)}`))
    .join(language === 'zh' ? '，' : ', ');
}

const usual: Readonly<Record<string, string>> = { bank: 'bank:102451000019', housing: 'housing:370102', court: 'court:鲁0102' };

function message({ from, type, at: time, change, of, more }: Shown, language: Language): string {
  const say = words[language];
  const head = [
    `\`${type}\``,
    ...(of === 'second' ? [`(${say.second})`] : []),
    ...(of === 'refund' ? [`(${say.refund})`] : []),
    ...(usual[type.split('.')[0] ?? ''] === from || of === 'second' ? [] : [`${say.from} \`${from}\``]),
    ...(time === undefined || of === 'second' ? [] : [`${say.at} ${moment(time)}`]),
  ].join(' ');
  const said = changes({ ...change, ...more }, language);
  if (said !== '') return `${head}: ${said}`;
  return of === 'plain' && time === undefined ? `${head} ${say.asPlain}` : head;
}

function step({ line, shown }: Step, language: Language): string {
  const say = words[language];
  if (shown !== undefined) return message(shown, language);
  if ('until' in line) return `${say.until} ${moment(line['until'])}`;
  if ('redeliver' in line) return `${say.again} (${code(line['redeliver'])})`;
  const name = 'register' in line ? 'register' : 'answer';
  return `${say[name]} ${code(line[name])}`;
}

function sent({ before, steps }: Example, language: Language): string {
  const say = words[language];
  const parts = [...first(before, language), ...steps.map((each) => step(each, language))];
  return parts.length === 0 ? say.plainAlone : parts.join(' → ');
}

function first({ profile, account, unregistered, freeze, freezeAt, uninformed }: Before, language: Language): string[] {
  const say = words[language];
  const frozen = [
    ...(freezeAt === undefined ? [] : [`${say.at} ${moment(at(freezeAt))}`]),
    ...(freeze === undefined ? [] : [changes(freeze, language)]),
  ];
  return [
    ...(profile === undefined ? [] : [`${say.profile} ${changes(profile, language)}`]),
    ...(unregistered === true ? [say.unregistered] : []),
    ...(account === undefined ? [] : [`${say.account} ${changes(account, language)}`]),
    ...(frozen.length === 0 ? [] : [`${say.freeze} ${frozen.join(' ')}`]),
    ...(uninformed === true ? [say.uninformed] : []),
  ];
}

type Entry = ExampleRun['timeline'][number];
const names = (rule: string, { rules: said, data }: Entry): boolean =>
  said.some(({ id }) => id === rule) || (typeof data === 'object' && data !== null && 'rule' in data && data.rule === rule);

function back({ example: { rule }, played: { timeline } }: PlayedExample, language: Language): string {
  const say = words[language];
  const entries = timeline.filter((entry) => names(rule, entry));
  const receipts = entries.flatMap(({ partner, outcome, rules: said }) =>
    outcome === undefined ? [] : [`\`${partner}\` ${say.receipt} \`${outcome}\` ${[...new Set(said.map(({ id }) => id))].join(', ')}`],
  );
  const told = new Map<string, Set<string>>();
  for (const { partner, type, outcome } of entries)
    if (outcome === undefined) told.set(partner, (told.get(partner) ?? new Set()).add(`\`${type}\``));
  const lines = [...new Set(receipts), ...[...told].map(([partner, types]) => `\`${partner}\` ${say.told} ${[...types].join(', ')}`)];
  return lines.length === 0 ? say.onRecord : lines.join('<br>');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** What is sent, what the rule says of it, and what comes back. */
type Row = [outcome: string, sent: string, back: string];

function rowsOf(id: string, all: readonly PlayedExample[], language: Language): Row[] {
  const own = all.filter(({ example }) => example.rule === id);
  const unreachable = outOfReach[id];
  if (own.length === 0 && unreachable !== undefined) return [['', '', unreachable[language]]];
  return own.map((each) => [each.example.outcome, sent(each.example, language), back(each, language)]);
}

/** Text for the page of rules, which draws no Markdown. */
const plain = (text: string): string => text.replaceAll('<br>', '; ').replaceAll('`', '').replaceAll('\n', ' ').trim();

/** By rule and language, a rule a line. */
function data(all: readonly PlayedExample[]): string {
  const plainRows = (id: string, language: Language): string[][] => rowsOf(id, all, language).map((cells) => cells.map(plain));
  const lines = rules.flatMap(({ id }) => {
    const [zh, en] = [plainRows(id, 'zh'), plainRows(id, 'en')];
    return zh.length === 0 ? [] : [`${JSON.stringify(id)}:${JSON.stringify({ zh, en })}`];
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

function page(all: readonly PlayedExample[], language: Language): string {
  const say = words[language];
  const sections = Object.entries(familyHeadings[language]).flatMap(([family, heading]) => [
    `## ${heading}`,
    '',
    row(say.columns),
    row(say.columns.map(() => '---')),
    ...rules
      .filter(({ id }) => id.startsWith(`${family}-`))
      .flatMap(({ id }) => rowsOf(id, all, language).map((cells) => row([id, ...cells]))),
    '',
  ]);
  return [`# ${say.title}`, '', ...intro[language], '', ...sections].join('\n');
}

/** By path below `docs/reference`. */
export const testValueFiles = (all: readonly PlayedExample[]): Map<string, string> =>
  new Map([
    ['test-values.md', page(all, 'en')],
    ['test-values.zh-CN.md', page(all, 'zh')],
    ['test-values.json', data(all)],
  ]);
