/**
 * What might be carried out of a deduction order through time (法〔2022〕12号 一). A booking is judged by its own instant: by what might be carried out then,
 * as far as it has come to be known by now, and not by what holds when the bank's report comes.
 */
import type { Fen, Instant } from '../../messages/messages.ts';
import { formerQuotasMax } from '../tables/limits.ts';
import type { DeductionState, FormerlyAllowed } from '../things/deduction.ts';

type Course = Pick<DeductionState, 'allowedFen' | 'formerlyAllowed'>;

const thenOf = ({ formerlyAllowed = [] }: Course, at: Instant): FormerlyAllowed | undefined =>
  formerlyAllowed.find(({ until }) => at < until);

/** Before the order came it was what it was when it came. */
export const allowedAt = (order: Course, at: Instant): Fen => thenOf(order, at)?.allowedFen ?? order.allowedFen;

/** The rules that held it then. `now`: those that hold it since it was last decided on. */
export const heldByAt = (order: Course, at: Instant, now: readonly string[]): readonly string[] => thenOf(order, at)?.heldBy ?? now;

/**
 * Whether a booking goes beyond what might be carried out when the bank made it: with what the bank had booked by then, and, where later ones are known
 * already, with those by what might be carried out at the last of them.
 */
export function goesBeyond(order: DeductionState, { amountFen, bookedAt }: { amountFen: Fen; bookedAt: Instant }): boolean {
  const { bookings = [], bookedFen } = order;
  const laterFen = bookings.filter((other) => other.bookedAt > bookedAt).reduce((sum, other) => sum + other.amountFen, 0);
  const thenFen = allowedAt(order, bookedAt);
  const lastFen = bookings.reduce((most, other) => Math.max(most, allowedAt(order, other.bookedAt)), thenFen);
  return bookedFen - laterFen + amountFen > thenFen || bookedFen + amountFen > lastFen;
}

interface Changed {
  allowedFen: Fen;
  at?: Instant | undefined;
  heldBy?: string[] | undefined;
}

/** Less may be carried out from an instant on; more since its ground was there, and of what was allowed at each moment since then, that much more. */
export function formerlyAllowedAfter(order: Course & Pick<DeductionState, 'amountFen'>, changed: Changed): FormerlyAllowed[] {
  const { formerlyAllowed = [], allowedFen, amountFen } = order;
  const { at, heldBy } = changed;
  const byFen = changed.allowedFen - allowedFen;
  const raised = (entry: FormerlyAllowed): FormerlyAllowed => ({
    ...entry,
    allowedFen: Math.max(entry.allowedFen, Math.min(amountFen, entry.allowedFen + byFen)),
  });
  if (heldBy === undefined && byFen > 0)
    return formerlyAllowed.map((entry) => ({ ...entry, allowedFen: Math.max(entry.allowedFen, changed.allowedFen) }));
  if (at === undefined || (heldBy === undefined && byFen === 0)) return formerlyAllowed;
  const now = { allowedFen, until: at, ...(heldBy === undefined ? {} : { heldBy }) };
  const later = byFen < 0 ? [] : formerlyAllowed.filter(({ until }) => until > at);
  const earlier = formerlyAllowed.filter((entry) => !later.includes(entry));
  const steps = [...earlier, { ...(later[0] ?? now), until: at }, ...later.map(raised)];
  return steps.slice(-formerQuotasMax);
}
