/** Which court may speak for a case: its own, or one above it (民诉解释 165). */

import type { PartnerId } from '../../messages/messages.ts';
import { isSuperiorCourt } from '../../values/identifiers/courts.ts';

/** The 法院代字 of a court as a partner. */
export const courtCodeOf = (court: PartnerId): string => court.replace(/^court:/u, '');

export const speaksFor = (from: PartnerId, court: PartnerId): boolean =>
  from === court || isSuperiorCourt(courtCodeOf(from), courtCodeOf(court));
