/**
 * What counts on a line: whatever has left for its payee and has not come back, lawful or not, under this version of the notice and, as far as the
 * authority says so, under what the notice replaces (contracts §4.4, S-23).
 */
import type { Fen, Instant, PriorPaid } from '../../messages/messages.ts';
import { sameAccountNumber, sameText } from '../../rules/reading/matching.ts';
import type { AccountState, LineState, NoticeState, PaymentState } from '../state.ts';

/** A notice as it comes, or as the account has it. */
export interface Countable {
  noticeNumber: string;
  version: number;
  issuedAt: Instant;
  supersedes?: string;
  priorPaid?: PriorPaid;
  lines: readonly { line: number; amountFen: Fen; payee: { name: string; accountNumber: string } }[];
}
type Line = Countable['lines'][number];
type Payments = Pick<AccountState, 'payments' | 'notices'>;

/** Of one line. */
export interface LineMoney {
  /** All that left for the payee and has not come back. */
  paidFen: Fen;
  /** Of that, what no notice allowed. */
  unlawfulFen: Fen;
  /** Of that, what was paid under what this notice replaces. */
  carriedFen: Fen;
  /** In clearing. */
  pendingFen: Fen;
}

type Named = Pick<Countable, 'noticeNumber' | 'version' | 'supersedes'>;

/** An earlier version of the same notice, or the one that it names as superseded (by number, or by `number#version`). */
function replaces(notice: Named, other: Pick<Countable, 'noticeNumber' | 'version'>): boolean {
  if (notice.noticeNumber === other.noticeNumber) return other.version < notice.version;
  const named = notice.supersedes ?? '';
  return named.trim() !== '' && (sameText(named, other.noticeNumber) || sameText(named, `${other.noticeNumber}#${other.version}`));
}

/** Versions by number. States share the lists that a message leaves alone, so what was found for a list is kept with it. */
const versions = new WeakMap<readonly NoticeState[], ReadonlyMap<string, number[]>>();
function versionsIn(notices: readonly NoticeState[]): ReadonlyMap<string, number[]> {
  const known = versions.get(notices);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  for (const { noticeNumber, version } of notices) found.set(noticeNumber, [...(found.get(noticeNumber) ?? []), version]);
  versions.set(notices, found);
  return found;
}

/** Most notices are first versions and replace nothing; among thousands that must not be found out by looking at each. */
const isFirst = (notices: readonly NoticeState[], { noticeNumber, version, supersedes = '' }: Named): boolean =>
  supersedes.trim() === '' && !(versionsIn(notices).get(noticeNumber) ?? []).some((other) => other < version);

/** What a notice replaces, and what that replaced, in the order in which they came. */
export function predecessorsOf(notices: readonly NoticeState[], notice: Named): NoticeState[] {
  if (isFirst(notices, notice)) return [];
  const found = new Set<NoticeState>();
  const follow = (of: Named): void => {
    for (const other of notices) {
      if (found.has(other) || !replaces(of, other) || (other.noticeNumber === notice.noticeNumber && other.version >= notice.version))
        continue;
      found.add(other);
      follow(other);
    }
  };
  follow(notice);
  return notices.filter((other) => found.has(other));
}

/** What replaces a notice and was accepted. */
export const successorsOf = (notices: readonly NoticeState[], notice: NoticeState): NoticeState[] =>
  notices.filter((other) => other !== notice && other.counted && predecessorsOf(notices, other).includes(notice));

const isIncluded = ({ priorPaid }: Pick<Countable, 'priorPaid'>): boolean => priorPaid === 'included';

/** What has left and has not come back. */
const leftFen = ({ status, amountFen, returnedFen }: PaymentState): Fen =>
  status === 'PENDING' ? 0 : Math.max(0, amountFen - returnedFen);

const isPayee = (payment: PaymentState, { payee }: Line): boolean => sameAccountNumber(payment.payee.accountNumber, payee.accountNumber);

/**
 * The lines that a payment can count on, the likeliest first: those of its payee, by account or, where that is another by now, by name; of several the named
 * one. What a notice allowed counts on the named line whoever its payee is, in a version too that pays nothing to him any more.
 */
function linesOf({ lines }: Countable, payment: PaymentState): readonly Line[] {
  const anyPayee = payment.countedFen > 0 && payment.ordinary !== true;
  const named = lines.find(({ line }) => line === payment.line);
  const inOrder = named === undefined ? lines : [named, ...lines.filter((line) => line !== named)];
  const ofAccount = inOrder.filter((line) => isPayee(payment, line));
  if (ofAccount.length > 0 || !anyPayee) return ofAccount;
  const ofName = inOrder.filter(({ payee }) => sameText(payment.payee.name, payee.name));
  return ofName.length > 0 || named === undefined ? ofName : [named];
}

