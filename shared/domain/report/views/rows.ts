/**
 * What lists and searches of people show, as rows that follow from an account's state. A row says up to which page of its stream it knows;
 * nothing is decided on a row. Who may find a row stands in it: a bank its accounts, a housing authority its projects, a court its own cases.
 */
import type { AccountState, Freeze, NoticeState, PaymentState, Task } from '../../account/state.ts';
import { hasNumber, isActive, isOnHold, isPayable, numbersOf } from '../../account/state.ts';
import type { Instant, PartnerId } from '../../messages/messages.ts';
import { comparable } from '../../rules/reading/matching.ts';
import { parseCaseNumber } from '../../values/identifiers/case-number.ts';
import type { DayMoney } from './days.ts';
import type { MonthFigures } from './months.ts';
import type { AccountStory } from './story.ts';

export type RowKind = 'account' | 'case' | 'notice' | 'payment' | 'task' | 'month' | 'day';

export interface ViewRow {
  /** Unique; the same thing keeps it for good. */
  key: string;
  kind: RowKind;
  accountNumber: string;
  /** Page of the account's stream as of which the row was written last. */
  page: number;
  /** Order within a list, ascending. */
  sort: string;
  /** Who may find it; the operations desk is `operator`. */
  parties: PartnerId[];
  /** What it is found by, in the spelling that comparisons use. */
  terms: string[];
  /** What narrows a list to it: `status=HELD`, `month=2026-03`, `account=<number>`. */
  filters?: string[];
  data: RowData;
}

export type RowData =
  | { kind: 'account'; title: string; project: string; bankCode: string; frozen: number; onHold: boolean }
  | { kind: 'case'; caseNumber: string; courtName: string; status: Freeze['status']; rank: number; endsAt: Instant }
  | { kind: 'notice'; noticeNumber: string; version: number; status: NoticeState['status']; totalFen: number; issuedAt: Instant }
  | { kind: 'payment'; bankSerial: string; noticeNumber: string; amountFen: number; status: PaymentState['status']; bookedAt: Instant }
  | { kind: 'task'; task: Task; since?: Instant }
  | MonthFigures
  | DayMoney;

export const desk = 'operator';

/** In lists that never end the newest comes first. */
const newestFirst = (at: Instant): string => String(9_999_999_999_999 - Date.parse(at)).padStart(13, '0');
const term = (text: string): string => comparable(text).toLowerCase();

/** Rows of everything that the account has in its state. */
export function accountRows({ state, page, taskSince }: Pick<AccountStory, 'state' | 'page' | 'taskSince'>): ViewRow[] {
  const { accountNumber, registration } = state;
  const row = (data: RowData, { id, sort, parties, names, filters }: Draft): ViewRow => ({
    key: `${data.kind}/${accountNumber}/${id}`,
    kind: data.kind,
    accountNumber,
    page,
    sort,
    parties: [...new Set(parties.filter((party) => party !== undefined))],
    terms: [...new Set(names.filter((name) => name !== '').map(term))],
    filters: data.kind === 'account' ? filters : [ofAccount(accountNumber), ...filters],
    data,
  });
  const bank = registration === undefined ? undefined : `bank:${registration.bankCode}`;
  const housing = registration?.registeredBy;
  const courts = state.freezes.map(({ court }) => court);
  return [
    row(accountData(state), {
      id: accountNumber,
      sort: accountNumber,
      parties: [bank, housing, ...courts, ...(isOnHold(state) ? [desk] : [])],
      names: [accountNumber, registration?.accountTitle ?? '', registration?.project.name ?? '', registration?.developer.name ?? ''],
      filters: [
        ...(state.freezes.some(isActive) ? ['frozen'] : []),
        ...(isOnHold(state) ? ['held'] : []),
        ...(registration === undefined ? [] : [`bank=${registration.bankCode}`, `city=${registration.regionCode}`]),
      ],
    }),
    ...state.freezes.map((freeze) =>
      row(caseData(freeze), {
        id: freeze.freezeId,
        sort: newestFirst(freeze.servedAt),
        parties: [freeze.court],
        names: numbersOf(freeze),
        filters: [`status=${freeze.status}`],
      }),
    ),
    ...state.notices.map((notice) =>
      row(noticeData(notice), {
        id: `${notice.noticeNumber}/${notice.version}`,
        sort: newestFirst(notice.issuedAt),
        parties: [bank, notice.from, ...courts],
        names: [notice.noticeNumber, ...notice.lines.map(({ payee }) => payee.name)],
        filters: [`status=${notice.status}`, ...(isPayable(notice) ? ['waiting', `waiting=${monthOf(notice.issuedAt)}`] : [])],
      }),
    ),
    ...state.payments.map((payment) =>
      row(paymentData(payment), {
        id: payment.bankSerial,
        sort: newestFirst(payment.bookedAt),
        parties: [bank, housing, ...courts],
        names: [payment.bankSerial],
        filters: [
          `status=${payment.status}`,
          ...(payment.countedFen > 0 ? [`released=${monthOf(payment.bookedAt)}`] : []),
          ...(payment.status === 'VIOLATION' ? [`violation=${monthOf(payment.bookedAt)}`] : []),
        ],
      }),
    ),
    ...state.tasks.map((task) =>
      row(taskData(task, taskSince.get(task.taskId)), {
        id: task.taskId,
        sort: taskOrder(task),
        parties: rowOwnersOf(state, task),
        names: [task.taskId],
        filters: taskFilters(task),
      }),
    ),
  ];
}

