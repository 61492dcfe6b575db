/** What the court says (contracts §2). Other organs that freeze (police, tax, customs …) speak through the court's queue with their `organ`. */
import * as z from 'zod';
import type { InboundData } from '../../domain/messages/messages.ts';
import { answerStep, decidedAnswers } from '../fields/answer.ts';
import { applicant } from '../fields/applicant.ts';
import { accountNumber, caseNumber, identity, noticeNumber, permit, rulingNumber } from '../fields/identifier.ts';
import { instantSchema, localDate } from '../fields/instant.ts';
import { fen, ordinal } from '../fields/money.ts';
import { longText, nameText, requiredText, word } from '../fields/text.ts';

const stage = () => z.enum(['pre-suit', 'suit', 'arbitration', 'pre-enforcement', 'enforcement']);
const claim = () => z.strictObject({ origin: z.enum(['construction', 'other']), permit: z.exactOptional(permit()) });
/** A court act on one freeze. */
const act = () => ({ caseNumber: caseNumber(), accountNumber: accountNumber(), rulingNumber: rulingNumber() });

/** One of several freezes of a case is named by its ruling. */
const freezeAct = () => ({ ...act(), freezeRuling: z.exactOptional(rulingNumber()) });

const freezeOrdered = () =>
  z.strictObject({
    caseNumber: caseNumber(),
    courtName: nameText(),
    organ: z.enum(['court', 'police', 'procuratorate', 'tax', 'supervision', 'customs']),
    stage: stage(),
    criminal: z.exactOptional(z.boolean()),
    rulingNumber: rulingNumber(),
    assistanceNoticeNumber: rulingNumber(),
    accountNumber: accountNumber(),
    respondent: z.strictObject({ name: nameText(), uscc: identity() }),
    applicants: z.array(applicant()).max(200),
    quotaFen: z.exactOptional(fen()),
    debtFen: z.exactOptional(fen()),
    claim: claim(),
    servedAt: instantSchema(),
    startsAt: instantSchema(),
    endsAt: instantSchema(),
  });

const releaseStop = () => z.strictObject({ ...act(), noticeNumber: z.exactOptional(noticeNumber()) });

export const courtSchemas = {
  'court.freeze.ordered': freezeOrdered,
  'court.freeze.renewed': () => z.strictObject({ ...freezeAct(), endsAt: instantSchema(), servedAt: z.exactOptional(instantSchema()) }),
  'court.freeze.reduced': () => z.strictObject({ ...freezeAct(), quotaFen: fen(), servedAt: z.exactOptional(instantSchema()) }),
  'court.freeze.lifted': () => z.strictObject({ ...freezeAct(), liftedAt: instantSchema() }),
  'court.case.converted': () =>
    z.strictObject({
      caseNumber: caseNumber(),
      newCaseNumber: caseNumber(),
      newCourtName: nameText(),
      stage: stage(),
      accountNumber: accountNumber(),
    }),
  'court.security.accepted': () => z.strictObject({ ...freezeAct(), kind: z.enum(['guarantee', 'substitute-property']), quotaFen: fen() }),
  'court.deduction.ordered': () =>
    z.strictObject({ ...act(), amountFen: fen(), claim: claim(), housingConsent: z.exactOptional(nameText()) }),
  'court.release.suspended': releaseStop,
  'court.release.resumed': releaseStop,
  'court.applicant.substituted': () => z.strictObject({ ...act(), oldApplicantId: requiredText(64), applicant: applicant() }),
  'court.housing.informed': () => z.strictObject({ caseNumber: caseNumber(), accountNumber: accountNumber(), informedAt: instantSchema() }),
  'court.bankruptcy.accepted': () =>
    z.strictObject({ caseNumber: caseNumber(), accountNumber: accountNumber(), developerUscc: identity(), acceptedOn: localDate() }),
  'court.bankruptcy.ended': () =>
    z.strictObject({
      caseNumber: caseNumber(),
      accountNumber: accountNumber(),
      developerUscc: identity(),
      endedOn: localDate(),
      how: z.enum(['dismissed', 'plan-approved', 'settled', 'declared']),
    }),
  'court.case.closed': () => z.strictObject({ caseNumber: caseNumber(), accountNumber: accountNumber(), closedOn: localDate() }),
  'court.case.transferred': () =>
    z.strictObject({ caseNumber: caseNumber(), accountNumber: accountNumber(), newCaseNumber: caseNumber(), newCourtName: nameText() }),
  'court.dossier.acknowledged': () => z.strictObject({ caseNumber: caseNumber(), itemId: word(256), acceptedAt: instantSchema() }),
  'court.query.answered': () =>
    z.strictObject({
      caseNumber: caseNumber(),
      accountNumber: accountNumber(),
      noticeNumber: z.exactOptional(noticeNumber()),
      version: z.exactOptional(ordinal()),
      answers: decidedAnswers(),
      step: z.exactOptional(answerStep()),
    }),
  'court.objection.lodged': () =>
    z.strictObject({
      caseNumber: caseNumber(),
      accountNumber: accountNumber(),
      objector: nameText(),
      ground: longText(),
      lodgedAt: instantSchema(),
      noticeNumber: z.exactOptional(noticeNumber()),
    }),
} satisfies { [T in keyof InboundData as T extends `court.${string}` ? T : never]: () => z.ZodType<InboundData[T]> };
