/** The intake as those that run it see it. Nothing is decided there but that a message is written down, as refused or as set aside, and answered. */
import { type Core, decided } from '../aggregate/aggregate.ts';
import type { RejectedMessageCommand, SetAsideCommand } from '../messages/commands.ts';
import type { PartnerId, PartnerKind } from '../messages/messages.ts';
import { receiptsOf } from '../messages/receipts.ts';
import { bookVersion } from '../rules/book/book.ts';
import type { IntakeEvent } from './events.ts';

/** An intake stream has no state but its length. */
export interface IntakeState {
  rejected: number;
}

type IntakeCommand = RejectedMessageCommand | SetAsideCommand;

function writtenDown(command: IntakeCommand): IntakeEvent {
  const { messageId, from, type, receivedAt, digest, fired } = command;
  const common = { messageId, from, messageType: type, digest, at: receivedAt, fired, book: bookVersion };
  if (command.kind === 'set-aside') {
    const { accountNumber } = command;
    return { type: 'MessageSetAside', ...common, outcome: 'HELD', correlation: accountNumber === undefined ? {} : { accountNumber } };
  }
  const { signer } = command;
  return { type: 'MessageRejected', ...common, ...(signer === undefined ? {} : { signer }), outcome: 'REJECTED', correlation: {} };
}

const evolveIntake = ({ rejected }: IntakeState): IntakeState => ({ rejected: rejected + 1 });

export const intakeCore: Core<IntakeState, IntakeCommand, IntakeEvent, undefined> = {
  kind: 'intake',
  stateVersion: 1,
  initial: () => ({ rejected: 0 }),
  decide: (state, command) => decided(evolveIntake, state, [writtenDown(command)]),
  evolve: evolveIntake,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: () => [],
  outputsOf: ({ stream, sequence, events }) => events.flatMap((event, index) => receiptsOf(event, `${stream}/${sequence}/${index}`)),
};

/** A flood from one sender holds up no other: whoever proved who it is has a stream of its own, forgeries share one that is nobody's. */
export const intakeStream = (sender: PartnerId | undefined, queueKind: PartnerKind): string =>
  `intake:${sender ?? `unproven-${queueKind}`}`;
