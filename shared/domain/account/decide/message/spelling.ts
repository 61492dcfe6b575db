/**
 * One number, one spelling inside an account: a bank that writes `[2026]` or full-width digits for `〔2026〕` speaks of the notice that is there (contracts
 * §4.3). A message is put into the known spelling before anything is decided, so that all that follows may compare numbers as they stand; what was written
 * stays in the evidence.
 */
import type { MessageCommand } from '../../../messages/commands.ts';
import type { InboundMessage } from '../../../messages/messages.ts';
import { sameNumber, sameText } from '../../../rules/reading/matching.ts';
import { canonicalNumber } from '../../../values/identifiers/canonical.ts';
import type { AccountState, PaymentState } from '../../state.ts';

/** The spelling under which the account knows the notice; the given one for a notice that it does not know. */
function knownNoticeNumber({ notices }: Pick<AccountState, 'notices'>, written: string): string {
  if (notices.some(({ noticeNumber }) => noticeNumber === written)) return written;
  return notices.find(({ noticeNumber }) => sameNumber(noticeNumber, written))?.noticeNumber ?? written;
}

/** `supersedes` may name a version too: `number#version`. */
function knownSuperseded(state: AccountState, written: string): string {
  const [, number, version] = /^(.+)[#＃]\s*([0-9０-９]{1,6})\s*$/u.exec(written) ?? [];
  if (number === undefined || version === undefined || isKnown(state, written)) return knownNoticeNumber(state, written);
  return `${knownNoticeNumber(state, number)}#${canonicalNumber(version)}`;
}

const isKnown = (state: AccountState, written: string): boolean =>
  state.notices.some(({ noticeNumber }) => sameNumber(noticeNumber, written));

/** The building as the registration writes it; the given spelling for one that it does not name. */
function knownBuilding({ registration }: Pick<AccountState, 'registration'>, written: string): string {
  const names = (registration?.buildings ?? []).map(({ name }) => name);
  return names.includes(written) ? written : (names.find((name) => sameText(name, written)) ?? written);
}

function respelled<Message extends InboundMessage>(state: AccountState, message: Message): Message {
  const { data } = message;
  const written = 'noticeNumber' in data ? data.noticeNumber : undefined;
  const superseded = 'supersedes' in data ? data.supersedes : undefined;
  const noticeNumber = written === undefined ? undefined : knownNoticeNumber(state, written);
  const supersedes = superseded === undefined ? undefined : knownSuperseded(state, superseded);
  // A notice names its buildings in a text of its own, which is kept as it stands and read by the rules.
  const registered = message.type === 'housing.registration.completed' && 'building' in data ? data.building : undefined;
  const building = registered === undefined ? undefined : knownBuilding(state, registered);
  if (noticeNumber === written && supersedes === superseded && building === registered) return message;
  return {
    ...message,
    data: {
      ...data,
      ...(noticeNumber === undefined ? {} : { noticeNumber }),
      ...(supersedes === undefined ? {} : { supersedes }),
      ...(building === undefined ? {} : { building }),
    },
  };
}

/** The message with every notice, and a building that was registered, in the spelling that the account knows. */
export function inKnownSpelling(state: AccountState, command: MessageCommand): MessageCommand {
  const message = respelled(state, command.message);
  return message === command.message ? command : { ...command, message };
}

/** Payments that came before their notice take its spelling when it arrives. */
export const inSpellingOf = (payments: readonly PaymentState[], noticeNumber: string): PaymentState[] =>
  payments.map((payment) =>
    payment.noticeNumber !== noticeNumber && sameNumber(payment.noticeNumber, noticeNumber) ? { ...payment, noticeNumber } : payment,
  );
