/** Why a court's message about a case is refused, beyond what the rule book says at that moment: an unknown case, a stranger, a raised quota, a number taken. */
import { parseCaseNumber } from '../../../identifiers/case-number.ts';
import { isSuperiorCourt } from '../../../identifiers/courts.ts';
import type { PartnerId } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { ruleById } from '../../../rules/register.ts';
import { type Freeze, findFreeze, isActive } from '../../state.ts';
import type { Turn } from '../turn.ts';
import type { FreezeChange } from './change.ts';

export function refusalsOf(turn: Turn, message: FreezeChange, freeze: Freeze | undefined, from: PartnerId): FiredRule[] {
  if (freeze === undefined) return [unknownCase(message)];
  return [...fromStranger(message, freeze, from), ...raisedQuota(message, freeze), ...numberTaken(turn, message, freeze)];
}

/** C-11: this case has no freeze on this account, so nothing can be changed, filed or recorded for it. */
const unknownCase = ({ data: { caseNumber } }: FreezeChange): FiredRule =>
  fire(ruleById('C-11'), { found: caseNumber, expected: 'a case with a freeze registered on this account', field: 'caseNumber' });

const codeOf = (court: PartnerId): string => court.replace(/^court:/u, '');
const speaksFor = (from: PartnerId, court: PartnerId): boolean => from === court || isSuperiorCourt(codeOf(from), codeOf(court));

/**
 * A court speaks for its own cases and those of the courts below it; the court that takes a case over may say so itself. Who may lift or stop is M-08 and
 * F-21; this is about the rest: terms, applicants, numbers. Whose case it is stays unsaid.
 */
function fromStranger(message: FreezeChange, freeze: Freeze, from: PartnerId): FiredRule[] {
  if (speaksFor(from, freeze.court)) return [];
  if (message.type === 'court.case.converted' || message.type === 'court.case.transferred') {
    const parsed = parseCaseNumber(message.data.newCaseNumber);
    if (parsed.ok && speaksFor(from, `court:${parsed.court}`)) return [];
  }
  return [fire(ruleById('M-07'), { found: from, expected: 'the court of the case, or its superior', field: 'caseNumber' })];
}

/** A reduction lowers the quota; more money needs an order of its own, which takes its own place in the order of service (财产保全规定 16). */
function raisedQuota(message: FreezeChange, freeze: Freeze): FiredRule[] {
  if (message.type !== 'court.freeze.reduced' && message.type !== 'court.security.accepted') return [];
  const { quotaFen } = message.data;
  if (freeze.quotaFen === undefined || quotaFen <= freeze.quotaFen) return [];
  return [fire(ruleById('F-04'), { found: String(quotaFen), expected: `≤ ${freeze.quotaFen}`, field: 'quotaFen', outcome: 'REJECT' })];
}

/** 民诉法 106: a case freezes an account once, so a freeze cannot move to the number of another that stands. */
function numberTaken(turn: Turn, message: FreezeChange, freeze: Freeze): FiredRule[] {
  if (message.type !== 'court.case.converted' && message.type !== 'court.case.transferred') return [];
  const holder = findFreeze(turn.state, message.data.newCaseNumber);
  if (holder === undefined || holder === freeze || !isActive(holder)) return [];
  const found = `${message.data.newCaseNumber} already freezes this account`;
  return [fire(ruleById('F-08'), { found, field: 'newCaseNumber', outcome: 'REJECT' })];
}
