/** What the rules say of a notice, when it comes and whenever it is decided anew. */

import type { NoticePaper } from '../../../messages/messages.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { anyHas } from '../../../rules/engine/effects.ts';
import { type FiredRule, worstOutcome } from '../../../rules/engine/finding.ts';
import type { NoticeInput } from '../../../rules/engine/moments.ts';
import type { NoticeState } from '../../state.ts';
import { accountInput, type Turn } from '../turn.ts';

export type Status = 'ACCEPTED' | 'HELD' | 'REJECTED';
export interface NoticeVerdict {
  status: Status;
  fired: FiredRule[];
}
type Version = Pick<NoticePaper, 'noticeNumber' | 'version'>;

export const findVersion = (turn: Turn, { noticeNumber, version }: Version): NoticeState | undefined =>
  turn.state.notices.find((entry) => entry.noticeNumber === noticeNumber && entry.version === version);

/** The version as it is now; one that has left the state within the turn is a bug. */
export function versionOf(turn: Turn, notice: Version): NoticeState {
  const found = findVersion(turn, notice);
  if (found === undefined)
    throw new Error(`notice ${notice.noticeNumber} v${notice.version} must be in the state that has just taken it in`);
  return found;
}

export function judgeNotice(
  turn: Turn,
  given: Pick<NoticeInput, 'notice' | 'from' | 'contentDigest' | 'documents' | 'again'>,
): FiredRule[] {
  return evaluate('notice', { ...accountInput(turn, given.notice.issuedAt), taken: turn.context.taken, ...given });
}

/**
 * A notice whose text has left the state (it was CLOSED, and a return has opened it again) was approved and is not examined again: only what has since
 * befallen the account can hold it.
 */
export const judgeReopened = (turn: Turn): FiredRule[] => evaluate('hindsight', { ...accountInput(turn, turn.now), matter: 'reopened' });

/** The worst outcome decides, except that a REJECT against a natural person waits for a human (A-02, PIPL 24). */
export function verdictOf(notice: NoticePaper | undefined, fired: readonly FiredRule[], confirmedByPerson = false): NoticeVerdict {
  const all = notice === undefined ? [...fired] : [...fired, ...evaluate('verdict', { notice, fired, confirmedByPerson })];
  if (anyHas(all, 'needsPerson')) return { status: 'HELD', fired: all };
  const worst = worstOutcome(all);
  return { status: worst === 'REJECT' ? 'REJECTED' : worst === 'HOLD' ? 'HELD' : 'ACCEPTED', fired: all };
}
