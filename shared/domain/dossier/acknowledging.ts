/**
 * Whether the court's own case system has taken what was filed. A court that has acknowledged one item of a case is expected to acknowledge the next: what it
 * does not take in time, because its system is down for hours or days, it is told again. A court that has never acknowledged any works by hand, from its reply
 * queue or the console; nothing is expected of it.
 */

import type { Instant } from '../messages/messages.ts';
import { deadlineAfter } from '../values/calendar/working-days.ts';
import type { DossierEvent } from './events.ts';
import type { DossierState, SentItem } from './state.ts';

/** Working days after which an item that was not acknowledged is told again; after the last it is left to people, who see it as overdue. */
const toldAgainAfterDays = [2, 5, 10] as const;

export interface AcknowledgeCommand {
  kind: 'acknowledge';
  itemId: string;
  court: string;
  acceptedAt: Instant;
  at: Instant;
}

/** From when days count: what was filed while the court still worked by hand is not missed at the moment at which its case system begins. */
const expectedFrom = (filedAt: Instant, acknowledgesSince: Instant): Instant => (filedAt < acknowledgesSince ? acknowledgesSince : filedAt);

/** Until when an item should be taken, or be told again; undefined when it was told often enough. */
function dueOf({ item: { filedAt }, again, termsOver = again }: SentItem, acknowledgesSince: Instant): Instant | undefined {
  const days = toldAgainAfterDays[termsOver];
  return days === undefined ? undefined : deadlineAfter(expectedFrom(filedAt, acknowledgesSince), days).dueAt;
}

/** How many of the terms are over. Where the timer stood still for days several ended meanwhile, and the court is told once and not once for each. */
const termsOver = ({ filedAt }: SentItem['item'], acknowledgesSince: Instant, at: Instant): number =>
  toldAgainAfterDays.filter((days) => deadlineAfter(expectedFrom(filedAt, acknowledgesSince), days).dueAt <= at).length;

/** Until when an item should have been taken in the first place. */
const takenBy = (filedAt: Instant, acknowledgesSince: Instant): Instant =>
  deadlineAfter(expectedFrom(filedAt, acknowledgesSince), toldAgainAfterDays[0]).dueAt;

/** A repeat changes nothing, nor does a word on a dossier that does not exist; only the court of an item can say that it has it. */
export function acknowledge(
  { sent, taken, nextSequence }: DossierState,
  { itemId, court, acceptedAt, at }: AcknowledgeCommand,
): DossierEvent[] {
  if (taken.includes(itemId) || nextSequence === 1) return [];
  const isSent = sent.some(({ item }) => item.itemId === itemId && item.court === court);
  return [{ type: isSent ? 'ItemAcknowledged' : 'AcknowledgementUnknown', itemId, court, acceptedAt, at }];
}

export function tellAgain(state: DossierState, at: Instant): DossierEvent[] {
  const { acknowledgesSince } = state;
  if (acknowledgesSince === undefined) return [];
  return state.sent.flatMap((sent): DossierEvent[] => {
    const dueAt = dueOf(sent, acknowledgesSince);
    if (dueAt === undefined || dueAt > at) return [];
    const told = { item: sent.item, times: sent.again + 1, termsOver: termsOver(sent.item, acknowledgesSince, at), dueAt, at };
    return [{ type: 'ItemToldAgain', ...told }];
  });
}

/** When an item is due next; never for a court that has acknowledged nothing yet. */
export function nextDueAt({ sent, acknowledgesSince }: DossierState): Instant | undefined {
  if (acknowledgesSince === undefined) return undefined;
  const dues = sent.flatMap((each) => dueOf(each, acknowledgesSince) ?? []);
  return dues.reduce<Instant | undefined>((first, due) => (first === undefined || due < first ? due : first), undefined);
}

/** How an item stands with the court's own case system. */
export interface Acknowledgement {
  itemId: string;
  status: 'acknowledged' | 'sent' | 'overdue';
  acceptedAt?: Instant;
  /** Until when it should be taken; absent for a court that has never acknowledged an item of the case. */
  dueAt?: Instant;
  toldAgain?: number;
}

/** Of every item of a dossier, from its events. */
export function acknowledgementsOf(events: readonly DossierEvent[], now: Instant): Acknowledgement[] {
  const acknowledgesSince = events.find((event) => event.type === 'ItemAcknowledged')?.at;
  const accepted = new Map(
    events.flatMap((event) => (event.type === 'ItemAcknowledged' ? [[event.itemId, event.acceptedAt] as const] : [])),
  );
  const again = new Map(events.flatMap((event) => (event.type === 'ItemToldAgain' ? [[event.item.itemId, event.times] as const] : [])));
  return events.flatMap((event): Acknowledgement[] => {
    if (event.type !== 'ItemFiled') return [];
    const { itemId, filedAt } = event;
    const acceptedAt = accepted.get(itemId);
    if (acceptedAt !== undefined) return [{ itemId, status: 'acknowledged', acceptedAt }];
    if (acknowledgesSince === undefined) return [{ itemId, status: 'sent' }];
    const dueAt = takenBy(filedAt, acknowledgesSince);
    const toldAgain = again.get(itemId);
    return [{ itemId, status: dueAt <= now ? 'overdue' : 'sent', dueAt, ...(toldAgain === undefined ? {} : { toldAgain }) }];
  });
}
