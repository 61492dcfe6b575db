/**
 * What a careful bank, court and authority would write into books of their own about one account, from the law and the contract alone: nothing here is
 * taken from the code under test.
 */
import type { City } from './cities.ts';

export interface FreezeBook {
  /** Stays the same when the case gets another number. */
  key: string;
  caseNumber: string;
  numbers: string[];
  court: string;
  courtName: string;
  rulingNumber: string;
  /** No end where the order names no amount: it reaches for all that is there (财产保全规定 15). */
  quotaFen: number;
  /** By how much its court has lowered it, each time. */
  tranchesFen?: number[];
  servedAt: string;
  endsAt: string;
  ended?: 'LIFTED' | 'EXPIRED';
  applicants: string[];
  /** Absent: a court's. Another organ's freeze takes its place in the order and brings neither dossier nor applicant (法〔2022〕12号). */
  organ?: 'police' | 'tax' | 'customs';
  /** What comes after closing waits for the clerk. */
  closed?: boolean;
  /** Another court that hears of it lawfully: the one whose number the order bears (F-25). */
  alsoKnownTo?: string;
}
export interface PayeeBook {
  name?: string;
  id?: string;
  idKind?: 'uscc' | 'resident-id';
  accountNumber?: string;
  bankCode?: string;
  kind?: 'organisation' | 'wage-account' | 'person' | 'lender';
}
export interface LineBook {
  line: number;
  amountFen: number;
  /** What left for the payee and has not come back. */
  outFen: number;
  /** Where it is not the ordinary contractor. */
  payee?: PayeeBook;
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
  /** The notice whose invoice it names, where that is another. */
  drawsOn?: string;
  /** What it was sent with; its answer names every rule, and when it was taken in. */
  letter?: { rules?: string[]; takenAt?: string };
  /** The day of issue of a buyer's refund. */
  refundOn?: string;
  /** Nothing of its own stands against it, or what did is answered: it waits for the end of what holds every notice, or for money. */
  ready?: true;
  /** Its paper cannot be taken into any dossier. */
  unfileable?: true;
  /** Nothing may be said of it to an applicant: its number tells what they must not learn. */
  unspeakable?: true;
}
export interface PaymentBook {
  serial: string;
  /** Empty: an ordinary payment, without a notice. */
  noticeNumber: string;
  line: number;
  amountFen: number;
  returnedFen: number;
  status: 'PAID' | 'PENDING' | 'VIOLATION' | 'RETURNED' | 'REVERSED';
  /** A rule that a violation must name. */
  rule?: string;
  voucher: boolean;
  bookedAt: string;
  /** Cases whose dossiers take its voucher when one comes. */
  cases: string[];
  /** Freezes that stood when it went into clearing: a payment concerns whoever had frozen the account then, or when it settled (contracts §4.5). */
  concerns?: FreezeBook[];
}
export interface AccountBook {
  accountNumber: string;
  city: City;
  bank: string;
  permit: string;
  openingFen: number;
  balanceFen: number;
  quotaFen: number;
  /** What guarantees stand for, beside the quota in money. */
  guaranteedFen: number;
  /** What courts have ordered to deduct out of turn and nobody books: the part that the rank leaves may yet be taken, so it is no longer there for others (12-3, F-18). */
  orderedFen: number;
  /** In order of service. */
  freezes: FreezeBook[];
  notices: NoticeBook[];
  payments: PaymentBook[];
  /** `case|applicant|serial`: who must be told of what, once. */
  tellings: Set<string>;
  /** Of those, the ones that nobody may count as served: no consent to electronic service, no way at all, or a text that must not be sent. */
  unserved: Set<string>;
  /** Applicants whom no service reaches: `served` alone is what it counts as. */
  ways: Map<string, 'served' | 'not served'>;
  /** `case|kind|document`: what each dossier must hold, once. */
  filings: Set<string>;
  /** Items that the courts' own case systems have taken. */
  taken: Set<string>;
  /** `court|case|whose|ground|when`: what is routed to which court, once. */
  objections: Set<string>;
  /** By a court's signed act; nothing may be paid. */
  suspended: boolean;
  /** What holds every notice of the account while it lasts (another organ's freeze, a bankruptcy, balances that differ). */
  holds: Set<string>;
  /** What happens by itself at an instant, in its order. */
  toCome: { at: string; happens: () => void }[];
}

export const openBook = (accountNumber: string, bank: string, permit: string, city: City): AccountBook => ({
  accountNumber,
  city,
  bank,
  permit,
  openingFen: 0,
  balanceFen: 0,
  quotaFen: 0,
  guaranteedFen: 0,
  orderedFen: 0,
  freezes: [],
  notices: [],
  payments: [],
  tellings: new Set(),
  unserved: new Set(),
  ways: new Map(),
  filings: new Set(),
  taken: new Set(),
  objections: new Set(),
  suspended: false,
  holds: new Set(),
  toCome: [],
});

export const standing = (book: AccountBook): FreezeBook[] => book.freezes.filter(({ ended }) => ended === undefined);
/** Those that bring applicants and dossiers, and that a release may rest on. */
export const ofCourts = (book: AccountBook): FreezeBook[] => standing(book).filter(({ organ }) => organ === undefined);

/** Its newest version. */
export const versionInForce = (book: AccountBook, number: string): NoticeBook | undefined =>
  book.notices.findLast(({ noticeNumber }) => noticeNumber === number);

const unpaidFen = (lines: readonly LineBook[]): number =>
  lines.reduce((sum, { amountFen, outFen }) => sum + Math.max(0, amountFen - outFen), 0);

