/** Messages in flight, each hidden until its time is up. Time is the machine's, never the scenario's: it measures whether a receiver lives. */
import type { QueuedMessage } from './message.ts';

interface InflightMessage {
  message: QueuedMessage;
  visibilityDeadline: number;
}

export interface InFlight {
  /** By receipt handle. */
  entries: Map<string, InflightMessage>;
  hide(receiptHandle: string, message: QueuedMessage, seconds: number): void;
  /** Gives back what nobody answered in time. */
  giveBackExpired(): void;
}

/** `giveBack` is called for each message whose time is up, earliest sent first, after it has left `entries`. */
export function createInFlight(nowMs: () => number, giveBack: (message: QueuedMessage) => void): InFlight {
  const entries = new Map<string, InflightMessage>();
  let alarm: { atMs: number; timer: NodeJS.Timeout } | undefined;
  const watchFor = (atMs: number): void => {
    if (alarm !== undefined && alarm.atMs <= atMs) return;
    clearTimeout(alarm?.timer);
    alarm = { atMs, timer: setTimeout(giveBackExpired, Math.max(1, atMs - nowMs())).unref() };
  };
  const giveBackExpired = (): void => {
    if (alarm === undefined || alarm.atMs > nowMs()) return;
    clearTimeout(alarm.timer);
    alarm = undefined;
    for (const [receiptHandle, { message, visibilityDeadline }] of [...entries]) {
      if (visibilityDeadline > nowMs()) {
        watchFor(visibilityDeadline);
        continue;
      }
      entries.delete(receiptHandle);
      giveBack(message);
    }
  };
  return {
    entries,
    hide(receiptHandle, message, seconds) {
      const visibilityDeadline = nowMs() + seconds * 1000;
      entries.set(receiptHandle, { message, visibilityDeadline });
      watchFor(visibilityDeadline);
    },
    giveBackExpired,
  };
}
