/**
 * What notices draw on contracts (S-08), on refundable prices (S-15) and on a day's refunds (S-17), kept as sums so that old notices can leave the
 * state. A notice counts in full from its acceptance; one that came to nothing counts with what was paid under it.
 */

import type { Fen } from '../../messages.ts';
import { sameNumber } from '../../rules/matching.ts';
import { drawnFen, paidUnder, voidStatuses } from '../draws.ts';
import * as limits from '../limits.ts';
import type { AccountState, NoticeState } from '../state.ts';

const countsToday = (notice: NoticeState | undefined): boolean => notice?.counted === true && !voidStatuses.has(notice.status);

/** Came to nothing at all: its invoices may be drawn on again (S-09). */
const isVoid = (notice: NoticeState): boolean => voidStatuses.has(notice.status) && paidUnder(notice) === 0;

/** The sums after one notice changed; `before` is undefined when it is new. */
export function followUses(state: AccountState, before: NoticeState | undefined, after: NoticeState): AccountState {
  const byFen = drawnFen(after) - drawnFen(before);
  let next = followVoid(state, before, after);
  if (byFen !== 0) next = addRefund(addContract(next, after, byFen), after, byFen);
  const byCount = Number(countsToday(after)) - Number(countsToday(before));
  return byCount === 0 || after.filingNumber === undefined ? next : addRefundDay(next, after.issuedAt.slice(0, 10), byCount);
}

function addContract(state: AccountState, { contractNumber, data }: NoticeState, byFen: Fen): AccountState {
  if (contractNumber === undefined) return state;
  const known = state.contracts.find(({ number }) => sameNumber(number, contractNumber));
  const use = known ?? { number: contractNumber, paidBeforeFen: data?.contract?.paidBeforeFen ?? 0, approvedFen: 0 };
  const others = state.contracts.filter(({ number }) => !sameNumber(number, contractNumber)).slice(1 - limits.contractsMax);
  return { ...state, contracts: [...others, { ...use, approvedFen: use.approvedFen + byFen }] };
}

function addRefund(state: AccountState, { filingNumber: number, data }: NoticeState, byFen: Fen): AccountState {
  if (number === undefined) return state;
  const known = state.refunds.find(({ filingNumber }) => sameNumber(filingNumber, number));
  const use = known ?? { filingNumber: number, refundedBeforeFen: data?.refund?.refundedBeforeFen ?? 0, approvedFen: 0 };
  const others = state.refunds.filter(({ filingNumber }) => !sameNumber(filingNumber, number)).slice(1 - limits.refundsMax);
  return { ...state, refunds: [...others, { ...use, approvedFen: use.approvedFen + byFen }] };
}

function addRefundDay(state: AccountState, date: string, by: number): AccountState {
  const day = state.refundDays.find((entry) => entry.date === date) ?? { date, count: 0 };
  const others = state.refundDays.filter((entry) => entry.date !== date).slice(1 - limits.refundDaysMax);
  return { ...state, refundDays: [...others, { date, count: Math.max(0, day.count + by) }] };
}

function followVoid(state: AccountState, before: NoticeState | undefined, after: NoticeState): AccountState {
  const name = `${after.noticeNumber}#${after.version}`;
  const wasVoid = before !== undefined && isVoid(before);
  if (wasVoid === isVoid(after)) return state;
  const others = state.voidNotices.filter((entry) => entry !== name);
  return { ...state, voidNotices: isVoid(after) ? [...others.slice(1 - limits.voidNoticesMax), name] : others };
}
