/** Does the system say what careful partners wrote into their own books? Only of calm stories, in which the books are certain. */
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { type DossierEvent, isItemFiled } from '../../../shared/domain/dossier/events.ts';
import type { Report } from '../../../shared/domain/report/report.ts';
import { type AccountBook, controlled, versionInForce } from '../partners/books.ts';
import type { PostOffice } from '../partners/post-office.ts';
import type { Expectation } from '../partners/teller.ts';

const last = (accountNumber: string): string => accountNumber.slice(-4);

/** Answers that did not come out as the law has it. */
export const wrongAnswers = (expected: readonly Expectation[]): string[] =>
  expected.flatMap((expectation) => {
    const { letter } = expectation;
    if (letter.outcome === undefined) return [];
    const { outcome, rule } = dueWhenTaken(expectation);
    const named = rule === undefined || letter.rules?.includes(rule);
    return letter.outcome === outcome && named
      ? []
      : [`answer: ${letter.type} ${letter.id} was ${letter.outcome} ${letter.rules?.join(' ')}, due is ${outcome} ${rule ?? ''}`];
  });

function dueWhenTaken(expectation: Expectation): Pick<Expectation, 'outcome' | 'rule'> {
  const { letter, untilTaken } = expectation;
  const isOver = untilTaken !== undefined && letter.takenAt !== undefined && letter.takenAt >= untilTaken;
  return isOver ? { outcome: 'ACCEPTED' } : expectation;
}

/** Balance and freezes, while the story goes on. */
export function standingDisagreements(book: AccountBook, state: AccountState): string[] {
  const faults: string[] = [];
  if (state.balanceFen !== book.balanceFen)
    faults.push(`balance: ${state.balanceFen} of ${last(book.accountNumber)}, the bank has ${book.balanceFen}`);
  if (state.supervisedQuotaFen !== book.quotaFen) faults.push(`quota: ${state.supervisedQuotaFen}, the authority set ${book.quotaFen}`);
  for (const [freeze, { rank, fen }] of controlled(book)) {
    const held = state.freezes.find(({ caseNumber }) => caseNumber === freeze.caseNumber);
    if (held === undefined) faults.push(`freeze: ${freeze.caseNumber} stands in no state`);
    else if (held.endsAt !== freeze.endsAt) faults.push(`freeze: ${freeze.caseNumber} ends ${held.endsAt}, ordered is ${freeze.endsAt}`);
    else if (held.rank !== rank || held.controlledFen !== fen || (held.quotaFen ?? Number.POSITIVE_INFINITY) !== freeze.quotaFen)
      faults.push(
        `freeze: ${freeze.caseNumber} has rank ${held.rank} and controls ${held.controlledFen} of ${held.quotaFen}; due is rank ${rank} and ${fen} of ${freeze.quotaFen}`,
      );
  }
  for (const freeze of book.freezes) {
    if (freeze.ended === 'EXPIRED') {
      const lapsed = state.freezes.find(({ caseNumber }) => caseNumber === freeze.caseNumber);
      if (lapsed !== undefined && (lapsed.status !== 'EXPIRED' || lapsed.endedAt !== freeze.endsAt))
        faults.push(`freeze: ${freeze.caseNumber} is ${lapsed.status}, ended ${lapsed.endedAt}; it lapsed ${freeze.endsAt}`);
    }
    const held = state.freezes.find(({ caseNumber }) => caseNumber === freeze.caseNumber);
    if (freeze.ended !== undefined && held !== undefined && held.rank !== 0)
      faults.push(`freeze: ${freeze.caseNumber} has ended and stands`);
  }
  return faults;
}

const compareSets = (what: string, due: ReadonlySet<string>, found: readonly string[]): string[] => {
  const counts = new Map<string, number>();
  for (const each of found) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [
    ...[...due].filter((each) => !counts.has(each)).map((each) => `${what}: missing ${each}`),
    ...[...counts].filter(([each]) => !due.has(each)).map(([each]) => `${what}: nobody asked for ${each}`),
    ...[...counts].filter(([, count]) => count > 1).map(([each, count]) => `${what}: ${count} times ${each}`),
  ];
};

/** Everything, at the end. */
export function finalDisagreements(
  books: readonly AccountBook[],
  report: Report,
  events: readonly DossierEvent[],
  office: Pick<PostOffice, 'replies'>,
): string[] {
  const items = events.filter(isItemFiled);
  const keyOf = new Map(
    books.flatMap(({ freezes }) => freezes.flatMap(({ key, numbers }) => numbers.map((number) => [number, key] as const))),
  );
  const inCase = (caseNumber: string): string => keyOf.get(caseNumber) ?? caseNumber;
  const faults: string[] = [];
  for (const book of books) {
    for (const payment of book.payments) {
      const row = report.payments.find(({ bankSerial }) => bankSerial === payment.serial);
      if (row?.status !== payment.status)
        faults.push(`payment: ${payment.serial} is ${row?.status} ${row?.violations.join(' ')}, due is ${payment.status}`);
      if (payment.rule !== undefined && row?.violations.includes(payment.rule) !== true)
        faults.push(`payment: ${payment.serial} names ${row?.violations.join(' ')}, due is ${payment.rule}`);
    }
    for (const notice of book.notices) {
      // What an older version shows of what was paid under a newer one is told in its successor.
      if (versionInForce(book, notice.noticeNumber) !== notice) continue;
      const row = report.notices.find((each) => each.noticeNumber === notice.noticeNumber && each.version === notice.version);
      for (const { line, outFen } of notice.lines) {
        const paidFen = row?.lines.find((each) => each.line === line)?.paidFen;
        if (paidFen !== outFen) faults.push(`line: ${notice.noticeNumber} line ${line} shows ${paidFen}, ${outFen} left`);
      }
    }
  }
  const tellings = report.notifications.map(
    ({ caseNumber, applicantId, bankSerial }) => `${inCase(caseNumber)}|${applicantId}|${bankSerial}`,
  );
  faults.push(...compareSets('telling', new Set(books.flatMap((book) => [...book.tellings])), tellings));
  const unserved = new Set(books.flatMap((book) => [...book.unserved]));
  for (const { caseNumber, applicantId, bankSerial, status } of report.notifications) {
    const telling = `${inCase(caseNumber)}|${applicantId}|${bankSerial}`;
    if (status === 'SERVED' && unserved.has(telling))
      faults.push(`telling: ${telling} counts as served, and nothing that was done is service`);
  }
  const filings = items
    .filter(({ kind }) => kind !== 'delivery-evidence' && kind !== 'supplement')
    .map(({ kind, documentNumber, caseNumber, version }) =>
      kind === 'fund-use-notice' ? `${caseNumber}|${kind}|${documentNumber}|${version}` : `${inCase(caseNumber)}|${kind}|${documentNumber}`,
    );
  faults.push(...compareSets('dossier', new Set(books.flatMap((book) => [...book.filings])), filings));
  const taken = events.flatMap((event) =>
    event.type === 'ItemAcknowledged' || event.type === 'AcknowledgementUnknown' ? [`${event.type} ${event.itemId}`] : [],
  );
  faults.push(...compareSets('taken', new Set(books.flatMap((book) => [...book.taken].map((item) => `ItemAcknowledged ${item}`))), taken));
  const routed = office.replies.flatMap(({ type, to, data }) =>
    type === 'release.objection.routed' ? [[to, data['caseNumber'], data['from'], data['ground'], data['lodgedAt']].join('|')] : [],
  );
  faults.push(...compareSets('objection', new Set(books.flatMap((book) => [...book.objections])), routed));
  return faults;
}
