/** What the authority does with notices, day by day: issues them, takes them back, replaces them. */
import { isMoneyFor, ofCourts } from '../../partners/books.ts';
import { cities } from '../../partners/cities.ts';
import type { Act } from '../../partners/teller.ts';
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
      const old = book.notices.find(
        ({ noticeNumber, status, lines, fault }) =>
          status === 'open' &&
          fault === undefined &&
          lines.some(({ outFen }) => outFen > 0) &&
          lines.every(({ amountFen, outFen, payee }) => outFen < amountFen && payee === undefined) &&
          book.payments.every((each) => each.noticeNumber !== noticeNumber || each.status === 'PAID'),
      );
      if (old === undefined || !isMoneyFor(book, old) || ofCourts(book).length === 0 || book.suspended) return false;
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

/** The authority may take back what is unpaid at any time. */
export function withdraw(teller: Parameters<Act['perform']>[0], notice: { noticeNumber: string; version: number; status: string }): void {
  const { noticeNumber, version } = notice;
  const { housing } = teller.book.city;
  const act = { noticeNumber, version, reason: '内容有误' };
  teller.expect(teller.office.write(housing, 'housing.notice.withdrawn', teller.book.accountNumber, act), 'ACCEPTED');
  notice.status = 'over';
}
