/** What the bank says (contracts §2). A bank's fact is never refused for its meaning; only what cannot be read is. */
import * as z from 'zod';
import type { InboundData } from '../../domain/messages/messages.ts';
import { answerStep, decidedAnswers } from '../fields/answer.ts';
import { voucher } from '../fields/document.ts';
import { accountNumber, bankCode, bankSerial, caseNumber, noticeNumber, payeeAccountNumber } from '../fields/identifier.ts';
import { instantSchema } from '../fields/instant.ts';
import { fen, ordinal } from '../fields/money.ts';
import { longText, nameText, shortText, text } from '../fields/text.ts';

const payee = () => z.strictObject({ name: nameText(), accountNumber: payeeAccountNumber(), bankCode: bankCode() });

const paymentBooked = () =>
  z.strictObject({
    accountNumber: accountNumber(),
    noticeNumber: noticeNumber(),
    line: ordinal(),
    bankSerial: bankSerial(),
    payee: payee(),
    amountFen: fen(),
    feeFen: z.exactOptional(fen()),
    bookedAt: instantSchema(),
    clearing: z.strictObject({ system: text(50), reference: shortText(), status: z.enum(['SETTLED', 'QUEUED', 'ACKNOWLEDGED']) }),
    balanceAfterFen: fen(),
    voucher: z.exactOptional(voucher()),
  });

/** 退票 and 冲正 say the same things. */
const paymentUndone = () =>
  z.strictObject({
    accountNumber: accountNumber(),
    bankSerial: bankSerial(),
    originalBankSerial: bankSerial(),
    amountFen: fen(),
    reason: longText(),
    bookedAt: instantSchema(),
    balanceAfterFen: fen(),
  });

export const bankSchemas = {
  'bank.freeze.executed': () =>
    z.strictObject({
      caseNumber: caseNumber(),
      accountNumber: accountNumber(),
      result: z.enum(['controlled', 'not-controlled']),
      quotaFen: fen(),
      controlledFen: fen(),
      reason: z.exactOptional(longText()),
      receiptNumber: shortText(),
      executedAt: instantSchema(),
    }),
  'bank.inflow.booked': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      bankSerial: bankSerial(),
      amountFen: fen(),
      kind: z.enum(['buyer-payment', 'mortgage', 'interest', 'transfer-in', 'unknown']),
      bookedAt: instantSchema(),
      balanceAfterFen: fen(),
    }),
  'bank.balance.reported': () => z.strictObject({ accountNumber: accountNumber(), balanceFen: fen(), asOf: instantSchema() }),
  'bank.payment.booked': paymentBooked,
  'bank.payment.refused': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      noticeNumber: noticeNumber(),
      line: ordinal(),
      reasonCode: text(50),
      reason: longText(),
      refusedAt: instantSchema(),
    }),
  'bank.payment.returned': paymentUndone,
  'bank.payment.reversed': paymentUndone,
  'bank.outflow.booked': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      bankSerial: bankSerial(),
      amountFen: fen(),
      payee: payee(),
      kind: z.enum(['supervised-use', 'tax', 'other']),
      approvalNumber: z.exactOptional(shortText()),
      bookedAt: instantSchema(),
      balanceAfterFen: fen(),
    }),
  'bank.deduction.booked': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      caseNumber: caseNumber(),
      bankSerial: bankSerial(),
      amountFen: fen(),
      kind: z.enum(['court-deduction', 'loan-set-off', 'fee']),
      bookedAt: instantSchema(),
      balanceAfterFen: fen(),
    }),
  'bank.query.answered': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      noticeNumber: z.exactOptional(noticeNumber()),
      version: z.exactOptional(ordinal()),
      answers: decidedAnswers(),
      step: z.exactOptional(answerStep()),
    }),
  'bank.order.objected': () =>
    z.strictObject({ caseNumber: caseNumber(), accountNumber: accountNumber(), reason: longText(), objectedAt: instantSchema() }),
} satisfies { [T in keyof InboundData as T extends `bank.${string}` ? T : never]: () => z.ZodType<InboundData[T]> };
