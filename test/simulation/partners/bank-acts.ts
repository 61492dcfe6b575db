/** What the bank does: it pays what it was told to pay, and at times what it was not. */
import * as plain from '../../fixtures/desk/plain-case.ts';
import { type AccountBook, type LineBook, type NoticeBook, type PaymentBook, settle, standing, versionInForce } from './books.ts';
import { bank } from './people.ts';
import type { Act, Teller } from './teller.ts';
import { million } from './teller.ts';

interface Payable {
  notice: NoticeBook;
  line: LineBook;
  leftFen: number;
}
const payable = ({ book }: Teller): Payable[] =>
  book.suspended
    ? []
    : book.notices
        .filter(({ status }) => status === 'open')
        .flatMap((notice) => notice.lines.map((line) => ({ notice, line, leftFen: line.amountFen - line.outFen })))
        .filter(({ leftFen, notice, line }) => leftFen > 0 && leftFen < book.balanceFen && !isPending(book, notice, line));
const isPending = ({ payments }: AccountBook, notice: NoticeBook, line: LineBook): boolean =>
  payments.some((each) => each.status === 'PENDING' && each.noticeNumber === notice.noticeNumber && each.line === line.line);

interface How {
  amountFen: number;
  clearing?: 'SETTLED' | 'QUEUED';
  voucher?: boolean;
  payee?: string;
  status: PaymentBook['status'];
  rule?: string;
}

function pay(
  teller: Teller,
  noticeNumber: string,
  line: number,
  { amountFen, clearing = 'SETTLED', voucher = true, payee, status, rule }: How,
): PaymentBook {
  const { book } = teller;
  const payment: PaymentBook = {
    serial: `S${teller.serial()}`,
    noticeNumber,
    line,
    amountFen,
    returnedFen: 0,
    status,
    voucher,
    bookedAt: teller.at(),
    ...(rule === undefined ? {} : { rule }),
  };
  book.payments.push(payment);
  if (clearing === 'SETTLED') settle(book, payment);
  send(teller, payment, clearing, payee);
  return payment;
}

function send(teller: Teller, payment: PaymentBook, clearing: 'SETTLED' | 'QUEUED', payee?: string): void {
  const { serial, noticeNumber, line, amountFen, voucher, bookedAt } = payment;
  const letter = teller.write(bank, 'bank.payment.booked', {
    ...plain.payment({
      accountNumber: teller.book.accountNumber,
      noticeNumber,
      line,
      bankSerial: serial,
      amountFen,
      clearing,
      bookedAt,
      balanceAfterFen: teller.book.balanceFen,
      voucher: voucher && clearing === 'SETTLED' ? 'first' : null,
      ...(payee === undefined ? {} : { payee: { name: payee, accountNumber: '6222021602009999999' } }),
    }),
  });
  if (payment.status === 'PAID') teller.expect(letter, voucher ? 'ACCEPTED' : 'HELD', voucher ? undefined : 'B-14');
}

const payment = (name: string, weight: number, perform: (teller: Teller, what: Payable) => boolean): Act => ({
  name,
  weight,
  perform: (teller) => {
    const all = payable(teller);
    return all.length > 0 && (standing(teller.book).length > 0 || !teller.calm) && perform(teller, teller.random.pick(all));
  },
});

