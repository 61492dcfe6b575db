/** What the authority does with notices, day by day: issues them, takes them back, replaces them. */
import { isMoneyFor, type NoticeBook, ofCourts } from '../../partners/books.ts';
import { cities } from '../../partners/cities.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, issuerOf, sumOf, writeNotice } from './writing.ts';

export const noticeActs: readonly Act[] = [
  {
    name: 'notice',
    weight: 14,
    perform: (teller) => {
      const amounts = amountsOf(teller);
      return !teller.book.suspended && fits(teller, sumOf(amounts)) && writeNotice(teller, { amounts, due: accepted }) !== undefined;
    },
  },
  {
    name: 'notice of another authority',
    weight: 1,
    wild: true,
    perform: (teller) => {
      const other = cities.find(({ housing }) => housing !== teller.book.city.housing);
      const amounts = amountsOf(teller);
      return other !== undefined && writeNotice(teller, { amounts, from: other.housing, due: accepted }) !== undefined;
    },
  },
  {
    name: 'withdraw',
    weight: 2,
    perform: (teller) => {
      const open = teller.book.notices.find(({ status, lines }) => status === 'open' && lines.every(({ outFen }) => outFen === 0));
      if (open === undefined || teller.book.payments.some((each) => each.noticeNumber === open.noticeNumber && each.status === 'PENDING'))
        return false;
      withdraw(teller, open);
      return true;
    },
  },
  {
    name: 'new version',
    weight: 5,
    perform: (teller) => {
      const { book } = teller;
      const old = partlyPaid(teller);
      if (old === undefined) return false;
      const { noticeNumber, lines, usages } = old;
      const newer = writeNotice(teller, {
        noticeNumber,
        version: old.version + 1,
        amounts: lines.map(({ amountFen }) => amountFen),
        usages,
        change: { priorPaid: 'included', ...issuerOf(book) },
        due: accepted,
      });
      for (const [index, { outFen }] of lines.entries()) {
        const line = newer?.lines[index];
        if (line !== undefined) line.outFen = outFen;
      }
      old.status = 'over';
      return true;
    },
  },
];

/** What a new version may follow: paid in part, with money left for the rest (B-01), and no other notice draws on its invoice (S-09). */
export function partlyPaid({ book }: Teller): NoticeBook | undefined {
  if (book.suspended || ofCourts(book).length === 0) return undefined;
  return book.notices.find(
    (notice) =>
      notice.status === 'open' &&
      notice.fault === undefined &&
      notice.lines.some(({ outFen }) => outFen > 0) &&
      notice.lines.every(({ amountFen, outFen, payee }) => outFen < amountFen && payee === undefined) &&
      book.payments.every(({ noticeNumber, status }) => noticeNumber !== notice.noticeNumber || status === 'PAID') &&
      book.notices.every(({ drawsOn }) => drawsOn !== notice.noticeNumber) &&
      isMoneyFor(book, notice),
  );
}

/** The authority may take back what is unpaid at any time. */
export function withdraw(teller: Teller, notice: { noticeNumber: string; version: number; status: string }): void {
  const { noticeNumber, version } = notice;
  const { housing } = teller.book.city;
  const act = { noticeNumber, version, reason: '内容有误' };
  teller.expect(teller.office.write(housing, 'housing.notice.withdrawn', teller.book.accountNumber, act), 'ACCEPTED');
  notice.status = 'over';
}
