/** What a notice still asks for: of one that is decided anew, what has not been paid under it. */
import type { Fen } from '../../messages.ts';
import type { NoticeInput } from '../moments.ts';

export function outstandingFen({ state, notice, again }: Pick<NoticeInput, 'state' | 'notice' | 'again'>): Fen {
  if (!again) return notice.totalFen;
  const known = state.notices.find(({ noticeNumber, version }) => noticeNumber === notice.noticeNumber && version === notice.version);
  const paidFen = (known?.lines ?? []).reduce((sum, line) => sum + line.paidFen, 0);
  return Math.max(0, notice.totalFen - paidFen);
}
