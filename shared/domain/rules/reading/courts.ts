/** Which court may speak for a case: its own, or one above it (民诉解释 165). */
import { isSuperiorCourt } from '../../identifiers/courts.ts';
import type { PartnerId } from '../../messages.ts';

/** The 法院代字 of a court as a partner. */
export const courtCodeOf = (court: PartnerId): string => court.replace(/^court:/u, '');

export const speaksFor = (from: PartnerId, court: PartnerId): boolean =>
  from === court || isSuperiorCourt(courtCodeOf(from), courtCodeOf(court));
