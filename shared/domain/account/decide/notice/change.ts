/** What the issuing authority says of a notice afterwards: taken back. */
import type { MessageCommand } from '../../../commands.ts';
import type { InboundData } from '../../../messages.ts';
import { fire } from '../../../rules/engine.ts';
import { type FiredRule, worstOutcome } from '../../../rules/finding.ts';
import { evaluate, ruleById } from '../../../rules/register.ts';
import { findNotice, type NoticeState } from '../../state.ts';
import type { Answer } from '../message.ts';
import { accountInput, type Turn } from '../turn.ts';
import { endNotice } from './course.ts';
import { findVersion } from './verdict.ts';

/** What is unpaid may be withdrawn at any time; what was paid stays paid. */
export function withdrawNotice(turn: Turn, data: InboundData['housing.notice.withdrawn'], command: MessageCommand): Answer {
  const notice = findVersion(turn, data);
  const fired = [...noticeChangeRules(turn, { type: 'housing.notice.withdrawn', data }, command, notice), ...nothingLeft(notice)];
  if (worstOutcome(fired) === 'ACCEPT' && notice !== undefined && notice.endedAt === undefined) {
    endNotice(turn, notice, 'WITHDRAWN', data.reason);
  }
  return { fired, correlation: { noticeNumber: data.noticeNumber } };
}

function nothingLeft(notice: NoticeState | undefined): FiredRule[] {
  if (notice?.status !== 'PAID' && notice?.status !== 'CLOSED') return [];
  const found = {
    zh: `${notice.noticeNumber} 第${notice.version}版已全部支付`,
    en: `${notice.noticeNumber} v${notice.version} is paid in full`,
  };
  const expected = { zh: '尚有未付金额的通知书', en: 'a notice of which something is unpaid' };
  return [fire(ruleById('N-05'), { found, expected, field: 'noticeNumber' })];
}

type Withdrawal = { type: 'housing.notice.withdrawn'; data: InboundData['housing.notice.withdrawn'] };

function noticeChangeRules(turn: Turn, message: Withdrawal, command: MessageCommand, notice: NoticeState | undefined): FiredRule[] {
  const { noticeNumber, version } = message.data;
  const fired = [...command.fired, ...evaluate('noticeChange', { ...accountInput(turn, turn.now), message, from: command.from, notice })];
  if (notice === undefined) {
    const newest = findNotice(turn.state, noticeNumber);
    const found =
      newest === undefined ? `${noticeNumber}: no such notice on this account` : `version ${version}; the newest is ${newest.version}`;
    fired.push(
      fire(ruleById('N-05'), {
        found,
        field: 'noticeNumber',
        expected: { zh: '已出具的通知书及版本', en: 'a notice and version that were issued' },
      }),
    );
  } else if (notice.from !== command.from) {
    fired.push(fire(ruleById('M-07'), { found: command.from, expected: notice.from }));
  }
  return fired;
}