interface Draft {
  id: string;
  sort: string;
  parties: (PartnerId | undefined)[];
  names: string[];
  filters: string[];
}

export const ofAccount = (accountNumber: string): string => `account=${accountNumber}`;
const monthOf = (at: Instant): string => at.slice(0, 7);

const taskFilters = ({ status, kind, dueAt }: Task): string[] => [
  `status=${status}`,
  ...(status === 'DONE' ? [] : ['todo', `kind=${kind}`]),
  ...(status === 'OVERDUE' && dueAt !== undefined ? [`missed=${monthOf(dueAt)}`] : []),
];

const accountData = (state: AccountState): RowData => ({
  kind: 'account',
  title: state.registration?.accountTitle ?? '',
  project: state.registration?.project.name ?? '',
  bankCode: state.registration?.bankCode ?? '',
  frozen: state.freezes.filter(isActive).length,
  onHold: isOnHold(state),
});
const caseData = ({ caseNumber, courtName, status, rank, endsAt }: Freeze): RowData => ({
  kind: 'case',
  caseNumber,
  courtName,
  status,
  rank,
  endsAt,
});
const noticeData = ({ noticeNumber, version, status, totalFen, issuedAt }: NoticeState): RowData => ({
  kind: 'notice',
  noticeNumber,
  version,
  status,
  totalFen,
  issuedAt,
});
const paymentData = ({ bankSerial, noticeNumber, amountFen, status, bookedAt }: PaymentState): RowData => ({
  kind: 'payment',
  bankSerial,
  noticeNumber,
  amountFen,
  status,
  bookedAt,
});

const taskData = (task: Task, since: Instant | undefined): RowData => ({ kind: 'task', task, ...(since === undefined ? {} : { since }) });

/** Whose a task is; a court's that names no case, all freezing courts'. */
export function rowOwnersOf(state: AccountState, task: Task): (PartnerId | undefined)[] {
  const { registration } = state;
  if (task.owner === 'bank') return [registration === undefined ? undefined : `bank:${registration.bankCode}`];
  if (task.owner === 'housing') return [registration?.registeredBy];
  return task.owner === 'operator' ? [desk] : courtsOf(state, task);
}

/** What is done comes last; else overdue first, then by the day it is due, what has no day after that. */
function taskOrder({ status, dueAt }: Task): string {
  const rank = status === 'DONE' ? '2' : status === 'OVERDUE' ? '0' : '1';
  return `${rank}${dueAt ?? '9999'}`;
}

/**
 * What is about a case is its court's, also of a case that freezes nothing here, whose number names its court; what is about the account is for all who
 * freeze it. Where nobody is named the desk finds it.
 */
function courtsOf({ freezes }: AccountState, { caseNumber = '' }: Task): PartnerId[] {
  const ofCase = freezes.filter((freeze) => caseNumber === '' || hasNumber(freeze, caseNumber)).map(({ court }) => court);
  if (ofCase.length > 0) return ofCase;
  const parsed = parseCaseNumber(caseNumber);
  return [parsed.ok ? `court:${parsed.court}` : desk];
}

/** The spelling in which a search compares. */
export const searchTerm = term;
