/** What the rules say of a deduction order, when it comes and when it is decided anew: how much of it may be carried out, who hears of it, who is asked. */
import type { Fen, InboundData, PartnerId } from '../../../messages/messages.ts';
import { evaluate, holds, speaksAt } from '../../../rules/all-rules.ts';
import { effectsOf } from '../../../rules/engine/effects.ts';
import { type FiredRule, worstOutcome } from '../../../rules/engine/finding.ts';
import { splitDeduction } from '../../../rules/freeze/deductible.ts';
import { outsideBarFen } from '../../../rules/freeze/deduction.ts';
import { withinRankFen } from '../../../rules/freeze/rank.ts';
import { type AccountState, type DeductionState, findFreeze, isPayable } from '../../state.ts';
import { clerkDays } from '../../tables/limits.ts';
import { ownerByBook } from '../answer/authority.ts';
import { askAboutRule } from '../asking.ts';
import { ruleOpenNoticesAgain } from '../notice/again.ts';
import { accountInput, bankOf, closeTasks, emit, idsOf, isOpen, schedule, type Turn, tell } from '../turn.ts';

export type DeductionOrder = InboundData['court.deduction.ordered'];

export interface Ruling {
  fired: FiredRule[];
  status: 'ACCEPTED' | 'HELD';
  /** What may be carried out now. */
  allowedFen: Fen;
  insideFen: Fen;
  outsideFen: Fen;
}

/** Whether a rule speaks of deduction orders; others that fire with them speak of the message or of the booking. */
export const judgesOrders = (id: string): boolean => speaksAt(id, 'deductionOrder') || speaksAt(id, 'deductingCourt');

/** `answered`: rules that its owner has answered; they no longer hold it. `state`: the account as if this order were not in it. */
export function judgeDeduction(
  turn: Turn,
  state: AccountState,
  order: DeductionOrder,
  from: PartnerId,
  answered: readonly string[] = [],
): Ruling {
  const freeze = findFreeze(state, order.caseNumber);
  const { caseNumber } = order;
  const input = { ...accountInput(turn, turn.now), state, order, from, freeze };
  const ofCourt = evaluate('deductingCourt', { ...input, caseNumber });
  // A stranger to the case learns nothing of its money (财产保全规定 12).
  const all = worstOutcome(ofCourt) === 'REJECT' ? ofCourt : [...ofCourt, ...evaluate('deductionOrder', input)];
  const fired = all.map((rule) => (answered.includes(rule.id) && rule.outcome === 'HOLD' ? { ...rule, outcome: 'ACCEPT' as const } : rule));
  const held = fired.filter(({ outcome }) => outcome !== 'ACCEPT').map(({ id }) => effectsOf(id));
  const { insideFen, outsideFen } = splitDeduction(state, order);
  const limits = [
    order.amountFen,
    ...(held.some(({ bounds }) => bounds === 'outside-quota') ? [outsideBarFen(input)] : []),
    ...(held.some(({ bounds }) => bounds === 'own-rank') ? [withinRankFen(state, caseNumber)] : []),
  ];
  // Rules about sums hold what goes beyond, and leave the rest to the court.
  const allowedFen = held.every(({ bounds }) => bounds !== undefined) ? Math.max(0, Math.min(...limits)) : 0;
  return { fired, status: held.length > 0 ? 'HELD' : 'ACCEPTED', allowedFen, insideFen, outsideFen };
}

/** To the court and the bank, each time it is decided otherwise. */
export function tellRuling(turn: Turn, order: DeductionOrder, court: PartnerId, ruling: Ruling): void {
  const bank = bankOf(turn);
  tellOfRuling(turn, order, [court, ...(bank === undefined ? [] : [bank])], ruling);
}

function tellOfRuling(turn: Turn, order: DeductionOrder, whom: readonly PartnerId[], ruling: Ruling): void {
  const { caseNumber, rulingNumber, amountFen } = order;
  const { status: outcome, allowedFen, insideFen, outsideFen } = ruling;
  const rules = ruling.fired.filter(({ id }) => judgesOrders(id));
  const data = { caseNumber, rulingNumber, outcome, amountFen, allowedFen, insideFen, outsideFen, rules };
  const correlation = { caseNumber, accountNumber: turn.state.accountNumber };
  for (const to of whom) tell(turn, { to, type: 'release.deduction.decided', data, correlation });
}

/** One question a rule that holds it; what no longer holds it is asked no more. */
export function askAboutDeduction(turn: Turn, deductionId: string, caseNumber: string, fired: readonly FiredRule[]): void {
  const held = new Set(fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id));
  const isMine = (task: { kind: string; subject?: string }): boolean => task.kind === 'review-deduction' && task.subject === deductionId;
  closeTasks(turn, (task) => isMine(task) && !held.has(task.rule ?? ''));
  const { dueAt } = schedule(turn.now, clerkDays);
  for (const rule of held) {
    if (turn.state.tasks.some((task) => isOpen(task) && isMine(task) && task.rule === rule)) continue;
    const owner = ownerByBook(rule);
    askAboutRule(turn, { kind: 'review-deduction', owner, rule, caseNumber, subject: deductionId, dueAt }, fired);
  }
}

/** The rules that hold it as it was last decided. */
export const heldNow = ({ rules, answered }: Pick<DeductionState, 'rules' | 'answered'>): string[] =>
  rules.filter((id) => judgesOrders(id) && holds(id) && !answered.includes(id));

