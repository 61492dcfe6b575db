/**
 * The account is kept by another bank from now on. What that bank is bound by was served on the one before it, and a freeze, an approval or an order to deduct
 * does not end with a change of the bank: the new one is told of each that stands, once, in the messages in which a bank hears of it when it comes.
 */
import type { MessageCommand } from '../../messages/commands.ts';
import type { FreezeSketch } from '../../messages/outputs.ts';
import type { Words } from '../../rules/engine/finding.ts';
import { isSameNotice } from '../../rules/reading/earlier-notices.ts';
import { remainingOf } from '../money/counting.ts';
import { type AccountState, isActive, isPayable, type NoticeState } from '../state.ts';
import { announceToBank } from './freeze/announce.ts';
import { passOrdersOn } from './money/deduction-order.ts';
import { authorise, stopPayment } from './notice/course.ts';
import { bankOf, type Turn } from './turn.ts';

/** The first counts as another. */
export const hasAnotherBank = ({ state }: Turn, before: AccountState): boolean =>
  state.registration !== undefined && state.registration.bankCode !== before.registration?.bankCode;

const leftOf = ({ lines }: NoticeState): number => lines.reduce((sum, line) => sum + remainingOf(line), 0);

const paysNoMore: Words = {
  zh: '监管账户的开户银行已变更，由变更后的银行支付',
  en: 'another bank keeps the supervision account now and pays in its place',
};

/** Before the new one is registered: two banks may not pay under one notice. */
export function stopAtFormerBank(turn: Turn): void {
  for (const notice of turn.state.notices.filter(isPayable)) if (leftOf(notice) > 0) stopPayment(turn, notice, paysNoMore, []);
}

/** When all else has been decided, so that it hears how things stand, and of nothing twice. */
export function tellNewBank(turn: Turn, before: AccountState): void {
  const bank = bankOf(turn);
  if (bank === undefined || before.registration === undefined || !hasAnotherBank(turn, before)) return;
  const heard = turn.events.flatMap((event) => (event.type === 'PartnerTold' && event.telling.to === bank ? [event.telling] : []));
  for (const freeze of turn.state.freezes.filter(isActive)) {
    const isIt = ({ caseNumber, rulingNumber }: FreezeSketch): boolean =>
      caseNumber === freeze.caseNumber && rulingNumber === freeze.rulingNumber;
    const heardOf = heard.some(({ type, data }) => type === 'release.freeze.changed' && data.change === 'ordered' && isIt(data.freeze));
    if (!heardOf) announceToBank(turn, freeze);
  }
  for (const notice of turn.state.notices.filter(isPayable))
    if (!heard.some(({ type, data }) => type === 'release.payment.authorised' && isSameNotice(data, notice))) authorise(turn, notice);
  passOrdersOn(turn, bank, ({ caseNumber, rulingNumber }) =>
    heard.some(
      ({ type, data }) => type === 'release.deduction.decided' && data.caseNumber === caseNumber && data.rulingNumber === rulingNumber,
    ),
  );
}

const paidBefore: Words = {
  zh: '变更前的开户银行已支付该通知书的款项',
  en: 'the bank that kept the account before has paid what this notice approves',
};

/** What the former bank reports late of its own time may leave less to pay than the new one was told. */
export function tellOfFormerBank(turn: Turn, before: AccountState, { from }: MessageCommand): void {
  const bank = bankOf(turn);
  if (bank === undefined || from === bank || !from.startsWith('bank:') || hasAnotherBank(turn, before)) return;
  for (const notice of turn.state.notices) {
    const known = before.notices.find((entry) => isSameNotice(entry, notice));
    if (known === undefined || !isPayable(known) || leftOf(known) === leftOf(notice)) continue;
    if (leftOf(notice) === 0) stopPayment(turn, notice, paidBefore, []);
    else if (isPayable(notice)) authorise(turn, notice);
  }
}
