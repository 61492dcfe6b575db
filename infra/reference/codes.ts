/** Codes that messages carry, as pages for people, English and Chinese, from the tables that the core itself reads: reasons, statuses, kinds of task. */
import { noticeStatuses } from '../../shared/domain/account/tables/notice-statuses.ts';
import { type ReasonCodeEntry, reasonCodes } from '../../shared/domain/account/tables/reason-codes.ts';
import { taskKinds } from '../../shared/domain/account/tables/task-kinds.ts';
import type { TaskKindEntry } from '../../shared/domain/office/kinds.ts';

type Language = 'zh' | 'en';

const parties = {
  bank: { zh: '监管银行', en: 'bank' },
  housing: { zh: '住建部门', en: 'housing authority' },
  court: { zh: '法院', en: 'court' },
  operator: { zh: '运营方', en: 'operations desk' },
  rule: { zh: '规则的责任方', en: 'the owner of the rule' },
  'owner-of-the-rule': { zh: '规则的责任方', en: 'the owner of the rule' },
  nobody: { zh: '无', en: 'nobody' },
} as const;

const natures = {
  question: { zh: '须决定', en: 'to be decided' },
  deadline: { zh: '期限', en: 'a deadline' },
  owed: { zh: '应办，不能拒绝', en: 'owed, never refused' },
  look: { zh: '须核查', en: 'to be looked at' },
} as const;

const words = {
  en: {
    title: 'Codes',
    intro: [
      'Generated from the tables of `shared/domain/account/tables` by `npm run generate`; do not edit. [In Chinese](codes.zh-CN.md).',
      'The messages that carry them: [messages](messages/README.md).',
    ],
    reasons: 'Reasons of a refusal to pay (`bank.payment.refused`, `reasonCode`)',
    reasonsIntro: [
      'A bank pays under a valid notice, or says by one of these codes and in words why it cannot. Any other text is recorded as well, and is B-05, as are an',
      'empty reason and one that rests on a telephone call or on word of mouth: the housing authority and the courts hear of it at once. Codes are read',
      'without regard to case; `-` and spaces are read as `_`.',
    ],
    reasonColumns: ['code', 'meaning', 'also taken', 'who can remove it', 'what to do', 'besides'],
    statuses: 'Statuses of a notice (`release.notice.decided`, `status`)',
    statusesIntro: ['Each change of status is sent to the authority that issued the notice.'],
    statusColumns: ['status', 'in words', 'meaning', 'money may move', 'validity can run out', 'who acts next'],
    tasks: 'Kinds of task (`release.task.opened`, `kind`)',
    tasksIntro: ['A task is answered by its owner in a signed message (`…query.answered`), or in the console.'],
    taskColumns: ['kind', 'in words', 'owner', 'nature', 'by', 'what to do', 'an acceptance', 'a refusal'],
    yes: 'yes',
    no: 'no',
  },
  zh: {
    title: '代码',
    intro: [
      '本页由 `npm run generate` 根据 `shared/domain/account/tables` 中的表生成，请勿手工修改。[英文版](codes.md)。',
      '使用这些代码的报文：[报文](messages/README.zh-CN.md)。',
    ],
    reasons: '拒付原因（`bank.payment.refused` 的 `reasonCode`）',
    reasonsIntro: [
      '银行依有效通知书支付，或以下列代码之一并以文字说明不能支付的理由。其他内容同样记录，但触发 B-05；理由为空，或以电话、口头要求为由的，也触发 B-05：',
      '住建部门和法院即时获知。代码不分大小写，`-` 和空格按 `_` 读取。',
    ],
    reasonColumns: ['代码', '含义', '同义代码', '由谁消除', '处理', '同时触发'],
    statuses: '通知书状态（`release.notice.decided` 的 `status`）',
    statusesIntro: ['状态每次变化，均告知出具通知书的部门。'],
    statusColumns: ['状态', '名称', '含义', '可以支付', '有效期可届满', '下一步由谁办理'],
    tasks: '任务种类（`release.task.opened` 的 `kind`）',
    tasksIntro: ['任务由责任方以签名报文（`…query.answered`）或在控制台答复。'],
    taskColumns: ['种类', '名称', '责任方', '性质', '期限', '处理', '同意后', '不同意后'],
    yes: '是',
    no: '否',
  },
} as const;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  line(columns),
  line(columns.map(() => '---')),
  ...rows.map(line),
  '',
];
const code = (text: string): string => `\`${text}\``;

const reasonRows = (language: Language): string[][] =>
  Object.entries<ReasonCodeEntry>(reasonCodes).map(([name, { title, next, also, payeeUnusable, ...entry }]) => [
    code(name),
    title[language],
    also.map(code).join(', '),
    parties[next][language],
    entry.do[language],
    payeeUnusable === true ? 'B-07' : '',
  ]);

const statusRows = (language: Language): string[][] =>
  Object.entries(noticeStatuses).map(([name, { title, meaning, payable, mayExpire, next }]) => [
    code(name),
    title[language],
    meaning[language],
    payable ? words[language].yes : words[language].no,
    mayExpire ? words[language].yes : words[language].no,
    parties[next][language],
  ]);

const taskRows = (language: Language): string[][] =>
  Object.entries<TaskKindEntry>(taskKinds).map(([name, { title, owner, nature, clock, accept, reject, ...entry }]) => [
    code(name),
    title[language],
    parties[owner][language],
    natures[nature][language],
    clock[language],
    entry.do[language],
    accept[language],
    reject[language],
  ]);

function page(language: Language): string {
  const say = words[language];
  const section = (heading: string, intro: readonly string[], columns: readonly string[], rows: string[][]): string[] => [
    `## ${heading}`,
    '',
    ...intro,
    '',
    ...table(columns, rows),
  ];
  return [
    `# ${say.title}`,
    '',
    ...say.intro,
    '',
    ...section(say.reasons, say.reasonsIntro, say.reasonColumns, reasonRows(language)),
    ...section(say.statuses, say.statusesIntro, say.statusColumns, statusRows(language)),
    ...section(say.tasks, say.tasksIntro, say.taskColumns, taskRows(language)),
  ].join('\n');
}

/** By path below `docs/reference`. */
export const codeFiles = (): Map<string, string> =>
  new Map([
    ['codes.md', page('en')],
    ['codes.zh-CN.md', page('zh')],
  ]);
