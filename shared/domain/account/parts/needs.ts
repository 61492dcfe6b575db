/** What has ended and a command may touch, by the beginnings of its keys. What is open need not be named: it is always at hand. */
import type { Command } from '../../messages/commands.ts';
import type { InboundMessage, InboundType, Instant } from '../../messages/messages.ts';
import { plusDays } from '../../values/calendar/instants.ts';
import { type AccountState, hasNumber } from '../state.ts';
import { endedFreezeDays } from '../tables/limits.ts';
import { keyName, outsideNotices, serialKey, underNotice, withoutVersion } from './part-keys.ts';

/** What messages name things by, wherever they name them. */
interface Named {
  noticeNumber?: string;
  supersedes?: string;
  caseNumber?: string;
  bankSerial?: string;
  originalBankSerial?: string;
  bookedAt?: Instant;
  servedAt?: Instant;
  issuedAt?: Instant;
  task?: string;
  contract?: { number: string };
  refund?: { filingNumber: string };
  freezes?: { caseNumber: string }[];
}

export function needsOf(
  state: AccountState,
  command: Command,
  taken: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, unknown>,
): string[] {
  const needs = new Set<string>();
  // All versions of a notice and all payments under them are at hand or away together.
  const atHand = new Set([...state.notices, ...state.payments].map(({ noticeNumber }) => keyName(noticeNumber)));
  const notice = (number: string | undefined): void => {
    if (number === undefined || keyName(number) === '' || atHand.has(keyName(number))) return;
    const { notices, payments } = underNotice(number);
    needs.add(notices).add(payments);
  };
  const payment = (serial: string | undefined): void => {
    if (serial === undefined || state.payments.some(({ bankSerial }) => bankSerial === serial)) return;
    needs.add(serialKey(serial));
    const number = found.get(serialKey(serial));
    if (number === '') needs.add(outsideNotices(serial));
    else if (typeof number === 'string') notice(number);
  };
  const isSerialTaken = [...taken.keys()].some((key) => key.startsWith('serial:'));
  const ofMessage = ({ type, data }: InboundMessage): void => {
    // Messages name these alike or not at all.
    const named = data as Named;
    notice(named.noticeNumber);
    notice(named.supersedes);
    notice(withoutVersion(named.supersedes ?? ''));
    // Whether a serial was used before, the ledger says by itself when the claim is made.
    if (isSerialTaken) payment(named.bankSerial);
    payment(named.originalBankSerial);
    if (named.task !== undefined && !state.tasks.some(({ taskId }) => taskId === named.task)) needs.add(`tasks:${named.task}`);
    if (judgesDeductions.has(type)) needs.add('deductions:');
    if (judgesPayments.has(type)) {
      needs.add('payments:').add('notices:').add('deductions:');
      if ((state.freezeCount ?? 0) > state.freezes.length) needs.add('freezes:');
    }
    // Payments made under a freeze that comes to be known late are owed to its case, also when all about them is over.
    if (named.servedAt !== undefined && state.lastMovementAt !== undefined && named.servedAt <= state.lastMovementAt)
      needs.add('payments:').add('notices:');
    if (touchesEndedFreeze(state, named, command.receivedAt)) needs.add('freezes:');
  };
  if (command.kind === 'message') {
    ofMessage(command.message);
    const answered = answeredBy(state, command.message);
    for (const held of answered) ofMessage(held);
    // What the bank that it names has reported before waits for it (N-13).
    if ([command.message, ...answered].some(({ type }) => type === 'housing.account.registered'))
      for (const { message } of state.heldMessages) ofMessage(message);
  } else if ('caseNumber' in command && touchesEndedFreeze(state, command, command.receivedAt)) needs.add('freezes:');
  // What waits for its instant takes effect with the first command after it.
  for (const { effectiveAt, message } of state.heldMessages)
    if (effectiveAt !== undefined && effectiveAt <= command.receivedAt) ofMessage(message);
  if (state.reportAt !== undefined && state.reportAt <= command.receivedAt) needs.add('payments:').add('notices:');
  for (const owner of taken.values()) notice(noticeOfOwner(state, owner));
  for (const { supersedes } of state.notices) {
    notice(supersedes);
    notice(withoutVersion(supersedes ?? ''));
  }
  for (const sum of sumsOf(state, command)) needs.add(sum);
  return [...needs];
}

