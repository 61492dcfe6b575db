/** What courts do about freezes, cases and releases. */

import * as plain from '../../fixtures/desk/plain-case.ts';
import { applicantOf } from '../../fixtures/desk/scenario.ts';
import { controlled, type FreezeBook, standing } from './books.ts';
import { bank, courts, housing } from './people.ts';
import { type Act, courtOf, million, plusDays, type Teller } from './teller.ts';

const caseTypes = ['执保', '执', '财保'] as const;
const pickFreeze = (teller: Teller): FreezeBook | undefined => {
  const all = standing(teller.book);
  return all.length === 0 ? undefined : teller.random.pick(all);
};
const ruling = (freeze: FreezeBook, serial: number): string => `${freeze.caseNumber}之${serial}`;

/** Ordered and told to the authority the same day, as it should be; the bank executes it. */
export function orderFreeze(teller: Teller): boolean {
  const { random, book, calm } = teller;
  if (standing(book).length >= 4) return false;
  const { court, name, code } = courtOf(random);
  const serial = teller.serial();
  const caseNumber = `（2026）${code}${random.pick(caseTypes)}${serial}号`;
  const servedAt = teller.at();
  const quotaFen = random.whole(1, 8) * million;
  const applicants = Array.from({ length: random.whole(1, 2) }, (_, index) => `p${serial}-${index}`);
  const freeze: FreezeBook = {
    key: caseNumber,
    caseNumber,
    numbers: [caseNumber],
    court,
    courtName: name,
    rulingNumber: `${caseNumber}之一`,
    quotaFen,
    servedAt,
    // Some are short, so that they end while the story is told; never the first, on which the story rests.
    endsAt: plusDays(servedAt, book.freezes.length > 0 && random.chance(0.25) ? random.whole(1, 4) : random.whole(200, 350)),
    applicants,
  };
  const order = teller.write(court, 'court.freeze.ordered', {
    ...plain.freeze({
      caseNumber,
      courtName: name,
      accountNumber: book.accountNumber,
      quotaFen,
      servedAt,
      endsAt: freeze.endsAt,
      applicants: applicants.map((applicant) => applicantOf(applicant, `${applicant}公司`)),
    }),
  });
  teller.expect(order, 'ACCEPTED');
  book.freezes.push(freeze);
  if (calm || random.chance(0.9)) teller.write(court, 'court.housing.informed', { caseNumber, informedAt: teller.at() });
  const execution = { caseNumber, result: 'controlled', quotaFen, controlledFen: controlled(book).get(freeze)?.fen ?? 0 };
  teller.write(bank, 'bank.freeze.executed', { ...execution, receiptNumber: `HZ${serial}`, executedAt: teller.at() });
  if (random.chance(0.5)) teller.write(housing, 'housing.freeze.acknowledged', { caseNumber, acknowledgedAt: teller.at() });
  return true;
}

const change = (name: string, weight: number, perform: (teller: Teller, freeze: FreezeBook) => boolean): Act => ({
  name,
  weight,
  perform: (teller) => {
    const freeze = pickFreeze(teller);
    return freeze !== undefined && perform(teller, freeze);
  },
});

