/**
 * What a rule does besides its outcome, as data: which held matters go on by themselves, what an answer can wave through, what keeps a voucher out.
 * The core asks here and never reads it off the letter of an id.
 */
export interface RuleEffects {
  /** A condition that comes and goes: once it is over, what was said about it is spent, and if it returns it is asked about again. */
  passes?: true;
  /**
   * A condition of the account's money, or of what its other notices have claimed: what it holds is decided anew when the balance, the quota or another notice has
   * changed.
   */
  ofMoney?: true;
  /** A new fact about a notice: it can still stop one that was accepted, while the rest of the book is not read again (contracts §4.4). */
  newFact?: true;
  /** Found in the bytes or at the gate and not looked for again; with `field`, only where it is about that field. */
  ofReceipt?: true | { field: string };
  /** What keeps a voucher out of the dossier while the payment stands. */
  voucher?: true;
  /** Keeps a deduction from going on by itself: what it holds takes no money from a notice. */
  barsDeduction?: true;
  /** What it holds is for its issuer to say, although the platform applies it: whether a version that a later one stopped goes on (contracts §4.4). */
  issuerDecides?: true;
  /** It holds only what goes beyond: what lies outside the supervised quota, or what the case reaches by its rank, may be carried out. */
  bounds?: 'outside-quota' | 'own-rank';
  /** Law that came in between: it takes back a deduction that was accepted and may be on its way at the bank. */
  takesBack?: true;
  /** Two want the same money: it waits for the court to say which comes first. */
  competes?: true;
  /** It holds a bank's word about an account that is not registered yet, or that another bank keeps: a registration may let it take effect. */
  waitsForRegistration?: true;
  /** The bank's balance and ours differ. */
  disputesBalance?: true;
  /** The bank took a fee with it, which is a booking of its own. */
  takesFee?: true;
  /** Another sum than was approved or ordered: more of it is broken, of less the rest is asked for. */
  otherSum?: true;
  /** What the court mends by ordering the freeze again. */
  mendedByOrder?: true;
  /** What a court answers by a smaller sum; `named`: only by one for a freeze that it names. */
  answeredBySum?: 'any' | 'named';
  /** The court whose number it is hears of it beside the sender. */
  asksCourtOfNumber?: true;
  /** The court is asked to lift what is too much. */
  liftsExcess?: true;
  /** An acceptance must say whether what was paid before is part of the amounts. */
  asksPriorPaid?: true;
  /** A clerk says whether it is filed all the same. */
  clerkFiles?: true;
  /** The courts with a freeze hear of it beside the authority. */
  concernsCourts?: true;
  /** A notice has nothing left to rest on, whichever freeze it cites. */
  leavesNothing?: true;
  /** What the bank booked breaks it: raised with courts, housing authority and bank. */
  violation?: true;
  /** Who is asked about an order that it holds, where that is not its court. */
  askedOf?: 'housing' | 'operator';
  /** The housing authority hears of a deadline missed under it, whoever owns it. */
  concernsHousing?: true;
  /** It speaks of a freeze as it stands, its quota, its term, its applicants: only the court of the case reads it. */
  ofOwnCase?: true;
  /** A refusal waits for a person (PIPL 24). */
  needsPerson?: true;
  /** Who issued a notice may vouch for it although the outcome is REJECT: figures and identities in its own notice, purposes of its own review. */
  issuerVouches?: true;
}

const effects: Readonly<Record<string, RuleEffects>> = {
  'M-02': { ofReceipt: true },
  'M-06': { ofReceipt: true, askedOf: 'operator' },
  'N-03': { ofReceipt: { field: 'document' } },
  'N-05': { issuerDecides: true },
  'N-08': { issuerVouches: true },
  'N-09': { issuerVouches: true },
  'N-13': { askedOf: 'housing', waitsForRegistration: true },
  'N-18': { newFact: true },
  'N-19': { ofReceipt: true },
  'S-05': { issuerVouches: true },
  'S-06': { issuerVouches: true },
  'S-08': { ofMoney: true },
  'S-09': { ofMoney: true },
  'S-17': { ofMoney: true },
  'S-18': { ofMoney: true },
  'S-19': { ofMoney: true },
  'S-23': { newFact: true, asksPriorPaid: true },
  'F-01': { passes: true, newFact: true, leavesNothing: true },
  'F-02': { passes: true, newFact: true },
  'F-03': { passes: true, newFact: true },
  'F-04': { passes: true, newFact: true, answeredBySum: 'any' },
  'F-06': { ofOwnCase: true },
  'F-08': { answeredBySum: 'named' },
  'F-09': { liftsExcess: true },
  'F-10': { concernsHousing: true },
  'F-11': { ofOwnCase: true },
  'F-13': { passes: true, newFact: true, barsDeduction: true, takesBack: true },
  'F-14': { passes: true, barsDeduction: true, bounds: 'outside-quota', takesBack: true },
  'F-17': { passes: true, barsDeduction: true },
  'F-18': { passes: true, newFact: true, ofMoney: true, competes: true },
  'F-19': { passes: true, newFact: true },
  'F-20': { ofOwnCase: true },
  'F-23': { mendedByOrder: true, ofOwnCase: true },
  'F-25': { asksCourtOfNumber: true },
  'F-26': { passes: true, barsDeduction: true, bounds: 'own-rank', takesBack: true },
  'B-01': { passes: true, ofMoney: true },
  'B-04': { otherSum: true },
  'B-05': { concernsHousing: true, concernsCourts: true },
  'B-06': { violation: true, takesFee: true },
  'B-11': { passes: true, disputesBalance: true },
  'B-14': { voucher: true },
  'B-15': { voucher: true },
  'B-16': { violation: true },
  'C-02': { ofOwnCase: true },
  'C-12': { clerkFiles: true },
  'C-13': { voucher: true },
  'A-02': { needsPerson: true },
};

const none: RuleEffects = {};

export const effectsOf = (ruleId: string): RuleEffects => effects[ruleId] ?? none;

/** Whether any of these rules has an effect. */
export const anyHas = (fired: readonly { id: string }[], effect: keyof RuleEffects): boolean =>
  fired.some(({ id }) => effectsOf(id)[effect] !== undefined);

/** The first of these rules with an effect. */
export const firstWith = <Fired extends { id: string }>(fired: readonly Fired[], effect: keyof RuleEffects): Fired | undefined =>
  fired.find(({ id }) => effectsOf(id)[effect] !== undefined);
