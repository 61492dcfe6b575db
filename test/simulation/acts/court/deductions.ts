/** 扣划: what a case takes of what its freeze controls, for which claim, and what stands against it (F-14 … F-18, F-26, F-27). */
import { type AccountBook, controlled, type FreezeBook, openFen } from '../../partners/books.ts';
import { type Act, plusDays, type Teller } from '../../partners/teller.ts';
import { adjustQuota } from '../housing/account.ts';
import { withdraw } from '../housing/notices.ts';
import { accepted, writeNotice } from '../housing/writing.ts';
import { objectAsBank } from './objections.ts';
import { change, rulingOf } from './ordering.ts';

/** A claim for building this project: 法〔2022〕12号 二 does not stand against it. */
const ofThisProject = ({ permit }: AccountBook) => ({ origin: 'construction' as const, permit });
const ofAnother = () => ({ origin: 'other' as const });
const consentIn = ({ city }: AccountBook) => (city.strict ? { housingConsent: '同意扣划的函' } : {});

interface Order {
  amountFen: number;
  claim: { origin: 'construction' | 'other'; permit?: string };
  housingConsent?: string;
}

function orderDeduction(teller: Teller, freeze: FreezeBook, order: Order, outcome: 'ACCEPTED' | 'HELD', rule?: string): void {
  const { caseNumber, court } = freeze;
  const act = { caseNumber, rulingNumber: rulingOf(freeze, teller.serial()), ...order };
  teller.expect(teller.write(court, 'court.deduction.ordered', act), outcome, rule);
}

function bookDeduction(teller: Teller, freeze: FreezeBook, amountFen: number): void {
  const { book } = teller;
  book.balanceFen -= amountFen;
  freeze.quotaFen -= amountFen;
  if (freeze.quotaFen === 0) freeze.ended = 'LIFTED';
  const booking = {
    caseNumber: freeze.caseNumber,
    bankSerial: `K${teller.serial()}`,
    amountFen,
    kind: 'court-deduction',
    bookedAt: teller.at(),
  };
  teller.expect(teller.write(book.bank, 'bank.deduction.booked', { ...booking, balanceAfterFen: book.balanceFen }), 'ACCEPTED');
}

/** Scenes of several steps are played on a freeze that outlives them, and with a sum that nobody can take for a tranche given free before (滚动解封). */
const suits = (teller: Teller, freeze: FreezeBook, amountFen: number): boolean =>
  amountFen > 0 && !isOfTranches(freeze.tranchesFen ?? [], amountFen) && freeze.endsAt > plusDays(teller.at(), 1);
const isOfTranches = (tranches: readonly number[], amountFen: number): boolean =>
  tranches.includes(amountFen) || tranches.reduce((sum, fen) => sum + fen, 0) === amountFen;

const has = ({ book }: Teller, freeze: FreezeBook): number => controlled(book).get(freeze)?.fen ?? 0;
/** What is approved and this together are there (else F-18). */
const leavesEnough = ({ book, calm }: Teller, amountFen: number): boolean => !calm || openFen(book) + amountFen <= book.balanceFen;
const isOpen = ({ book: { holds, suspended } }: Teller): boolean => holds.size === 0 && !suspended;

const deduct = (name: string, weight: number, claim: (book: AccountBook) => Order['claim'], rule: string): Act =>
  change(name, weight, (teller, freeze) => {
    const { book, random } = teller;
    const amountFen = Math.floor(has(teller, freeze) / random.whole(2, 5));
    const isOutside = amountFen <= book.balanceFen - book.orderedFen - book.quotaFen;
    if (!suits(teller, freeze, amountFen) || !leavesEnough(teller, amountFen) || (rule === 'F-16' && !isOutside)) return false;
    orderDeduction(teller, freeze, { amountFen, claim: claim(book), ...consentIn(book) }, 'ACCEPTED', rule);
    // The bank has the order in its hands; a booking that overtook it here might be taken for that of another order of the case.
    teller.next(() => bookDeduction(teller, freeze, amountFen));
    return true;
  });

export const deductionActs: readonly Act[] = [
  deduct('deduct', 3, ofThisProject, 'F-15'),
  deduct('deduct outside the quota', 1, ofAnother, 'F-16'),
  change('deduct inside the quota', 1, (teller, freeze) => {
    const { book } = teller;
    const amountFen = Math.floor(has(teller, freeze) / 2);
    // What earlier orders may still take is no longer outside the quota for this one.
    const outsideFen = book.balanceFen - book.orderedFen - amountFen;
    if (!suits(teller, freeze, amountFen) || !isOpen(teller) || !leavesEnough(teller, amountFen) || outsideFen < 0) return false;
    // All that there is is supervised now; what a court may not take is held, and its objection drafted (12-3).
    const beforeFen = book.quotaFen;
    adjustQuota(teller, book.balanceFen);
    teller.next(() => orderDeduction(teller, freeze, { amountFen, claim: ofAnother(), ...consentIn(book) }, 'HELD', 'F-14'));
    teller.next(() => {
      objectAsBank(teller, freeze, '首次登记前监管额度内资金不得扣划');
    });
    // Once the quota is lower the order is decided anew, and the bank carries it out.
    teller.next(() => adjustQuota(teller, Math.min(beforeFen, outsideFen)));
    teller.next(() => bookDeduction(teller, freeze, amountFen));
    return true;
  }),
  change('deduct without consent', 1, (teller, freeze) => {
    const { book } = teller;
    const amountFen = Math.floor(has(teller, freeze) / 4);
    if (!book.city.strict || amountFen < 1 || !leavesEnough(teller, amountFen)) return false;
    orderDeduction(teller, freeze, { amountFen, claim: ofThisProject(book) }, 'HELD', 'F-17');
    return true;
  }),
  change('deduct what is promised', 1, (teller, freeze) => {
    const { book } = teller;
    const amountFen = has(teller, freeze);
    const promisedFen = book.balanceFen - amountFen + 1_000_000;
    // Nothing else may be promised, or it would be held besides.
    if (
      amountFen < 2_000_000 ||
      !suits(teller, freeze, amountFen) ||
      !isOpen(teller) ||
      openFen(book) > 0 ||
      promisedFen > 1_000_000_000 ||
      promisedFen > book.balanceFen
    )
      return false;
    const contract = { number: `HT-${teller.serial()}`, priceFen: 90_000_000_000, paidBeforeFen: 0, progressPercent: 60 };
    const notice = writeNotice(teller, { amounts: [promisedFen], change: { contract }, due: accepted });
    if (notice === undefined) return false;
    const order = { amountFen, claim: ofThisProject(book), ...consentIn(book) };
    teller.next(() => orderDeduction(teller, freeze, order, 'HELD', 'F-18'));
    // The authority gives way: what waited only for the money goes on.
    teller.next(() => withdraw(teller, notice));
    teller.next(() => bookDeduction(teller, freeze, amountFen));
    return true;
  }),
  change('deduct out of rank', 2, (teller, freeze) => {
    const { book } = teller;
    const own = has(teller, freeze);
    const amountFen = own + 1_000_000;
    const ofOthers = [...controlled(book)].reduce((sum, [other, { fen }]) => sum + (other === freeze ? 0 : fen), 0);
    // Money that no freeze controls may be taken by any court.
    if (amountFen > book.balanceFen || amountFen <= book.balanceFen - ofOthers) return false;
    orderDeduction(teller, freeze, { amountFen, claim: ofThisProject(book), ...consentIn(book) }, 'HELD', 'F-26');
    book.orderedFen += amountFen;
    return true;
  }),
];