const isOwn = (notice: Countable, { noticeNumber, version }: PaymentState): boolean =>
  noticeNumber === notice.noticeNumber && version === notice.version;

/** Under what the notice replaces, or under its number and no version that was there. */
function isCarried(notice: Countable, before: readonly NoticeState[], payment: PaymentState): boolean {
  const included = isIncluded(notice);
  if (payment.version !== undefined) return included && before.some((other) => isOwn(other, payment));
  const number = payment.noticeNumber;
  if (number === notice.noticeNumber) return included || notice.priorPaid !== 'excluded' || payment.bookedAt >= notice.issuedAt;
  return included && before.some((other) => other.noticeNumber === number);
}

/** What counts on each line, by line number. */
export function moneyOn(state: Payments, notice: Countable): Map<number, LineMoney> {
  const before = predecessorsOf(state.notices, notice);
  const money = new Map<number, LineMoney>();
  const own: PaymentState[] = [];
  for (const payment of state.payments) {
    if (isOwn(notice, payment)) own.push(payment);
    else if (isCarried(notice, before, payment)) carry(money, linesOf(notice, payment), moneyOf(payment));
  }
  if (notice.priorPaid === undefined) carryExcess(state, notice, before, money);
  for (const payment of own) {
    const [line] = linesOf(notice, payment);
    if (line !== undefined) count(money, line, moneyOf(payment));
  }
  return money;
}

/** When the money left the bank's hands. */
export const leftAt = ({ firstBookedAt, bookedAt }: Pick<PaymentState, 'bookedAt' | 'firstBookedAt'>): Instant => firstBookedAt ?? bookedAt;

/** Nobody was told of it as of a release; so booking times decide which of two was too much, and not what is reported first. */
export const isUntold = ({ countedFen, ordinary }: Pick<PaymentState, 'countedFen' | 'ordinary'>): boolean =>
  countedFen === 0 || ordinary === true;

/** Of what counts on a line, what left after an instant and nobody was told of: it took nothing from a payment of that instant. */
export function takenSince(state: Payments, notice: Countable, line: number, at: Instant): Fen {
  const until = state.payments.filter((payment) => !(leftAt(payment) > at && isUntold(payment)));
  if (until.length === state.payments.length) return 0;
  const paidWith = (payments: PaymentState[]): Fen => (moneyOn({ ...state, payments }, notice).get(line) ?? noMoney).paidFen;
  return Math.max(0, paidWith(state.payments) - paidWith(until));
}

function moneyOf(payment: PaymentState): LineMoney {
  const paidFen = leftFen(payment);
  const pendingFen = payment.status === 'PENDING' ? payment.amountFen : 0;
  return { paidFen, unlawfulFen: Math.max(0, paidFen - payment.countedFen), carriedFen: 0, pendingFen };
}

function count(money: Map<number, LineMoney>, { line }: Line, more: LineMoney): void {
  const known = money.get(line) ?? noMoney;
  money.set(line, {
    paidFen: known.paidFen + more.paidFen,
    unlawfulFen: known.unlawfulFen + more.unlawfulFen,
    carriedFen: known.carriedFen + more.carriedFen,
    pendingFen: known.pendingFen + more.pendingFen,
  });
}

/**
 * What was paid before fills the payee's lines one after the other, so that one line made into two asks for no more than is left of their sum; what is beyond
 * them all stays on the first.
 */
function carry(money: Map<number, LineMoney>, lines: readonly Line[], { paidFen, unlawfulFen, pendingFen }: LineMoney): void {
  const [first] = lines;
  if (first === undefined) return;
  let [lawful, unlawful, pending] = [paidFen - unlawfulFen, unlawfulFen, pendingFen];
  const put = (line: Line, roomFen: Fen): void => {
    const lawfulPart = Math.min(lawful, roomFen);
    const unlawfulPart = Math.min(unlawful, roomFen - lawfulPart);
    const part = lawfulPart + unlawfulPart;
    const pendingPart = Math.min(pending, roomFen - part);
    [lawful, unlawful, pending] = [lawful - lawfulPart, unlawful - unlawfulPart, pending - pendingPart];
    count(money, line, { paidFen: part, unlawfulFen: unlawfulPart, carriedFen: part, pendingFen: pendingPart });
  };
  for (const line of lines) put(line, remainingOf({ amountFen: line.amountFen, ...(money.get(line.line) ?? noMoney) }));
  put(first, lawful + unlawful + pending);
}

