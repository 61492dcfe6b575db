/** 企业破产法 19: with bankruptcy accepted, preservation is to be lifted and enforcement stayed; what is approved and unpaid waits for the administrator. */
import type { InboundData } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { ruleById } from '../../../rules/register.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { emit, openTask, type Turn } from '../turn.ts';

/** Another company's bankruptcy holds nothing; a person looks whether it reaches this developer (a group, a consolidated procedure). */
export function acceptBankruptcy(turn: Turn, data: InboundData['court.bankruptcy.accepted']): FiredRule[] {
  const { caseNumber, acceptedOn, developerUscc } = data;
  const developer = turn.state.registration?.developer.uscc;
  if (developer !== undefined && developer !== developerUscc) {
    openTask(turn, { kind: 'review-freeze', owner: 'court', rule: 'F-13', caseNumber });
    return [fire(ruleById('F-13'), { found: developerUscc, expected: developer, field: 'developerUscc' })];
  }
  emit(turn, { type: 'BankruptcyAccepted', caseNumber, acceptedOn });
  ruleOpenNoticesAgain(turn, 'the bankruptcy of the developer was accepted (企业破产法 19)');
  return [];
}
