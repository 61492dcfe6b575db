/** The rule book as pages for people, English and Chinese, from the register: what fires a rule, what follows, on which article, what to do. */

import { rules } from '../../shared/domain/rules/all-rules.ts';
import type { Rule } from '../../shared/domain/rules/engine/engine.ts';
import type { RuleOutcome } from '../../shared/domain/rules/engine/finding.ts';

/** Families of rules by their letter, in the order of the pages. */
export const familyHeadings: Record<'en' | 'zh', Record<string, string>> = {
  en: {
    M: 'M · The message',
    N: 'N · The notice (《冻结资金使用通知书》)',
    S: 'S · Substance: the housing authority’s review',
    F: 'F · Freezes and deductions',
    B: 'B · The bank',
    C: 'C · The court: telling applicants, filing',
    T: 'T · Time',
    A: 'A · People and access',
  },
  zh: {
    M: 'M · 消息',
    N: 'N · 通知书形式',
    S: 'S · 实质审核（住建部门）',
    F: 'F · 冻结与扣划',
    B: 'B · 银行',
    C: 'C · 法院：告知与入卷',
    T: 'T · 时间',
    A: 'A · 人员与查询',
  },
};

interface Wording {
  title: string;
  intro: string[];
  families: Record<string, string>;
  columns: string[];
  owners: Record<Rule['owner'], string>;
  outcomes: Record<RuleOutcome, string>;
  row(rule: Rule, wording: Wording): string[];
}

const profileCell = ({ profileKeys = [] }: Rule): string => profileKeys.map((key) => `\`${key}\``).join(', ');

const english: Wording = {
  title: 'Rules',
  intro: [
    `Generated from the register of \`shared/domain/rules\` by \`npm run generate\`; do not edit. ${rules.length} rules, each one function.`,
    '[In Chinese](rules.zh-CN.md). The same for machines: `npx presale rules --json`. How decisions follow from rules: [explanation](../explanation/how-decisions-follow.md).',
    'What the texts under "basis" are: [legal bases](legal-bases.md). What to send to see each of them: [test values](test-values.md).',
    '',
    'All rules that concern a message are evaluated and all that fired are reported; the result is the worst of REJECT > HOLD > ACCEPT. A fact from a bank is',
    'recorded whatever fires. "Outcome" is the word of the rule book, with what follows besides. A basis was read in the text itself unless it says',
    '"known, not verified" or "our design". A city\'s own text is cited in that city only, and is not listed here.',
  ],
  families: familyHeadings.en,
  columns: ['id', 'fires when', 'outcome', 'owner', 'what a person reads → what to do', 'basis', 'city profile'],
  owners: { PLATFORM: 'platform', HOUSING: 'housing authority', COURT: 'court', BANK: 'bank' },
  outcomes: { REJECT: 'REJECT', HOLD: 'HOLD', ACCEPT: 'ACCEPT' },
  row: (rule, wording) => [
    rule.id,
    rule.trigger,
    rule.bookOutcome,
    wording.owners[rule.owner],
    `${rule.text.en} → ${rule.text.doEn}`,
    rule.citation.en,
    profileCell(rule),
  ],
};

const chinese: Wording = {
  title: '规则',
  intro: [
    `本页由 \`npm run generate\` 根据 \`shared/domain/rules\` 的登记表生成，请勿手工修改。共 ${rules.length} 条规则，每条一个函数。`,
    '[英文版](rules.md)。机器可读：`npx presale rules --json`。规则如何得出结论：[说明](../explanation/how-decisions-follow.zh-CN.md)。“依据”所列文件：[法律依据](legal-bases.zh-CN.md)。发送什么可以看到每条规则：[测试值](test-values.zh-CN.md)。',
    '',
    '与一条消息有关的规则全部判定，触发的全部报告；结果取最严者：拒绝（REJECT）＞暂缓（HOLD）＞接受（ACCEPT）。银行报告的事实一律记录。',
    '“依据”均已见原文，注明“已知，未核实原文”或“本系统设计”的除外。某一城市的规定只在该城市引用，不列于此。',
  ],
  families: familyHeadings.zh,
  columns: ['编号', '情形', '结果', '责任方', '处理', '依据', '城市规则'],
  owners: { PLATFORM: '平台', HOUSING: '住建部门', COURT: '法院', BANK: '银行' },
  outcomes: { REJECT: '拒绝', HOLD: '暂缓', ACCEPT: '接受' },
  row: (rule, wording) => [
    rule.id,
    rule.text.zh,
    wording.outcomes[rule.outcome],
    wording.owners[rule.owner],
    rule.text.doZh,
    rule.citation.zh,
    profileCell(rule),
  ],
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function page(wording: Wording): string {
  const sections = Object.entries(wording.families).flatMap(([family, heading]) => {
    const own = rules.filter(({ id }) => id.startsWith(`${family}-`));
    return [
      `## ${heading}`,
      '',
      line(wording.columns),
      line(wording.columns.map(() => '---')),
      ...own.map((rule) => line(wording.row(rule, wording))),
      '',
    ];
  });
  return [`# ${wording.title}`, '', ...wording.intro, '', ...sections].join('\n');
}

/** By path below `docs/reference`. */
export const ruleBookFiles = (): Map<string, string> =>
  new Map([
    ['rules.md', page(english)],
    ['rules.zh-CN.md', page(chinese)],
  ]);