/**
 * Where nothing is said of what was paid before, a payee never gets more than the most that any version has approved for it: what was paid and would come on
 * top of that counts as part of the new amounts (12-8: no more than was approved).
 */
function carryExcess(state: Payments, notice: Countable, before: readonly NoticeState[], money: Map<number, LineMoney>): void {
  if (before.length === 0) return;
  for (const line of notice.lines) {
    const lines = notice.lines.filter(({ payee }) => sameAccountNumber(payee.accountNumber, line.payee.accountNumber));
    // Of several lines of a payee the first speaks for all.
    if (lines[0] !== line) continue;
    const prior = state.payments.filter((payment) => isPayee(payment, line) && before.some((other) => isOwn(other, payment)));
    const priorFen = prior.reduce((sum, payment) => sum + leftFen(payment), 0);
    const amountFen = lines.reduce((sum, each) => sum + each.amountFen, 0);
    const approvedFen = Math.max(amountFen, ...before.filter(({ counted }) => counted).map((other) => approvedFor(other, line)));
    const excessFen = Math.min(priorFen, priorFen + amountFen - approvedFen);
    if (excessFen <= 0) continue;
    const lawfulFen = prior.reduce((sum, { countedFen }) => sum + countedFen, 0);
    carry(money, lines, { ...noMoney, paidFen: excessFen, unlawfulFen: Math.max(0, excessFen - lawfulFen) });
  }
}

const approvedFor = ({ lines }: Pick<NoticeState, 'lines'>, { payee }: Line): Fen =>
  lines.reduce((sum, line) => sum + (sameAccountNumber(line.payee.accountNumber, payee.accountNumber) ? line.amountFen : 0), 0);

export const noMoney: LineMoney = { paidFen: 0, unlawfulFen: 0, carriedFen: 0, pendingFen: 0 };

/** What the notice still asks for, line by line: neither what has left nor what is on its way. */
export function outstandingOn(state: Payments, notice: Countable): Fen {
  const money = moneyOn(state, notice);
  return notice.lines.reduce((sum, { line, amountFen }) => sum + remainingOf({ amountFen, ...(money.get(line) ?? noMoney) }), 0);
}

/** What may still be paid on a line. */
export const remainingOf = ({ amountFen, paidFen, pendingFen = 0 }: { amountFen: Fen; paidFen: Fen; pendingFen?: Fen }): Fen =>
  Math.max(0, amountFen - paidFen - pendingFen);

/** Of a line, what was paid under its own version. */
export const ownPaidOf = ({ paidFen, carriedFen = 0 }: Pick<LineState, 'paidFen' | 'carriedFen'>): Fen => paidFen - carriedFen;

/** Of a line, what a notice allowed. */
export const lawfulOf = ({ paidFen, unlawfulFen = 0 }: Pick<LineState, 'paidFen' | 'unlawfulFen'>): Fen => paidFen - unlawfulFen;

/** Of a line, what a notice allowed and was paid under this very version. */
export const ownLawfulOf = (line: Pick<LineState, 'paidFen' | 'unlawfulFen' | 'carriedFen'>): Fen =>
  lawfulOf(line) - (line.carriedFen ?? 0);

/**
 * What was paid under what a notice replaces, to whomever a notice allowed or to a payee of this one, with what is in clearing; and how much the
 * authority had approved there in all. Undefined when it replaces nothing.
 */
export function priorOf(state: Payments, notice: Countable): { paidFen: Fen; approvedFen: Fen } | undefined {
  const before = predecessorsOf(state.notices, notice);
  const last = before.findLast(({ counted }) => counted) ?? before.at(-1);
  if (last === undefined) return undefined;
  return { paidFen: paidUnder(state, before, notice), approvedFen: approvedBy(state, last) };
}

function paidUnder(state: Payments, notices: readonly NoticeState[], notice: Countable): Fen {
  return state.payments
    .filter((payment) => notices.some((other) => isOwn(other, payment)))
    .filter((payment) => payment.countedFen > 0 || payment.status === 'PENDING' || notice.lines.some((line) => isPayee(payment, line)))
    .reduce((sum, payment) => sum + (payment.status === 'PENDING' ? payment.amountFen : leftFen(payment)), 0);
}

/** Its own total, and what was paid before where that does not count on its lines. */
function approvedBy(state: Payments, notice: NoticeState): Fen {
  const before = predecessorsOf(state.notices, notice);
  return notice.totalFen + (isIncluded(notice) ? 0 : paidUnder(state, before, notice));
}
