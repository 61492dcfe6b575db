/**
 * Orders that are here and are served on a day to come (F-23). What a court says of such a freeze meanwhile waits for the service with it: the order is known,
 * so nobody need send the act again, and the end is the one that it would have had if the act had come after the service.
 */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundData, Instant, PartnerId } from '../../../messages/messages.ts';
import { isAwaited } from '../../../rules/freeze/instants.ts';
import { sameText } from '../../../rules/reading/matching.ts';
import { later } from '../../../values/calendar/instants.ts';
import { isSameCase } from '../../../values/identifiers/case-number.ts';
import { type Freeze, findFreeze, isActive } from '../../state.ts';
import { holdIfToCome, holdUntil } from '../message/held.ts';
import { idOf, type Turn } from '../turn.ts';

type FreezeOrder = InboundData['court.freeze.ordered'];

interface OrderToCome {
  taskId: string;
  order: FreezeOrder;
  /** The court that sent it. */
  from: PartnerId;
}

/** Those of a case, or the one of a ruling. */
export function ordersToCome({ state }: Turn, caseNumber: string, ruling?: string): OrderToCome[] {
  return state.heldMessages.flatMap(({ message, taskId, from, effectiveAt }) => {
    if (message.type !== 'court.freeze.ordered' || effectiveAt === undefined) return [];
    const { data: order } = message;
    const isMeant = isSameCase(order.caseNumber, caseNumber) && (ruling === undefined || sameText(order.rulingNumber, ruling));
    return isMeant ? [{ taskId, order, from }] : [];
  });
}

/** As it stands from its service on. */
export function freezeOf(turn: Turn, order: FreezeOrder, from: string): Freeze {
  const { caseNumber, courtName, organ, stage, rulingNumber, applicants, claim, servedAt, startsAt, endsAt, quotaFen, debtFen } = order;
  return {
    freezeId: idOf('freeze', turn.state.accountNumber, caseNumber, rulingNumber, servedAt),
    caseNumber,
    formerCaseNumbers: [],
    courtName,
    court: from,
    organ,
    stage,
    criminal: order.criminal ?? false,
    orderRuling: rulingNumber,
    rulingNumber,
    respondent: order.respondent,
    // Each is told once, however often the order names them; another organ's order brings no applicant to be told (法〔2022〕12号).
    applicants: organ === 'court' ? [...new Map(applicants.map((applicant) => [applicant.applicantId, applicant])).values()] : [],
    claim,
    servedAt,
    startsAt,
    endsAt,
    status: 'WAITING',
    rank: 0,
    controlledFen: 0,
    recordedAt: turn.now,
    ...(quotaFen === undefined || quotaFen === 0 ? {} : { quotaFen }),
    ...(debtFen === undefined ? {} : { debtFen }),
  };
}

/** As they will stand once they are served. */
export const freezesToCome = (turn: Turn, caseNumber: string, ruling?: string): Freeze[] =>
  ordersToCome(turn, caseNumber, ruling).map(({ order, from }) => freezeOf(turn, order, from));

/** What stands of the case, or has stood; where nothing stands, what will. */
export function findFreezeOrToCome(turn: Turn, caseNumber: string): Freeze | undefined {
  const known = findFreeze(turn.state, caseNumber);
  return known !== undefined && isActive(known) ? known : (freezesToCome(turn, caseNumber)[0] ?? known);
}

/** True where the act speaks of an instant to come, or of an order that is not served yet, and waits for both. */
export function holdUntilServed(turn: Turn, command: MessageCommand, effectiveAt: Instant | undefined, freeze: Freeze): boolean {
  if (!isAwaited(turn.state, freeze)) return holdIfToCome(turn, command, effectiveAt);
  holdUntil(turn, command, effectiveAt === undefined ? freeze.servedAt : later(effectiveAt, freeze.servedAt));
  return true;
}
