/** Buyers get their price back when the sale is rescinded (12-5, S-14 … S-18), and nobody is refused by a machine alone. */
import { refundNotice } from '../../../fixtures/desk/refund.ts';
import { isSecondOfItsDay, type PayeeBook } from '../../partners/books.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { accepted, type Change, type Due, fits, writeNotice } from './writing.ts';

type Refund = NonNullable<Change['refund']>;
interface Case {
  name: string;
  due: (teller: Teller) => Due;
  refund?: Partial<Refund>;
  change?: Change;
  /** Of the price. */
  share?: number;
}
const held = (rule: string) => (): Due => ({ outcome: 'HELD', rule });

const cases: readonly Case[] = [
  { name: 'refund', due: () => accepted },
  { name: 'refund while the sale is on file', due: held('S-14'), refund: { filingCancelled: false } },
  { name: 'refund before it has effect', due: held('S-14'), refund: { basisEffectiveOn: '2030-01-01' } },
  { name: 'refund above the price', due: held('S-15'), share: 2 },
  { name: 'refund without the lender’s part', due: held('S-16'), refund: { loanOutstandingFen: 1_000_000 } },
  { name: 'refund out of key funds', due: held('S-18'), change: { keyFundsUsed: true } },
  { name: 'refund of a construction purpose', due: held('S-06'), change: { purpose: 'MATERIAL' } },
  { name: 'refund with wrong words', due: held('A-02'), change: { amountInWords: '壹元整' } },
];

/** A person each: the check of the number follows from GB 11643. */
function buyerOf(serial: number): PayeeBook & { name: string; id: string } {
  const first17 = `370102199001${String(10 + (serial % 18))}${String(serial % 1_000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return { name: `买受人${serial}`, idKind: 'resident-id', id: `${first17}${'10X98765432'[sum % 11]}`, kind: 'person' };
}

function refund(teller: Teller, { due, refund: about = {}, change = {}, share = 1 }: Case): boolean {
  const { book, random } = teller;
  const priceFen = random.whole(2, 9) * 1_000_000;
  const amountFen = priceFen * share;
  const expected = due(teller);
  if (book.suspended || !fits(teller, amountFen) || (expected.rule === 'S-18' && book.balanceFen - book.quotaFen < amountFen)) return false;
  const serial = teller.serial();
  const buyer = buyerOf(serial);
  const payee = { ...buyer, accountNumber: `62220216020${String(serial).padStart(8, '0')}`, bankCode: book.bank.slice('bank:'.length) };
  const plain = refundNotice(
    {},
    {
      person: { name: buyer.name, idKind: 'resident-id', id: buyer.id },
      amountFen,
      refund: {
        filingNumber: `WQ-${serial}`,
        unit: `1-2-${serial}`,
        basisEffectiveOn: teller.at(1_440).slice(0, 10),
        pricePaidFen: priceFen,
        ...about,
      },
    },
  );
  const { lines: _, ...rest } = plain;
  const today = teller.at().slice(0, 10);
  const isSecond = isSecondOfItsDay(book, { refundOn: today, noticeNumber: '' });
  const dueNow = isSecond && expected.outcome === 'ACCEPTED' ? { outcome: 'HELD' as const, rule: 'S-17' } : expected;
  const contract = { number: `WQ-${serial}`, priceFen: 150_000_000, paidBeforeFen: 0 };
  const written = writeNotice(teller, {
    amounts: [amountFen],
    payees: [payee],
    usages: ['退还购房款'],
    change: { ...rest, contract, ...change },
    due: dueNow,
  });
  if (written === undefined) return false;
  if (change.purpose === undefined) written.refundOn = today;
  return true;
}

export const refundActs: readonly Act[] = cases.map((each) => ({
  name: each.name,
  weight: each.name === 'refund' ? 3 : 0.6,
  perform: (teller) => refund(teller, each),
}));
