/** What a notice draws on its contract (S-08) or on the price of its unit (S-15). */
import type { Fen } from '../../messages/messages.ts';
import type { NoticeState } from '../state.ts';
import { ownPaidOf } from './counting.ts';

export const voidStatuses: ReadonlySet<NoticeState['status']> = new Set(['REJECTED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED']);

/** What has left under this version and has not come back. */
const paidUnder = ({ lines }: NoticeState): Fen => lines.reduce((sum, line) => sum + ownPaidOf(line), 0);
const carriedFen = ({ lines }: NoticeState): Fen => lines.reduce((sum, line) => sum + (line.carriedFen ?? 0), 0);

/**
 * Beyond what was drawn before it: what was paid under what it replaces is drawn there. In full from its acceptance; one that came to nothing draws
 * what was paid under it.
 */
export function drawnFen(notice: NoticeState | undefined): Fen {
  if (notice === undefined || !notice.counted) return 0;
  const paidFen = paidUnder(notice);
  return voidStatuses.has(notice.status) ? paidFen : Math.max(paidFen, notice.totalFen - carriedFen(notice));
}
