/** Why a court's message about a case is refused, beyond what the rule book says at that moment: an unknown case, a stranger, a raised quota, a number taken. */
import { parseCaseNumber } from '../../../identifiers/case-number.ts';
import { isSuperiorCourt } from '../../../identifiers/courts.ts';
import type { PartnerId } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { sameText } from '../../../rules/matching.ts';
import { yuan } from '../../../rules/reading/wording.ts';
import { ruleById } from '../../../rules/register.ts';
import { type Freeze, findFreeze, hasNumber, isActive } from '../../state.ts';
import type { Turn } from '../turn.ts';
import type { CaseMessage } from './change.ts';

export function refusalsOf(turn: Turn, message: CaseMessage, freeze: Freeze | undefined, from: PartnerId): FiredRule[] {
  if (freeze === undefined) return [unknownCase(message)];
  return [...fromStranger(message, freeze, from), ...raisedQuota(message, freeze), ...numberTaken(turn, message, freeze, from)];
}

/** C-11: this case has no freeze on this account, so nothing can be changed, filed or recorded for it. */
const unknownCase = ({ data }: CaseMessage): FiredRule =>
  fire(ruleById('C-11'), {
    found: 'freezeRuling' in data && data.freezeRuling !== undefined ? `${data.caseNumber} / ${data.freezeRuling}` : data.caseNumber,
    expected: { zh: '在本账户登记有冻结的案件和裁定', en: 'a case and ruling with a freeze registered on this account' },
    field: 'caseNumber',
  });

const codeOf = (court: PartnerId): string => court.replace(/^court:/u, '');
export const speaksFor = (from: PartnerId, court: PartnerId): boolean => from === court || isSuperiorCourt(codeOf(from), codeOf(court));

/**
 * A court speaks for its own cases and those of the courts below it; the court that takes a case over may say so itself. Who may lift or stop is M-08 and
 * F-21; this is about the rest: terms, applicants, numbers. Whose case it is stays unsaid.
 */
function fromStranger(message: CaseMessage, freeze: Freeze, from: PartnerId): FiredRule[] {
  if (speaksFor(from, freeze.court)) return [];
  if (message.type === 'court.case.converted' || message.type === 'court.case.transferred') {
    const parsed = parseCaseNumber(message.data.newCaseNumber);
    if (parsed.ok && speaksFor(from, `court:${parsed.court}`)) return [];
  }
  const expected = { zh: '该案的法院或其上级法院', en: 'the court of the case, or its superior' };
  return [fire(ruleById('M-07'), { found: from, expected, field: 'caseNumber' })];
}

/** A reduction lowers the quota; more money needs an order of its own, which takes its own place in the order of service (财产保全规定 16). */
function raisedQuota(message: CaseMessage, freeze: Freeze): FiredRule[] {
  if (message.type !== 'court.freeze.reduced' && message.type !== 'court.security.accepted') return [];
  const { quotaFen } = message.data;
  if (freeze.quotaFen === undefined || quotaFen <= freeze.quotaFen) return [];
  const finding = { found: yuan(quotaFen), expected: `≤ ${yuan(freeze.quotaFen)}`, field: 'quotaFen', outcome: 'REJECT' as const };
  return [fire(ruleById('F-04'), finding)];
}

/** A freeze may move to a case that freezes the account already for the same creditor (执保 → 执, 财产保全规定 17), and into nobody else's. */
function numberTaken(turn: Turn, message: CaseMessage, freeze: Freeze, from: PartnerId): FiredRule[] {
  if (message.type !== 'court.case.converted' && message.type !== 'court.case.transferred') return [];
  const { newCaseNumber } = message.data;
  const holder = findFreeze(turn.state, newCaseNumber);
  if (holder === undefined || hasNumber(freeze, newCaseNumber) || !isActive(holder)) return [];
  if (speaksFor(from, holder.court) && haveApplicantInCommon(freeze, holder)) return [];
  const found = { zh: `${newCaseNumber} 已另有冻结`, en: `${newCaseNumber} already freezes this account` };
  return [fire(ruleById('F-08'), { found, field: 'newCaseNumber', outcome: 'REJECT' })];
}

const haveApplicantInCommon = (one: Freeze, other: Freeze): boolean =>
  one.applicants.some(({ name }) => other.applicants.some((applicant) => sameText(applicant.name, name)));
