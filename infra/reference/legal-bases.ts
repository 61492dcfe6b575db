/** The texts that rules rest on, as pages for people: each with the rules that cite it, the provisions of 法〔2022〕12号, cities' own texts. */

import { rules } from '../../shared/domain/rules/all-rules.ts';
import { laws } from '../../shared/domain/rules/book/bases/laws.ts';
import { localBases } from '../../shared/domain/rules/book/bases/money-and-case.ts';

type Language = 'zh' | 'en';

interface Provision {
  article: string;
  zh: string;
  en: string;
  verified: boolean;
}

/** What 法〔2022〕12号 says, as far as it was read or is known. */
const provisions: readonly Provision[] = [
  {
    article: '1',
    zh: '法院冻结监管账户的，应当及时通知当地住房和城乡建设主管部门；坚持比例原则；项目完成首次登记前，监管额度内的款项不得扣划，因建设该项目产生的工程款、材料款、设备款债权除外。冻结不受禁止',
    en: 'A court that freezes a supervision account promptly notifies the local housing authority; proportionality; no deduction of money inside the supervised quota before first registration, unless the claim arises from building this very project. Freezing is not forbidden',
    verified: true,
  },
  {
    article: '2',
    zh: '房地产开发企业、工程款、材料款、租赁设备款债权人等可申请支付项目建设所需资金，购房人可因合同解除申请退还购房款；经项目所在地主管部门审核同意，商业银行应当及时支付',
    en: 'The developer, creditors for works, materials and equipment lease and others may ask for money that the project needs, a buyer for a refund on rescission; with the consent of the housing authority of the place the bank pays promptly',
    verified: true,
  },
  { article: '2', zh: '银行将付款情况及时向人民法院报告', en: 'The bank reports the payment to the court promptly', verified: false },
  { article: '2', zh: '主管部门违规批准的责任', en: 'Liability of the housing authority for approvals against the rules', verified: false },
  {
    article: '3',
    zh: '银行立即办理冻结；对不符合要求和审批手续的申请不予支付；违法或违约支付的责任',
    en: 'The bank freezes at once, refuses what does not meet the requirements, and is liable for paying against law or contract',
    verified: false,
  },
  {
    article: '4',
    zh: '提供保函的，主管部门可以准许释放相应额度；向法院提供担保的，可以解除冻结',
    en: 'A guarantee may release the corresponding quota; security tendered to the court may lift the freeze',
    verified: false,
  },
];

const words = {
  zh: {
    title: '法律依据',
    other: '[English](legal-bases.md)',
    intro:
      '由 `npm run generate` 根据 `shared/domain/rules/book/bases` 生成，请勿手工修改。规则的依据均已见原文，注明“已知，未核实原文”的尚须核对，“本系统设计”没有法律出处。',
    notice: '法〔2022〕12号的内容',
    noticeIntro:
      '最高人民法院、住房和城乡建设部、中国人民银行《关于规范人民法院保全执行措施 确保商品房预售资金用于项目建设的通知》。其中没有天数、表格、金额上限，也没有申请人之间的先后：这些是设置，从不当作法律。',
    provision: ['条', '内容', '核实'],
    verified: { true: '已见原文', false: '已知，未核实原文' },
    texts: '所依据的文件',
    textColumns: ['文件', '英文引称', '引用的规则'],
    court:
      '市法院关于善意文明执行的通知：城市未列名。第五部分规定通知书由主管部门审核出具，各法院应当支持划转、告知申请人并将通知书和划转凭证载入卷宗；第三部分第（一）项规定冻结银行存款应当明确具体数额。',
    cities: '城市和省的规定',
    citiesIntro: '仅在该地区引用，见该地区的回执。',
    cityColumns: ['行政区划', '规则', '文件'],
  },
  en: {
    title: 'Legal bases',
    other: '[中文](legal-bases.zh-CN.md)',
    intro:
      'Generated from `shared/domain/rules/book/bases` by `npm run generate`; do not edit. What a rule rests on was read in the text itself; "known, not verified" has yet to be confirmed, "our design" has no legal source.',
    notice: 'What Notice Fa [2022] No. 12 says',
    noticeIntro:
      "法〔2022〕12号: Supreme People's Court, Ministry of Housing and Urban-Rural Development, People's Bank of China, on preservation and enforcement against pre-sale money. It sets no number of days, no form, no cap and no order among applicants: such values are settings, never law.",
    provision: ['art.', 'what it says', 'verified'],
    verified: { true: 'read', false: 'known, not verified' },
    texts: 'The texts',
    textColumns: ['text', 'cited in English as', 'rules'],
    court:
      "The city court's notice on enforcement in good faith: the city is not named. Part 5: the housing authority reviews and issues the notice, courts support the transfer, inform the applicant of it, and put notice and transfer voucher into the case file; part 3 (1): a freeze of bank deposits states a specific amount.",
    cities: 'Texts of cities and provinces',
    citiesIntro: 'Cited in their own region only, in the receipts that go there.',
    cityColumns: ['division', 'rule', 'text'],
  },
} as const;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
  '',
];

function page(language: Language): string {
  const say = words[language];
  const citing = (name: string): string =>
    rules
      .filter(({ citation }) => citation.zh.includes(name))
      .map(({ id }) => id)
      .join(', ');
  return [
    `# ${say.title}`,
    '',
    say.other,
    '',
    say.intro,
    '',
    `## ${say.notice}`,
    '',
    say.noticeIntro,
    '',
    ...table(
      say.provision,
      provisions.map((provision) => [provision.article, provision[language], say.verified[`${provision.verified}`]]),
    ),
    `## ${say.texts}`,
    '',
    say.court,
    '',
    ...table(
      say.textColumns,
      Object.values(laws).map(([zh, en]) => [zh, en, citing(zh)]),
    ),
    `## ${say.cities}`,
    '',
    say.citiesIntro,
    '',
    ...table(
      say.cityColumns,
      Object.entries(localBases).flatMap(([region, texts]) => Object.entries(texts).map(([id, text]) => [region, id, text[language]])),
    ),
  ].join('\n');
}

/** By path below `docs/reference`. */
export const legalBasesFiles = (): Map<string, string> =>
  new Map([
    ['legal-bases.md', page('en')],
    ['legal-bases.zh-CN.md', page('zh')],
  ]);
