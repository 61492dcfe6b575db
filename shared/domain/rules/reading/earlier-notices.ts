/** Other notices of the account that a notice is held against: what they draw counts, except what this notice itself replaces. */
import { ownPaidOf } from '../../account/money/counting.ts';
import { drawnFen } from '../../account/money/draws.ts';
import type { AccountState, NoticeState } from '../../account/state.ts';
import type { Fen, NoticePaper } from '../../messages/messages.ts';
import { sameNumber } from './matching.ts';

const void_: ReadonlySet<NoticeState['status']> = new Set(['REJECTED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED']);

/** Came to nothing: its sums and invoices are free again. */
export const isVoid = (notice: Pick<NoticeState, 'status'>): boolean => void_.has(notice.status);

type Named = Pick<NoticeState, 'noticeNumber' | 'version'>;

export const isSameNotice = (a: Named, b: Named): boolean => a.noticeNumber === b.noticeNumber && a.version === b.version;

/** `supersedes` names a notice by its number, or by number and version as `number#version`. */
export function supersedes(notice: Pick<NoticePaper, 'supersedes'>, other: Named): boolean {
  const named = notice.supersedes ?? '';
  return named.trim() !== '' && (sameNumber(named, other.noticeNumber) || sameNumber(named, `${other.noticeNumber}#${other.version}`));
}

/** Another version of the same notice, or the notice that it says it supersedes. */
export const replaces = (notice: NoticePaper, other: Named): boolean =>
  notice.noticeNumber === other.noticeNumber || supersedes(notice, other);

/** What was paid under it, and not under what it replaces. */
export const paidOf = ({ lines }: Pick<NoticeState, 'lines'>): Fen => lines.reduce((sum, line) => sum + ownPaidOf(line), 0);

/**
 * What the account's sums count for this notice already and must not count twice: all of itself when it is decided anew, and of what it replaces
 * the part that is not paid; what is paid stays drawn, unless the notice says that its amounts include it.
 */
export function countedAlready(state: AccountState, notice: NoticePaper, of: (other: NoticeState) => boolean): Fen {
  const known = state.notices.find((other) => isSameNotice(other, notice));
  const included = (known?.priorPaid ?? notice.priorPaid) === 'included';
  return state.notices
    .filter((other) => replaces(notice, other) && of(other))
    .reduce((sum, other) => {
      const drawn = drawnFen(other);
      return sum + (included || isSameNotice(other, notice) ? drawn : Math.max(0, drawn - paidOf(other)));
    }, 0);
}

/** Standing notices that are neither this one nor replaced by it: approved, and not come to nothing. */
export function otherNotices(state: AccountState, notice: NoticePaper): (NoticeState & { data: NoticePaper })[] {
  return state.notices.filter(
    (other): other is NoticeState & { data: NoticePaper } =>
      other.data !== undefined && other.counted && !isVoid(other) && !replaces(notice, other),
  );
}
