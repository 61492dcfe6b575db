/** What the rules about substance, freezes, the bank and the court's file rest on. */
import { type Citation, cite, courtNotice, design, known, text, together } from './laws.ts';

const release = courtNotice('第五部分', 'part 5');
const who = cite('fa12', 2);
const noDeduction = cite('fa12', 1);
const liability = known(cite('fa12', 2));
const bankLiability = known(cite('fa12', 3));
const security = known(cite('fa12', 4));
const voucherStandard = text('GB/T 44554.4-2025《电子凭证入账归档 银行电子回单》', 'GB/T 44554.4-2025 (electronic bank receipts)');
const quota16 = text('建房〔2022〕16号', 'Notice Jianfang [2022] No. 16');
const specificAmount = cite('preservation', 15);

const substance: Record<string, Citation> = {
  'S-01': who,
  'S-02': together(who, design('由城市规则细化', 'detailed by the city profile')),
  'S-03': design('本市未作规定的，由主管部门决定', 'where the city says nothing, the housing authority decides'),
  'S-04': design('本市未作规定的，由主管部门决定', 'where the city says nothing, the housing authority decides'),
  'S-05': together(cite('realEstate', 45), who, text('本市规定', 'the rules of the city')),
  'S-06': who,
  'S-07': design('由城市规则要求的附件', 'the attachments that the city profile asks for'),
  'S-08': design('用款与合同价款、形象进度相称', 'what is drawn stays in proportion to contract price and progress'),
  'S-09': design('防止重复支付', 'nothing is paid twice'),
  'S-10': liability,
  'S-11': together(liability, known(quota16)),
  'S-12': design('提示收款人的双重身份', 'the double role of a payee is made known'),
  'S-13': cite('wages', 24, 29, 35, 57),
  'S-14': who,
  'S-15': together(who, cite('salesInterpretation', 21)),
  'S-16': cite('salesInterpretation', 21),
  'S-17': liability,
  'S-18': design('退款先用重点监管额度以外的资金', 'refunds come from money outside the key funds first'),
  'S-19': together(cite('fa12', 1), known(quota16)),
  'S-20': cite('guarantee104', 2),
  'S-21': cite('guarantee104', 5),
  'S-22': noDeduction,
  'S-23': together(
    liability,
    bankLiability,
    design('更正版本与已付款项的关系须言明', 'a new version says whether what was paid is part of it'),
  ),
};

const freezes: Record<string, Citation> = {
  'F-01': courtNotice('第五部分（“被人民法院冻结后”）', "part 5 (“after it was frozen by a people's court”)"),
  'F-02': text(
    '法〔2022〕12号（只规范人民法院的保全、执行措施）',
    "Notice Fa [2022] No. 12 (it speaks of the measures of people's courts only)",
  ),
  'F-03': known(text('刑事涉案财物由办案法院处置', 'property in a criminal case is at the disposal of its court')),
  'F-04': together(courtNotice('第三部分第（一）项', 'part 3 (1)'), specificAmount),
  'F-05': cite('civilProcedureInterpretation', 485),
  'F-06': cite('seizure', 26, 27),
  'F-07': together(cite('preservation', 18), cite('civilProcedureInterpretation', 485)),
  'F-08': together(cite('civilProcedure', 106), cite('preservation', 16), cite('seizure', 26), cite('enforcement', 55)),
  'F-09': together(cite('seizure', 19), design('“明显超出”的比例为系统设置', 'the share that counts as “clearly above” is a setting')),
  'F-10': cite('fa12', 1),
  'F-11': together(cite('preservation', 17), cite('civilProcedureInterpretation', 168)),
  'F-12': cite('civilProcedure', 104),
  'F-13': cite('bankruptcy', 16, 18, 19, 25),
  'F-14': together(noDeduction, cite('civilProcedure', 236), cite('enforcement', [71, 72])),
  'F-15': text('法〔2022〕12号第一条（除外情形）', 'Notice Fa [2022] No. 12, art. 1 (the exception)'),
  'F-16': text('法〔2022〕12号第一条（反面解释）', 'Notice Fa [2022] No. 12, art. 1 (what it does not forbid)'),
  'F-17': text('本市规定', 'the rules of the city'),
  'F-18': design('款项不足时由法院决定先后', 'where money is short, the court decides the order'),
  'F-19': cite('civilProcedureInterpretation', 166),
  'F-20': together(cite('civilProcedure', 107), cite('preservation', 22, 23), cite('civilProcedureInterpretation', 167), security),
  'F-21': together(courtNotice('第五部分（“应当支持”）', 'part 5 (courts “shall support” the transfer)'), cite('enforcement', 77)),
  'F-22': known(cite('civilProcedureInterpretation', 165)),
  'F-23': cite('civilProcedureInterpretation', 485),
  'F-24': together(courtNotice('第二部分', 'part 2'), cite('seizure', 2)),
  'F-25': together(cite('caseNumbers', 3), design('由案号所属法院发送', 'the court of the case number sends it')),
  'F-26': cite('seizure', 26),
  'F-27': known(together(cite('seizure', 27), cite('civilProcedure', 253))),
};

