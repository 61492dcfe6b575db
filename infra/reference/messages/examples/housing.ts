import type { InboundData, NoticePaper } from '../../../../shared/domain/messages/messages.ts';
import { account, authority, bankCode, caseNumber, contractor, courtName, developer, inlinePdf, noticeNumber, permit } from './story.ts';

const { accountNumber, accountTitle } = account;

/** A progress payment to the contractor: every rule passes. */
const notice: NoticePaper = {
  noticeNumber,
  version: 1,
  issuer: authority,
  issuedAt: '2026-03-09T10:00:00+08:00',
  validUntil: '2026-06-30T17:00:00+08:00',
  bankCode,
  courts: [courtName],
  accountNumber,
  accountTitle,
  permit,
  project: '泉城华府',
  developer,
  freezes: [{ caseNumber, courtName, quotaFen: 800_000_000 }],
  applicant: { type: 'CONTRACTOR', name: contractor.name, idKind: 'uscc', id: contractor.uscc },
  purpose: 'PROGRESS',
  contract: {
    number: 'SG-2025-031',
    priceFen: 2_000_000_000,
    paidBeforeFen: 500_000_000,
    progressPercent: 60,
    parties: [
      { name: developer.name, id: developer.uscc },
      { name: contractor.name, id: contractor.uscc },
    ],
  },
  invoices: ['25372000000012345678'],
  building: '1号楼',
  lines: [
    {
      line: 1,
      payee: {
        name: contractor.name,
        idKind: 'uscc',
        id: contractor.uscc,
        accountNumber: contractor.accountNumber,
        bankCode: contractor.bankCode,
        kind: 'organisation',
      },
      amountFen: 300_000_000,
      usage: '主体结构工程进度款',
    },
  ],
  totalFen: 300_000_000,
  amountInWords: '人民币叁佰万元整',
  partialAllowed: true,
  costToCompleteFen: 0,
  opinion: { text: '经审核，同意使用冻结资金支付工程进度款。', handler: '张三', reviewer: '李四', approver: '王五' },
  seal: { owner: authority.name },
  document: inlinePdf('Fund use notice 2026-1'),
  attachments: [{ name: 'progress-confirmation', ...inlinePdf('Progress confirmation') }],
};

export const housingExamples: { [T in keyof InboundData as T extends `housing.${string}` ? T : never]: InboundData[T] } = {
  'housing.account.registered': {
    accountNumber,
    accountTitle,
    bankCode,
    regionCode: authority.regionCode,
    project: { name: '泉城华府', location: '济南市历下区经十路88号', permits: [permit] },
    developer,
    supervisionAgreement: 'JN-JG-2025-0186',
    supervisedQuotaFen: 500_000_000,
    balanceFen: 1_000_000_000,
    buildings: [{ name: '1号楼' }, { name: '2号楼', firstRegisteredOn: '2026-01-15' }],
  },
  'housing.quota.adjusted': {
    accountNumber,
    supervisedQuotaFen: 400_000_000,
    reason: '主体结构封顶，按节点调整监管额度',
    milestone: '主体结构封顶',
    effectiveAt: '2026-04-01T09:00:00+08:00',
    guarantee: {
      issuer: {
        name: '示例银行股份有限公司',
        uscc: '91110000600037341L',
        kind: 'bank',
        supervisoryRating: 2,
        totalAssetsFen: 200_000_000_000_000,
        relatedToDeveloper: false,
      },
      replacedFen: 100_000_000,
    },
  },
  'housing.registration.completed': { accountNumber, building: '1号楼', registeredOn: '2026-11-20' },
  'housing.supervision.ended': { accountNumber, endedOn: '2026-12-20', reason: '全部楼栋已完成首次登记' },
  'housing.notice.issued': notice,
  'housing.notice.withdrawn': { noticeNumber, version: 1, reason: '施工合同已变更，另行出具' },
  'housing.query.answered': {
    noticeNumber,
    version: 1,
    answers: [{ rule: 'S-19', statement: '剩余资金与后续预售款足以完成建设，附测算表。', signedBy: '李四' }],
  },
  'housing.freeze.acknowledged': { caseNumber, accountNumber, acknowledgedAt: '2026-03-04T09:30:00+08:00' },
};
