/** A notice as its authority writes it: rested on the freeze that stands first, within what the account holds, sealed, with what its city asks for. */
import { tinyPdf } from '../../../fixtures/desk/pdf.ts';
import * as plain from '../../../fixtures/desk/plain-case.ts';
import { type AccountBook, type NoticeBook, ofCourts, openFen, type PayeeBook } from '../../partners/books.ts';
import { plusDays, type Teller } from '../../partners/teller.ts';

export type Change = Parameters<typeof plain.notice>[0] & object;

export interface Notice {
  noticeNumber?: string;
  version?: number;
  amounts: readonly number[];
  payees?: readonly (PayeeBook | undefined)[];
  usages?: readonly string[];
  change?: Change;
  /** Another partner than the authority of the account sends it. */
  from?: string;
  due: Due;
}
/** What must come of it. `open`: it may be paid. */
export interface Due {
  outcome: 'ACCEPTED' | 'HELD' | 'REJECTED';
  rule?: string;
}
export const accepted: Due = { outcome: 'ACCEPTED' };

/** Yuan by the ten thousand. */
export const amountsOf = ({ random }: Teller): number[] =>
  Array.from({ length: random.whole(1, 2) }, () => random.whole(1, 20) * 1_000_000);
export const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, fen) => sum + fen, 0);

/** Half of the money at most is promised at a time: what is approved can then be paid, whatever else happens. */
export function fits({ book, calm }: Teller, totalFen: number): boolean {
  const promisedFen = openFen(book) + totalFen;
  return !calm || (promisedFen <= book.balanceFen / 2 && promisedFen + book.orderedFen <= book.balanceFen);
}

export const projectOf = ({ permit }: AccountBook): string => `泉城华府${permit.slice(-4)}`;

export const issuerOf = ({ city: { name, uscc, regionCode } }: AccountBook): Change => ({
  issuer: { name, uscc, regionCode },
  seal: { owner: name },
});

/** Undefined where the account has no freeze to rest on. What holds every notice of the account holds this one too. */
export function writeNotice(teller: Teller, notice: Notice): NoticeBook | undefined {
  const { book } = teller;
  const [cited] = ofCourts(book);
  if (cited === undefined) return undefined;
  const serial = teller.serial();
  const { noticeNumber = `济历住建冻用〔2026〕${serial}号`, version = 1, amounts, payees = [], change = {} } = notice;
  const usages = notice.usages ?? amounts.map((_, index) => `工程进度款${serial}-${index}`);
  const issuedAt = change.issuedAt ?? teller.at();
  const validUntil = change.validUntil ?? plusDays(teller.at(), 200);
  const lines = amounts.map((amountFen, index) => ({ amountFen, usage: usages[index] ?? '', payee: payees[index] ?? {} }));
  const letter = teller.write(notice.from ?? book.city.housing, 'housing.notice.issued', {
    ...plain.notice({
      noticeNumber,
      version,
      accountNumber: book.accountNumber,
      permit: book.permit,
      project: projectOf(book),
      courts: [...new Set(ofCourts(book).map(({ courtName }) => courtName))],
      freezes: [{ caseNumber: cited.caseNumber, courtName: cited.courtName, quotaFen: quotaToCite(cited.quotaFen) }],
      lines,
      issuedAt,
      validUntil,
      ...issuerOf(book),
      attachments: book.city.strict ? [{ name: '施工合同.pdf', ...tinyPdf(`contract ${noticeNumber}`) }] : [],
      ...change,
    }),
  });
  const { outcome, rule } = dueOf(teller, notice.due);
  const written: NoticeBook = {
    noticeNumber,
    version,
    validUntil,
    lines: amounts.map((amountFen, index) => ({
      line: index + 1,
      amountFen,
      outFen: 0,
      ...(payees[index] === undefined ? {} : { payee: payees[index] }),
    })),
    usages: [...usages],
    status: outcome === 'ACCEPTED' ? 'open' : outcome === 'HELD' ? 'held' : 'over',
    ...(notice.due.outcome === 'ACCEPTED' && outcome === 'HELD' ? { ready: true } : {}),
    ...(notice.due.rule === undefined || notice.due.outcome === 'ACCEPTED' ? {} : { fault: notice.due.rule }),
    letter,
  };
  if (notice.from === undefined) {
    book.notices.push(written);
    teller.expect(letter, outcome, rule);
  }
  return written;
}

/** A freeze without an amount is cited by what the account holds. */
const quotaToCite = (quotaFen: number): number => (Number.isFinite(quotaFen) ? quotaFen : 0);

function dueOf({ book }: Teller, due: Due): Due {
  const [hold] = book.holds;
  if (due.outcome === 'REJECTED') return due;
  if (hold !== undefined) return { outcome: 'HELD', rule: hold };
  return book.suspended ? { ...due, outcome: 'HELD' } : due;
}
