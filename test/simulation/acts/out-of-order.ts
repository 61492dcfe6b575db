/** What overtakes what it follows from: a payment its notice, a return its payment, the end of a freeze the renewal that was served before it (contracts §4). */
import { type AccountBook, ofCourts, settle } from '../partners/books.ts';
import { type Act, plusDays } from '../partners/teller.ts';
import { enter, report } from './bank/paying.ts';
import { payment } from './bank/payments.ts';
import { bookingOf, comesBack, ways } from './bank/returns.ts';
import { order, rulingOf } from './court/ordering.ts';
import { accepted, fits, writeNotice } from './housing/writing.ts';

/** Contracts §4.4, in minutes. */
const matchGrace = 60;

/** What comes after a case was closed waits for its clerk. */
const isEveryCaseOpen = (book: AccountBook): boolean => ofCourts(book).length > 0 && ofCourts(book).every(({ closed }) => closed !== true);

export const outOfOrderActs: readonly Act[] = [
  {
    name: 'payment before its notice',
    weight: 1.5,
    perform: (teller) => {
      const { book, random } = teller;
      const amountFen = random.whole(1, 20) * 1_000_000;
      if (book.suspended || book.holds.size > 0 || !isEveryCaseOpen(book) || !fits(teller, 2 * amountFen)) return false;
      // Whom it concerns stands when the bank books it, however late it is known.
      const concerns = ofCourts(book);
      const noticeNumber = `济历住建冻用〔2026〕${teller.serial()}号`;
      const made = enter(teller, { noticeNumber, line: 1, amountFen, status: 'PENDING', voucher: true, concerns });
      book.balanceFen -= amountFen;
      const letter = report(teller, made);
      teller.next(() => {
        const notice = writeNotice(teller, { noticeNumber, amounts: [amountFen], change: { issuedAt: made.bookedAt }, due: accepted });
        teller.next(() => {
          const [waitsSince, takenAt] = [letter.takenAt, notice?.letter?.takenAt];
          const isInTime = waitsSince !== undefined && takenAt !== undefined && takenAt < plusDays(waitsSince, matchGrace / 1_440);
          if (notice !== undefined && (isInTime || !teller.calm)) {
            book.balanceFen += amountFen;
            settle(book, made, concerns);
            return;
          }
          // A store was away for longer than a payment waits: of what it is then these books say nothing.
          book.payments.splice(book.payments.indexOf(made), 1);
          if (notice !== undefined) book.notices.splice(book.notices.indexOf(notice), 1);
        });
      });
      return true;
    },
  },
  payment('return before its payment', 1, (teller, { notice, line, leftFen }) => {
    const { book, random } = teller;
    if (!isEveryCaseOpen(book)) return false;
    const concerns = ofCourts(book);
    const { noticeNumber } = notice;
    const made = enter(teller, { noticeNumber, line: line.line, amountFen: leftFen, status: 'PENDING', voucher: true, concerns });
    const how = random.pick(ways);
    const serial = `T${teller.serial()}`;
    teller.expect(teller.write(book.bank, `bank.payment.${how}`, bookingOf(teller, serial, made, leftFen)), 'HELD', 'B-17');
    teller.next(() => {
      settle(book, made, concerns);
      report(teller, made);
      comesBack(book, made, how, serial);
    });
    return true;
  }),
  {
    // 查扣冻规定 27: served before the end it counts however late it arrives.
    name: 'renewal that arrives after the end',
    weight: 1.5,
    perform: (teller) => {
      const { book } = teller;
      // What is settled meanwhile would have to be told of anew: these books do not follow that.
      if (book.toCome.length > 0 || book.payments.some(({ status }) => status === 'PENDING')) return false;
      const freeze = order(teller, { days: 1 / 12 });
      if (freeze === undefined) return false;
      teller.next(() => {
        const endsAt = plusDays(teller.at(), 200);
        const servedAt = plusDays(freeze.endsAt, -1 / 1_440);
        const act = { caseNumber: freeze.caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), endsAt, servedAt };
        teller.expect(teller.write(freeze.court, 'court.freeze.renewed', act), 'ACCEPTED');
        delete freeze.ended;
        freeze.endsAt = endsAt;
      }, 120 + teller.random.whole(1, 60));
      return true;
    },
  },
];
