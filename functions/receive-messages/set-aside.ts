/** What becomes of a message that the core fails on: parked with its account; and where the core fails on that too, written down as it is. */
import { kindOf, subjectOf } from '../../shared/domain/aggregate/aggregate.ts';
import { intakeCore, intakeStream } from '../../shared/domain/intake/core.ts';
import type { SetAsideCommand } from '../../shared/domain/messages/commands.ts';
import type { Instant } from '../../shared/domain/messages/messages.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import { answer } from './answer.ts';
import type { Deps } from './deps.ts';
import type { Arrival, Arrivals } from './receive-group.ts';

/** The message as one that is held with its account: what comes later queues behind it until an operator replays or strikes it. */
export function park(deps: Deps, arrival: Arrival, error: unknown, behind: number): Arrival {
  const { examined } = arrival;
  if (examined.kind !== 'message') return arrival;
  deps.log.error('a message is parked with its account', { behind }, error);
  deps.metrics.count('MessagesParked', 1);
  return { ...arrival, examined: { ...examined, command: { ...examined.command, parked: true } } };
}

/** Writes the message into the intake stream of its sender, where no account's rules are asked, with a receipt that says that it is held. */
export async function setAside(deps: Deps, { evidenceKey, receivedAt, arrivals }: Omit<Arrivals, 'stream'>, error: unknown): Promise<void> {
  deps.log.error('the core can neither decide nor park a message; it is written down as it is', { messages: arrivals.length }, error);
  deps.metrics.count('MessagesSetAside', arrivals.length);
  const [first] = arrivals;
  const results = await deps.commit(intakeCore, {
    stream: intakeStream(first?.examined.command.from, deps.queueKind),
    recordedAt: receivedAt,
    evidenceKey,
    facts: undefined,
    items: arrivals.map(({ examined }) => ({ command: commandOf(examined, receivedAt), inbox: examined.inbox })),
  });
  for (const result of results) if (result.kind === 'failed') throw result.error;
  await dispatch(deps.queues, await answer(deps, { evidenceKey, receivedAt, arrivals }, results));
}

function commandOf({ command, stream }: Arrival['examined'], receivedAt: Instant): SetAsideCommand {
  const { messageId, from, digest } = command;
  const type = command.kind === 'message' ? command.message.type : command.type;
  const fired = 'fired' in command ? command.fired : [];
  const about = kindOf(stream) === 'account' ? { accountNumber: subjectOf(stream) } : {};
  return { kind: 'set-aside', messageId, from, type, receivedAt, digest, fired, ...about };
}
