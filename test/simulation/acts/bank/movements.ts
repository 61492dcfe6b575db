/** Money that moves without a notice, and what the bank says of the balance: inflows, ordinary payments, fees, statements (B-06, B-11, B-16, B-18). */
import { controlledFen, ofCourts, type PaymentBook } from '../../partners/books.ts';
import { type Act, million, plusDays, type Teller } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, sumOf, writeNotice } from '../housing/writing.ts';

function outflow(teller: Teller, amountFen: number, isLawful: boolean): void {
  const { book } = teller;
  const serial = `O${teller.serial()}`;
  book.balanceFen -= amountFen;
  const made: PaymentBook = {
    serial,
    noticeNumber: '',
    line: 0,
    amountFen,
    returnedFen: 0,
    status: isLawful ? 'PAID' : 'VIOLATION',
    ...(isLawful ? {} : { rule: 'B-16' }),
    voucher: true,
    bookedAt: teller.at(),
    cases: [],
  };
  book.payments.push(made);
  const booking = {
    bankSerial: serial,
    amountFen,
    payee: { name: '某建材有限公司', accountNumber: '37050161620800005678', bankCode: book.bank.slice('bank:'.length) },
    kind: 'supervised-use' as const,
    bookedAt: made.bookedAt,
    balanceAfterFen: book.balanceFen,
  };
  teller.expect(teller.write(book.bank, 'bank.outflow.booked', booking), isLawful ? 'ACCEPTED' : 'HELD', isLawful ? undefined : 'B-16');
}

function inflow(teller: Teller, change: { bookedAt?: string; sentAt?: string; balanceAfterFen?: number } = {}) {
  const { book, random } = teller;
  const amountFen = random.whole(1, 3) * million + random.whole(0, 99);
  const { sentAt, ...rest } = change;
  const booking = {
    accountNumber: book.accountNumber,
    bankSerial: `I${teller.serial()}`,
    amountFen,
    kind: random.pick(['buyer-payment', 'mortgage', 'interest'] as const),
    bookedAt: teller.at(),
    balanceAfterFen: book.balanceFen + amountFen,
    ...rest,
  };
  const letter = teller.office.write(book.bank, 'bank.inflow.booked', book.accountNumber, booking, sentAt === undefined ? {} : { sentAt });
  return { letter, amountFen };
}

const report = (teller: Teller, balanceFen: number) =>
  teller.write(teller.book.bank, 'bank.balance.reported', { balanceFen, asOf: teller.at() });

export const movementActs: readonly Act[] = [
  {
    name: 'inflow',
    weight: 7,
    perform: (teller) => {
      const { letter, amountFen } = inflow(teller);
      teller.book.balanceFen += amountFen;
      teller.expect(letter, 'ACCEPTED');
      return true;
    },
  },
  {
    // The bank says of an hour to come what it will have booked then: nothing happens before (B-18). Its clock may be five minutes ahead, and where a store is
    // away the message may be taken in only when the hour has come.
    name: 'inflow to come',
    weight: 1,
    perform: (teller) => {
      const { book } = teller;
      const at = plusDays(teller.at(), 2 / 24);
      const { letter, amountFen } = inflow(teller, { bookedAt: at });
      teller.expect(letter, 'HELD', 'B-18', plusDays(at, -5 / 1_440));
      book.toCome.push({
        at,
        happens: () => {
          book.balanceFen += amountFen;
        },
      });
      teller.next(() => undefined, 130);
      return true;
    },
  },
  {
    // A bank's fact counts however late it is sent; that it is late is asked about (M-06).
    name: 'inflow sent late',
    weight: 1,
    perform: (teller) => {
      const { letter, amountFen } = inflow(teller, { sentAt: plusDays(teller.at(), -40) });
      teller.book.balanceFen += amountFen;
      teller.expect(letter, 'HELD', 'M-06');
      return true;
    },
  },
  {
    name: 'statement',
    weight: 2,
    perform: (teller) => {
      teller.expect(report(teller, teller.book.balanceFen), 'ACCEPTED');
      return true;
    },
  },
  {
    // New authorisations wait while the balances differ (B-11), and no longer.
    name: 'statement that differs',
    weight: 1.5,
    perform: (teller) => {
      const { book } = teller;
      const amounts = amountsOf(teller);
      if (book.suspended || book.holds.size > 0 || ofCourts(book).length === 0 || !fits(teller, sumOf(amounts))) return false;
      teller.expect(report(teller, book.balanceFen + 12_345), 'HELD', 'B-11');
      book.holds.add('B-11');
      teller.next(() => void writeNotice(teller, { amounts, due: accepted }));
      teller.next(() => {
        book.holds.delete('B-11');
        teller.expect(report(teller, book.balanceFen), 'ACCEPTED');
      });
      return true;
    },
  },
  {
    name: 'ordinary payment of free money',
    weight: 2,
    perform: (teller) => {
      const { book } = teller;
      const freeFen = book.balanceFen - controlledFen(book);
      // What is approved must be there when it is paid.
      if (freeFen < 1_000 || !fits(teller, Math.ceil(freeFen / 2))) return false;
      outflow(teller, Math.floor(freeFen / 4), true);
      return true;
    },
  },
  {
    name: 'ordinary payment of frozen money',
    weight: 1,
    perform: (teller) => {
      const { book } = teller;
      const freeFen = book.balanceFen - controlledFen(book);
      const amountFen = freeFen + 1_000_000;
      if (controlledFen(book) < 2_000_000 || amountFen >= book.balanceFen || !fits(teller, amountFen)) return false;
      outflow(teller, amountFen, false);
      return true;
    },
  },
  {
    name: 'fee or set-off',
    weight: 1,
    perform: (teller) => {
      const { book, random } = teller;
      const [freeze] = ofCourts(book);
      const amountFen = random.whole(1, 500) * 100;
      if (freeze === undefined || amountFen >= book.balanceFen) return false;
      book.balanceFen -= amountFen;
      const booking = {
        caseNumber: freeze.caseNumber,
        bankSerial: `F${teller.serial()}`,
        amountFen,
        kind: random.pick(['fee', 'loan-set-off'] as const),
        bookedAt: teller.at(),
        balanceAfterFen: book.balanceFen,
      };
      teller.expect(teller.write(book.bank, 'bank.deduction.booked', booking), 'HELD', 'B-06');
      return true;
    },
  },
];
