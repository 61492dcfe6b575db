/** What strangers, forgers and careless senders do. None of it may change anything. */
import * as plain from '../../fixtures/desk/plain-case.ts';
import { bank, courts, housing, otherBank } from './people.ts';
import type { Act, Teller } from './teller.ts';

const inflow = (teller: Teller, amountFen = 1) => ({
  accountNumber: teller.book.accountNumber,
  bankSerial: `X${teller.serial()}`,
  amountFen,
  kind: 'unknown',
  bookedAt: teller.at(),
  balanceAfterFen: teller.book.balanceFen + amountFen,
});

export const oddActs: readonly Act[] = [
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
  {
    name: 'wrong role',
    weight: 1,
    perform: (teller) => {
      const letter = teller.office.write(housing, 'bank.inflow.booked', teller.book.accountNumber, inflow(teller));
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
  {
    name: 'order to come',
    weight: 1,
    wild: true,
    perform: (teller) => {
      const { court, name, code } = teller.random.pick(courts);
      const servedAt = teller.at(-3_000);
      const caseNumber = `（2026）${code}执保${teller.serial()}号`;
      teller.write(court, 'court.freeze.ordered', {
        ...plain.freeze({ caseNumber, courtName: name, accountNumber: teller.book.accountNumber, servedAt }),
      });
      return true;
    },
  },
];
