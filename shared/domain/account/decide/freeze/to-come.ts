/**
 * Orders that are here and are served on a day to come (F-23). What a court says of such a freeze meanwhile waits for the service with it: the order is known,
 * so nobody need send the act again, and the end is the one that it would have had if the act had come after the service.
 */
import type { Instant } from '../../../messages/messages.ts';
import { sameText } from '../../../rules/reading/matching.ts';
import { later } from '../../../values/calendar/instants.ts';
import { isSameCase } from '../../../values/identifiers/case-number.ts';
import { type Freeze, findFreeze, isActive } from '../../state.ts';
import type { Turn } from '../turn.ts';
import { freezeOf } from './order.ts';

/** As they will stand once they are served. An act that names a ruling means the one that it ordered. */
export function freezesToCome(turn: Turn, caseNumber: string, ruling?: string): Freeze[] {
  return turn.state.heldMessages.flatMap(({ message, from, effectiveAt }) => {
    if (message.type !== 'court.freeze.ordered' || effectiveAt === undefined) return [];
    const isMeant =
      isSameCase(message.data.caseNumber, caseNumber) && (ruling === undefined || sameText(message.data.rulingNumber, ruling));
    return isMeant ? [freezeOf(turn, message.data, from)] : [];
  });
}

/** What stands of the case, or has stood; where nothing stands, what will. */
export function findFreezeOrToCome(turn: Turn, caseNumber: string): Freeze | undefined {
  const known = findFreeze(turn.state, caseNumber);
  return known !== undefined && isActive(known) ? known : (freezesToCome(turn, caseNumber)[0] ?? known);
}

/** When an act on a freeze takes effect: not before the service of the order that it is about. */
export const notBeforeService = (effectiveAt: Instant | undefined, { servedAt }: Pick<Freeze, 'servedAt'>): Instant =>
  effectiveAt === undefined ? servedAt : later(effectiveAt, servedAt);
