/** Payments against notices: authorised, to the right payee, within the line, settled, once (B-02 … B-04, B-08, B-10). */
import { yuan } from '../../values/money/figures.ts';
import { type Finding, type Rule, rule } from '../engine/engine.ts';
import type { BankReportInput } from '../engine/moments.ts';
import { differsFromLine, exceedsLine, lacksNotice, paysInPart, repeatsPayment } from './payment-line.ts';

const raise = {
  doZh: '已登记为违规支付，通报法院、住房城乡建设主管部门和银行；请银行说明并追回',
  doEn: 'It is recorded as a violation and raised with the courts, the housing authority and the bank, which should explain and recover it',
};

/** The bank deducted more than its order says. */
function exceedsOrder({ message, deduction }: BankReportInput): Finding | undefined {
  if (message.type !== 'bank.deduction.booked' || deduction === undefined) return undefined;
  const leftFen = deduction.amountFen - deduction.bookedFen;
  const { amountFen } = message.data;
  return amountFen <= leftFen ? undefined : { found: yuan(amountFen), expected: `≤ ${yuan(leftFen)}`, field: 'amountFen' };
}

export const paymentRules: readonly Rule[] = [
  rule({
    id: 'B-02',
    text: {
      zh: '付款没有有效的通知书（扣划没有裁定）作依据，或不在其有效时间内',
      en: 'The payment rests on no accepted notice (a deduction: on no order), or was made outside its time',
      ...raise,
    },
    profileKeys: ['matchGraceMinutes'],
    evaluate: {
      payment: lacksNotice,
      time: ({ due }) =>
        due.kind === 'deduction-grace'
          ? {
              found: {
                zh: `${due.deduction.bankSerial ?? ''}：${yuan(due.deduction.amountFen)}，没有扣划裁定`,
                en: `${due.deduction.bankSerial ?? ''}: ${yuan(due.deduction.amountFen)}, no deduction order`,
              },
              expected: { zh: '已受理的扣划裁定', en: 'an accepted deduction order' },
              field: 'caseNumber',
            }
          : undefined,
    },
  }),
  rule({
    id: 'B-03',
    text: {
      zh: '收款人、账号与通知书不一致，或金额更高',
      en: 'Payee or account differs from the notice, or the amount is higher',
      ...raise,
    },
    evaluate: { payment: differsFromLine },
  }),
  rule({
    id: 'B-04',
    text: {
      zh: '累计支付与通知书该行（扣划与裁定）的金额不符',
      en: 'What was paid on the line (or deducted under the order) is not what the notice approved (or the order says)',
      doZh: '超付的已登记为违规支付并通报，请银行说明并追回；少付的请付清余额',
      doEn: 'What is too much is a violation and raised, the bank should explain and recover it; what is too little should be paid up',
    },
    evaluate: { payment: (input) => exceedsLine(input) ?? paysInPart(input), bankReport: exceedsOrder },
  }),
  rule({
    id: 'B-08',
    text: {
      zh: '支付仅获通信回执或在排队，尚未清算',
      en: 'The payment is only acknowledged or queued, not settled',
      doZh: '暂记为在途；清算后以同一流水号再报',
      doEn: 'It counts as pending; report it again under the same serial once it has settled',
    },
    evaluate: {
      payment: ({ payment: { clearing } }) =>
        clearing.status === 'SETTLED' ? undefined : { found: clearing.status, expected: 'SETTLED', field: 'clearing.status' },
    },
  }),
  rule({
    id: 'B-10',
    text: {
      zh: '该行已付清，没有退票或失败凭证而再次付款',
      en: 'The line was already paid and no return or proof of failure is on record',
      ...raise,
    },
    evaluate: { payment: repeatsPayment },
  }),
];
