/**
 * Orders that say too little or too much: no amount, more than a year, far above the debt, against somebody else, under another court's number, before the suit.
 * Each stands, and somebody is asked (F-04, F-05, F-09, F-12, F-24, F-25).
 */
import { controlled } from '../../partners/books.ts';
import { courts } from '../../partners/people.ts';
import { type Act, million } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, sumOf, writeNotice } from '../housing/writing.ts';
import { order, rulingOf } from './ordering.ts';

export const oddOrderActs: readonly Act[] = [
  {
    // It reaches for whatever is left; an authorised release goes on (财产保全规定 15).
    name: 'freeze without an amount',
    weight: 1.5,
    perform: (teller) => {
      const { book, random } = teller;
      const amounts = amountsOf(teller);
      if (book.suspended || book.holds.size > 0 || !fits(teller, sumOf(amounts))) return false;
      const freeze = order(teller, {
        outcome: 'HELD',
        rule: 'F-04',
        days: 300,
        change: (made) => {
          made.quotaFen = Number.POSITIVE_INFINITY;
          return {};
        },
      });
      if (freeze === undefined) return false;
      // One that waits reaches for nothing yet.
      teller.next(() => {
        const reaches = (controlled(book).get(freeze)?.fen ?? 0) > 0;
        writeNotice(teller, { amounts, due: reaches ? { ...accepted, rule: 'F-04' } : accepted });
      });
      teller.next(() => {
        const quotaFen = random.whole(1, 8) * million;
        const act = { caseNumber: freeze.caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), quotaFen };
        teller.expect(teller.write(freeze.court, 'court.freeze.reduced', act), 'ACCEPTED');
        freeze.quotaFen = quotaFen;
      });
      return true;
    },
  },
  {
    name: 'freeze for more than a year',
    weight: 1,
    perform: (teller) => order(teller, { outcome: 'HELD', rule: 'F-05', days: 400 }) !== undefined,
  },
  {
    name: 'freeze far above the debt',
    weight: 1,
    perform: (teller) =>
      order(teller, { rule: 'F-09', days: 300, change: ({ quotaFen }) => ({ debtFen: Math.floor(quotaFen / 2) }) }) !== undefined,
  },
  {
    name: 'freeze before the suit',
    weight: 2,
    perform: (teller) => order(teller, { days: 300, change: () => ({ stage: 'pre-suit' }) }) !== undefined,
  },
  {
    name: 'freeze against somebody else',
    weight: 1,
    perform: (teller) =>
      order(teller, {
        outcome: 'HELD',
        rule: 'F-24',
        days: 300,
        change: () => ({ respondent: { name: '某实业公司', uscc: '91110000600037341L' } }),
      }) !== undefined,
  },
  {
    name: 'freeze under another court’s number',
    weight: 1,
    perform: (teller) => {
      // Two basic courts side by side, neither above the other.
      const [basic] = courts;
      const freeze = order(teller, {
        outcome: 'HELD',
        rule: 'F-25',
        days: 300,
        by: basic,
        numberOf: '鲁0104',
        change: (made) => {
          made.alsoKnownTo = 'court:鲁0104';
          return {};
        },
      });
      return freeze !== undefined;
    },
  },
];
