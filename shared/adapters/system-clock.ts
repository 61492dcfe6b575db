/** The machine's clock, for functions on AWS. */
import { fromMillis } from '../domain/values/calendar/instants.ts';
import type { Clock } from '../ports/clock.ts';

export const systemClock: Clock = { now: () => fromMillis(Date.now()) };
