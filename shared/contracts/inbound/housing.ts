/** What the housing authority says (contracts §2). Each schema is built when the first message of its type arrives. */
import * as z from 'zod';
import type { InboundData } from '../../domain/messages/messages.ts';
import { answerStep, decision, ruleAnswer } from '../fields/answer.ts';
import { accountNumber, bankCode, caseNumber, identity, noticeNumber, permit, regionCode } from '../fields/identifier.ts';
import { instantSchema, localDate } from '../fields/instant.ts';
import { assetsFen, fen, ordinal } from '../fields/money.ts';
import { notice, priorPaid } from '../fields/notice.ts';
import { longText, nameText, requiredText, shortText, text } from '../fields/text.ts';

const accountRegistered = () =>
  z.strictObject({
    accountNumber: accountNumber(),
    accountTitle: nameText(),
    bankCode: bankCode(),
    regionCode: regionCode(),
    project: z.strictObject({ name: nameText(), location: text(500), permits: z.array(permit()).max(100) }),
    developer: z.strictObject({ name: nameText(), uscc: identity(), relatedUsccs: z.exactOptional(z.array(identity()).max(200)) }),
    supervisionAgreement: shortText(),
    supervisedQuotaFen: fen(),
    balanceFen: z.exactOptional(fen()),
    buildings: z.array(z.strictObject({ name: requiredText(100), firstRegisteredOn: z.exactOptional(localDate()) })).max(500),
  });

/** 保函 in place of part of the quota (银保监办发〔2022〕104号). Regulators' ratings run from 1 (best) to 6. */
const guarantee = () =>
  z.strictObject({
    issuer: z.strictObject({
      name: nameText(),
      uscc: identity(),
      kind: z.enum(['bank', 'finance-company', 'other']),
      supervisoryRating: z.int().min(1).max(10),
      totalAssetsFen: assetsFen(),
      relatedToDeveloper: z.boolean(),
    }),
    replacedFen: fen(),
  });

export const housingSchemas = {
  'housing.account.registered': accountRegistered,
  'housing.quota.adjusted': () =>
    z.strictObject({
      accountNumber: accountNumber(),
      supervisedQuotaFen: fen(),
      reason: longText(),
      milestone: z.exactOptional(nameText()),
      effectiveAt: instantSchema(),
      guarantee: z.exactOptional(guarantee()),
    }),
  'housing.registration.completed': () =>
    z.strictObject({ accountNumber: accountNumber(), building: requiredText(100), registeredOn: localDate() }),
  'housing.supervision.ended': () => z.strictObject({ accountNumber: accountNumber(), endedOn: localDate(), reason: longText() }),
  'housing.notice.issued': notice,
  'housing.notice.withdrawn': () => z.strictObject({ noticeNumber: noticeNumber(), version: ordinal(), reason: longText() }),
  'housing.query.answered': () =>
    z.strictObject({
      noticeNumber: z.exactOptional(noticeNumber()),
      version: z.exactOptional(ordinal()),
      caseNumber: z.exactOptional(caseNumber()),
      accountNumber: z.exactOptional(accountNumber()),
      answers: z
        .array(z.strictObject({ ...ruleAnswer(), decision: z.exactOptional(decision()), priorPaid: z.exactOptional(priorPaid()) }))
        .max(100),
      step: z.exactOptional(answerStep()),
    }),
  'housing.freeze.acknowledged': () =>
    z.strictObject({ caseNumber: caseNumber(), accountNumber: accountNumber(), acknowledgedAt: instantSchema() }),
} satisfies { [T in keyof InboundData as T extends `housing.${string}` ? T : never]: () => z.ZodType<InboundData[T]> };