/** Orders whose bar may have gone or come; what is answered stays answered, what is booked whole is past. */
export const isOpenOrder = ({ status, order, bookedFen, amountFen, graceUntil }: DeductionState): boolean =>
  order !== undefined &&
  graceUntil === undefined &&
  (status === 'HELD' || status === 'ACCEPTED' || (status === 'BOOKED' && bookedFen < amountFen));

interface JudgedAgain {
  /** What is left of the order. */
  again: DeductionOrder;
  court: PartnerId;
  ruling: Ruling;
}

/** An order as it stands now, for what is not booked of it; undefined where none has come. */
function judgeAgain(turn: Turn, deduction: DeductionState): JudgedAgain | undefined {
  const { deductionId, order, bookedFen, caseNumber, rulingNumber } = deduction;
  if (order === undefined) return undefined;
  const amountFen = deduction.amountFen - bookedFen;
  const { court: given, ...grounds } = order;
  const freeze = findFreeze(turn.state, caseNumber);
  // What a court ordered before its case went to another stays ordered, and is the other's from then on.
  const court = freeze !== undefined && freeze.caseNumber !== caseNumber ? freeze.court : given;
  const again: DeductionOrder = { caseNumber, accountNumber: turn.state.accountNumber, rulingNumber, amountFen, ...grounds };
  const others = { ...turn.state, deductions: turn.state.deductions.filter((entry) => entry.deductionId !== deductionId) };
  const judged = judgeDeduction(turn, others, again, court, deduction.answered);
  return { again, court, ruling: deduction.status === 'HELD' ? judged : withoutCompetition(judged, amountFen) };
}

/** To a bank that keeps the account from now on: each order that is not booked whole. Returned: those that it may object to. */
export function tellBankOfOrders(turn: Turn, bank: PartnerId, isTold: (order: DeductionOrder) => boolean): JudgedAgain[] {
  const open = turn.state.deductions.filter(isOpenOrder).flatMap((deduction) => judgeAgain(turn, deduction) ?? []);
  const news = open.filter(({ again }) => !isTold(again));
  for (const { again, ruling } of news) tellOfRuling(turn, again, [bank], ruling);
  return news.filter(({ ruling }) => ruling.fired.some(isBarredByQuota));
}

/** F-14: whom it is about gets a draft of the objection. */
export const isBarredByQuota = ({ id, outcome }: FiredRule): boolean => effectsOf(id).bounds === 'outside-quota' && outcome === 'HOLD';

/** `heldBy`: what held it until now. */
export function ruleDeductionAgain(turn: Turn, deduction: DeductionState, heldBy: string[] = heldNow(deduction)): void {
  const judged = judgeAgain(turn, deduction);
  if (judged === undefined) return;
  const { again, court, ruling } = judged;
  const { deductionId, bookedFen, caseNumber } = deduction;
  const allowedFen = bookedFen + ruling.allowedFen;
  const status = deduction.status === 'BOOKED' ? 'BOOKED' : ruling.status;
  if (status === deduction.status && allowedFen === deduction.allowedFen && isHeldAsBefore(deduction, ruling)) return;
  // Who carried it out trusting in the decision did so lawfully until it was taken back; what makes it lawful does so since it was there.
  const at = allowedFen < deduction.allowedFen ? turn.now : turn.since;
  emit(turn, { type: 'DeductionRuled', deductionId, status, allowedFen, rules: rulesOf(deduction, ruling.fired), at, heldBy });
  askAboutDeduction(turn, deductionId, caseNumber, ruling.fired);
  tellRuling(turn, again, court, ruling);
}

/** A held order that something else holds now is decided otherwise, though no more and no less of it may be carried out. */
function isHeldAsBefore(deduction: DeductionState, { fired }: Ruling): boolean {
  if (deduction.status !== 'HELD') return true;
  const before = new Set(heldNow(deduction));
  const now = new Set(fired.filter(({ outcome }) => outcome === 'HOLD').map(({ id }) => id));
  return before.size === now.size && [...before].every((id) => now.has(id));
}

/** An accepted order may be on its way at the bank: only law that came in between takes it back, not what else the money is promised for. */
function withoutCompetition(ruling: Ruling, amountFen: Fen): Ruling {
  const fired = ruling.fired.filter(({ id, outcome }) => outcome !== 'HOLD' || effectsOf(id).takesBack === true);
  if (worstOutcome(fired) === 'HOLD') return { ...ruling, fired, status: 'HELD' };
  return { ...ruling, fired, status: 'ACCEPTED', allowedFen: amountFen };
}

/** What found it before it was booked stays with what is found now, but for what is said of the order: that is said anew. */
const rulesOf = ({ rules }: DeductionState, fired: readonly FiredRule[]): string[] => [
  ...new Set([...rules.filter((id) => !judgesOrders(id)), ...idsOf(fired)]),
];

/** The owner of a held rule has answered it: the rest of what holds the order, if anything, still does. */
export function answerDeduction(turn: Turn, deductionId: string, rule: string): void {
  const deduction = turn.state.deductions.find((entry) => entry.deductionId === deductionId);
  if (deduction?.status !== 'HELD') return;
  const answered = [...new Set([...deduction.answered, rule])];
  const { status, rules } = deduction;
  emit(turn, { type: 'DeductionRuled', deductionId, status, rules, answered });
  ruleDeductionAgain(turn, { ...deduction, answered }, heldNow(deduction));
}

/** The money does not suffice for both: the notices wait with it (F-18). */
export function holdCompetingNotices(turn: Turn, fired: readonly FiredRule[]): void {
  if (!fired.some(({ id, outcome }) => effectsOf(id).competes === true && outcome === 'HOLD')) return;
  ruleOpenNoticesAgain(turn, 'a deduction is pending and the money does not suffice for both (F-18)', isPayable);
}