/** What is approved and has not left yet. */
export const openFen = ({ notices }: Pick<AccountBook, 'notices'>): number =>
  unpaidFen(notices.filter(({ status }) => status !== 'over').flatMap(({ lines }) => lines));

/** A freeze ends at its end, to the minute; nothing rolls for a holiday. What happens by itself finds the freezes that stand then. */
export function letTimePass(book: AccountBook, now: string): void {
  const expire = (until: string): void => {
    for (const freeze of book.freezes) if (freeze.ended === undefined && freeze.endsAt <= until) freeze.ended = 'EXPIRED';
  };
  const due = book.toCome.filter(({ at }) => at <= now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  book.toCome = book.toCome.filter(({ at }) => at > now);
  for (const { at, happens } of due) {
    expire(at);
    happens();
  }
  expire(now);
  if (book.suspended || book.holds.size > 0) return;
  for (const notice of book.notices) if (notice.status === 'held' && isGroundGone(book, notice)) letGo(book, notice);
}

/** What held it holds no more: nothing of its own stands against it, or what it was made to run into is gone. */
function isGroundGone(book: AccountBook, notice: NoticeBook): boolean {
  if (notice.ready === true) return true;
  if (notice.fault === 'S-18') return !isNonKeyEnough(book, notice);
  if (notice.fault === 'S-17') return !isSecondOfItsDay(book, notice);
  return notice.fault === 'S-09' && !isClaimedByAnother(book, notice);
}

/** Approved and standing, or paid: what is held, or was taken back unpaid, claims no invoice (S-09). */
const isClaimedByAnother = (book: AccountBook, notice: NoticeBook): boolean =>
  book.notices.some(
    (other) =>
      other !== notice &&
      (other.drawsOn ?? other.noticeNumber) === notice.drawsOn &&
      (other.status === 'open' || other.lines.some(({ outFen }) => outFen > 0)),
  );

/** Whether money outside the quota suffices for a refund that asks for key funds (潼关 六.1). */
const isNonKeyEnough = ({ balanceFen, quotaFen }: AccountBook, { lines }: NoticeBook): boolean =>
  balanceFen - quotaFen >= lines.reduce((sum, { amountFen }) => sum + amountFen, 0);

/** In the strict city one refund a day is ordinary and the second is not (S-17). */
export const isSecondOfItsDay = (book: AccountBook, { refundOn, noticeNumber }: Pick<NoticeBook, 'refundOn' | 'noticeNumber'>): boolean =>
  book.city.strict &&
  refundOn !== undefined &&
  book.notices.some(
    (other) =>
      other.noticeNumber !== noticeNumber &&
      other.refundOn === refundOn &&
      (other.status === 'open' || other.lines.some(({ outFen }) => outFen > 0)),
  );

/** Whether a part at least can be paid of it beside the others that may be paid (B-01), and all of it beside what courts have ordered (F-18). */
export function isMoneyFor(book: AccountBook, { noticeNumber, lines }: Pick<NoticeBook, 'noticeNumber' | 'lines'>): boolean {
  const others = book.notices.filter((other) => other.status === 'open' && other.noticeNumber !== noticeNumber);
  const ownFen = unpaidFen(lines);
  return (
    openFen({ notices: others }) + book.orderedFen < book.balanceFen &&
    (book.orderedFen === 0 || ownFen + book.orderedFen <= book.balanceFen)
  );
}

/** What held it is gone or answered. A refund that has become one too many of its day meanwhile stays held, and these books leave it. */
export function letGo(book: AccountBook, notice: NoticeBook): void {
  if (notice.fault !== 'S-17' && isSecondOfItsDay(book, notice)) notice.status = 'over';
  else if (isMoneyFor(book, notice)) notice.status = 'open';
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

export const controlledFen = (book: AccountBook): number => [...controlled(book).values()].reduce((sum, { fen }) => sum + fen, 0);

/** 法〔2022〕12号 五: at PAID each case with a court's freeze is told and gets the notice; its voucher when there is a valid one. */
export function settle(book: AccountBook, payment: PaymentBook, cases = concernedBy(book, payment)): void {
  book.balanceFen -= payment.amountFen;
  const notice = versionInForce(book, payment.noticeNumber);
  const line = notice?.lines.find((each) => each.line === payment.line);
  if (line !== undefined) line.outFen += payment.amountFen;
  if (payment.status === 'VIOLATION') return;
  payment.status = 'PAID';
  for (const freeze of cases) {
    const { key, caseNumber, applicants } = freeze;
    for (const applicant of applicants) tellOf(book, freeze, applicant, payment.serial, notice);
    if (freeze.closed === true) continue;
    payment.cases.push(key);
    // Under a new number the case has a new file, and the notice goes into that one too.
    if (notice?.unfileable !== true) book.filings.add(`${caseNumber}|fund-use-notice|${payment.noticeNumber}|${notice?.version ?? 1}`);
    if (payment.voucher) book.filings.add(`${key}|transfer-voucher|HD${payment.serial}`);
  }
}

export const concernedBy = (book: AccountBook, { concerns = [] }: PaymentBook): FreezeBook[] => [
  ...new Set([...concerns, ...ofCourts(book)]),
];

export function tellOf(book: AccountBook, { key }: FreezeBook, applicant: string, serial: string, notice: NoticeBook | undefined): void {
  const telling = `${key}|${applicant}|${serial}`;
  book.tellings.add(telling);
  if (notice?.unspeakable === true || book.ways.get(applicant) === 'not served') book.unserved.add(telling);
}
