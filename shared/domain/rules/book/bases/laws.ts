/** The texts that rules rest on, by their full names, and how articles of them are cited in each language. */

/** A citation, one text a language. */
export interface Citation {
  zh: string;
  en: string;
}

/** Full names: Chinese, English. */
export const laws = {
  civilProcedure: ['《中华人民共和国民事诉讼法》', 'Civil Procedure Law (2023)'],
  civilProcedureInterpretation: [
    '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》',
    "Supreme People's Court, Interpretation on the Civil Procedure Law (2022)",
  ],
  preservation: [
    '《最高人民法院关于人民法院办理财产保全案件若干问题的规定》',
    "Supreme People's Court, Provisions on Property Preservation (2020)",
  ],
  seizure: [
    '《最高人民法院关于人民法院民事执行中查封、扣押、冻结财产的规定》',
    "Supreme People's Court, Provisions on Sealing, Seizing and Freezing Property in Civil Enforcement (2020)",
  ],
  enforcement: [
    '《最高人民法院关于人民法院执行工作若干问题的规定（试行）》',
    "Supreme People's Court, Provisions on Enforcement Work (Trial) (2020)",
  ],
  networkFreeze: [
    '《最高人民法院关于网络查询、冻结被执行人存款的规定》',
    "Supreme People's Court, Provisions on Network Inquiry and Freezing of Deposits (2013)",
  ],
  partyChange: [
    '《最高人民法院关于民事执行中变更、追加当事人若干问题的规定》',
    "Supreme People's Court, Provisions on Changing and Adding Parties in Civil Enforcement (2020)",
  ],
  onlineLitigation: ['《人民法院在线诉讼规则》', "Online Litigation Rules of the People's Courts (2021)"],
  caseNumbers: [
    '《最高人民法院关于人民法院案件案号的若干规定》',
    "Supreme People's Court, Provisions on Case Numbers (2016, amended by Fa [2018] No. 335)",
  ],
  salesInterpretation: [
    '《最高人民法院关于审理商品房买卖合同纠纷案件适用法律若干问题的解释》',
    "Supreme People's Court, Interpretation on Sales of Commercial Housing (2020)",
  ],
  bankruptcy: ['《中华人民共和国企业破产法》', 'Enterprise Bankruptcy Law'],
  civilCode: ['《中华人民共和国民法典》', 'Civil Code'],
  realEstate: ['《中华人民共和国城市房地产管理法》', 'Urban Real Estate Administration Law'],
  signature: ['《中华人民共和国电子签名法》', 'Electronic Signature Law'],
  archives: ['《中华人民共和国档案法》', 'Archives Law'],
  archivesRegulation: ['《中华人民共和国档案法实施条例》', 'Regulation on the Archives Law'],
  personalInformation: ['《中华人民共和国个人信息保护法》', 'Personal Information Protection Law'],
  wages: ['《保障农民工工资支付条例》', "Regulation on Payment of Migrant Workers' Wages"],
  onlineGovernment: ['《国务院关于在线政务服务的若干规定》', 'State Council, Provisions on Online Government Services'],
  fa12: ['法〔2022〕12号', 'Notice Fa [2022] No. 12'],
  guarantee104: ['银保监办发〔2022〕104号', 'Notice Yinbaojian Banfa [2022] No. 104'],
} as const;

export type Law = keyof typeof laws;

/** Articles: one, or the first and last of several. */
type Article = number | readonly [number, number];

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** `236` → `二百三十六`, up to 999. */
export function chineseNumber(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const high = hundreds === 0 ? '' : `${digits[hundreds]}百`;
  const middle = tens === 0 ? (hundreds > 0 && ones > 0 ? '零' : '') : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${high}${middle}${ones === 0 ? '' : digits[ones]}`;
}

const articleZh = (article: Article): string =>
  typeof article === 'number' ? `第${chineseNumber(article)}条` : `第${chineseNumber(article[0])}条至第${chineseNumber(article[1])}条`;
const articleEn = (article: Article): string => (typeof article === 'number' ? String(article) : `${article[0]}–${article[1]}`);

/** Articles of a law, by its full name. */
export function cite(law: Law, ...articles: readonly Article[]): Citation {
  const [zh, en] = laws[law];
  const several = articles.length > 1 || typeof articles[0] !== 'number';
  return {
    zh: `${zh}${articles.map(articleZh).join('、')}`,
    en: `${en}, art${several ? 's' : ''}. ${articles.map(articleEn).join(', ')}`,
  };
}

/** A text of which no article is cited. */
export const text = (zh: string, en: string): Citation => ({ zh, en });

/** A provision whose wording was not seen: to be confirmed before anybody relies on it. */
export const known = ({ zh, en }: Citation): Citation => ({ zh: `${zh}（已知，未核实原文）`, en: `${en} (known, not verified)` });

/** A decision of this system without a legal source. */
export const design = (zh: string, en: string): Citation => ({ zh: `本系统设计：${zh}`, en: `Our design: ${en}` });

/** One text of several. */
export const together = (...citations: readonly Citation[]): Citation => ({
  zh: citations.map(({ zh }) => zh).join('；'),
  en: citations.map(({ en }) => en).join('; '),
});

/** The city-level court notice that this system serves; the place is not named in it. */
export const courtNotice = (zh: string, en: string): Citation => ({
  zh: `市法院关于善意文明执行的通知${zh}`,
  en: `The city court's notice on enforcement in good faith, ${en}`,
});
