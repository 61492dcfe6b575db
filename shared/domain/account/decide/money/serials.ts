/** A bank's serial names one booking of the account for good, also after the booking has left the state. */
import type { UniqueClaim } from '../../../aggregate/aggregate.ts';
import type { MessageCommand } from '../../../messages/commands.ts';
import { evaluate } from '../../../rules/all-rules.ts';
import { isSameContent, serialClaimKey, takenInOwner } from '../../../rules/reading/unique-claims.ts';
import type { MessageResult } from '../message/result.ts';
import { openTask, type Turn } from '../turn.ts';

interface Movement {
  bankSerial: string;
  amountFen: number;
  bookedAt: string;
}
type Sent = Pick<MessageCommand, 'from' | 'messageId'>;

const contentOf = ({ amountFen, bookedAt }: Movement): string => `${amountFen}@${bookedAt}`;
const keyOf = (turn: Turn, from: string, { bankSerial }: Movement): string => serialClaimKey(from, turn.state.accountNumber, bankSerial);

export const claimSerial = (turn: Turn, { from, messageId }: Sent, movement: Movement): UniqueClaim[] => [
  { key: keyOf(turn, from, movement), owner: takenInOwner(turn.state.accountNumber, contentOf(movement), messageId) },
];

/** Whether another message has booked something under the serial. */
export function serialSeen(turn: Turn, { from, messageId }: Sent, movement: Movement): 'same' | 'other' | undefined {
  const { accountNumber } = turn.state;
  const owner = turn.context.taken.get(keyOf(turn, from, movement));
  if (owner === undefined || owner === takenInOwner(accountNumber, contentOf(movement), messageId)) return undefined;
  return isSameContent(owner, accountNumber, contentOf(movement)) ? 'same' : 'other';
}

/** The same booking reported again moves nothing (M-04); another booking under a used serial is for a person (M-05). */
export function answerSeen(turn: Turn, command: MessageCommand, { bankSerial }: Movement, seen: 'same' | 'other'): MessageResult {
  const repeats = evaluate('repeat', { seen, of: 'booking', bankSerial });
  if (seen === 'same') return { fired: [...command.fired, ...repeats], outcome: 'DUPLICATE', correlation: {} };
  for (const { id } of repeats) openTask(turn, { kind: 'review-violation', owner: 'operator', rule: id, bankSerial });
  return { fired: [...command.fired, ...repeats], correlation: {} };
}
