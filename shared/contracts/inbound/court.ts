/** What the court says (contracts §2). Other organs that freeze (police, tax, customs …) speak through the court's queue with their `organ`. */
import * as z from 'zod';
import type { InboundData } from '../../domain/messages.ts';
import { applicant } from '../fields/applicant.ts';
import { accountNumber, caseNumber, identity, noticeNumber, permit, rulingNumber } from '../fields/identifier.ts';
import { instant, localDate } from '../fields/instant.ts';
import { fen } from '../fields/money.ts';
import { longText, nameText, requiredText, word } from '../fields/text.ts';

const stage = z.enum(['pre-suit', 'suit', 'arbitration', 'pre-enforcement', 'enforcement']);
const claim = z.strictObject({ origin: z.enum(['construction', 'other']), permit: z.exactOptional(permit) });
/** A court act on one freeze. */
const act = { caseNumber, accountNumber, rulingNumber };

const freezeOrdered = () =>
  z.strictObject({
    caseNumber,
    courtName: nameText,
    organ: z.enum(['court', 'police', 'procuratorate', 'tax', 'supervision', 'customs']),
    stage,
    criminal: z.exactOptional(z.boolean()),
    rulingNumber,
    assistanceNoticeNumber: rulingNumber,
    accountNumber,
    respondent: z.strictObject({ name: nameText, uscc: identity }),
    applicants: z.array(applicant).max(200),
    quotaFen: z.exactOptional(fen),
    debtFen: z.exactOptional(fen),
    claim,
    servedAt: instant,
    startsAt: instant,
    endsAt: instant,
  });

const releaseStop = () => z.strictObject({ ...act, noticeNumber: z.exactOptional(noticeNumber) });

export const courtSchemas = {
  'court.freeze.ordered': freezeOrdered,
  'court.freeze.renewed': () => z.strictObject({ ...act, endsAt: instant }),
  'court.freeze.reduced': () => z.strictObject({ ...act, quotaFen: fen }),
  'court.freeze.lifted': () => z.strictObject({ ...act, liftedAt: instant }),
  'court.case.converted': () => z.strictObject({ caseNumber, newCaseNumber: caseNumber, newCourtName: nameText, stage, accountNumber }),
  'court.security.accepted': () => z.strictObject({ ...act, kind: z.enum(['guarantee', 'substitute-property']), quotaFen: fen }),
  'court.deduction.ordered': () => z.strictObject({ ...act, amountFen: fen, claim, housingConsent: z.exactOptional(nameText) }),
  'court.release.suspended': releaseStop,
  'court.release.resumed': releaseStop,
  'court.applicant.substituted': () => z.strictObject({ ...act, oldApplicantId: requiredText(64), applicant }),
  'court.housing.informed': () => z.strictObject({ caseNumber, accountNumber, informedAt: instant }),
  'court.bankruptcy.accepted': () => z.strictObject({ caseNumber, accountNumber, developerUscc: identity, acceptedOn: localDate }),
  'court.case.closed': () => z.strictObject({ caseNumber, accountNumber, closedOn: localDate }),
  'court.case.transferred': () => z.strictObject({ caseNumber, accountNumber, newCaseNumber: caseNumber, newCourtName: nameText }),
  'court.dossier.acknowledged': () => z.strictObject({ caseNumber, itemId: word(256), acceptedAt: instant }),
  'court.objection.lodged': () =>
    z.strictObject({ caseNumber, accountNumber, objector: nameText, ground: longText, lodgedAt: instant, noticeNumber: z.exactOptional(noticeNumber) }),
} satisfies { [T in keyof InboundData as T extends `court.${string}` ? T : never]: () => z.ZodType<InboundData[T]> };
