import type { InboundData } from '../../../../shared/domain/messages/messages.ts';
import { account, caseNumber, contractor, enforcementCase, inlinePdf, noticeNumber } from './story.ts';

const { accountNumber, accountTitle } = account;
const payee = { name: contractor.name, accountNumber: contractor.accountNumber, bankCode: contractor.bankCode };

export const bankExamples: { [T in keyof InboundData as T extends `bank.${string}` ? T : never]: InboundData[T] } = {
  'bank.freeze.executed': {
    caseNumber,
    accountNumber,
    result: 'controlled',
    quotaFen: 800_000_000,
    controlledFen: 800_000_000,
    receiptNumber: 'HZ20260303001',
    executedAt: '2026-03-03T10:12:00+08:00',
  },
  'bank.inflow.booked': {
    accountNumber,
    bankSerial: 'S20260305000017',
    amountFen: 86_000_000,
    kind: 'mortgage',
    bookedAt: '2026-03-05T11:08:21+08:00',
    balanceAfterFen: 1_086_000_000,
  },
  'bank.balance.reported': { accountNumber, balanceFen: 1_086_000_000, asOf: '2026-03-05T18:00:00+08:00' },
  'bank.payment.booked': {
    accountNumber,
    noticeNumber,
    line: 1,
    bankSerial: 'S20260310000042',
    payee,
    amountFen: 300_000_000,
    bookedAt: '2026-03-10T14:30:00+08:00',
    clearing: { system: 'HVPS', reference: 'HVPS2026031000042', status: 'SETTLED' },
    balanceAfterFen: 786_000_000,
    voucher: {
      number: 'HD2026031000042',
      ...inlinePdf('Transfer voucher S20260310000042'),
      face: { payer: accountTitle, payee: payee.name, amountFen: 300_000_000, bookedOn: '2026-03-10', serial: 'S20260310000042' },
    },
  },
  'bank.payment.refused': {
    accountNumber,
    noticeNumber,
    line: 1,
    reasonCode: 'PAYEE_NAME_MISMATCH',
    reason: '收款户名与账号不符',
    refusedAt: '2026-03-10T15:00:00+08:00',
  },
  'bank.payment.returned': {
    accountNumber,
    bankSerial: 'S20260311000003',
    originalBankSerial: 'S20260310000042',
    amountFen: 300_000_000,
    reason: '收款行退汇：账户已销户',
    bookedAt: '2026-03-11T09:40:00+08:00',
    balanceAfterFen: 1_086_000_000,
  },
  'bank.payment.reversed': {
    accountNumber,
    bankSerial: 'S20260310000050',
    originalBankSerial: 'S20260310000042',
    amountFen: 300_000_000,
    reason: '记账错误，当日冲正',
    bookedAt: '2026-03-10T16:05:00+08:00',
    balanceAfterFen: 1_086_000_000,
  },
  'bank.outflow.booked': {
    accountNumber,
    bankSerial: 'ICBC20260311000501',
    amountFen: 20_000_000,
    payee: { name: '山东泉城勘测设计院有限公司', accountNumber: '37050161620800005678', bankCode: '105451000129' },
    kind: 'supervised-use',
    approvalNumber: '济历住建资〔2026〕17号',
    bookedAt: '2026-03-11T10:20:00+08:00',
    balanceAfterFen: 680_000_000,
  },
  'bank.deduction.booked': {
    accountNumber,
    caseNumber: enforcementCase,
    bankSerial: 'S20260701000009',
    amountFen: 120_000_000,
    kind: 'court-deduction',
    bookedAt: '2026-07-01T10:00:00+08:00',
    balanceAfterFen: 666_000_000,
  },
  'bank.query.answered': {
    accountNumber,
    answers: [{ rule: 'B-11', statement: '已与核心系统核对一致', signedBy: '陈明', decision: 'accept' }],
  },
  'bank.order.objected': {
    caseNumber: enforcementCase,
    accountNumber,
    reason: '扣划涉及监管额度内资金，请依法〔2022〕12号复核',
    objectedAt: '2026-06-29T17:00:00+08:00',
  },
};
