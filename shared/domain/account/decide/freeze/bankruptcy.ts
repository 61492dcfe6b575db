/**
 * 企业破产法 19: with bankruptcy accepted, preservation is to be lifted and enforcement stayed; what is approved and unpaid waits for the administrator.
 * Who says so must be the court that accepted it, under its bankruptcy number; what somebody else reports changes nothing and is looked at (F-13).
 */
import type { InboundMessage } from '../../../messages/messages.ts';
import { speaksAt } from '../../../rules/all-rules.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { clerkDays } from '../../tables/limits.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { emit, openTask, schedule, type Turn } from '../turn.ts';

export type BankruptcyMessage = Extract<InboundMessage, { type: 'court.bankruptcy.accepted' | 'court.bankruptcy.ended' }>;

const doubtOf = (fired: readonly FiredRule[]): FiredRule | undefined =>
  fired.find(({ id, outcome }) => outcome === 'HOLD' && speaksAt(id, 'bankruptcy'));

/** Its number, its court or its debtor does not fit. */
export const isDoubtful = (fired: readonly FiredRule[]): boolean => doubtOf(fired) !== undefined;

/** @param fired what the rules say of the report */
export function changeBankruptcy(turn: Turn, message: BankruptcyMessage, from: string, fired: readonly FiredRule[]): void {
  const doubt = doubtOf(fired);
  if (doubt !== undefined) {
    const { caseNumber } = message.data;
    openTask(turn, { kind: 'review-freeze', owner: 'court', rule: doubt.id, caseNumber, dueAt: schedule(turn.now, clerkDays).dueAt });
    return;
  }
  if (message.type === 'court.bankruptcy.accepted') {
    const { caseNumber, acceptedOn } = message.data;
    emit(turn, { type: 'BankruptcyAccepted', caseNumber, court: from, acceptedOn });
    ruleOpenNoticesAgain(turn, 'the bankruptcy of the developer was accepted (企业破产法 19)');
    return;
  }
  const { caseNumber, endedOn, how } = message.data;
  // 宣告破产 goes on as liquidation: the money is the administrator's until the end.
  if (how === 'declared') return;
  emit(turn, { type: 'BankruptcyEnded', caseNumber, endedOn, how });
  ruleOpenNoticesAgain(turn, 'the bankruptcy of the developer has ended', ({ status }) => status === 'HELD');
}
