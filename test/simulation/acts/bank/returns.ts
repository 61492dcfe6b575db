/** Money that comes back (退票, 冲正): the line is open again, every dossier and everybody told hears of it (B-09). One of nothing changes nothing (B-17). */
import { type AccountBook, type PaymentBook, tellOf, versionInForce } from '../../partners/books.ts';
import type { Act, Teller } from '../../partners/teller.ts';

export const ways = ['returned', 'reversed'] as const;
export const bookingOf = (teller: Teller, serial: string, back: { serial: string }, amountFen: number) => ({
  bankSerial: serial,
  originalBankSerial: back.serial,
  amountFen,
  reason: '账号户名不符',
  bookedAt: teller.at(),
  balanceAfterFen: teller.book.balanceFen,
});

/** All of it. Whoever was told of the payment and whoever is a party now is told, and each dossier that has it takes the return. */
export function comesBack(book: AccountBook, back: PaymentBook, how: (typeof ways)[number], serial: string): void {
  book.balanceFen += back.amountFen;
  back.returnedFen = back.amountFen;
  back.status = how === 'returned' ? 'RETURNED' : 'REVERSED';
  const notice = versionInForce(book, back.noticeNumber);
  const line = notice?.lines.find((each) => each.line === back.line);
  if (line !== undefined) line.outFen -= back.amountFen;
  const told = [...book.tellings].filter((each) => each.endsWith(`|${back.serial}`));
  for (const each of told) {
    const [key = '', applicant = ''] = each.split('|');
    const freeze = book.freezes.find((candidate) => candidate.key === key);
    if (freeze !== undefined) tellOf(book, freeze, applicant, serial, notice);
  }
  for (const key of new Set(told.map((each) => each.slice(0, each.indexOf('|'))))) {
    const freeze = book.freezes.find((each) => each.key === key);
    if (freeze === undefined) continue;
    for (const applicant of freeze.applicants) tellOf(book, freeze, applicant, serial, notice);
    book.filings.add(`${key}|payment-return|${serial}`);
  }
}

export const returnActs: readonly Act[] = [
  {
    name: 'give back',
    weight: 4,
    perform: (teller) => {
      const { book, random } = teller;
      const paid = book.payments.filter(({ status, voucher, noticeNumber }) => status === 'PAID' && voucher && noticeNumber !== '');
      if (paid.length === 0) return false;
      const back = random.pick(paid);
      const how = random.pick(ways);
      const serial = `T${teller.serial()}`;
      comesBack(book, back, how, serial);
      teller.expect(teller.write(book.bank, `bank.payment.${how}`, bookingOf(teller, serial, back, back.amountFen)), 'ACCEPTED');
      return true;
    },
  },
  {
    name: 'give back nothing',
    weight: 0.6,
    perform: (teller) => {
      const { book, random } = teller;
      const paid = book.payments.filter(({ status, noticeNumber }) => status === 'PAID' && noticeNumber !== '');
      if (paid.length === 0) return false;
      const letter = teller.write(
        book.bank,
        `bank.payment.${random.pick(ways)}`,
        bookingOf(teller, `T${teller.serial()}`, random.pick(paid), 0),
      );
      teller.expect(letter, 'HELD', 'B-17');
      return true;
    },
  },
];
