/** What the bank pays and must not: to somebody else, without a notice, too much, twice. The fact is recorded, raised, and nobody's release (12-10). */
import { controlledFen, ofCourts, type PaymentBook } from '../../partners/books.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { enter, type Payable, pay, payable, report } from './paying.ts';
import { payment } from './payments.ts';

function wrong(teller: Teller, { notice, line }: Pick<Payable, 'notice' | 'line'>, amountFen: number, rule: string): PaymentBook {
  const { book } = teller;
  const { noticeNumber } = notice;
  const made = enter(teller, { noticeNumber, line: line.line, amountFen, status: 'VIOLATION', rule, voucher: true });
  book.balanceFen -= amountFen;
  return made;
}

/** Money that a freeze controls leaves under a notice or not at all; of what is free, B-16 speaks. */
const reachesControlled = ({ book }: Teller, amountFen: number): boolean => amountFen > book.balanceFen - controlledFen(book);

export const wrongPaymentActs: readonly Act[] = [
  payment('pay somebody else', 2, (teller, { notice, line, leftFen }) => {
    report(teller, wrong(teller, { notice, line }, leftFen, 'B-03'), { payee: '案外人' });
    return true;
  }),
  payment('pay too much', 1, (teller, { notice, line, leftFen }) => {
    // Half of it, and then the whole: together more than was approved.
    const halfFen = Math.floor(leftFen / 2);
    if (halfFen < 1 || line.outFen > 0 || line.amountFen + halfFen >= teller.book.balanceFen) return false;
    pay(teller, notice.noticeNumber, line.line, { amountFen: halfFen, status: 'PAID' });
    teller.next(() => {
      const made = wrong(teller, { notice, line }, line.amountFen, 'B-04');
      line.outFen += line.amountFen;
      report(teller, made);
      notice.status = 'over';
    });
    return true;
  }),
  payment('pay twice', 1, (teller, { notice, line, leftFen }) => {
    if (line.outFen > 0 || 2 * line.amountFen >= teller.book.balanceFen || notice.lines.length > 1) return false;
    pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, status: 'PAID' });
    teller.next(() => {
      const made = wrong(teller, { notice, line }, line.amountFen, 'B-10');
      line.outFen += line.amountFen;
      report(teller, made);
      notice.status = 'over';
    });
    return true;
  }),
  {
    name: 'pay without notice',
    weight: 2,
    perform: (teller) => {
      const { book } = teller;
      const amountFen = book.balanceFen - controlledFen(book) + teller.random.whole(1, 9) * 1_000_000;
      if (ofCourts(book).length === 0 || book.balanceFen <= amountFen) return false;
      pay(teller, `无此通知书${teller.serial()}号`, 1, { amountFen, status: 'VIOLATION', rule: 'B-02' });
      // The notice may still come for an hour.
      teller.next(() => undefined, 70);
      return true;
    },
  },
  {
    name: 'pay under a notice that was taken back',
    weight: 1.5,
    perform: (teller) => {
      const { book } = teller;
      const gone = book.notices.find(
        ({ status, fault, version, lines }) =>
          status === 'over' && fault === undefined && version === 1 && lines.every(({ outFen }) => outFen === 0),
      );
      const [line] = gone?.lines ?? [];
      if (gone === undefined || line === undefined || ofCourts(book).length === 0) return false;
      if (book.notices.some((other) => other.noticeNumber === gone.noticeNumber && other !== gone)) return false;
      if (line.amountFen >= book.balanceFen || !reachesControlled(teller, line.amountFen)) return false;
      const made = wrong(teller, { notice: gone, line }, line.amountFen, 'B-02');
      line.outFen += line.amountFen;
      report(teller, made);
      return true;
    },
  },
  {
    // The report is due by the end of the next working day; that it is late changes nothing about the payment (B-13). Days without work may be nine in a row.
    name: 'report late',
    weight: 0.8,
    perform: (teller) => {
      const { book } = teller;
      const [what] = payable(teller);
      // A term that ends meanwhile, or something that is to come, would be another story.
      if (what === undefined || ofCourts(book).length === 0 || book.toCome.length > 0) return false;
      const { notice, line, leftFen } = what;
      const bookedAt = teller.at();
      const days = 12;
      if (
        book.freezes.some(({ ended, endsAt }) => ended === undefined && Date.parse(endsAt) < Date.parse(bookedAt) + (days + 2) * 86_400_000)
      )
        return false;
      teller.next(() => {
        const due = { outcome: 'ACCEPTED' as const, rule: 'B-13' };
        pay(teller, notice.noticeNumber, line.line, { amountFen: leftFen, status: 'PAID', bookedAt, due });
      }, days * 1_440);
      return true;
    },
  },
];
