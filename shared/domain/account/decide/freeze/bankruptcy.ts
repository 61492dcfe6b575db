/**
 * 企业破产法 19: with bankruptcy accepted, preservation is to be lifted and enforcement stayed; what is approved and unpaid waits for the administrator.
 * Who says so must be the court that accepted it, under its bankruptcy number; what somebody else reports changes nothing and is looked at (F-13).
 */
import { isDueToBankruptcy } from '../../../identifiers/bankruptcy.ts';
import type { InboundMessage } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { ruleById } from '../../../rules/register.ts';
import { clerkDays } from '../../limits.ts';
import { schedule } from '../duties.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { emit, openTask, type Turn } from '../turn.ts';
import { speaksFor } from './refusals.ts';

export type BankruptcyMessage = Extract<InboundMessage, { type: 'court.bankruptcy.accepted' | 'court.bankruptcy.ended' }>;

export function followBankruptcy(turn: Turn, message: BankruptcyMessage, from: string): FiredRule[] {
  const doubts = doubtsAbout(turn, message, from);
  if (doubts.length > 0) {
    const { caseNumber } = message.data;
    openTask(turn, { kind: 'review-freeze', owner: 'court', rule: 'F-13', caseNumber, dueAt: schedule(turn.now, clerkDays).dueAt });
    return doubts;
  }
  if (message.type === 'court.bankruptcy.accepted') {
    const { caseNumber, acceptedOn } = message.data;
    emit(turn, { type: 'BankruptcyAccepted', caseNumber, court: from, acceptedOn });
    ruleOpenNoticesAgain(turn, 'the bankruptcy of the developer was accepted (企业破产法 19)');
    return [];
  }
  const { caseNumber, endedOn, how } = message.data;
  // 宣告破产 goes on as liquidation: the money is the administrator's until the end.
  if (how === 'declared')
    return [noted({ zh: '宣告破产，程序转入清算，暂停继续', en: 'declared bankrupt: it goes on as liquidation and stays stopped' })];
  emit(turn, { type: 'BankruptcyEnded', caseNumber, endedOn, how });
  ruleOpenNoticesAgain(turn, 'the bankruptcy of the developer has ended', ({ status }) => status === 'HELD');
  return [noted({ zh: `破产程序已终结：${endedOn}`, en: `the bankruptcy ended on ${endedOn}` })];
}

const noted = (found: { zh: string; en: string }): FiredRule => fire(ruleById('F-13'), { found, outcome: 'ACCEPT' });

/** Another company's bankruptcy holds nothing; a person looks whether it reaches this developer (a group, a consolidated procedure). */
function doubtsAbout(turn: Turn, message: BankruptcyMessage, from: string): FiredRule[] {
  const { caseNumber, developerUscc } = message.data;
  const doubts: FiredRule[] = [];
  const doubt = (finding: Parameters<typeof fire>[1]) => doubts.push(fire(ruleById('F-13'), { ...finding, outcome: 'HOLD' }));
  const developer = turn.state.registration?.developer.uscc;
  if (developer !== undefined && developer !== developerUscc) doubt({ found: developerUscc, expected: developer, field: 'developerUscc' });
  if (!isDueToBankruptcy(caseNumber, from))
    doubt({
      found: caseNumber,
      expected: { zh: '受理法院自己的破产案号（破申、破等）', en: 'a bankruptcy number (破申, 破 …) of the court that accepted it' },
      field: 'caseNumber',
    });
  const { bankruptcy } = turn.state;
  if (message.type === 'court.bankruptcy.ended' && !(bankruptcy !== undefined && speaksFor(from, bankruptcy.court)))
    doubt({
      found: from,
      expected: { zh: '受理该破产的法院', en: 'the court that accepted the bankruptcy' },
      field: 'caseNumber',
    });
  return doubts;
}
