/** What the pure core does in a second: decide and fold, no parsing, no storage. */
import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import { commandOf, facts, inflow, openings } from './account.ts';

const nobody = new Map<string, string>();

/** @param messages inflows of one frozen account */
export function measureDecide(messages: number): { messagesPerSecond: number } {
  const opening = openings(1);
  const accountNumber = opening[0]?.accountNumber ?? '';
  let state = accountCore.initial(accountStream(accountNumber));
  for (const each of opening) state = accountCore.decide(state, commandOf(each).command, facts, nobody).state;
  const commands = Array.from({ length: messages }, (_, index) => commandOf(inflow(accountNumber, index + 1)).command);
  const begun = performance.now();
  for (const command of commands) state = accountCore.decide(state, command, facts, nobody).state;
  return { messagesPerSecond: messages / ((performance.now() - begun) / 1000) };
}