/** What was deducted is judged again when such a thing comes to be known. */
const judgesDeductions: ReadonlySet<InboundType> = new Set<InboundType>([
  'court.deduction.ordered',
  'bank.deduction.booked',
  'court.freeze.ordered',
  'housing.account.registered',
  'housing.quota.adjusted',
  'housing.registration.completed',
  'housing.supervision.ended',
]);

/** What was deducted out of rank, and whether a payment was an ordinary one, is judged again when a freeze turns out to have stood, or not to have stood, when it was booked. */
const judgesPayments: ReadonlySet<InboundType> = new Set<InboundType>([
  'court.freeze.renewed',
  'court.freeze.reduced',
  'court.freeze.lifted',
  'court.security.accepted',
  'court.case.closed',
  'court.case.converted',
  'court.case.transferred',
  'court.bankruptcy.accepted',
  'court.bankruptcy.ended',
]);

/** Held messages that an answer may let take effect. */
function answeredBy({ heldMessages, tasks }: AccountState, { type, data }: InboundMessage): InboundMessage[] {
  if (type !== 'operator.task.answered') return [];
  const isOneTask = tasks.some(({ taskId }) => taskId === data.task);
  return heldMessages.flatMap(({ taskId, message }) => (!isOneTask || taskId === data.task ? [message] : []));
}

/** `<account>#<notice number>#<version>`: the notice that holds an invoice (`rules/claims.ts`). */
function noticeOfOwner({ accountNumber }: AccountState, owner: string): string | undefined {
  if (!owner.startsWith(`${accountNumber}#`)) return undefined;
  return /^(.+)#\d+$/su.exec(owner.slice(accountNumber.length + 1))?.[1];
}

function touchesEndedFreeze(state: AccountState, named: Named, now: Instant): boolean {
  if ((state.freezeCount ?? 0) <= state.freezes.length) return false;
  const isUnknown = (caseNumber: string): boolean => !state.freezes.some((freeze) => hasNumber(freeze, caseNumber));
  const cases = [
    ...(named.caseNumber === undefined ? [] : [named.caseNumber]),
    ...(named.freezes ?? []).map(({ caseNumber }) => caseNumber),
  ];
  const since = plusDays(now, -endedFreezeDays);
  const instants = [named.bookedAt, named.servedAt, named.issuedAt].filter((at) => at !== undefined);
  return named.originalBankSerial !== undefined || cases.some(isUnknown) || instants.some((at) => at <= since);
}

/** Sums that a notice counts under: of the new one, and of those at hand, whose sums are so too while they are open. */
function sumsOf({ notices, contracts, refunds, refundDays }: AccountState, command: Command): string[] {
  const data = command.kind === 'message' && command.message.type === 'housing.notice.issued' ? command.message.data : undefined;
  const wanted = [
    ...notices,
    ...(data === undefined
      ? []
      : [{ contractNumber: data.contract?.number, filingNumber: data.refund?.filingNumber, issuedAt: data.issuedAt }]),
  ];
  const named = wanted.flatMap(({ contractNumber, filingNumber, issuedAt }) => [
    ...(contractNumber === undefined ? [] : [`contracts:${keyName(contractNumber)}`]),
    ...(filingNumber === undefined ? [] : [`refunds:${keyName(filingNumber)}`, `refundDays:${issuedAt.slice(0, 10)}`]),
  ]);
  const atHand = new Set([
    ...contracts.map(({ number }) => `contracts:${keyName(number)}`),
    ...refunds.map(({ filingNumber }) => `refunds:${keyName(filingNumber)}`),
    ...refundDays.map(({ date }) => `refundDays:${date}`),
  ]);
  return named.filter((key) => !atHand.has(key));
}
