/** Instants to come: what a message says of one takes effect then, not when it arrives (F-23, B-18). */

import type { Instant } from '../../messages/messages.ts';
import { earlier, minuteMillis, toMillis } from '../../values/calendar/instants.ts';

/** Clocks of two parties differ by this much without anybody's fault. */
const toleranceMillis = 5 * minuteMillis;

/** Whether an instant lies later than another of somebody else's clock, such as that of the receipt, by more than clocks may differ (M-06, N-06, B-18, F-23). */
export const isToCome = (at: Instant, other: Instant): boolean => toMillis(at) - toMillis(other) > toleranceMillis;

/** When what a party says of an instant happened, as far as it counts: what is here has happened by its receipt where the party's clock is a little ahead. */
export const happenedBy = (at: Instant, receivedAt: Instant): Instant => (isToCome(at, receivedAt) ? at : earlier(at, receivedAt));

/** Core banking systems book in whole seconds: such a time covers its second, and what happened within it may have come before. Returns the last moment that it may mean. */
export const lastMomentOf = (at: Instant): Instant =>
  at.includes('.') ? at : `${at.slice(0, wholeSecondLength)}.999${at.slice(wholeSecondLength)}`;
const wholeSecondLength = '2026-03-10T14:30:00'.length;
