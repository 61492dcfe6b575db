/** What a notice still asks for: what has not left for its payees, under it or under what it replaces. */
import { outstandingOn, remainingOf } from '../../account/money/counting.ts';
import type { Fen } from '../../messages/messages.ts';
import type { NoticeInput } from '../engine/moments.ts';

export function outstandingFen({ state, notice }: Pick<NoticeInput, 'state' | 'notice'>): Fen {
  const known = state.notices.find(({ noticeNumber, version }) => noticeNumber === notice.noticeNumber && version === notice.version);
  return known === undefined ? outstandingOn(state, notice) : known.lines.reduce((sum, line) => sum + remainingOf(line), 0);
}
