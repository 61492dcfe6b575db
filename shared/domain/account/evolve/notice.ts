/** How notices change the account. */
import type { Instant, Notice } from '../../messages.ts';
import type { AccountEvent } from '../events.ts';
import { plusDays } from '../instants.ts';
import * as limits from '../limits.ts';
import type { AccountState, NoticeState } from '../state.ts';
import { followLines } from './money.ts';

type Evolutions = { [T in AccountEvent['type']]?: (state: AccountState, event: Extract<AccountEvent, { type: T }>) => AccountState };

function changeNotice(
  state: AccountState,
  noticeNumber: string,
  version: number,
  change: (notice: NoticeState) => NoticeState,
): AccountState {
  return {
    ...state,
    notices: state.notices.map((notice) => (notice.noticeNumber === noticeNumber && notice.version === version ? change(notice) : notice)),
  };
}

/** Ended notices leave when they are old or too many, the oldest first; their payments go with them. */
function prune(state: AccountState, at: Instant): AccountState {
  const ended = state.notices.filter(({ endedAt }) => endedAt !== undefined);
  const since = plusDays(at, -limits.endedNoticeDays);
  const leaving = new Set(ended.filter(({ endedAt }, index) => index < ended.length - limits.endedNoticesMax || (endedAt ?? at) < since));
  if (leaving.size === 0) return state;
  const names = new Set([...leaving].map(({ noticeNumber, version }) => `${noticeNumber}#${version}`));
  return {
    ...state,
    notices: state.notices.filter((notice) => !leaving.has(notice)),
    payments: state.payments.filter(({ noticeNumber, version }) => !names.has(`${noticeNumber}#${version}`)),
  };
}

/** What an approved notice adds to the sums that later notices are held against. */
function addUses(state: AccountState, notice: Notice): AccountState {
  let next = state;
  const { contract, refund } = notice;
  if (contract !== undefined && notice.purpose !== 'REFUND') {
    const used = state.contracts.find(({ number }) => number === contract.number) ?? {
      number: contract.number,
      paidBeforeFen: contract.paidBeforeFen,
      approvedFen: 0,
    };
    const others = next.contracts.filter(({ number }) => number !== contract.number).slice(-limits.contractsMax);
    next = { ...next, contracts: [...others, { ...used, approvedFen: used.approvedFen + notice.totalFen }] };
  }
  if (refund !== undefined) {
    const used = state.refunds.find(({ filingNumber }) => filingNumber === refund.filingNumber) ?? {
      filingNumber: refund.filingNumber,
      refundedBeforeFen: refund.refundedBeforeFen,
      approvedFen: 0,
    };
    const others = next.refunds.filter(({ filingNumber }) => filingNumber !== refund.filingNumber).slice(-limits.refundsMax);
    next = { ...next, refunds: [...others, { ...used, approvedFen: used.approvedFen + notice.totalFen }] };
    const date = notice.issuedAt.slice(0, 10);
    const day = next.refundDays.find((entry) => entry.date === date) ?? { date, count: 0, payeeIds: [] };
    const days = next.refundDays.filter((entry) => entry.date !== date).slice(-limits.refundDaysMax);
    next = { ...next, refundDays: [...days, { date, count: day.count + 1, payeeIds: [...day.payeeIds, notice.applicant.id].slice(-200) }] };
  }
  return next;
}

/** Its invoices may be drawn on again (S-09). */
function cameToNothing(state: AccountState, { noticeNumber, version }: NoticeState): AccountState {
  return { ...state, voidNotices: [...state.voidNotices.slice(-limits.voidNoticesMax), `${noticeNumber}#${version}`] };
}

