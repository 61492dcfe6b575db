/** An account over time, folded from its pages: the balance and what each freeze controls; and what happened on a page. */
import { accountCore, accountStream } from '../../account/core.ts';
import type { AccountEvent } from '../../account/events.ts';
import type { AccountState } from '../../account/state.ts';
import type { Instant } from '../../messages/messages.ts';
import type { MessageRecorded } from '../../office/events.ts';
import { messagesBehind } from './said-by.ts';

export interface StoryMoment {
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
  /** Of a return: the payment that came back. */
  originalBankSerial?: string;
  amountFen?: number;
  status?: string;
  /** Of what was filed: its number in the dossier. */
  item?: number;
}

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

export interface AccountStory {
  /** With all that has ended, too. */
  state: AccountState;
  page: number;
  moments: StoryMoment[];
  /** When each task was opened. */
  taskSince: ReadonlyMap<string, Instant>;
}

/** The story after one more page. */
export function tellPage(
  before: AccountStory | undefined,
  accountNumber: string,
  page: { sequence: number; recordedAt: Instant; events: readonly AccountEvent[] },
): AccountStory {
  let state = before?.state ?? accountCore.initial(accountStream(accountNumber));
  for (const event of page.events) state = accountCore.evolve(state, event);
  const moment = momentOf(state, page.sequence, page.recordedAt);
  const moments = before?.moments ?? [];
  return {
    state,
    page: page.sequence,
    moments: sameMoney(moments.at(-1), moment) ? moments : [...moments, moment],
    taskSince: withOpened(before?.taskSince ?? new Map(), page),
  };
}

/** The first opening counts: a task that is opened anew is the same work. */
function withOpened(
  before: AccountStory['taskSince'],
  { recordedAt, events }: { recordedAt: Instant; events: readonly AccountEvent[] },
): AccountStory['taskSince'] {
  const opened = events.flatMap((event): [string, Instant][] => (event.type === 'TaskOpened' ? [[event.task.taskId, recordedAt]] : []));
  return opened.length === 0 ? before : new Map([...opened, ...before]);
}

/** What happened on a page, in order, and which message says so; it needs no state. */
export function occurrencesOf(page: {
  sequence: number;
  recordedAt: Instant;
  events: readonly AccountEvent[];
}): { occurrence: Occurrence; message: MessageRecorded | undefined }[] {
  const messages = messagesBehind(page.events);
  return page.events.flatMap((event, place) =>
    told.has(event.type) ? [{ occurrence: occurrence(event, page.sequence, page.recordedAt), message: messages[place] }] : [],
  );
}

const momentOf = (state: AccountState, page: number, at: Instant): StoryMoment => ({
  at,
  page,
  balanceFen: state.balanceFen,
  supervisedQuotaFen: state.supervisedQuotaFen,
  freezes: state.freezes.filter(({ rank }) => rank > 0).map(({ caseNumber, rank, controlledFen }) => ({ caseNumber, rank, controlledFen })),
});

const sameMoney = (a: StoryMoment | undefined, b: StoryMoment): boolean =>
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
    originalBankSerial: text('originalBankSerial'),
    // What the freeze is by now stands in the table of freezes.
    ...('freeze' in event ? {} : { status: text('status') }),
  }).filter(([, value]) => value !== undefined);
  const filed = event.type === 'ItemFiled' ? { item: event.sequence } : {};
  return {
    at,
    page,
    type: event.type,
    ...Object.fromEntries(optional),
    ...(typeof amount === 'number' ? { amountFen: amount } : {}),
    ...filed,
  };
}
