/**
 * Which orders of a case a deduction carries out. The bank names its case and no ruling: its sum says which. One that fits none waits for its own, and no
 * order is taken for it by chance.
 */
import type { Fen, Instant } from '../../../messages/messages.ts';
import { allowedAt } from '../../money/allowed-in-time.ts';
import { type AccountState, type DeductionState, findFreeze, hasNumber } from '../../state.ts';
import type { Turn } from '../turn.ts';

export function sameCase({ state }: Pick<Turn, 'state'>, a: string, b: string): boolean {
  const freeze = findFreeze(state, a);
  return a === b || (freeze !== undefined && hasNumber(freeze, b));
}

interface Booked {
  caseNumber: string;
  amountFen: Fen;
  bookedAt?: Instant;
}

/**
 * That of its very sum comes first, then those that are accepted and come to its sum together, then one that leaves room for it. Where it fits none it is
 * the one that the bank may carry out in part, taken too far, if there is no other (B-04, F-14).
 */
export function ordersOf(turn: Turn, { caseNumber, amountFen, bookedAt }: Booked): DeductionState[] {
  const ofCase = ordersOfCase(turn, caseNumber);
  const waiting = ofCase.filter(isWaiting);
  const inParts = ofCase.filter((entry) => entry.status === 'BOOKED' && amountFen <= leftOf(entry));
  const open = waiting.filter((entry) => amountFen <= (bookedAt === undefined ? entry.allowedFen : allowedAt(entry, bookedAt)));
  const openSince = waiting.find(({ allowedFen }) => amountFen <= allowedFen);
  const ofSum = (orders: readonly DeductionState[]) => orders.find((entry) => leftOf(entry) === amountFen);
  const exact = ofSum(open) ?? ofSum(inParts);
  if (exact !== undefined) return [exact];
  const together = comingTo(ofCase.filter(isFree), amountFen);
  if (together !== undefined) return together;
  const fitting = open[0] ?? ofSum(waiting) ?? openSince ?? inParts[0] ?? onlyOne(waiting.filter(({ allowedFen }) => allowedFen > 0));
  return fitting === undefined ? [] : [fitting];
}

/** Nothing came for what waited: then it is a part of the one order of the case, if that is held whole and leaves room. */
export function heldOrderOf(turn: Turn, { caseNumber, amountFen }: Booked): DeductionState | undefined {
  const only = onlyOne(ordersOfCase(turn, caseNumber).filter(isWaiting));
  return only !== undefined && amountFen <= leftOf(only) ? only : undefined;
}

/** An order has come: with others of its case it comes to the sum of what the bank has booked before. */
export function ordersTogether(turn: Turn, booked: Booked): DeductionState[] | undefined {
  return comingTo(ordersOfCase(turn, booked.caseNumber).filter(isFree), booked.amountFen);
}

export const leftOf = ({ amountFen, bookedFen }: DeductionState): Fen => amountFen - bookedFen;

const ordersOfCase = (turn: Turn, caseNumber: string): AccountState['deductions'] =>
  turn.state.deductions.filter((entry) => entry.rulingNumber !== '' && sameCase(turn, entry.caseNumber, caseNumber));
const isWaiting = ({ status, bankSerial }: DeductionState): boolean =>
  (status === 'ACCEPTED' || status === 'HELD') && bankSerial === undefined;
/** May be carried out whole, as far as it has not been. */
const isFree = (entry: DeductionState): boolean =>
  leftOf(entry) > 0 && (entry.status === 'ACCEPTED' || entry.status === 'BOOKED') && entry.allowedFen >= entry.amountFen;
const onlyOne = <T>(entries: readonly T[]): T | undefined => (entries.length === 1 ? entries[0] : undefined);

/** More open orders of a case than this are no longer told apart by their sums. */
const ordersMax = 12;

/** The fewest orders, two at least, that come to the sum; of equally many the earlier ones. */
function comingTo(orders: readonly DeductionState[], sumFen: Fen): DeductionState[] | undefined {
  const some = orders.slice(0, ordersMax);
  for (let count = 2; count <= some.length; count++) {
    const found = choose(some, count, sumFen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function choose(orders: readonly DeductionState[], count: number, sumFen: Fen): DeductionState[] | undefined {
  if (count === 0) return sumFen === 0 ? [] : undefined;
  for (const [index, order] of orders.entries()) {
    if (leftOf(order) > sumFen) continue;
    const rest = choose(orders.slice(index + 1), count - 1, sumFen - leftOf(order));
    if (rest !== undefined) return [order, ...rest];
  }
  return undefined;
}
