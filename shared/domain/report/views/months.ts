/** What a month was of an account, as rows for overviews and the monthly report: frozen, released, waiting, violations, deadlines missed. */
import { type AccountState, isPayable, numbersOf, type Task } from '../../account/state.ts';
import type { Fen, Instant, PartnerId } from '../../messages/messages.ts';
import { rowOwnersOf, type ViewRow } from './rows.ts';
import type { AccountStory } from './story.ts';

/** Of one account and month, as its reader may see it: a bank and an authority all of the account, a court its own case. */
export interface MonthFigures {
  kind: 'month';
  /** `2026-03`. */
  month: string;
  title: string;
  project: string;
  bankCode: string;
  regionCode: string;
  /** Controlled by freezes at the end of the month, or now. */
  frozenFen: Fen;
  /** Lawfully paid out in it and not come back. */
  releasedFen: Fen;
  payments: number;
  /** Still to be paid under notices issued in it. */
  waitingFen: Fen;
  violations: number;
  /** Deadlines of the reader's own that ended in it unmet: what others have missed is not for it to do. */
  missed: number;
}

export type AccountMonth = MonthFigures & { accountNumber: string };

const monthOf = (at: Instant): string => at.slice(0, 7);
/** Where the rows of a month begin in a list of them. */
export const beforeMonth = (month: string): string => newestFirst(month);
const newestFirst = (month: string): string => String(999_999 - Number(month.replace('-', ''))).padStart(6, '0');

/** A row for each month in which something was, for bank, authority and each freezing court: each has deadlines of its own. */
export function monthRows({ state, moments, page }: Pick<AccountStory, 'state' | 'moments' | 'page'>): ViewRow[] {
  const months = monthsOf(state, moments);
  const { registration } = state;
  const whole = [registration === undefined ? undefined : `bank:${registration.bankCode}`, registration?.registeredBy].filter(
    (party) => party !== undefined,
  );
  const courts = [...new Set(state.freezes.map(({ court }) => court))];
  return months.flatMap((month) => [
    ...whole.map((party) => rowOf(state, page, month, party, frozenAt(moments, month))),
    ...courts.map((court) => rowOf(state, page, month, court, frozenAt(moments, month, casesOf(state, court)))),
  ]);
}

const casesOf = ({ freezes }: AccountState, court: PartnerId): ReadonlySet<string> =>
  new Set(freezes.filter((freeze) => freeze.court === court).flatMap(numbersOf));

function monthsOf(state: AccountState, moments: AccountStory['moments']): string[] {
  const instants = [
    ...moments.map(({ at }) => at),
    ...state.payments.map(({ bookedAt }) => bookedAt),
    ...state.notices.map(({ issuedAt }) => issuedAt),
    ...state.tasks.flatMap(({ status, dueAt }) => (status === 'OVERDUE' && dueAt !== undefined ? [dueAt] : [])),
  ];
  return [...new Set(instants.map(monthOf))].sort();
}

/** What freezes controlled when the month ended. */
function frozenAt(moments: AccountStory['moments'], month: string, cases?: ReadonlySet<string>): Fen {
  const last = moments.findLast(({ at }) => monthOf(at) <= month);
  return (last?.freezes ?? [])
    .filter(({ caseNumber }) => cases === undefined || cases.has(caseNumber))
    .reduce((sum, { controlledFen }) => sum + controlledFen, 0);
}

function rowOf(state: AccountState, page: number, month: string, party: PartnerId, frozenFen: Fen): ViewRow {
  const { accountNumber, registration, payments, notices, tasks } = state;
  const booked = payments.filter(({ bookedAt }) => monthOf(bookedAt) === month);
  const waiting = notices.filter((notice) => isPayable(notice) && monthOf(notice.issuedAt) === month).flatMap(({ lines }) => lines);
  const data: MonthFigures = {
    kind: 'month',
    month,
    title: registration?.accountTitle ?? '',
    project: registration?.project.name ?? '',
    bankCode: registration?.bankCode ?? '',
    regionCode: registration?.regionCode ?? '',
    frozenFen,
    releasedFen: booked.reduce((sum, { countedFen }) => sum + countedFen, 0),
    payments: booked.filter(({ countedFen }) => countedFen > 0).length,
    waitingFen: waiting.reduce((sum, { amountFen, paidFen }) => sum + Math.max(0, amountFen - paidFen), 0),
    violations: booked.filter(({ status }) => status === 'VIOLATION').length,
    missed: tasks.filter((task) => isMissedIn(task, month) && rowOwnersOf(state, task).includes(party)).length,
  };
  const key = `month/${accountNumber}/${month}/${party}`;
  return { key, kind: 'month', accountNumber, page, sort: `${newestFirst(month)}${accountNumber}`, parties: [party], terms: [], data };
}

const isMissedIn = ({ status, dueAt }: Task, month: string): boolean =>
  status === 'OVERDUE' && dueAt !== undefined && monthOf(dueAt) === month;
