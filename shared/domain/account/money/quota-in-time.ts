/**
 * The quota of a freeze through time (F-27). What the bank took counts from its booking, however late it is reported, and what the court has said of the
 * quota since stays said: each step after the booking is taken once more, from what was left then.
 */
import type { Fen, Instant } from '../../messages/messages.ts';
import { type FormerQuota, type Freeze, quotaAt, type Tranche } from '../state.ts';
import { formerQuotasMax } from '../tables/limits.ts';

export const kept = (formerQuotas: readonly FormerQuota[]): FormerQuota[] => formerQuotas.slice(-formerQuotasMax);

interface Taken {
  bookedAt: Instant;
  takenFen: Fen;
  /** What the order still had to take then, where that was more. */
  orderedFen: Fen | undefined;
}

/** As if its own case had taken it when the bank says so. `quotaFen`: what is left of the quota of now. */
export function takenAt(
  freeze: Pick<Freeze, 'quotaFen' | 'formerQuotas' | 'tranches'>,
  { bookedAt, takenFen, orderedFen }: Taken,
): { quotaFen: Fen; formerQuotas: FormerQuota[]; tranches: Tranche[] } {
  const { formerQuotas = [], tranches: known = [] } = freeze;
  const thenFen = quotaAt(freeze, bookedAt) ?? takenFen;
  const later = formerQuotas.filter(({ until }) => until > bookedAt);
  let leftFen = Math.max(0, thenFen - takenFen);
  let tranches = known;
  const since = later.map((entry, place): FormerQuota => {
    const heldFen = leftFen;
    const { until, quotaFen: believedFen = heldFen, deductedFen } = entry;
    const saidFen = (later[place + 1] ?? freeze).quotaFen ?? heldFen;
    leftFen = deductedFen === undefined ? Math.min(saidFen, heldFen) : Math.max(0, heldFen - deductedFen);
    // What the case had taken before, its court did not give free once more.
    if (deductedFen === undefined) tranches = lessened(tranches, until, believedFen - saidFen - (heldFen - leftFen));
    return { ...entry, quotaFen: heldFen };
  });
  const taken = { quotaFen: thenFen, until: bookedAt, deductedFen: takenFen, ...(orderedFen === undefined ? {} : { orderedFen }) };
  const before = formerQuotas.filter(({ until }) => until <= bookedAt);
  return { quotaFen: leftFen, formerQuotas: kept([...before, taken, ...since]), tranches };
}

const lessened = (tranches: readonly Tranche[], servedAt: Instant, byFen: Fen): Tranche[] =>
  tranches
    .map((tranche) => (tranche.servedAt === servedAt ? { ...tranche, leftFen: tranche.leftFen - byFen } : tranche))
    .filter(({ leftFen }) => leftFen > 0);
