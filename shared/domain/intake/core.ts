/** The intake as those that run it see it. Nothing is decided there but that a message is written down as refused and answered. */
import { type Core, decided } from '../aggregate.ts';
import type { RejectedMessageCommand } from '../commands.ts';
import type { PartnerKind } from '../messages.ts';
import { receiptsOf } from '../receipts.ts';
import type { IntakeEvent } from './events.ts';

/** An intake stream has no state but its length. */
export interface IntakeState {
  rejected: number;
}

const rejectedBy = ({ messageId, from, type, receivedAt, digest, fired }: RejectedMessageCommand): IntakeEvent => ({
  type: 'MessageRejected',
  messageId,
  from,
  messageType: type,
  digest,
  at: receivedAt,
  outcome: 'REJECTED',
  fired,
  correlation: {},
});

const evolveIntake = ({ rejected }: IntakeState): IntakeState => ({ rejected: rejected + 1 });

export const intakeCore: Core<IntakeState, RejectedMessageCommand, IntakeEvent, undefined> = {
  kind: 'intake',
  stateVersion: 1,
  initial: () => ({ rejected: 0 }),
  decide: (state, command) => decided(evolveIntake, state, [rejectedBy(command)]),
  evolve: evolveIntake,
  lookups: () => [],
  claimsOf: () => [],
  nextDueAt: () => undefined,
  faultsOf: () => [],
  outputsOf: ({ stream, sequence, events }) => events.flatMap((event, index) => receiptsOf(event, `${stream}/${sequence}/${index}`)),
};

export const intakeStream = (queueKind: PartnerKind): string => `intake:${queueKind}`;