export const courtActs: readonly Act[] = [
  { name: 'freeze', weight: 3, perform: orderFreeze },
  change('reduce', 3, (teller, freeze) => {
    const quotaFen = Math.floor(freeze.quotaFen / 2);
    if (quotaFen < 1) return false;
    const { caseNumber } = freeze;
    teller.expect(
      teller.write(freeze.court, 'court.freeze.reduced', { caseNumber, rulingNumber: ruling(freeze, teller.serial()), quotaFen }),
      'ACCEPTED',
    );
    freeze.quotaFen = quotaFen;
    return true;
  }),
  change('lift', 1, (teller, freeze) => {
    // With the last freeze the account's releases become ordinary payments, of which these books say nothing.
    if (teller.calm && standing(teller.book).length < 2) return false;
    const { caseNumber } = freeze;
    const act = { caseNumber, rulingNumber: ruling(freeze, teller.serial()), liftedAt: teller.at() };
    teller.expect(teller.write(freeze.court, 'court.freeze.lifted', act), 'ACCEPTED');
    freeze.ended = 'LIFTED';
    return true;
  }),
  change('renew', 1, (teller, freeze) => {
    const endsAt = plusDays(teller.at(), 360);
    if (endsAt <= freeze.endsAt) return false;
    const { caseNumber } = freeze;
    const act = { caseNumber, rulingNumber: ruling(freeze, teller.serial()), endsAt, servedAt: teller.at() };
    teller.expect(teller.write(freeze.court, 'court.freeze.renewed', act), 'ACCEPTED');
    freeze.endsAt = endsAt;
    return true;
  }),
  change('convert', 1, (teller, freeze) => {
    const code = courts.find(({ court }) => court === freeze.court)?.code ?? '';
    const newCaseNumber = `（2026）${code}执${teller.serial()}号`;
    const act = { caseNumber: freeze.caseNumber, newCaseNumber, newCourtName: freeze.courtName, stage: 'enforcement' };
    teller.expect(teller.write(freeze.court, 'court.case.converted', act), 'ACCEPTED');
    freeze.caseNumber = newCaseNumber;
    freeze.numbers.push(newCaseNumber);
    return true;
  }),
  change('substitute', 1, (teller, freeze) => {
    const [oldApplicantId] = freeze.applicants;
    if (oldApplicantId === undefined) return false;
    // Where a telling has failed and is tried again, whoever is current then is told: these books do not follow that.
    if (teller.calm && [...teller.book.tellings].some((telling) => telling.startsWith(`${freeze.key}|`))) return false;
    const serial = teller.serial();
    const { caseNumber } = freeze;
    const applicant = applicantOf(`q${serial}`, `q${serial}公司`);
    const act = { caseNumber, rulingNumber: ruling(freeze, serial), oldApplicantId, applicant };
    teller.expect(teller.write(freeze.court, 'court.applicant.substituted', act), 'ACCEPTED');
    freeze.applicants = freeze.applicants.map((each) => (each === oldApplicantId ? `q${serial}` : each));
    return true;
  }),
  change('deduct', 2, (teller, freeze) => {
    const { book, random } = teller;
    const has = controlled(book).get(freeze)?.fen ?? 0;
    const amountFen = Math.floor(has / random.whole(2, 5));
    if (amountFen < 1) return false;
    const { caseNumber } = freeze;
    // A claim for building this project: 法〔2022〕12号 二 does not stand against it.
    const order = {
      caseNumber,
      rulingNumber: ruling(freeze, teller.serial()),
      amountFen,
      claim: { origin: 'construction', permit: book.permit },
    };
    const letter = teller.write(freeze.court, 'court.deduction.ordered', order);
    teller.expect(letter, 'ACCEPTED');
    const serial = `K${teller.serial()}`;
    book.balanceFen -= amountFen;
    freeze.quotaFen -= amountFen;
    if (freeze.quotaFen === 0) freeze.ended = 'LIFTED';
    const booking = { caseNumber, bankSerial: serial, amountFen, kind: 'court-deduction', bookedAt: teller.at() };
    teller.expect(teller.write(bank, 'bank.deduction.booked', { ...booking, balanceAfterFen: book.balanceFen }), 'ACCEPTED');
    return true;
  }),
  change('deduct out of rank', 2, (teller, freeze) => {
    const { book } = teller;
    const has = controlled(book).get(freeze)?.fen ?? 0;
    const amountFen = has + 1_000_000;
    const ofOthers = [...controlled(book)].reduce((sum, [other, { fen }]) => sum + (other === freeze ? 0 : fen), 0);
    // Money that no freeze controls may be taken by any court.
    if (amountFen > book.balanceFen || amountFen <= book.balanceFen - ofOthers) return false;
    const { caseNumber } = freeze;
    const order = {
      caseNumber,
      rulingNumber: ruling(freeze, teller.serial()),
      amountFen,
      claim: { origin: 'construction', permit: book.permit },
    };
    teller.expect(teller.write(freeze.court, 'court.deduction.ordered', order), 'HELD', 'F-26');
    return true;
  }),
  change('forged lift', 2, (teller, freeze) => {
    const stranger = courts.find(({ code }) => code === '鲁0103')?.court;
    if (stranger === undefined || freeze.court === stranger) return false;
    const { caseNumber } = freeze;
    const act = { caseNumber, rulingNumber: ruling(freeze, teller.serial()), liftedAt: teller.at() };
    teller.expect(teller.write(stranger, 'court.freeze.lifted', act), 'REJECTED', 'M-08');
    return true;
  }),
  change('renew backwards', 1, (teller, freeze) => {
    const { caseNumber, endsAt } = freeze;
    const act = { caseNumber, rulingNumber: ruling(freeze, teller.serial()), endsAt: plusDays(endsAt, -30), servedAt: teller.at() };
    teller.expect(teller.write(freeze.court, 'court.freeze.renewed', act), 'REJECTED', 'F-23');
    return true;
  }),
  change('object', 1, (teller, freeze) => {
    const objection = { caseNumber: freeze.caseNumber, objector: '案外人某某', ground: '该款项不属于被保全人', lodgedAt: teller.at() };
    teller.expect(teller.write(freeze.court, 'court.objection.lodged', objection), 'ACCEPTED');
    return true;
  }),
];
