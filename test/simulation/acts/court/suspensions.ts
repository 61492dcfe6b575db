/** A release is stopped by a signed act of the court that froze the account, and by nothing less (F-21). */
import { ofCourts } from '../../partners/books.ts';
import { courts } from '../../partners/people.ts';
import type { Act } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, sumOf, writeNotice } from '../housing/writing.ts';
import { rulingOf } from './ordering.ts';

export const suspensionActs: readonly Act[] = [
  {
    name: 'suspend and resume',
    weight: 1.5,
    perform: (teller) => {
      const { book } = teller;
      const [freeze] = ofCourts(book);
      const amounts = amountsOf(teller);
      if (freeze === undefined || book.suspended || book.holds.size > 0 || !fits(teller, sumOf(amounts))) return false;
      const { caseNumber } = freeze;
      const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()) };
      teller.expect(teller.write(freeze.court, 'court.release.suspended', act), 'ACCEPTED');
      book.suspended = true;
      teller.next(() => void writeNotice(teller, { amounts, due: accepted }));
      teller.next(() => {
        const resumed = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()) };
        teller.expect(teller.write(freeze.court, 'court.release.resumed', resumed), 'ACCEPTED');
        book.suspended = false;
      });
      return true;
    },
  },
  {
    name: 'a stranger asks to stop',
    weight: 1,
    perform: (teller) => {
      const stranger = courts.find(({ code }) => code === '鲁0103')?.court ?? '';
      const [freeze] = ofCourts(teller.book).filter(({ court }) => court !== stranger);
      if (freeze === undefined) return false;
      const act = { caseNumber: freeze.caseNumber, rulingNumber: rulingOf(freeze, teller.serial()) };
      teller.expect(teller.write(stranger, 'court.release.suspended', act), 'REJECTED', 'F-21');
      return true;
    },
  },
];
