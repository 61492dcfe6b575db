/**
 * What lists and searches of people show, as rows that follow from an account's state. A row says up to which page of its stream it knows;
 * nothing is decided on a row. Who may find a row stands in it: a bank its accounts, a housing authority its projects, a court its own cases.
 */
import type { AccountState, Freeze, NoticeState, PaymentState, Task } from '../../account/state.ts';
import { isActive, isOnHold, numbersOf } from '../../account/state.ts';
import type { Instant, PartnerId } from '../../messages/messages.ts';
import { comparable } from '../../rules/reading/matching.ts';
import type { MonthFigures } from './months.ts';

export type RowKind = 'account' | 'case' | 'notice' | 'payment' | 'task' | 'month';

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
  data: RowData;
}

export type RowData =
  | { kind: 'account'; title: string; project: string; bankCode: string; frozen: number; onHold: boolean }
  | { kind: 'case'; caseNumber: string; courtName: string; status: Freeze['status']; rank: number; endsAt: Instant }
  | { kind: 'notice'; noticeNumber: string; version: number; status: NoticeState['status']; totalFen: number; issuedAt: Instant }
  | { kind: 'payment'; bankSerial: string; noticeNumber: string; amountFen: number; status: PaymentState['status']; bookedAt: Instant }
  | { kind: 'task'; task: Task }
  | MonthFigures;

export const desk = 'operator';

/** In lists that never end the newest comes first. */
const newestFirst = (at: Instant): string => String(9_999_999_999_999 - Date.parse(at)).padStart(13, '0');
const term = (text: string): string => comparable(text).toLowerCase();

/** Rows of everything that the account has in its state. */
export function accountRows(state: AccountState, page: number): ViewRow[] {
  const row = (kind: RowKind, id: string, sort: string, parties: (PartnerId | undefined)[], names: string[], data: RowData): ViewRow => ({
    key: `${kind}/${state.accountNumber}/${id}`,
    kind,
    accountNumber: state.accountNumber,
    page,
    sort,
    parties: [...new Set(parties.filter((party) => party !== undefined))],
    terms: [...new Set(names.filter((name) => name !== '').map(term))],
    data,
  });
  const { registration } = state;
  const bank = registration === undefined ? undefined : `bank:${registration.bankCode}`;
  const housing = registration?.registeredBy;
  const courts = state.freezes.map(({ court }) => court);
  const ownerOf = (task: Task): PartnerId | undefined => {
    if (task.owner === 'bank') return bank;
    if (task.owner === 'housing') return housing;
    if (task.owner === 'operator') return desk;
    return courtOf(state, task) ?? courts[0];
  };
  return [
    row(
      'account',
      state.accountNumber,
      state.accountNumber,
      [bank, housing, ...courts, ...(isOnHold(state) ? [desk] : [])],
      [state.accountNumber, registration?.accountTitle ?? '', registration?.project.name ?? '', registration?.developer.name ?? ''],
      {
        kind: 'account',
        title: registration?.accountTitle ?? '',
        project: registration?.project.name ?? '',
        bankCode: registration?.bankCode ?? '',
        frozen: state.freezes.filter(isActive).length,
        onHold: isOnHold(state),
      },
    ),
    ...state.freezes.map((freeze) =>
      row('case', freeze.freezeId, newestFirst(freeze.servedAt), [freeze.court], numbersOf(freeze), {
        kind: 'case',
        caseNumber: freeze.caseNumber,
        courtName: freeze.courtName,
        status: freeze.status,
        rank: freeze.rank,
        endsAt: freeze.endsAt,
      }),
    ),
    ...state.notices.map((notice) =>
      row(
        'notice',
        `${notice.noticeNumber}/${notice.version}`,
        newestFirst(notice.issuedAt),
        [bank, notice.from, ...courts],
        [notice.noticeNumber, ...notice.lines.map(({ payee }) => payee.name)],
        {
          kind: 'notice',
          noticeNumber: notice.noticeNumber,
          version: notice.version,
          status: notice.status,
          totalFen: notice.totalFen,
          issuedAt: notice.issuedAt,
        },
      ),
    ),
    ...state.payments.map((payment) =>
      row('payment', payment.bankSerial, newestFirst(payment.bookedAt), [bank, housing, ...courts], [payment.bankSerial], {
        kind: 'payment',
        bankSerial: payment.bankSerial,
        noticeNumber: payment.noticeNumber,
        amountFen: payment.amountFen,
        status: payment.status,
        bookedAt: payment.bookedAt,
      }),
    ),
    ...state.tasks.map((task) => row('task', task.taskId, taskOrder(task), [ownerOf(task)], [task.taskId], { kind: 'task', task })),
  ];
}

/** What is done comes last; else overdue first, then by the day it is due, what has no day after that. */
function taskOrder({ status, dueAt }: Task): string {
  const rank = status === 'DONE' ? '2' : status === 'OVERDUE' ? '0' : '1';
  return `${rank}${dueAt ?? '9999'}`;
}

const courtOf = (state: AccountState, { caseNumber }: Task): PartnerId | undefined =>
  caseNumber === undefined ? undefined : state.freezes.find((freeze) => numbersOf(freeze).includes(caseNumber))?.court;

/** The spelling in which a search compares. */
export const searchTerm = term;
