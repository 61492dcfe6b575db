/** Instants to come: what a message says of one takes effect then, not when it arrives (F-23, B-18). */
import { minuteMillis, toMillis } from '../../account/instants.ts';
import type { Instant } from '../../messages.ts';

/** Clocks of two parties differ by this much without anybody's fault (as for M-06). */
const toleranceMillis = 5 * minuteMillis;

/** Whether an instant lies later than the receipt by more than clocks may differ. */
export const isToCome = (at: Instant, receivedAt: Instant): boolean => toMillis(at) - toMillis(receivedAt) > toleranceMillis;
