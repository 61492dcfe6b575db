/**
 * What a rule does besides its outcome, as data: which held matters go on by themselves, what an answer can wave through, what keeps a voucher out.
 * The core asks here and never reads it off the letter of an id.
 */
export interface RuleEffects {
  /** A condition that comes and goes: once it is over, what was said about it is spent, and if it returns it is asked about again. */
  passes?: true;
  /** What it holds is decided anew when money comes in or what was promised it comes to nothing. */
  waitsForMoney?: true;
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
  /** What the bank booked breaks it: raised with courts, housing authority and bank. */
  violation?: true;
  /** Who is asked about an order that it holds, where that is not its court. */
  askedOf?: 'housing' | 'operator';
  /** The housing authority hears of a deadline missed under it, whoever owns it. */
  concernsHousing?: true;
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
  'N-13': { askedOf: 'housing' },
  'N-18': { newFact: true },
  'N-19': { ofReceipt: true },
  'S-05': { issuerVouches: true },
  'S-06': { issuerVouches: true },
  'S-23': { newFact: true },
  'F-01': { passes: true, newFact: true },
  'F-02': { passes: true, newFact: true },
  'F-03': { passes: true, newFact: true },
  'F-04': { passes: true, newFact: true },
  'F-10': { concernsHousing: true },
  'F-13': { passes: true, newFact: true, barsDeduction: true, takesBack: true },
  'F-14': { passes: true, barsDeduction: true, bounds: 'outside-quota', takesBack: true },
  'F-17': { passes: true, barsDeduction: true },
  'F-18': { passes: true, newFact: true, waitsForMoney: true, competes: true },
  'F-19': { passes: true, newFact: true },
  'F-26': { passes: true, barsDeduction: true, bounds: 'own-rank', takesBack: true },
  'B-01': { passes: true, waitsForMoney: true },
  'B-05': { concernsHousing: true },
  'B-06': { violation: true },
  'B-11': { passes: true },
  'B-14': { voucher: true },
  'B-15': { voucher: true },
  'B-16': { violation: true },
  'C-13': { voucher: true },
  'A-02': { needsPerson: true },
};

const none: RuleEffects = {};

export const effectsOf = (ruleId: string): RuleEffects => effects[ruleId] ?? none;

/** Whether any of these rules has an effect. */
export const anyHas = (fired: readonly { id: string }[], effect: keyof RuleEffects): boolean =>
  fired.some(({ id }) => effectsOf(id)[effect] !== undefined);
