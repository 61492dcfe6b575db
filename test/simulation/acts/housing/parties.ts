/** Who gets the money, and whether it was drawn before: contract parties, related parties, creditors, wage accounts, invoices (S-09 … S-13, N-10). */
import { contractor } from '../../../fixtures/rules/account.ts';
import type { PayeeBook } from '../../partners/books.ts';
import { developer } from '../../partners/people.ts';
import type { Act, Teller } from '../../partners/teller.ts';
import { withdraw } from './notices.ts';
import { accepted, amountsOf, type Change, type Due, fits, sumOf, writeNotice } from './writing.ts';

interface Party {
  name: string;
  due: Due;
  write: (teller: Teller, amounts: readonly number[]) => { payees?: (PayeeBook | undefined)[]; change?: Change } | undefined;
}

/** 99 % of the contract's price is drawn by nobody else: what the notice says of it says nothing of the payee. */
const contractOf = (serial: number, parties: { name: string; id: string }[]): Change => ({
  contract: { number: `HT-${serial}`, priceFen: 2_000_000_000, paidBeforeFen: 0, progressPercent: 60, parties },
});

const parties: readonly Party[] = [
  {
    name: 'payee is a party of the contract',
    due: accepted,
    write: (teller) => ({ change: contractOf(teller.serial(), [contractor]) }),
  },
  {
    name: 'payee is no party of the contract',
    due: { outcome: 'HELD', rule: 'S-10' },
    write: (teller) => ({ change: contractOf(teller.serial(), [{ name: '另一建设集团', id: '91110000600037341L' }]) }),
  },
  {
    name: 'payee is the developer',
    due: { outcome: 'HELD', rule: 'S-11' },
    write: (_, amounts) => ({ payees: amounts.map(() => ({ name: developer.name, id: developer.uscc })) }),
  },
  {
    name: 'payee is a stranger’s personal account',
    due: { outcome: 'HELD', rule: 'S-11' },
    write: (_, amounts) => ({
      payees: amounts.map(() => ({ name: '赵敏', idKind: 'resident-id', id: '37010219900101001X', kind: 'person' })),
    }),
  },
  {
    name: 'payee is a creditor of a freeze',
    due: { outcome: 'ACCEPTED', rule: 'S-12' },
    write: ({ book }, amounts) => {
      const applicant = book.freezes.find(
        ({ ended, organ, applicants }) => ended === undefined && organ === undefined && applicants.length > 0,
      )?.applicants[0];
      return applicant === undefined ? undefined : { payees: amounts.map(() => ({ name: `${applicant}公司` })) };
    },
  },
  {
    name: 'wages to the wage account',
    due: accepted,
    write: (_, amounts) => ({
      payees: amounts.map(() => ({ name: `${contractor.name}农民工工资专用账户`, kind: 'wage-account' })),
      change: { wagesFen: sumOf(amounts) },
    }),
  },
  {
    // GB 32100: the first place of the code may be a letter.
    name: 'applicant whose code begins with a letter',
    due: { outcome: 'ACCEPTED', rule: 'N-10' },
    write: () => ({
      change: { applicant: { type: 'MATERIAL', name: '某乡农民专业合作社', idKind: 'uscc', id: codeWithCheck('N2370102MA3C8K2X4') } },
    }),
  },
];

/** GB 32100: weights are powers of three, the place in this alphabet is the value, the check makes the sum a multiple of 31. */
function codeWithCheck(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let weight = 1;
  let sum = 0;
  for (const letter of first17) {
    sum += alphabet.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return `${first17}${alphabet[(31 - (sum % 31)) % 31]}`;
}

export const partyActs: readonly Act[] = [
  ...parties.map(
    ({ name, due, write }): Act => ({
      name,
      weight: 1,
      perform: (teller) => {
        const amounts = amountsOf(teller);
        if (teller.book.suspended || !fits(teller, sumOf(amounts))) return false;
        const written = write(teller, amounts);
        return written !== undefined && writeNotice(teller, { amounts, ...written, due }) !== undefined;
      },
    }),
  ),
  {
    name: 'invoice drawn on before',
    weight: 1,
    perform: (teller) => {
      const { book } = teller;
      // A buyer's refund draws on no invoice.
      const before = book.notices.find(
        ({ status, fault, version, refundOn }) => status === 'open' && fault === undefined && version === 1 && refundOn === undefined,
      );
      const amounts = amountsOf(teller);
      if (before === undefined || book.suspended || !fits(teller, sumOf(amounts))) return false;
      const drawsOn = before.drawsOn ?? before.noticeNumber;
      const written = writeNotice(teller, { amounts, change: { invoices: [`INV-${drawsOn}`] }, due: { outcome: 'HELD', rule: 'S-09' } });
      if (written !== undefined) written.drawsOn = drawsOn;
      return written !== undefined;
    },
  },
  {
    // A notice that is held claims nothing (S-09).
    name: 'invoice of a notice that is held',
    weight: 1,
    perform: (teller) => {
      const { book } = teller;
      const held = book.notices.find(
        ({ status, ready, version, drawsOn }) => status === 'held' && ready !== true && version === 1 && drawsOn === undefined,
      );
      const amounts = amountsOf(teller);
      if (held === undefined || book.suspended || !fits(teller, sumOf(amounts))) return false;
      const written = writeNotice(teller, { amounts, change: { invoices: [`INV-${held.noticeNumber}`] }, due: accepted });
      if (written === undefined) return false;
      written.drawsOn = held.noticeNumber;
      // Whichever claims it first keeps it: the other is taken back.
      teller.next(() => withdraw(teller, held));
      return true;
    },
  },
];
