/** An account over time, folded from its pages: the balance, what each freeze controls, and what happened, in the order in which it did. */

import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import type { AccountEvent } from '../../shared/domain/account/events.ts';
import type { AccountState } from '../../shared/domain/account/state.ts';
import type { Instant } from '../../shared/domain/messages.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';

export interface Moment {
  at: Instant;
  page: number;
  balanceFen: number;
  supervisedQuotaFen: number;
  freezes: { caseNumber: string; rank: number; controlledFen: number }[];
}
export interface Occurrence {
  at: Instant;
  page: number;
  type: AccountEvent['type'];
  caseNumber?: string;
  noticeNumber?: string;
  bankSerial?: string;
  amountFen?: number;
  status?: string;
}

/** Pages that one view folds; an older part of a longer story is in the export. */
const pagesMax = 5_000;

const told: ReadonlySet<AccountEvent['type']> = new Set([
  'AccountRegistered',
  'QuotaAdjusted',
  'BuildingRegistered',
  'SupervisionEnded',
  'FreezeOrdered',
  'FreezeRenewed',
  'FreezeReduced',
  'FreezeLifted',
  'FreezeExpired',
  'CaseRenumbered',
  'CaseClosed',
  'ApplicantSubstituted',
  'ReleaseSuspended',
  'ReleaseResumed',
  'NoticeReceived',
  'NoticeRuled',
  'NoticeEnded',
  'NoticeClosed',
  'InflowBooked',
  'PaymentRecorded',
  'PaymentUpdated',
  'PaymentReturned',
  'LineRefused',
  'DeductionOrdered',
  'DeductionBooked',
  'TransferReported',
  'ItemFiled',
  'NotificationAttempted',
  'NotificationPassedOn',
]);

export interface Story {
  /** With all that has ended, too. */
  state: AccountState;
  page: number;
  moments: Moment[];
  occurrences: Occurrence[];
}

/** Stories that are kept between two look-ups; the account of a moment is looked at from several sides. */
const keptMax = 50;

/** Folds accounts from their pages; what was folded before goes on from where it stood. */
export function createStories(ledger: Ledger): (accountNumber: string) => Promise<Story | undefined> {
  const kept = new Map<string, Story>();
  return async (accountNumber) => {
    const before = kept.get(accountNumber);
    const story = await goOn(ledger, accountNumber, before);
    kept.delete(accountNumber);
    if (story !== undefined) kept.set(accountNumber, story);
    const [oldest] = kept.keys();
    if (kept.size > keptMax && oldest !== undefined) kept.delete(oldest);
    return story;
  };
}

async function goOn(ledger: Ledger, accountNumber: string, before: Story | undefined): Promise<Story | undefined> {
  const stream = accountStream(accountNumber);
  let story = before;
  for await (const page of ledger.pages<AccountEvent>(stream, { from: (before?.page ?? 0) + 1, to: pagesMax })) {
    let state = story?.state ?? accountCore.initial(stream);
    const occurrences: Occurrence[] = [];
    for (const event of page.events) {
      state = accountCore.evolve(state, event);
      if (told.has(event.type)) occurrences.push(occurrence(event, page.sequence, page.recordedAt));
    }
    const moment = momentOf(state, page.sequence, page.recordedAt);
    const moments = story?.moments ?? [];
    story = {
      state,
      page: page.sequence,
      moments: sameMoney(moments.at(-1), moment) ? moments : [...moments, moment],
      occurrences: [...(story?.occurrences ?? []), ...occurrences],
    };
  }
  return story;
}

const momentOf = (state: AccountState, page: number, at: Instant): Moment => ({
  at,
  page,
  balanceFen: state.balanceFen,
  supervisedQuotaFen: state.supervisedQuotaFen,
  freezes: state.freezes.filter(({ rank }) => rank > 0).map(({ caseNumber, rank, controlledFen }) => ({ caseNumber, rank, controlledFen })),
});

const sameMoney = (a: Moment | undefined, b: Moment): boolean =>
  a !== undefined &&
  JSON.stringify([a.balanceFen, a.supervisedQuotaFen, a.freezes]) === JSON.stringify([b.balanceFen, b.supervisedQuotaFen, b.freezes]);

/** The instant at which it happened, where the event says one. */
function occurrence(event: AccountEvent, page: number, recordedAt: Instant): Occurrence {
  const facts: Partial<Record<string, unknown>> = { ...event };
  const inner: Partial<Record<string, unknown>> = 'freeze' in event ? { ...event.freeze } : 'notice' in event ? { ...event.notice } : {};
  const text = (name: string): string | undefined => {
    const value = facts[name] ?? inner[name];
    return typeof value === 'string' ? value : undefined;
  };
  const amount = facts['amountFen'] ?? inner['totalFen'] ?? inner['quotaFen'];
  const at = text('bookedAt') ?? text('at') ?? text('servedAt') ?? recordedAt;
  const optional = Object.entries({
    caseNumber: text('caseNumber'),
    noticeNumber: text('noticeNumber'),
    bankSerial: text('bankSerial'),
    // What the freeze is by now stands in the table of freezes.
    ...('freeze' in event ? {} : { status: text('status') }),
  }).filter(([, value]) => value !== undefined);
  return { at, page, type: event.type, ...Object.fromEntries(optional), ...(typeof amount === 'number' ? { amountFen: amount } : {}) };
}
