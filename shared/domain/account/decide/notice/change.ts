/** What the issuing authority says of a notice afterwards: taken back. */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundData } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { worstOutcome } from '../../../rules/engine/finding.ts';
import type { MessageResult } from '../message/result.ts';
import { accountInput, type Turn } from '../turn.ts';
import { endNotice } from './course.ts';
import { findVersion } from './verdict.ts';

/** What is unpaid may be withdrawn at any time; what was paid stays paid. */
export function withdrawNotice(
  turn: Turn,
  data: InboundData['housing.notice.withdrawn'],
  { fired: before, from }: MessageCommand,
): MessageResult {
  const notice = findVersion(turn, data);
  const message = { type: 'housing.notice.withdrawn', data } as const;
  const fired = [...before, ...evaluate('noticeChange', { ...accountInput(turn, turn.now), message, from, notice })];
  if (worstOutcome(fired) === 'ACCEPT' && notice !== undefined && notice.endedAt === undefined) {
    endNotice(turn, notice, 'WITHDRAWN', data.reason);
  }
  return { fired, correlation: { noticeNumber: data.noticeNumber } };
}
