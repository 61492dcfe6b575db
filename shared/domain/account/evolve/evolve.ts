/** `evolve(state, event) → state`: total, pure, one small function an event. */

import type { Instant } from '../../messages/messages.ts';
import { monthBefore } from '../../values/calendar/months.ts';
import type { AccountEvent } from '../events.ts';
import { pourDown } from '../money/waterfall.ts';
import type { AccountState, Registration } from '../state.ts';
import { evolveBuildings, registeredBuildings } from './buildings.ts';
import type { Evolution } from './evolutions.ts';
import { evolveFreeze } from './freeze.ts';
import { evolveMoney } from './money.ts';
import { evolveNotice } from './notice.ts';
import { evolveOffice } from './office.ts';
import { evolvePayment } from './payment.ts';
import { evolveQuota, registeredQuota } from './quota.ts';
import { evolveRelease } from './release.ts';

/** The state after one event. Money or freezes that changed are poured down again. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  const evolution = evolutions[event.type] as Evolution<typeof event.type>;
  const next = withLastMovement(state, evolution(state, event as never), event);
  if (next.freezes === state.freezes && next.balanceFen === state.balanceFen) return next;
  return { ...next, freezes: pourDown(next.freezes, next.balanceFen) };
}

function withLastMovement(before: AccountState, after: AccountState, event: AccountEvent): AccountState {
  if (after.balanceFen === before.balanceFen || !('bookedAt' in event) || event.bookedAt === undefined) return after;
  if (before.lastMovementAt !== undefined && before.lastMovementAt >= event.bookedAt) return after;
  const { balanceFen: bankFen, balanceKnown, stated } = after;
  const moved = { ...after, lastMovementAt: event.bookedAt };
  // The bank's balance after it is ours, unless an event that follows says otherwise.
  return balanceKnown && (stated === undefined || stated.asOf <= event.bookedAt)
    ? { ...moved, stated: { bankFen, asOf: event.bookedAt } }
    : moved;
}

/** Banks of an account, beyond which the one that left first is forgotten: its head stays small however often a registration is sent again. */
const formerBanksMax = 16;

function withFormerBank(state: AccountState, { bankCode }: Registration, until: Instant): AccountState {
  const { registration: before, formerBanks = [] } = state;
  if (before === undefined || before.bankCode === bankCode) return state;
  const others = formerBanks.filter((former) => former.bankCode !== bankCode && former.bankCode !== before.bankCode);
  return { ...state, formerBanks: [...others, { bankCode: before.bankCode, until }].slice(-formerBanksMax) };
}

/** It is said and recorded, and nothing is decided on it. */
const unchanged = (state: AccountState): AccountState => state;

/** Each kind of event, for those who must know all of them. */
export const eventTypes = (): string[] => Object.keys(evolutions);

/** Total: an event that is not here does not compile. */
const evolutions: { [T in AccountEvent['type']]: Evolution<T> } = {
  ...evolveFreeze,
  ...evolveMoney,
  ...evolveNotice,
  ...evolvePayment,
  ...evolveOffice,
  ...evolveRelease,
  FreezeAcknowledged: unchanged,
  ItemAcknowledged: unchanged,
  FreezeExecuted: unchanged,
  ObjectionRecorded: unchanged,

  AccountRegistered: (state, { registration, supervisedQuotaFen, openingFen, at }) => {
    const next = registeredBuildings(registeredQuota(withFormerBank(state, registration, at), supervisedQuotaFen, at), registration);
    if (openingFen === undefined || state.balanceKnown) return next;
    return {
      ...next,
      balanceKnown: true,
      openingAt: at,
      balanceFen: state.balanceFen + openingFen,
      totals: { ...state.totals, openingFen },
    };
  },
  ...evolveQuota,
  ...evolveBuildings,
  // The next report is about the month before its day: what came before that has been reported, or had nothing to report.
  ReportPlanned: ({ reportAt: before, ...state }, { at }) =>
    at === undefined
      ? { ...state, ...(before === undefined ? {} : { reportedMonth: monthBefore(before) }) }
      : { ...state, reportAt: at, reportedMonth: monthBefore(monthBefore(at)) },
  SupervisionEnded: (state, { endedOn }) => ({ ...state, supervisionEndedOn: endedOn }),
  BankruptcyAccepted: (state, { caseNumber, court, acceptedOn }) => ({ ...state, bankruptcy: { caseNumber, court, acceptedOn } }),
  BankruptcyEnded: ({ bankruptcy: _, ...state }) => state,
};
