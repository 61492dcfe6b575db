/** A payment as the bank writes it into its books and tells of it. */
import * as plain from '../../../fixtures/desk/plain-case.ts';
import {
  type AccountBook,
  concernedBy,
  type LineBook,
  type NoticeBook,
  ofCourts,
  type PaymentBook,
  settle,
  versionInForce,
} from '../../partners/books.ts';
import type { Letter } from '../../partners/post-office.ts';
import type { Teller } from '../../partners/teller.ts';
import { accepted, type Due } from '../housing/writing.ts';

export interface Payable {
  notice: NoticeBook;
  line: LineBook;
  leftFen: number;
}

export const payable = ({ book }: Teller): Payable[] =>
  book.suspended || book.holds.size > 0
    ? []
    : book.notices
        .filter(({ status }) => status === 'open')
        .flatMap((notice) => notice.lines.map((line) => ({ notice, line, leftFen: line.amountFen - line.outFen })))
        .filter(({ leftFen, notice, line }) => leftFen > 0 && leftFen < book.balanceFen && !isPending(book, notice, line));

const isPending = ({ payments }: AccountBook, notice: NoticeBook, line: LineBook): boolean =>
  payments.some((each) => each.status === 'PENDING' && each.noticeNumber === notice.noticeNumber && each.line === line.line);

export interface How {
  amountFen: number;
  clearing?: 'SETTLED' | 'QUEUED';
  voucher?: boolean;
  payee?: string;
  status: PaymentBook['status'];
  /** Of a violation. */
  rule?: string;
  /** Where it is reported later than it was booked. */
  bookedAt?: string;
  due?: Due;
}

/** A payment as it stands in the bank's books, with a serial of its own; nothing has moved yet. */
export function enter(
  teller: Teller,
  about: Pick<PaymentBook, 'noticeNumber' | 'line' | 'amountFen' | 'status' | 'voucher'> & Partial<PaymentBook>,
): PaymentBook {
  const payment: PaymentBook = { serial: `S${teller.serial()}`, returnedFen: 0, bookedAt: teller.at(), cases: [], ...about };
  teller.book.payments.push(payment);
  return payment;
}

export function pay(
  teller: Teller,
  noticeNumber: string,
  line: number,
  { amountFen, status, rule, voucher = true, bookedAt = teller.at(), ...how }: How,
): PaymentBook {
  const { book } = teller;
  const about = { noticeNumber, line, amountFen, status, voucher, bookedAt };
  const payment = enter(teller, rule === undefined ? about : { ...about, rule });
  if (how.clearing === 'QUEUED') payment.concerns = ofCourts(book);
  else settle(book, payment);
  report(teller, payment, how);
  return payment;
}

type Voucher = Parameters<typeof plain.payment>[0] & object;
export interface Report {
  clearing?: 'SETTLED' | 'QUEUED';
  payee?: string;
  /** Instead of the sound one. */
  paper?: Voucher['voucher'] & object;
  /** What the receipt must say of a lawful one, where it is not simply accepted. */
  due?: Due;
}

/** Tells the system of it, for the first time or again. */
export function report(teller: Teller, payment: PaymentBook, { clearing = 'SETTLED', payee, paper, due }: Report = {}): Letter {
  const { serial, noticeNumber, line, amountFen, voucher, bookedAt } = payment;
  const { book } = teller;
  const noted = versionInForce(book, noticeNumber)?.lines.find((each) => each.line === line)?.payee;
  const letter = teller.write(book.bank, 'bank.payment.booked', {
    ...plain.payment({
      accountNumber: book.accountNumber,
      noticeNumber,
      line,
      bankSerial: serial,
      amountFen,
      clearing,
      bookedAt,
      balanceAfterFen: book.balanceFen,
      voucher: clearing === 'QUEUED' ? null : (paper ?? (voucher ? 'first' : null)),
      ...(payee === undefined ? { payee: noted ?? {} } : { payee: { name: payee, accountNumber: '6222021602009999999' } }),
    }),
  });
  if (payment.status !== 'PAID') return letter;
  // What comes after a case was closed waits for its clerk, and the bank hears of it (C-12).
  const isClosed = concernedBy(book, payment).some(({ closed }) => closed === true);
  const { outcome, rule } = due ?? (voucher ? accepted : { outcome: 'HELD', rule: 'B-14' });
  teller.expect(letter, isClosed ? 'HELD' : outcome, rule ?? (isClosed ? 'C-12' : undefined));
  return letter;
}
