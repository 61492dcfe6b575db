/** What a report is made of: the pages of the journal, and what partners found in their reply queues. */
import type { AccountEvent } from '../account/events.ts';
import { genesisHash, type HashedPage, hashPage } from '../aggregate/journal.ts';
import type { DossierEvent } from '../dossier/events.ts';
import type { IntakeEvent } from '../intake/events.ts';
import type { Instant } from '../messages/messages.ts';
import type { OutboundData, OutboundType } from '../messages/outputs.ts';
import type { FiredRule, RuleOutcome } from '../rules/engine/finding.ts';

export interface ReportPage<Event> extends HashedPage {
  hash: string;
  events: Event[];
}

/** What a report wants to know of a receipt: of a rule its name; what it found may be there, too. */
export interface AnsweredWith extends Pick<OutboundData['release.receipt'], 'messageId' | 'outcome'> {
  rules: (FiredRule | { id: string; outcome: RuleOutcome })[];
}

/** A message that reached a partner, in order of arrival. */
export interface PartnerReceived {
  to: string;
  output: { id: string; at: Instant } & (
    | { type: 'release.receipt'; data: AnsweredWith }
    | { type: Exclude<OutboundType, 'release.receipt'>; data?: unknown }
  );
}

export interface ReportInput {
  /** In sequence, a list a stream. */
  accounts: readonly (readonly ReportPage<AccountEvent>[])[];
  cases: readonly (readonly ReportPage<DossierEvent>[])[];
  intake: readonly (readonly ReportPage<IntakeEvent>[])[];
  received: readonly PartnerReceived[];
  /** Place of a message among those that were sent; messages that came at the same instant are reported in this order. */
  placeOf: (messageId: string) => number;
}

/**
 * Pages of several streams in the order in which things came to be: by time, then by the place of their messages, then by stream; a stream's own pages
 * always in their sequence. A page without a message (an item filed, an applicant told) comes with the page before it.
 */
export function inOrder<Event extends { type: string }>(
  streams: readonly (readonly ReportPage<Event>[])[],
  placeOf: (messageId: string) => number,
): ReportPage<Event>[] {
  return streams
    .flatMap((pages) => withPlaces(pages, placeOf))
    .sort((a, b) => compare(a.at, b.at) || a.place - b.place || compare(a.page.stream, b.page.stream) || a.page.sequence - b.page.sequence)
    .map(({ page }) => page);
}

interface Placed<Event> {
  page: ReportPage<Event>;
  at: string;
  place: number;
}

/** Nothing in a stream is placed before what precedes it there. */
function withPlaces<Event extends { type: string }>(
  pages: readonly ReportPage<Event>[],
  placeOf: (messageId: string) => number,
): Placed<Event>[] {
  let at = '';
  let place = -1;
  return pages.map((page) => {
    const first = page.events.find((event): event is Event & { messageId: string } => 'messageId' in event);
    const own = first === undefined ? place : placeOf(first.messageId);
    if (page.recordedAt > at) {
      at = page.recordedAt;
      place = own;
    } else {
      place = Math.max(place, own);
    }
    return { page, at, place };
  });
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Sequence of the first page at which a stream's hash chain breaks, undefined when it is whole. */
export function brokenPage(pages: readonly ReportPage<unknown>[]): number | undefined {
  let previousHash = genesisHash;
  for (const [index, page] of pages.entries()) {
    if (page.sequence !== index + 1 || page.previousHash !== previousHash || hashPage(page) !== page.hash) return index + 1;
    previousHash = page.hash;
  }
  return undefined;
}
