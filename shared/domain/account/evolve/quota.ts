/** 监管额度: which quota holds follows from what the orders say, not from when they come. */
import type { Fen, Instant } from '../../messages/messages.ts';
import type { AccountState, QuotaOrder } from '../state.ts';
import type { Evolutions } from './evolutions.ts';

/** Whether an order holds against the one that holds now: from a later instant, or from the same one and written later. */
function holdsOver(order: QuotaOrder, standing: QuotaOrder | undefined): boolean {
  if (standing === undefined || order.effectiveAt !== standing.effectiveAt)
    return standing === undefined || order.effectiveAt > standing.effectiveAt;
  return (order.saidAt ?? '') >= (standing.saidAt ?? '');
}

/** What the first registration says of the quota holds until something is ordered. One sent again with another quota is an order of the day on which it was written. */
export function registeredQuota(state: AccountState, supervisedQuotaFen: Fen, writtenAt: Instant): AccountState {
  if (state.registration === undefined) return { ...state, supervisedQuotaFen };
  if (supervisedQuotaFen === state.supervisedQuotaFen) return state;
  const order = { effectiveAt: writtenAt, saidAt: writtenAt };
  return holdsOver(order, state.quotaOrder) ? { ...state, supervisedQuotaFen, quotaOrder: order } : state;
}

const isSameInstant = (one: QuotaOrder, other: QuotaOrder): boolean => one.effectiveAt === other.effectiveAt;

export const evolveQuota = {
  QuotaAnnounced: (state, { type: _, ...quota }) => {
    const known = state.announcedQuotas.find((other) => isSameInstant(other, quota));
    if (known !== undefined && !holdsOver(quota, known)) return state;
    return { ...state, announcedQuotas: [...state.announcedQuotas.filter((other) => other !== known), quota] };
  },
  QuotaAdjusted: (state, { type: _, supervisedQuotaFen, guaranteedFen, effectiveAt, saidAt }) => {
    const order = { effectiveAt, ...(saidAt === undefined ? {} : { saidAt }) };
    const announcedQuotas = state.announcedQuotas.filter((quota) => quota.effectiveAt > effectiveAt);
    return {
      ...state,
      announcedQuotas,
      ...(holdsOver(order, state.quotaOrder) ? { supervisedQuotaFen, quotaOrder: order } : {}),
      ...(guaranteedFen !== undefined && holdsOver(order, state.guaranteeOrder) ? { guaranteedFen, guaranteeOrder: order } : {}),
    };
  },
} satisfies Evolutions;