/** The reverse, for a notice that came to nothing. */
function removeUses(state: AccountState, notice: NoticeState): AccountState {
  const { data } = notice;
  const next = cameToNothing(state, notice);
  if (data === undefined || !notice.counted) return next;
  // What was paid stays drawn.
  const unpaidFen = notice.lines.reduce((leftFen, { paidFen }) => leftFen - paidFen, notice.totalFen);
  return {
    ...next,
    contracts: next.contracts.map((use) =>
      use.number === data.contract?.number && data.purpose !== 'REFUND' ? { ...use, approvedFen: use.approvedFen - unpaidFen } : use,
    ),
    refunds: next.refunds.map((use) =>
      use.filingNumber === data.refund?.filingNumber ? { ...use, approvedFen: use.approvedFen - unpaidFen } : use,
    ),
    refundDays:
      data.refund === undefined
        ? next.refundDays
        : next.refundDays.map((day) => (day.date === data.issuedAt.slice(0, 10) ? { ...day, count: day.count - 1 } : day)),
  };
}

export const evolveNotice: Evolutions = {
  NoticeReceived: (state, { notice, from, contentDigest, status, fired, at }) => {
    const entry: NoticeState = {
      noticeNumber: notice.noticeNumber,
      version: notice.version,
      status,
      from,
      contentDigest,
      receivedAt: at,
      issuedAt: notice.issuedAt,
      validUntil: notice.validUntil,
      totalFen: notice.totalFen,
      partialAllowed: notice.partialAllowed ?? false,
      purpose: notice.purpose,
      issuerName: notice.issuer.name,
      citedCases: notice.freezes.map(({ caseNumber }) => caseNumber),
      lines: notice.lines.map(({ line, amountFen, payee }) => ({
        line,
        amountFen,
        paidFen: 0,
        status: 'OPEN',
        payee: { name: payee.name, accountNumber: payee.accountNumber, bankCode: payee.bankCode },
      })),
      document: { sha256: notice.document.sha256, mediaType: notice.document.mediaType },
      fired,
      waived: [],
      filedFor: [],
      suspendedBy: [],
      counted: status === 'ACCEPTED',
      ...(status === 'REJECTED' ? { endedAt: at } : { data: notice }),
    };
    const next = prune({ ...state, notices: [...state.notices, entry] }, at);
    if (status === 'ACCEPTED') return addUses(next, notice);
    return status === 'REJECTED' ? cameToNothing(next, entry) : next;
  },
  NoticeRuled: (state, { noticeNumber, version, status, fired, waived, at }) => {
    const before = state.notices.find((notice) => notice.noticeNumber === noticeNumber && notice.version === version);
    if (before === undefined) return state;
    const next = changeNotice(state, noticeNumber, version, (notice) => {
      const ruled = { ...notice, status, fired, waived };
      if (status === 'REJECTED') return { ...ruled, endedAt: at };
      return status === 'ACCEPTED' ? followLines({ ...ruled, counted: true }) : ruled;
    });
    if (status === 'ACCEPTED' && !before.counted && before.data !== undefined) return addUses(next, before.data);
    return status === 'REJECTED' ? removeUses(next, before) : next;
  },
  NoticeEnded: (state, { noticeNumber, version, status, at }) => {
    const before = state.notices.find((notice) => notice.noticeNumber === noticeNumber && notice.version === version);
    const next = prune(
      changeNotice(state, noticeNumber, version, ({ data: _, ...notice }) => ({ ...notice, status, endedAt: at, fired: [] })),
      at,
    );
    return before === undefined ? next : removeUses(next, before);
  },
  NoticeClosed: (state, { noticeNumber, version, at }) =>
    prune(
      changeNotice(state, noticeNumber, version, ({ data: _, ...notice }) => ({
        ...notice,
        status: 'CLOSED',
        endedAt: at,
        fired: [],
        waived: [],
      })),
      at,
    ),
  LineRefused: (state, { noticeNumber, version, line }) =>
    changeNotice(state, noticeNumber, version, (notice) =>
      followLines({
        ...notice,
        lines: notice.lines.map((entry) => (entry.line === line && entry.paidFen === 0 ? { ...entry, status: 'REFUSED' } : entry)),
      }),
    ),
};
