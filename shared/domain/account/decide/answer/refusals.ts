/** Why a party's answer is refused before its single answers are looked at: a notice that was never issued, another authority's notice, another court's case. */
import { isSuperiorCourt } from '../../../identifiers/courts.ts';
import type { PartnerId } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import type { FiredRule } from '../../../rules/finding.ts';
import { ruleById } from '../../../rules/register.ts';
import { findFreeze, findNotice } from '../../state.ts';
import { isOpen, type Turn } from '../turn.ts';
import type { AnswerMessage } from './act.ts';
import { mayDecide } from './authority.ts';

export function refusalsOfMessage(turn: Turn, message: AnswerMessage, from: PartnerId): FiredRule[] {
  if (message.type === 'operator.task.answered') return [];
  const { noticeNumber, version } = message.data;
  const ofNotice = noticeNumber === undefined ? [] : refusalsOfNotice(turn, noticeNumber, version);
  return message.type === 'court.query.answered' ? [...refusalsOfCase(turn, message.data.caseNumber, from), ...ofNotice] : ofNotice;
}

function refusalsOfNotice(turn: Turn, noticeNumber: string, version: number | undefined): FiredRule[] {
  const newest = findNotice(turn.state, noticeNumber);
  const known = turn.state.notices.some((notice) => notice.noticeNumber === noticeNumber && (version ?? notice.version) === notice.version);
  if (known) return [];
  const found =
    newest === undefined
      ? { zh: `${noticeNumber}：本账户没有该通知书`, en: `${noticeNumber}: no such notice on this account` }
      : { zh: `第 ${version} 版；最新为第 ${newest.version} 版`, en: `version ${version}; the newest is ${newest.version}` };
  const expected = { zh: '已出具的通知书及版本', en: 'a notice and version that were issued' };
  return [fire(ruleById('N-05'), { found, expected, field: 'noticeNumber' })];
}

const codeOf = (court: PartnerId): string => court.replace(/^court:/u, '');

/** A court speaks for its own cases and those of the courts below it. */
function refusalsOfCase(turn: Turn, caseNumber: string, from: PartnerId): FiredRule[] {
  const freeze = findFreeze(turn.state, caseNumber);
  const expected = { zh: '在本账户有冻结的案件', en: 'a case with a freeze registered on this account' };
  // The bankruptcy court freezes nothing and answers for the bankruptcy all the same; so does a court that is asked about a case without a freeze here.
  if (freeze === undefined) {
    const isAsked = turn.state.tasks.some((task) => isOpen(task) && task.caseNumber === caseNumber && mayDecide(turn, task, from));
    return isAsked || turn.state.bankruptcy?.caseNumber === caseNumber
      ? []
      : [fire(ruleById('C-11'), { found: caseNumber, expected, field: 'caseNumber' })];
  }
  if (from === freeze.court || isSuperiorCourt(codeOf(from), codeOf(freeze.court))) return [];
  const court = { zh: '该案的法院或其上级法院', en: 'the court of the case, or its superior' };
  return [fire(ruleById('M-07'), { found: from, expected: court, field: 'caseNumber' })];
}
