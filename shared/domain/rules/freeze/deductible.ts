/** The quota arithmetic of 扣划: what of an order falls on supervised money, and what else the money is promised for. */
import { type AccountState, isPayable, type NoticeState } from '../../account/state.ts';
import type { Fen, InboundData } from '../../messages/messages.ts';
import { effectsOf } from '../engine/effects.ts';

/**
 * How much of an order falls on money inside the supervised quota and how much on what the account holds beyond it. Money beyond the quota is
 * taken first: max(0, balance − quota) is outside, the rest of the order inside. What earlier orders may take and the bank has not booked yet is no
 * longer there for this one: else two orders, each within it, would together reach into the quota (12-3). An account without a registration or a
 * known balance has nothing that is proven to be outside.
 */
export function splitDeduction(
  state: AccountState,
  order: Pick<InboundData['court.deduction.ordered'], 'amountFen'>,
): { insideFen: Fen; outsideFen: Fen } {
  const proven = state.registration !== undefined && state.balanceKnown;
  const freeFen = proven ? Math.max(0, state.balanceFen - acceptedDeductionsFen(state) - state.supervisedQuotaFen) : 0;
  const outsideFen = Math.min(order.amountFen, freeFen);
  return { insideFen: order.amountFen - outsideFen, outsideFen };
}

/** What the bank still has to pay under a notice. */
const unpaidFen = (notice: NoticeState): Fen => notice.lines.reduce((sum, line) => sum + Math.max(0, line.amountFen - line.paidFen), 0);

const competes = (id: string): boolean => effectsOf(id).competes === true;

/** Held for want of money only, beside a deduction: it competes until the court has said which comes first (F-18). */
const waitsForCourt = ({ status, fired, waived }: NoticeState): boolean =>
  status === 'HELD' &&
  fired.every(({ id, outcome }) => outcome !== 'HOLD' || competes(id)) &&
  fired.some(({ id }) => competes(id) && !waived.includes(id));

/** The same under all that may be paid, or would be but for a deduction. */
export const promisedFen = (notices: readonly NoticeState[]): Fen =>
  notices.filter((notice) => isPayable(notice) || waitsForCourt(notice)).reduce((sum, notice) => sum + unpaidFen(notice), 0);

/** What may be carried out of deductions that the bank has not booked yet: whole orders, and the part of a held one that nothing stands against. */
export const acceptedDeductionsFen = (state: AccountState): Fen =>
  state.deductions
    .filter(({ status, bankSerial }) => (status === 'ACCEPTED' || status === 'HELD') && bankSerial === undefined)
    .reduce((sum, { allowedFen }) => sum + allowedFen, 0);

/** Deductions that compete with a notice (F-18): accepted ones, and those that wait only because a notice competes with them. */
export function competingDeductionsFen(state: AccountState): Fen {
  const waiting = state.deductions.filter(
    ({ status, bankSerial, rules }) =>
      status === 'HELD' && bankSerial === undefined && rules.some(competes) && !rules.some((id) => effectsOf(id).barsDeduction === true),
  );
  return acceptedDeductionsFen(state) + waiting.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
