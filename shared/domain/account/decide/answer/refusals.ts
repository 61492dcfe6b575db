/** Why a party's answer is refused before its single answers are looked at: a notice that was never issued, another authority's notice, another court's case. */
import type { PartnerId } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import type { FiredRule } from '../../../rules/engine/finding.ts';
import { accountInput, isOpen, type Turn } from '../turn.ts';
import type { AnswerMessage } from './act.ts';
import { mayDecide } from './authority.ts';

export function refusalsOfMessage(turn: Turn, message: AnswerMessage, from: PartnerId): FiredRule[] {
  if (message.type === 'operator.task.answered') return [];
  const input = { ...accountInput(turn, turn.now), from };
  const { noticeNumber, version } = message.data;
  const ofNotice = noticeNumber === undefined ? [] : evaluate('answering', { ...input, about: 'notice', noticeNumber, version });
  if (message.type !== 'court.query.answered') return ofNotice;
  const { caseNumber } = message.data;
  return [...evaluate('answering', { ...input, about: 'case', caseNumber, asked: isAsked(turn, caseNumber, from) }), ...ofNotice];
}

const isAsked = (turn: Turn, caseNumber: string, from: PartnerId): boolean =>
  turn.state.bankruptcy?.caseNumber === caseNumber ||
  turn.state.tasks.some((task) => isOpen(task) && task.caseNumber === caseNumber && mayDecide(turn, task, from));
