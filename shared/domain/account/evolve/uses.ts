/**
 * What notices draw on contracts (S-08), on refundable prices (S-15) and on a day's refunds (S-17), kept as sums so that old notices need not be at
 * hand. A notice counts in full from its acceptance; one that came to nothing counts with what was paid under it.
 */

import type { Fen } from '../../messages/messages.ts';
import { drawnFen, voidStatuses } from '../money/draws.ts';
import { keyName } from '../parts/part-keys.ts';
import type { AccountState, NoticeState } from '../state.ts';

const countsToday = (notice: NoticeState | undefined): boolean => notice?.counted === true && !voidStatuses.has(notice.status);

/** The sums after one notice changed; `before` is undefined when it is new. */
export function countUses(state: AccountState, before: NoticeState | undefined, after: NoticeState): AccountState {
  const byFen = drawnFen(after) - drawnFen(before);
  const next = byFen === 0 ? state : addRefund(addContract(state, after, byFen), after, byFen);
  const byCount = Number(countsToday(after)) - Number(countsToday(before));
  return byCount === 0 || after.filingNumber === undefined ? next : addRefundDay(next, after.issuedAt.slice(0, 10), byCount);
}

function addContract(state: AccountState, { contractNumber, data }: NoticeState, byFen: Fen): AccountState {
  if (contractNumber === undefined) return state;
  const known = state.contracts.find(({ number }) => keyName(number) === keyName(contractNumber));
  const use = known ?? { number: contractNumber, paidBeforeFen: data?.contract?.paidBeforeFen ?? 0, approvedFen: 0 };
  return { ...state, contracts: withChanged(state.contracts, known, { ...use, approvedFen: use.approvedFen + byFen }) };
}

function addRefund(state: AccountState, { filingNumber: number, data }: NoticeState, byFen: Fen): AccountState {
  if (number === undefined) return state;
  const known = state.refunds.find(({ filingNumber }) => keyName(filingNumber) === keyName(number));
  const use = known ?? { filingNumber: number, refundedBeforeFen: data?.refund?.refundedBeforeFen ?? 0, approvedFen: 0 };
  return { ...state, refunds: withChanged(state.refunds, known, { ...use, approvedFen: use.approvedFen + byFen }) };
}

function addRefundDay(state: AccountState, date: string, by: number): AccountState {
  const known = state.refundDays.find((entry) => entry.date === date);
  return { ...state, refundDays: withChanged(state.refundDays, known, { date, count: Math.max(0, (known?.count ?? 0) + by) }) };
}

/** In its place, as the store keeps it: a thing keeps the place at which it came to its shelf. */
const withChanged = <Use>(uses: readonly Use[], known: Use | undefined, use: Use): Use[] =>
  known === undefined ? [...uses, use] : uses.map((entry) => (entry === known ? use : entry));
