/** Messages of a FIFO queue by group: which groups may be served, and which are closed until what is in flight of them is answered. */
import type { QueuedMessage } from './message.ts';

export interface Groups {
  /** Puts a message into its place: a new one last, one that was given back where it stood. */
  add(message: QueuedMessage): void;
  /**
   * Takes the first messages of the next open group, at most `limit`; those that `take` accepts count as in flight and close the group.
   * False when no group is open. A served group goes to the end of the line, so that a busy account starves no other.
   */
  serve(limit: number, take: (message: QueuedMessage) => boolean): boolean;
  /** One message of the group is no longer in flight; the last one opens the group. */
  release(message: QueuedMessage): void;
  hasOpen(): boolean;
  /** Every waiting message, in the order in which they were sent. */
  all(): QueuedMessage[];
}

const groupOf = (message: QueuedMessage): string => message.messageGroupId;
const placeOf = (message: QueuedMessage): string => message.sequenceNumber;

export function createGroups(): Groups {
  const open = new Map<string, QueuedMessage[]>();
  const closed = new Map<string, QueuedMessage[]>();
  const inFlight = new Map<string, number>();
  return {
    add(message) {
      const group = groupOf(message);
      const side = inFlight.has(group) ? closed : open;
      const messages = side.get(group) ?? [];
      messages.splice(messages.findLastIndex((other) => placeOf(other) <= placeOf(message)) + 1, 0, message);
      side.set(group, messages);
    },
    serve(limit, take) {
      const next = open.entries().next();
      if (next.done) return false;
      const [group, messages] = next.value;
      open.delete(group);
      let taken = 0;
      while (taken < limit && messages.length > 0) {
        const message = messages.shift();
        if (message !== undefined && take(message)) taken += 1;
      }
      if (taken > 0) inFlight.set(group, taken);
      if (messages.length > 0) (taken > 0 ? closed : open).set(group, messages);
      return true;
    },
    release(message) {
      const group = groupOf(message);
      const left = (inFlight.get(group) ?? 1) - 1;
      if (left > 0) {
        inFlight.set(group, left);
        return;
      }
      inFlight.delete(group);
      const messages = closed.get(group);
      closed.delete(group);
      if (messages !== undefined) open.set(group, messages);
    },
    hasOpen: () => open.size > 0,
    all: () => [...open.values(), ...closed.values()].flat().sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
  };
}
