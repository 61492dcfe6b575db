/** How notices change the account. */
import type { Instant, NoticePaper } from '../../messages/messages.ts';
import { inSpellingOf } from '../decide/message/spelling.ts';
import type { AccountEvent } from '../events.ts';
import { lawfulOf } from '../money/counting.ts';
import { type AccountState, isPayable, type NoticeState } from '../state.ts';
import type { Evolutions } from './evolutions.ts';
import { recount, statusOf, withStatusOfLines } from './lines.ts';
import { countUses } from './uses.ts';

function changeNotice(
  state: AccountState,
  { noticeNumber, version }: Pick<NoticeState, 'noticeNumber' | 'version'>,
  change: (notice: NoticeState) => NoticeState,
): AccountState {
  const before = state.notices.find((notice) => notice.noticeNumber === noticeNumber && notice.version === version);
  if (before === undefined) return state;
  const after = change(before);
  return countUses({ ...state, notices: state.notices.map((notice) => (notice === before ? after : notice)) }, before, after);
}

function entryOf({ notice, from, contentDigest, status, fired, at }: Extract<AccountEvent, { type: 'NoticeReceived' }>): NoticeState {
  const { contract, refund, supersedes, priorPaid } = notice;
  return {
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
    lines: notice.lines.map(lineOf),
    document: { sha256: notice.document.sha256, mediaType: notice.document.mediaType },
    fired,
    waived: [],
    filedFor: [],
    suspendedBy: [],
    counted: status === 'ACCEPTED',
    ...(contract === undefined || notice.purpose === 'REFUND' ? {} : { contractNumber: contract.number }),
    ...(refund === undefined ? {} : { filingNumber: refund.filingNumber }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(priorPaid === undefined ? {} : { priorPaid }),
    ...(status === 'REJECTED' ? { endedAt: at } : { data: notice }),
  };
}

const lineOf = ({ line, amountFen, payee, usage }: NoticePaper['lines'][number]): NoticeState['lines'][number] => ({
  line,
  amountFen,
  usage,
  paidFen: 0,
  status: 'OPEN',
  payee: { name: payee.name, accountNumber: payee.accountNumber, bankCode: payee.bankCode },
});

/** Money may move under it from here on, or no longer: what the bank booked before it was stopped stays authorised. */
function rule(notice: NoticeState, event: Extract<AccountEvent, { type: 'NoticeRuled' }>): NoticeState {
  const { status, fired, waived, at, priorPaid } = event;
  const { payableUntil, ...ruled } = { ...notice, status, fired, waived, ...(priorPaid === undefined ? {} : { priorPaid }) };
  if (status === 'ACCEPTED') return withStatusOfLines({ ...ruled, counted: true });
  const until = payableUntil ?? (isPayable(notice) ? at : undefined);
  return { ...ruled, ...(until === undefined ? {} : { payableUntil: until }), ...(status === 'REJECTED' ? { endedAt: at } : {}) };
}

/** The text goes with the end; what was paid, and under what, stays. */
function end(notice: NoticeState, status: NoticeState['status'], at: Instant): NoticeState {
  const { data: _, payableUntil, ...rest } = notice;
  // What lapses could be paid until its own last minute, however late that is written down.
  const until = payableUntil ?? (isPayable(notice) && status !== 'EXPIRED' ? at : undefined);
  return { ...rest, status, endedAt: at, fired: [], ...(until === undefined ? {} : { payableUntil: until }) };
}

export const evolveNotice = {
  NoticeReceived: (state, event) => {
    const entry = entryOf(event);
    const payments = inSpellingOf(state.payments, entry.noticeNumber);
    const next = countUses({ ...state, payments, notices: [...state.notices, entry] }, undefined, entry);
    // What was paid before it came, or under what it replaces, counts on it from the start.
    return recount(next, entry);
  },
  NoticeRuled: (state, event) => {
    const next = changeNotice(state, event, (notice) => rule(notice, event));
    const ruled = next.notices.find(({ noticeNumber, version }) => noticeNumber === event.noticeNumber && version === event.version);
    return event.priorPaid === undefined || ruled === undefined ? next : recount(next, ruled);
  },
  PartnerTold: (state, { telling }) =>
    telling.type === 'release.payment.authorised'
      ? changeNotice(state, telling.data, (notice) => ({ ...notice, authorised: true }))
      : state,
  NoticeEnded: (state, event) => changeNotice(state, event, (notice) => end(notice, event.status, event.at)),
  NoticeClosed: (state, event) =>
    changeNotice(state, event, ({ data: _, ...notice }) => ({ ...notice, status: 'CLOSED', endedAt: event.at, fired: [], waived: [] })),
  LineRefused: (state, event) =>
    changeNotice(state, event, (notice) => {
      const lines = notice.lines.map((entry) => (entry.line === event.line && lawfulOf(entry) === 0 ? { ...entry, refused: true } : entry));
      return withStatusOfLines({ ...notice, lines: lines.map((line) => ({ ...line, status: statusOf(line) })) });
    }),
} satisfies Evolutions;