const bank: Record<string, Citation> = {
  'B-01': design('不超过可付余额', 'never more than the payable balance'),
  'B-02': together(bankLiability, cite('enforcement', 26)),
  'B-03': bankLiability,
  'B-04': design('累计支付不超过批准金额', 'never more than was approved'),
  'B-05': together(who, design('“及时”按一个工作日提示', '“promptly” is taken as one working day')),
  'B-06': together(bankLiability, text('预售资金监管三方协议', 'the tripartite supervision agreement')),
  'B-07': design('收款账户不能入账的，该行暂缓', 'a line waits while its payee account cannot take money'),
  'B-08': text('大额支付系统清算惯例', 'settlement practice of the large-value payment system'),
  'B-09': design('退票、冲正后重新开放，更正以补充方式', 'after a return the line is open again and files are corrected by supplement'),
  'B-10': design('重复付款须有失败凭证', 'a second payment needs proof that the first failed'),
  'B-11': design('银行与平台余额不一致时暂停新的支付', 'no new payments while the balances of bank and platform differ'),
  'B-12': cite('guarantee104', 3),
  'B-13': known(cite('fa12', 2)),
  'B-14': together(courtNotice('第五部分（“划转凭证”）', 'part 5 (“transfer voucher”)'), voucherStandard),
  'B-15': voucherStandard,
  'B-16': together(courtNotice('第三部分第（一）项', 'part 3 (1)'), specificAmount),
  'B-17': design('退回不超过已付', 'no more comes back than was paid'),
  'B-18': design('事实在其发生之时生效', 'a fact counts from the time at which it happened'),
  'B-19': courtNotice('第五部分（“划转凭证”）', 'part 5 (“transfer voucher”)'),
};

const court: Record<string, Citation> = {
  'C-01': release,
  'C-02': cite('partyChange', [1, 9]),
  'C-03': together(cite('civilProcedure', 90), cite('civilProcedureInterpretation', 136)),
  'C-04': cite('onlineLitigation', 31),
  'C-05': cite('onlineLitigation', 31),
  'C-06': cite('onlineLitigation', 31),
  'C-07': cite('civilProcedure', 91, 95),
  'C-08': together(cite('preservation', 12), cite('personalInformation', 6, 28)),
  'C-09': courtNotice('第五部分（“划转情况”）', 'part 5 (“the transfer”)'),
  'C-10': release,
  'C-11': release,
  'C-12': together(
    text('最高人民法院2016年11月22日通知第六部分', "Supreme People's Court, notice of 22 November 2016, part 6"),
    text('《人民法院执行文书立卷归档办法》', "Measures on Filing Enforcement Documents of the People's Courts"),
  ),
  'C-13': together(cite('archives', 37), cite('archivesRegulation', 39)),
  'C-14': design('同一文件在一案中只入卷一次', 'a document is filed once in a case'),
  'C-15': cite('archives', 37),
};

export const moneyAndCaseBases: Readonly<Record<string, Citation>> = { ...substance, ...freezes, ...bank, ...court };

const tongguan = (article: string, en: string): Citation =>
  text(`《潼关县商品房预售资金监管协议》（范本）${article}`, `Tongguan county, supervision agreement (template), ${en}`);
const zhongshan = text('中山市实施法〔2022〕12号的通知（2022年5月）', 'Zhongshan, notice implementing Fa [2022] No. 12 (May 2022)');

/** Texts of a city or province, by the leading digits of its division code: cited there and nowhere else. */
export const localBases: Readonly<Record<string, Readonly<Record<string, Citation>>>> = {
  '4420': { 'N-16': zhongshan, 'F-17': zhongshan, 'B-05': zhongshan },
  '3308': {
    'S-03': text(
      '衢住建〔2022〕45号（勘察、设计、监理费列入）',
      'Quzhou, Quzhujian [2022] No. 45 (survey, design and supervision are included)',
    ),
    'S-04': text('衢住建〔2022〕45号（不含税费）', 'Quzhou, Quzhujian [2022] No. 45 (taxes are excluded)'),
    'S-05': text('衢住建〔2022〕45号', 'Quzhou, Quzhujian [2022] No. 45'),
  },
  '610522': {
    'S-04': tongguan('（税费、项目贷款列入非重点资金用途）', 'taxes and project loan are uses of non-key funds'),
    'S-14': tongguan('六.2', 'art. 6.2'),
    'S-18': tongguan('六.1', 'art. 6.1'),
    'B-06': tongguan('八.1、八.3', 'arts. 8.1, 8.3'),
    'B-09': tongguan('五.4', 'art. 5.4'),
    'B-10': tongguan('五.4', 'art. 5.4'),
    'B-11': tongguan('四.1', 'art. 4.1'),
  },
  '11': {
    'N-15': text('《北京市商品房预售资金监督管理暂行办法》第二十三条', 'Beijing, Interim Measures on Supervising Pre-sale Money, art. 23'),
  },
  '3703': { 'N-15': text('《淄博市房地产开发经营管理条例》第三十三条', 'Zibo, Regulation on Real Estate Development, art. 33') },
  '41': { 'S-05': text('河南省关于商品房预售资金监管的意见（2022年3月）', 'Henan, opinions on supervising pre-sale money (March 2022)') },
};
