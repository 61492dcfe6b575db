/**
 * What a careful bank, court and authority would write into books of their own about one account, from the law and the contract alone: nothing here is
 * taken from the code under test.
 */

export interface FreezeBook {
  /** Stays the same when the case gets another number. */
  key: string;
  caseNumber: string;
  numbers: string[];
  court: string;
  courtName: string;
  rulingNumber: string;
  quotaFen: number;
  servedAt: string;
  endsAt: string;
  ended?: 'LIFTED' | 'EXPIRED';
  applicants: string[];
}
export interface LineBook {
  line: number;
  amountFen: number;
  /** What left for the payee and has not come back. */
  outFen: number;
}
export interface NoticeBook {
  noticeNumber: string;
  version: number;
  validUntil: string;
  lines: LineBook[];
  usages: string[];
  /** What the authority expects of it. */
  status: 'open' | 'held' | 'over';
  /** The rule that it was made to run into. */
  fault?: string;
  /** What it was sent with; its answer names every rule. */
  letter?: { rules?: string[] };
}
export interface PaymentBook {
  serial: string;
  noticeNumber: string;
  line: number;
  amountFen: number;
  returnedFen: number;
  status: 'PAID' | 'PENDING' | 'VIOLATION' | 'RETURNED' | 'REVERSED';
  /** A rule that a violation must name. */
  rule?: string;
  voucher: boolean;
  bookedAt: string;
}
export interface AccountBook {
  accountNumber: string;
  bank: string;
  permit: string;
  openingFen: number;
  balanceFen: number;
  quotaFen: number;
  /** In order of service. */
  freezes: FreezeBook[];
  notices: NoticeBook[];
  payments: PaymentBook[];
  /** `case|applicant|serial`: who must be told of what, once. */
  tellings: Set<string>;
  /** `case|kind|document`: what each dossier must hold, once. */
  filings: Set<string>;
  suspended: boolean;
}

export const openBook = (accountNumber: string, bank: string, permit: string): AccountBook => ({
  accountNumber,
  bank,
  permit,
  openingFen: 0,
  balanceFen: 0,
  quotaFen: 0,
  freezes: [],
  notices: [],
  payments: [],
  tellings: new Set(),
  filings: new Set(),
  suspended: false,
});

export const standing = (book: AccountBook): FreezeBook[] => book.freezes.filter(({ ended }) => ended === undefined);

/** Its newest version. */
export const versionInForce = (book: AccountBook, number: string): NoticeBook | undefined =>
  book.notices.findLast(({ noticeNumber }) => noticeNumber === number);

/** A freeze ends at its end, to the minute; nothing rolls for a holiday. */
export function letTimePass(book: AccountBook, now: string): void {
  for (const freeze of book.freezes) if (freeze.ended === undefined && freeze.endsAt <= now) freeze.ended = 'EXPIRED';
}

/** 财产保全规定 16, 查扣冻规定 26: the money is poured down the freezes in order of service; each takes up to its quota. */
export function controlled(book: AccountBook): Map<FreezeBook, { rank: number; fen: number }> {
  let left = Math.max(0, book.balanceFen);
  const result = new Map<FreezeBook, { rank: number; fen: number }>();
  const inOrder = standing(book).sort((a, b) => (a.servedAt < b.servedAt ? -1 : a.servedAt > b.servedAt ? 1 : 0));
  for (const [index, freeze] of inOrder.entries()) {
    const fen = Math.min(freeze.quotaFen, left);
    left -= fen;
    result.set(freeze, { rank: index + 1, fen });
  }
  return result;
}

/** 法〔2022〕12号 五: at PAID each case with a court's freeze is told and gets the notice; its voucher when there is a valid one. */
export function settle(book: AccountBook, payment: PaymentBook): void {
  book.balanceFen -= payment.amountFen;
  const line = versionInForce(book, payment.noticeNumber)?.lines.find((each) => each.line === payment.line);
  if (line !== undefined) line.outFen += payment.amountFen;
  if (payment.status === 'VIOLATION') return;
  payment.status = 'PAID';
  for (const { key, caseNumber, applicants } of standing(book)) {
    // Under a new number the case has a new file, and the notice goes into that one too.
    const version = versionInForce(book, payment.noticeNumber)?.version ?? 1;
    book.filings.add(`${caseNumber}|fund-use-notice|${payment.noticeNumber}|${version}`);
    if (payment.voucher) book.filings.add(`${key}|transfer-voucher|HD${payment.serial}`);
    for (const applicant of applicants) book.tellings.add(`${key}|${applicant}|${payment.serial}`);
  }
}
