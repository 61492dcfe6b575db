/**
 * Orders that are here and are served on a day to come (F-23). What a court says of such a freeze meanwhile waits for the service with it: the order is known,
 * so nobody need send the act again, and the end is the one that it would have had if the act had come after the service.
 */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundData, InboundMessage, Instant, PartnerId } from '../../../messages/messages.ts';
import { isAwaited } from '../../../rules/freeze/instants.ts';
import { sameText } from '../../../rules/reading/matching.ts';
import { later } from '../../../values/calendar/instants.ts';
import { isSameCase } from '../../../values/identifiers/case-number.ts';
import { type AccountState, type Freeze, findFreeze, isActive } from '../../state.ts';
import { holdIfToCome, holdUntil } from '../message/held.ts';
import { dropHeld, idOf, type Turn } from '../turn.ts';

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

/**
 * What its court says once more with another day: by the same ruling the same end, sum or term (a ruling may lower a quota step by step, 滚动解封), or of the
 * case as a whole.
 */
function isSameAct(one: InboundMessage, other: InboundMessage): boolean {
  if (one.type !== other.type || !('caseNumber' in one.data) || !('caseNumber' in other.data)) return false;
  return repeatable.has(one.type) && isSameCase(one.data.caseNumber, other.data.caseNumber) && sameText(saidBy(one), saidBy(other));
}

const repeatable: ReadonlySet<InboundMessage['type']> = new Set([
  'court.freeze.renewed',
  'court.freeze.reduced',
  'court.freeze.lifted',
  'court.case.closed',
  'court.bankruptcy.accepted',
  'court.bankruptcy.ended',
] as const);

const saidBy = ({ data }: InboundMessage): string =>
  JSON.stringify(Object.entries(data).filter(([name]) => ['rulingNumber', 'freezeRuling', 'quotaFen', 'endsAt'].includes(name)));

/** The court has named another day since: the one that it named before does not come as well. */
export function dropNamedBefore(turn: Turn, { message, messageId, from }: MessageCommand): void {
  for (const held of turn.state.heldMessages)
    if (held.effectiveAt !== undefined && held.from === from && held.messageId !== messageId && isSameAct(message, held.message))
      dropHeld(turn, held.taskId);
}

type Bankruptcy = NonNullable<AccountState['bankruptcy']>;

/** One that its court accepts on a day to come. Ended before that day, it stops nothing for any time. */
export function bankruptcyToCome({ state }: Turn, caseNumber: string): { taskId: string; bankruptcy: Bankruptcy } | undefined {
  for (const { message, from, taskId, effectiveAt } of state.heldMessages) {
    if (effectiveAt === undefined || message.type !== 'court.bankruptcy.accepted') continue;
    const { caseNumber: own, acceptedOn } = message.data;
    if (isSameCase(own, caseNumber)) return { taskId, bankruptcy: { caseNumber: own, court: from, acceptedOn } };
  }
  return undefined;
}