export const bankActs: readonly Act[] = [
  payment('pay', 10, (teller, { notice, line, leftFen }) => {
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, status: 'PAID' });
    return true;
  }),
  payment('pay in part', 3, (teller, { notice, line, leftFen }) => {
    if (leftFen < 2) return false;
    pay(teller, notice.noticeNumber, line.line, { amountFen: Math.floor(leftFen / 2), status: 'PAID' });
    return true;
  }),
  payment('pay without voucher', 2, (teller, { notice, line, leftFen }) => {
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, voucher: false, status: 'PAID' });
    return true;
  }),
  payment('queue', 2, (teller, { notice, line, leftFen }) => {
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, clearing: 'QUEUED', status: 'PENDING' });
    return true;
  }),
  payment('pay somebody else', 1, (teller, { notice, line, leftFen }) => {
    const { book } = teller;
    const wrong: PaymentBook = {
      serial: `S${teller.serial()}`,
      noticeNumber: notice.noticeNumber,
      line: line.line,
      amountFen: leftFen,
      returnedFen: 0,
      status: 'VIOLATION',
      rule: 'B-03',
      voucher: true,
      bookedAt: teller.at(),
    };
    book.payments.push(wrong);
    book.balanceFen -= leftFen;
    send(teller, wrong, 'SETTLED', '案外人');
    return true;
  }),
  {
    name: 'pay without notice',
    weight: 1,
    perform: (teller) => {
      const { book } = teller;
      const amountFen = teller.random.whole(1, 9) * 1_000_000;
      // All of the money must be under freezes, or a part of it may be anybody's (B-16).
      const free = book.balanceFen - standing(book).reduce((sum, { quotaFen }) => sum + quotaFen, 0);
      if (standing(book).length === 0 || free >= 0 || book.balanceFen < amountFen) return false;
      pay(teller, `无此通知书${teller.serial()}号`, 1, { amountFen, status: 'VIOLATION', rule: 'B-02' });
      return true;
    },
  },
  {
    name: 'complete',
    weight: 4,
    perform: (teller) => {
      const pending = teller.book.payments.find(({ status }) => status === 'PENDING');
      if (pending === undefined || pending.amountFen >= teller.book.balanceFen) return false;
      if (teller.calm && (standing(teller.book).length === 0 || teller.book.suspended)) return false;
      const notice = versionInForce(teller.book, pending.noticeNumber);
      if (notice?.status !== 'open') return false;
      pending.bookedAt = teller.at();
      settle(teller.book, pending);
      send(teller, pending, 'SETTLED');
      return true;
    },
  },
  {
    name: 'give back',
    weight: 2,
    perform: (teller) => {
      const { book, random } = teller;
      const paid = book.payments.filter(({ status, voucher }) => status === 'PAID' && voucher);
      if (paid.length === 0) return false;
      const back = random.pick(paid);
      const how = random.pick(['returned', 'reversed'] as const);
      const serial = `T${teller.serial()}`;
      book.balanceFen += back.amountFen;
      back.returnedFen = back.amountFen;
      back.status = how === 'returned' ? 'RETURNED' : 'REVERSED';
      const line = versionInForce(book, back.noticeNumber)?.lines.find((each) => each.line === back.line);
      if (line !== undefined) line.outFen -= back.amountFen;
      const told = [...book.tellings].filter((each) => each.endsWith(`|${back.serial}`));
      for (const each of told) book.tellings.add(each.slice(0, each.lastIndexOf('|') + 1) + serial);
      for (const key of new Set(told.map((each) => each.slice(0, each.indexOf('|'))))) {
        const freeze = book.freezes.find((each) => each.key === key);
        for (const applicant of freeze?.applicants ?? []) book.tellings.add(`${key}|${applicant}|${serial}`);
        book.filings.add(`${key}|payment-return|${serial}`);
      }
      const data = { bankSerial: serial, originalBankSerial: back.serial, amountFen: back.amountFen, reason: '账号户名不符' };
      const letter = teller.write(bank, `bank.payment.${how}`, { ...data, bookedAt: teller.at(), balanceAfterFen: book.balanceFen });
      teller.expect(letter, 'ACCEPTED');
      return true;
    },
  },
  {
    name: 'inflow',
    weight: 4,
    perform: (teller) => {
      const { book, random } = teller;
      const amountFen = random.whole(1, 3) * million + random.whole(0, 99);
      book.balanceFen += amountFen;
      const booking = {
        bankSerial: `I${teller.serial()}`,
        amountFen,
        kind: random.pick(['buyer-payment', 'mortgage', 'interest'] as const),
      };
      const letter = teller.write(bank, 'bank.inflow.booked', { ...booking, bookedAt: teller.at(), balanceAfterFen: book.balanceFen });
      teller.expect(letter, 'ACCEPTED');
      return true;
    },
  },
  {
    name: 'statement',
    weight: 1,
    perform: (teller) => {
      const letter = teller.write(bank, 'bank.balance.reported', { balanceFen: teller.book.balanceFen, asOf: teller.at() });
      teller.expect(letter, 'ACCEPTED');
      return true;
    },
  },
];
