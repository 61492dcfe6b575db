/** What the issuing authority says of a notice afterwards: taken back, explained. */
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../../rules/finding.ts';
import { evaluate, ruleById } from '../../../rules/register.ts';
import { findNotice, type NoticeState } from '../../state.ts';
import type { Answer } from '../message.ts';
import { accountInput, closeTasks, isOpen, type Turn } from '../turn.ts';
import { ruleAgain } from './again.ts';
import { endNotice } from './course.ts';
import { findVersion } from './verdict.ts';

/** Only while nothing was paid on it (F-21). */
export function withdrawNotice(turn: Turn, data: InboundData['housing.notice.withdrawn'], command: MessageCommand): Answer {
  const notice = findVersion(turn, data);
  const fired = [...noticeChangeRules(turn, { type: 'housing.notice.withdrawn', data }, command, notice)];
  if (worstOutcome(fired) === 'ACCEPT' && notice !== undefined && notice.endedAt === undefined) {
    endNotice(turn, notice, 'WITHDRAWN', data.reason);
  }
  return { fired, correlation: { noticeNumber: data.noticeNumber } };
}

/** Answers to held rules; those that were asked of the authority and are answered with statement and signature are settled. */
export function answerQuery(turn: Turn, data: InboundData['housing.query.answered'], command: MessageCommand): Answer {
  const notice = findVersion(turn, data);
  const fired = noticeChangeRules(turn, { type: 'housing.query.answered', data }, command, notice);
  if (worstOutcome(fired) === 'ACCEPT' && notice?.status === 'HELD') {
    const answered = data.answers.filter(({ statement, signedBy }) => statement !== '' && signedBy !== '').map(({ rule }) => rule);
    const asked = turn.state.tasks.filter(
      (task) =>
        isOpen(task) &&
        task.owner === 'housing' &&
        task.kind === 'answer-held-rule' &&
        task.noticeNumber === notice.noticeNumber &&
        task.version === notice.version,
    );
    const waived = asked.flatMap(({ rule }) => (rule !== undefined && answered.includes(rule) ? [rule] : []));
    closeTasks(turn, (task) => asked.includes(task) && waived.includes(task.rule ?? ''));
    if (waived.length > 0) ruleAgain(turn, notice, { waived, reason: 'answered by the housing authority' });
  }
  return { fired, correlation: { noticeNumber: data.noticeNumber } };
}

type NoticeChange =
  | { type: 'housing.notice.withdrawn'; data: InboundData['housing.notice.withdrawn'] }
  | { type: 'housing.query.answered'; data: InboundData['housing.query.answered'] };

function noticeChangeRules(turn: Turn, message: NoticeChange, command: MessageCommand, notice: NoticeState | undefined): FiredRule[] {
  const { noticeNumber, version } = message.data;
  const fired = [...command.fired, ...evaluate('noticeChange', { ...accountInput(turn, turn.now), message, from: command.from, notice })];
  if (notice === undefined) {
    const newest = findNotice(turn.state, noticeNumber);
    const found =
      newest === undefined ? `${noticeNumber}: no such notice on this account` : `version ${version}; the newest is ${newest.version}`;
    fired.push(fire(ruleById('N-05'), { found, field: 'noticeNumber', expected: 'a notice and version that were issued' }));
  } else if (notice.from !== command.from) {
    fired.push(fire(ruleById('M-07'), { found: command.from, expected: notice.from }));
  }
  return fired;
}
