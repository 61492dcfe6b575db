/** Since when what a command says holds, whenever it arrives. */
import type { Command } from '../../../messages/commands.ts';
import type { InboundMessage, Instant } from '../../../messages/messages.ts';
import { happenedAt } from '../../../rules/bank/outflow.ts';
import { startOfDay } from '../../../values/calendar/instants.ts';

/**
 * A fact holds since it happened, an act since it took effect, else since it was said; nothing holds from later than when it is here. An answer to a
 * question of the system, or an order sent again with what it lacked, holds since it came: until then it was not answered, and a booking ends the
 * question. The bank's own messages come in the order in which it sends them, so that its answer is known with its next booking.
 */
export function holdsSince(command: Command): Instant {
  if (command.kind !== 'message') return command.receivedAt;
  const { message, sentAt, receivedAt } = command;
  if (answers.has(message.type)) return receivedAt;
  return [ownInstantOf(message), sentAt].reduce<Instant>((first, at) => (at !== undefined && at < first ? at : first), receivedAt);
}

const answers: ReadonlySet<InboundMessage['type']> = new Set<InboundMessage['type']>([
  'court.deduction.ordered',
  'court.query.answered',
  'housing.query.answered',
  'operator.task.answered',
]);

function ownInstantOf(message: InboundMessage): Instant | undefined {
  switch (message.type) {
    case 'housing.quota.adjusted':
      return message.data.effectiveAt;
    case 'housing.registration.completed':
      return startOfDay(message.data.registeredOn);
    case 'court.freeze.lifted':
      return message.data.liftedAt;
    case 'court.freeze.reduced':
      return message.data.servedAt;
    default:
      return happenedAt(message)?.at;
  }
}
