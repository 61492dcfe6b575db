/** What the codes of messages are called, with the code behind the name: who reads a receipt need not know the schema. */
import type { ApplicantType, ChannelKind, InboundData, ProceedingStage, Purpose } from '../../messages/messages.ts';
import type { Words } from '../engine/finding.ts';
import { listed } from './wording.ts';

type Terms<Code extends string> = Readonly<Record<Code, readonly [zh: string, en: string]>>;

const purposes: Terms<Purpose> = {
  PROGRESS: ['工程进度款', 'progress payment'],
  MATERIAL: ['材料款', 'material'],
  EQUIPMENT: ['设备款（含租赁）', 'equipment, lease included'],
  REFUND: ['退还购房款', 'refund of a purchase price'],
  SURVEY_DESIGN: ['勘察、设计、监理或配套', 'survey, design, supervision or ancillary works'],
  TAX: ['税费', 'taxes'],
  WAGES: ['农民工工资', "migrant workers' wages"],
  PROJECT_LOAN: ['项目贷款', 'project loan'],
  LAND: ['土地款', 'land'],
  MARKETING: ['营销、广告', 'marketing'],
  SALARY: ['开发企业工资', "the developer's salaries"],
  FINE: ['罚款', 'fine'],
  SHAREHOLDER_LOAN: ['股东借款', 'shareholder loan'],
  GROUP_SWEEP: ['集团归集', 'sweep to the group'],
  OTHER: ['其他', 'other'],
};

const applicantTypes: Terms<ApplicantType> = {
  DEVELOPER: ['房地产开发企业', 'developer'],
  CONTRACTOR: ['工程款债权人', 'contractor'],
  MATERIAL: ['材料款债权人', 'supplier of materials'],
  EQUIPMENT_LEASE: ['租赁设备款债权人', 'lessor of equipment'],
  BUYER: ['购房人', 'buyer'],
  OTHER: ['其他', 'other'],
};

const organs: Terms<InboundData['court.freeze.ordered']['organ']> = {
  court: ['人民法院', 'court'],
  police: ['公安机关', 'police'],
  procuratorate: ['人民检察院', 'procuratorate'],
  tax: ['税务机关', 'tax authority'],
  supervision: ['监察机关', 'supervision commission'],
  customs: ['海关', 'customs'],
};

const stages: Terms<ProceedingStage> = {
  'pre-suit': ['诉前保全', 'preservation before suit'],
  suit: ['诉讼保全', 'preservation in suit'],
  arbitration: ['仲裁保全', 'preservation in arbitration'],
  'pre-enforcement': ['执行前保全', 'preservation before enforcement'],
  enforcement: ['执行', 'enforcement'],
};

const channels: Terms<ChannelKind> = {
  'court-app': ['法院送达平台', 'court service platform'],
  sms: ['短信', 'text message'],
  email: ['电子邮件', 'e-mail'],
  post: ['邮寄', 'post'],
  phone: ['电话', 'telephone'],
};

const evidences: Terms<'contract' | 'progress-confirmation' | 'supervisor-confirmation' | 'invoice'> = {
  contract: ['合同', 'contract'],
  'progress-confirmation': ['施工进度确认', 'progress confirmation'],
  'supervisor-confirmation': ['监理确认', "supervisor's confirmation"],
  invoice: ['发票', 'invoice'],
};

const itemKinds: Terms<'fund-use-notice' | 'transfer-voucher' | 'payment-return' | 'delivery-evidence' | 'supplement'> = {
  'fund-use-notice': ['冻结资金使用通知书', 'fund-use notice'],
  'transfer-voucher': ['划转凭证', 'transfer voucher'],
  'payment-return': ['退票或冲正记录', 'record of a return'],
  'delivery-evidence': ['送达凭证', 'evidence of service'],
  supplement: ['补充材料', 'supplement'],
};

/** What a text to an applicant must not say, by the kinds that whoever asks gives them. */
const secrets: Terms<
  'account number' | 'balance' | 'payee account' | 'payee id' | 'buyer' | 'buyer id' | 'unit' | 'other case' | 'other creditor'
> = {
  'account number': ['账号', 'account number'],
  balance: ['账户余额', 'balance'],
  'payee account': ['收款账号', 'payee account'],
  'payee id': ['收款人证件号码', 'payee id'],
  buyer: ['购房人姓名', 'buyer'],
  'buyer id': ['购房人证件号码', 'buyer id'],
  unit: ['房号', 'unit'],
  'other case': ['其他案件', 'other case'],
  'other creditor': ['其他债权人', 'other creditor'],
};

const of =
  <Code extends string>(terms: Terms<Code>, withCode: boolean) =>
  (code: string): Words => {
    const term = Object.hasOwn(terms, code) ? terms[code as Code] : undefined;
    if (term === undefined) return code;
    return withCode ? { zh: `${term[0]}（${code}）`, en: `${term[1]} (${code})` } : { zh: term[0], en: term[1] };
  };

export const purposeName = of(purposes, true);
export const applicantName = of(applicantTypes, true);
export const organName = of(organs, false);
export const stageName = of(stages, false);
export const channelName = of(channels, false);
/** Evidence that a city asks for; a name that the table lacks is shown as the profile writes it. */
export const evidenceName = of(evidences, false);
export const itemKindName = of(itemKinds, false);
export const secretName = of(secrets, false);

export const purposeNames = (codes: readonly Purpose[]): Words => listed(codes.map(purposeName), codes.length);
export const applicantNames = (codes: readonly ApplicantType[]): Words => listed(codes.map(applicantName), codes.length);
