import type { Correlation, OutboundData, OutboundType } from '../../../../shared/domain/messages/outputs.ts';
import { account, authority, caseNumber, contractor, courtName, enforcementCase, inlinePdf, noticeNumber } from './story.ts';

const { accountNumber } = account;
const { sha256 } = inlinePdf('Fund use notice 2026-1');

/** What each example is about and what it says. */
export const releaseExamples: { [T in OutboundType]: { correlation: Correlation; data: OutboundData[T] } } = {
  'release.receipt': {
    correlation: { noticeNumber, accountNumber },
    data: {
      messageId: 'example-housing.notice.issued',
      outcome: 'HELD',
      rules: [
        {
          id: 'S-19',
          outcome: 'HOLD',
          found: {
            zh: '剩余资金少于完工所需，且无住建部门说明；请补充说明',
            en: 'The money left is less than the cost to complete and the authority has made no statement; send one',
          },
          field: 'costToCompleteFen',
        },
      ],
    },
  },
  'release.payment.authorised': {
    correlation: { noticeNumber, accountNumber },
    data: {
      noticeNumber,
      version: 1,
      accountNumber,
      validUntil: '2026-06-30T17:00:00+08:00',
      totalFen: 300_000_000,
      partialAllowed: true,
      lines: [
        {
          line: 1,
          payee: { name: contractor.name, accountNumber: contractor.accountNumber, bankCode: contractor.bankCode },
          amountFen: 300_000_000,
          paidFen: 0,
          remainingFen: 300_000_000,
          usage: '主体结构工程进度款',
        },
      ],
      issuer: { name: authority.name, uscc: authority.uscc },
      document: { sha256, mediaType: 'application/pdf' },
      cases: [caseNumber],
    },
  },
  'release.payment.stopped': {
    correlation: { noticeNumber, caseNumber, accountNumber },
    data: {
      noticeNumber,
      version: 1,
      accountNumber,
      reason: { zh: '法院裁定暂停使用', en: 'A court act suspends the release' },
      rules: [],
    },
  },
  'release.query.raised': {
    correlation: { noticeNumber, accountNumber },
    data: {
      taskId: 'task-1',
      noticeNumber,
      version: 1,
      rules: [
        {
          id: 'S-19',
          outcome: 'HOLD',
          found: { zh: '请说明剩余资金如何完成建设', en: 'State how the project is completed with the money left' },
        },
      ],
      dueAt: '2026-03-16T17:00:00+08:00',
    },
  },
  'release.violation.raised': {
    correlation: { noticeNumber, caseNumber, accountNumber },
    data: {
      bankSerial: 'S20260310000042',
      noticeNumber,
      line: 1,
      amountFen: 300_000_000,
      bookedAt: '2026-03-10T14:30:00+08:00',
      rules: [
        {
          id: 'B-03',
          outcome: 'HOLD',
          found: { zh: '收款账户与通知书不一致', en: 'The payee’s account differs from the notice' },
          field: 'payee.accountNumber',
        },
      ],
    },
  },
  'release.freeze.notified': {
    correlation: { caseNumber, accountNumber },
    data: { caseNumber, courtName, quotaFen: 800_000_000, servedAt: '2026-03-03T10:00:00+08:00', endsAt: '2027-03-02T10:00:00+08:00' },
  },
  'release.transfer.reported': {
    correlation: { noticeNumber, caseNumber, accountNumber },
    data: {
      noticeNumber,
      line: 1,
      bankSerial: 'S20260310000042',
      amountFen: 300_000_000,
      bookedAt: '2026-03-10T14:30:00+08:00',
      status: 'PAID',
      voucherNumber: 'HD2026031000042',
    },
  },
  'release.dossier.item-filed': {
    correlation: { noticeNumber, caseNumber, accountNumber },
    data: {
      caseNumber,
      itemId: `${caseNumber}/notice/${noticeNumber}/1`,
      sequence: 1,
      kind: 'fund-use-notice',
      documentNumber: noticeNumber,
      sha256,
      chainHead: sha256,
    },
  },
  'release.objection-draft.raised': {
    correlation: { caseNumber: enforcementCase, accountNumber },
    data: {
      caseNumber: enforcementCase,
      rulingNumber: '（2026）鲁0102执456号之一',
      amountFen: 120_000_000,
      draft: '异议书（草稿）\n拟扣划款项在监管额度内，且债权并非源于本项目建设，依法〔2022〕12号请求复核。',
      rules: [
        {
          id: 'F-14',
          outcome: 'HOLD',
          found: {
            zh: '首次登记前、额度内、非本项目建设债权',
            en: 'Before first registration, inside the quota, claim not from building this project',
          },
        },
      ],
    },
  },
  'release.deadline.missed': {
    correlation: { noticeNumber, caseNumber, accountNumber },
    data: {
      taskId: 'task-2',
      kind: 'report-payment',
      noticeNumber,
      caseNumber,
      dueAt: '2026-03-11T17:00:00+08:00',
      rules: [
        { id: 'B-13', outcome: 'ACCEPT', found: { zh: '已支付但未在期限内报告法院', en: 'Paid, but not reported to the court in time' } },
      ],
    },
  },
  'release.notice.decided': {
    correlation: { noticeNumber, accountNumber },
    data: { noticeNumber, version: 1, status: 'ACCEPTED', rules: [] },
  },
  'release.notice.copied': {
    correlation: { noticeNumber, caseNumber, accountNumber },
    data: {
      noticeNumber,
      version: 1,
      caseNumber,
      issuerName: authority.name,
      issuedAt: '2026-03-09T09:30:00+08:00',
      validUntil: '2026-06-30T17:00:00+08:00',
      purpose: 'PROGRESS',
      lines: [{ line: 1, payeeName: contractor.name, amountFen: 300_000_000, usage: '主体结构工程进度款' }],
      totalFen: 300_000_000,
      document: { sha256, mediaType: 'application/pdf' },
    },
  },
  'release.freeze.changed': {
    correlation: { caseNumber, accountNumber },
    data: {
      change: 'renewed',
      freeze: {
        caseNumber,
        courtName,
        status: 'LIVE',
        rank: 1,
        quotaFen: 800_000_000,
        controlledFen: 700_000_000,
        endsAt: '2028-03-02T10:00:00+08:00',
      },
      at: '2027-02-20T09:00:00+08:00',
    },
  },
  'release.account.changed': {
    correlation: { accountNumber },
    data: { change: 'quota-adjusted', supervisedQuotaFen: 400_000_000, at: '2026-05-08T09:00:00+08:00' },
  },
  'release.deduction.decided': {
    correlation: { caseNumber: enforcementCase, accountNumber },
    data: {
      caseNumber: enforcementCase,
      rulingNumber: '（2026）鲁0102执456号之一',
      outcome: 'HELD',
      amountFen: 300_000_000,
      allowedFen: 180_000_000,
      insideFen: 120_000_000,
      outsideFen: 180_000_000,
      rules: [],
    },
  },
  'release.objection.routed': {
    correlation: { caseNumber, accountNumber },
    data: {
      caseNumber,
      from: 'party',
      objector: contractor.name,
      ground: '款项用途与通知书不符',
      lodgedAt: '2026-03-12T10:00:00+08:00',
      noticeNumber,
    },
  },
  'release.task.opened': {
    correlation: { noticeNumber, accountNumber },
    data: { taskId: 'task-1', kind: 'answer-held-rule', rule: 'S-19', noticeNumber, dueAt: '2026-03-16T17:00:00+08:00' },
  },
  'release.task.closed': {
    correlation: { accountNumber },
    data: { taskId: 'task-1', kind: 'answer-held-rule', how: 'accepted', by: [authority.name] },
  },
  'release.applicant.changed': {
    correlation: { caseNumber, accountNumber },
    data: {
      caseNumber,
      oldApplicantId: 'a1',
      applicantId: 'a2',
      rulingNumber: '（2026）鲁0102执保123号之二',
      at: '2026-04-01T09:00:00+08:00',
    },
  },
  'release.report.monthly': {
    correlation: { accountNumber },
    data: {
      month: '2026-03',
      balanceFen: 700_000_000,
      supervisedQuotaFen: 500_000_000,
      freezes: [
        {
          caseNumber,
          courtName,
          status: 'LIVE',
          rank: 1,
          quotaFen: 800_000_000,
          controlledFen: 700_000_000,
          endsAt: '2027-03-02T10:00:00+08:00',
        },
      ],
      paidFen: 300_000_000,
      payments: 1,
      openNotices: 0,
      violations: 0,
    },
  },
};
