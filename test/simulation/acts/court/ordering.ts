/** A freeze as its court orders it: served, told to the authority, executed by the bank. */
import * as plain from '../../../fixtures/desk/plain-case.ts';
import { controlled, type FreezeBook, standing } from '../../partners/books.ts';
import type { courts } from '../../partners/people.ts';
import { type Act, courtOf, million, plusDays, type Teller } from '../../partners/teller.ts';
import { applicantsOf } from './applicants.ts';

const caseTypes = ['执保', '执', '财保'] as const;
type Data = Parameters<typeof plain.freeze>[0] & object;

export interface Order {
  outcome?: 'ACCEPTED' | 'HELD';
  rule?: string;
  /** As the order says it; the books take from it what they need. */
  change?: (freeze: FreezeBook) => Data;
  organ?: FreezeBook['organ'];
  /** The court that orders it; absent: any. */
  by?: (typeof courts)[number];
  /** Of the court whose number it is, when that is not the sender. */
  numberOf?: string;
  days?: number;
  applicants?: number;
  /** What is taken in then or later is simply accepted. */
  takenAt?: string;
}

/** Four stand at most, so that the money reaches some of them. */
export function order(
  teller: Teller,
  { outcome = 'ACCEPTED', rule, change, organ, by, numberOf, days, applicants, takenAt }: Order = {},
): FreezeBook | undefined {
  const { random, book, calm } = teller;
  if (standing(book).length >= 4) return undefined;
  const { court, name, code } = by ?? courtOf(random);
  const serial = teller.serial();
  const caseNumber = `（2026）${numberOf ?? code}${random.pick(caseTypes)}${serial}号`;
  const servedAt = teller.at();
  // Some are short, so that they end while the story is told; never the first, on which the story rests.
  const isShort = book.freezes.length > 0 && random.chance(0.25);
  const people = organ === undefined ? applicantsOf(teller, serial, applicants ?? random.whole(1, 2)) : [];
  const freeze: FreezeBook = {
    key: caseNumber,
    caseNumber,
    numbers: [caseNumber],
    court,
    courtName: name,
    rulingNumber: `${caseNumber}之一`,
    quotaFen: random.whole(1, 8) * million,
    servedAt,
    endsAt: plusDays(servedAt, days ?? (isShort ? random.whole(1, 4) : random.whole(200, 350))),
    applicants: people.map(({ applicantId }) => applicantId),
    ...(organ === undefined ? {} : { organ }),
  };
  const about = change?.(freeze) ?? {};
  const data = plain.freeze({
    caseNumber,
    courtName: name,
    accountNumber: book.accountNumber,
    organ: organ ?? 'court',
    quotaFen: freeze.quotaFen,
    servedAt,
    endsAt: freeze.endsAt,
    applicants: people,
    ...about,
  });
  const { quotaFen: _, debtFen: __, ...withoutAmount } = data;
  const letter = teller.write(court, 'court.freeze.ordered', Number.isFinite(freeze.quotaFen) ? data : withoutAmount);
  teller.expect(letter, outcome, rule, takenAt);
  book.freezes.push(freeze);
  if (organ !== undefined) return freeze;
  if (calm || random.chance(0.9)) teller.write(court, 'court.housing.informed', { caseNumber, informedAt: teller.at() });
  const controlledFen = controlled(book).get(freeze)?.fen ?? 0;
  const quotaFen = Number.isFinite(freeze.quotaFen) ? freeze.quotaFen : controlledFen;
  const execution = { caseNumber, result: 'controlled', quotaFen, controlledFen, receiptNumber: `HZ${serial}`, executedAt: teller.at() };
  teller.write(book.bank, 'bank.freeze.executed', execution);
  if (random.chance(0.5)) teller.write(book.city.housing, 'housing.freeze.acknowledged', { caseNumber, acknowledgedAt: teller.at() });
  return freeze;
}

export const orderFreeze: Act['perform'] = (teller) => order(teller) !== undefined;

export const rulingOf = (freeze: FreezeBook, serial: number): string => `${freeze.caseNumber}之${serial}`;

export function lift(teller: Teller, freeze: FreezeBook): void {
  const { caseNumber } = freeze;
  const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), liftedAt: teller.at() };
  teller.expect(teller.write(freeze.court, 'court.freeze.lifted', act), 'ACCEPTED');
  freeze.ended = 'LIFTED';
}

/** An act on one of the freezes that stand. */
export const change = (name: string, weight: number, perform: (teller: Teller, freeze: FreezeBook) => boolean): Act => ({
  name,
  weight,
  perform: (teller) => {
    const all = standing(teller.book);
    return all.length > 0 && perform(teller, teller.random.pick(all));
  },
});
