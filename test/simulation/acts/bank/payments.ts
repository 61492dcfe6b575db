/** What the bank does when it does what it was told: it pays, in full or in part, at once or through clearing. */
import { ofCourts, settle, versionInForce } from '../../partners/books.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { type Payable, pay, payable, report } from './paying.ts';

export const payment = (name: string, weight: number, perform: (teller: Teller, what: Payable) => boolean): Act => ({
  name,
  weight,
  perform: (teller) => {
    const all = payable(teller);
    return all.length > 0 && (ofCourts(teller.book).length > 0 || !teller.calm) && perform(teller, teller.random.pick(all));
  },
});

export const paymentActs: readonly Act[] = [
  payment('pay', 18, (teller, { notice, line, leftFen }) => {
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, status: 'PAID' });
    return true;
  }),
  payment('pay in part', 6, (teller, { notice, line, leftFen }) => {
    if (leftFen < 2) return false;
    pay(teller, notice.noticeNumber, line.line, { amountFen: Math.floor(leftFen / 2), status: 'PAID' });
    return true;
  }),
  payment('pay without voucher', 3, (teller, { notice, line, leftFen }) => {
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, voucher: false, status: 'PAID' });
    return true;
  }),
  payment('queue', 3, (teller, { notice, line, leftFen }) => {
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, clearing: 'QUEUED', status: 'PENDING' });
    return true;
  }),
  {
    name: 'complete',
    weight: 6,
    perform: (teller) => {
      const { book } = teller;
      const pending = book.payments.find(({ status }) => status === 'PENDING');
      if (pending === undefined || pending.amountFen >= book.balanceFen) return false;
      if (teller.calm && (ofCourts(book).length === 0 || book.suspended || book.holds.size > 0)) return false;
      const notice = versionInForce(book, pending.noticeNumber);
      if (notice?.status !== 'open') return false;
      pending.bookedAt = teller.at();
      settle(book, pending);
      report(teller, pending);
      return true;
    },
  },
];
