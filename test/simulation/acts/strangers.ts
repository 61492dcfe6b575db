/** What strangers, forgers and careless senders do. None of it may change anything. */
import { bank, otherBank } from '../partners/people.ts';
import { type Act, plusDays, type Teller } from '../partners/teller.ts';

const inflow = (teller: Teller, amountFen = 1) => ({
  accountNumber: teller.book.accountNumber,
  bankSerial: `X${teller.serial()}`,
  amountFen,
  kind: 'unknown',
  bookedAt: teller.at(),
  balanceAfterFen: teller.book.balanceFen + amountFen,
});

export const strangerActs: readonly Act[] = [
  {
    name: 'send again',
    weight: 2,
    perform: ({ office, random, book }) => {
      const mine = office.letters.filter(({ accountNumber, odd }) => accountNumber === book.accountNumber && !odd);
      if (mine.length === 0) return false;
      office.again(random.pick(mine));
      return true;
    },
  },
  {
    name: 'use an id twice',
    weight: 1,
    perform: (teller) => {
      const mine = teller.office.letters.filter(
        ({ accountNumber, from, odd, outcome }) =>
          accountNumber === teller.book.accountNumber && from === bank && !odd && outcome !== undefined,
      );
      if (mine.length === 0) return false;
      const { id } = teller.random.pick(mine);
      const letter = teller.office.write(bank, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller, 77), { id });
      teller.expect(letter, 'REJECTED', 'M-05');
      return true;
    },
  },
  ...(['none', 'tampered', 'wrong-key'] as const).map(
    (signature): Act => ({
      name: `signature ${signature}`,
      weight: 1,
      perform: (teller) => {
        const letter = teller.office.write(bank, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller, 99), { signature });
        teller.expect(letter, 'REJECTED', 'M-02');
        return true;
      },
    }),
  ),
  ...(['revoked-key', 'expired-key'] as const).map(
    (signature): Act => ({
      name: `signature by a ${signature}`,
      weight: 0.6,
      perform: (teller) => {
        const letter = teller.office.write(bank, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller, 99), { signature });
        teller.expect(letter, 'REJECTED', 'M-03');
        return true;
      },
    }),
  ),
  {
    // What is sent for a day that has not come waits for the desk, where it is no bank's fact (M-06).
    name: 'letter from tomorrow',
    weight: 0.6,
    perform: (teller) => {
      const quota = { accountNumber: teller.book.accountNumber, supervisedQuotaFen: 1, reason: '误发', effectiveAt: teller.at() };
      const sentAt = plusDays(teller.at(), 1);
      const { housing } = teller.book.city;
      teller.expect(teller.office.write(housing, 'housing.quota.adjusted', teller.book.accountNumber, quota, { sentAt }), 'HELD', 'M-06');
      return true;
    },
  },
  {
    name: 'wrong role',
    weight: 1,
    perform: (teller) => {
      const letter = teller.office.write(teller.book.city.housing, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller));
      teller.expect(letter, 'REJECTED', 'M-07');
      return true;
    },
  },
  {
    name: 'wrong queue',
    weight: 1,
    perform: (teller) => {
      const letter = teller.office.write(bank, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller), { queue: 'court' });
      teller.expect(letter, 'REJECTED', 'M-07');
      return true;
    },
  },
  {
    name: 'no JSON',
    weight: 1,
    perform: ({ office, book, serial }) => {
      office.write(bank, 'bank.inflow.booked', book.accountNumber, {}, { body: () => `{"id":"broken-${serial()}"` });
      return true;
    },
  },
  {
    name: 'misspelt field',
    weight: 1,
    perform: (teller) => {
      const letter = teller.office.write(bank, 'bank.inflow.booked', teller.book.accountNumber, { ...inflow(teller), amuontFen: 1 });
      teller.expect(letter, 'REJECTED', 'M-01');
      return true;
    },
  },
  {
    name: 'flood of a stranger',
    weight: 1,
    perform: (teller) => {
      for (let count = 0; count < 6; count += 1)
        teller.office.write('bank:999999999999', 'bank.inflow.booked', teller.book.accountNumber, inflow(teller, 5));
      return true;
    },
  },
  {
    name: 'another bank speaks',
    weight: 1,
    wild: true,
    perform: (teller) => {
      teller.office.write(otherBank, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller, 5));
      return true;
    },
  },
];
