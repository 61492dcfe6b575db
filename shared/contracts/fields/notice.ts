/** 《商品房预售资金监管账户冻结资金使用通知书》 (contracts §2.1). Shape, types and limits only; totals, words, seals and purposes are rules. */
import * as z from 'zod';
import { idKind } from './applicant.ts';
import { attachments, noticeDocument } from './document.ts';
import { accountNumber, bankCode, caseNumber, identity, payeeAccountNumber, permit, regionCode } from './identifier.ts';
import { instantSchema, localDate } from './instant.ts';
import { fen, ordinal, percent } from './money.ts';
import { once } from './once.ts';
import { longText, nameText, shortNumber, shortText, text } from './text.ts';

export const purpose = once(() =>
  z.enum([
    'PROGRESS',
    'MATERIAL',
    'EQUIPMENT',
    'REFUND',
    'SURVEY_DESIGN',
    'TAX',
    'WAGES',
    'PROJECT_LOAN',
    'LAND',
    'MARKETING',
    'SALARY',
    'FINE',
    'SHAREHOLDER_LOAN',
    'GROUP_SWEEP',
    'OTHER',
  ]),
);
const applicantType = () => z.enum(['DEVELOPER', 'CONTRACTOR', 'MATERIAL', 'EQUIPMENT_LEASE', 'BUYER', 'OTHER']);
const payeeKind = () => z.enum(['organisation', 'wage-account', 'person', 'lender']);

const contract = () =>
  z.strictObject({
    number: shortNumber(),
    priceFen: fen(),
    paidBeforeFen: fen(),
    progressPercent: z.exactOptional(percent()),
    parties: z.exactOptional(z.array(z.strictObject({ name: nameText(), id: identity() })).max(50)),
  });

const line = () =>
  z.strictObject({
    line: ordinal(),
    payee: z.strictObject({
      name: nameText(),
      idKind: idKind(),
      id: identity(),
      accountNumber: payeeAccountNumber(),
      bankCode: bankCode(),
      kind: payeeKind(),
    }),
    amountFen: fen(),
    usage: text(500),
  });

const refund = () =>
  z.strictObject({
    filingNumber: shortNumber(),
    unit: shortNumber(),
    basis: z.enum(['agreement', 'judgment', 'award']),
    basisNumber: shortNumber(),
    basisEffectiveOn: localDate(),
    filingCancelled: z.boolean(),
    pricePaidFen: fen(),
    refundedBeforeFen: fen(),
    loanOutstandingFen: z.exactOptional(fen()),
  });

/** Whether what was paid before is part of the amounts, or comes on top of it (S-23). */
export const priorPaid = () => z.enum(['included', 'excluded']);

export const notice = () =>
  z.strictObject({
    noticeNumber: shortNumber(),
    version: ordinal(),
    supersedes: z.exactOptional(shortNumber()),
    priorPaid: z.exactOptional(priorPaid()),
    issuer: z.strictObject({ name: nameText(), uscc: identity(), regionCode: regionCode() }),
    issuedAt: instantSchema(),
    validUntil: instantSchema(),
    bankCode: bankCode(),
    courts: z.array(nameText()).max(50),
    accountNumber: accountNumber(),
    accountTitle: nameText(),
    permit: permit(),
    project: nameText(),
    developer: z.strictObject({ name: nameText(), uscc: identity() }),
    freezes: z.array(z.strictObject({ caseNumber: caseNumber(), courtName: nameText(), quotaFen: fen() })).max(50),
    applicant: z.strictObject({ type: applicantType(), name: nameText(), idKind: idKind(), id: identity() }),
    purpose: purpose(),
    contract: z.exactOptional(contract()),
    invoices: z.exactOptional(z.array(shortNumber()).max(500)),
    wagesFen: z.exactOptional(fen()),
    building: z.exactOptional(shortText()),
    lines: z.array(line()).max(200),
    totalFen: fen(),
    amountInWords: nameText(),
    partialAllowed: z.exactOptional(z.boolean()),
    refund: z.exactOptional(refund()),
    keyFundsUsed: z.exactOptional(z.boolean()),
    costToCompleteFen: z.exactOptional(fen()),
    opinion: z.strictObject({ text: longText(), handler: shortText(), reviewer: shortText(), approver: shortText() }),
    seal: z.strictObject({ owner: nameText(), signatureRef: z.exactOptional(text(500)) }),
    document: noticeDocument(),
    attachments: z.exactOptional(attachments()),
  });
