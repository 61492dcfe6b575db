/** Freezes that 法〔2022〕12号 does not cover: another organ's, or of property in a criminal case. While one stands every notice waits (F-02, F-03). */
import type { Act } from '../../partners/teller.ts';
import { accepted, amountsOf, fits, sumOf, writeNotice } from '../housing/writing.ts';
import { lift, type Order, order } from './ordering.ts';

const scene = (name: string, rule: string, made: (pick: <Item>(items: readonly Item[]) => Item) => Order): Act => ({
  name,
  weight: 1,
  perform: (teller) => {
    const { book } = teller;
    const amounts = amountsOf(teller);
    if (book.suspended || book.holds.size > 0 || !fits(teller, sumOf(amounts))) return false;
    const freeze = order(teller, { days: 300, ...made(teller.random.pick) });
    if (freeze === undefined) return false;
    book.holds.add(rule);
    teller.next(() => void writeNotice(teller, { amounts, due: accepted }));
    teller.next(() => {
      lift(teller, freeze);
      book.holds.delete(rule);
    });
    return true;
  },
});

export const otherOrganActs: readonly Act[] = [
  scene('freeze of another organ', 'F-02', (pick) => ({ organ: pick(['police', 'tax', 'customs'] as const) })),
  scene('criminal freeze', 'F-03', () => ({ change: () => ({ criminal: true }) })),
];
