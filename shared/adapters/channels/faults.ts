/** Failures to come, for sandboxes and tests: the next so many deliveries on a channel fail (contracts §5, `register.fault`). */
import type { ChannelKind } from '../../domain/messages/messages.ts';

export interface FaultPlan {
  /** The next `times` deliveries on the channel fail, after those already planned. */
  add(channel: ChannelKind, times: number): void;
  /** Uses up one failure; false when none is planned. */
  take(channel: ChannelKind): boolean;
}

export function createFaultPlan(): FaultPlan {
  const left = new Map<ChannelKind, number>();
  return {
    add(channel, times) {
      left.set(channel, (left.get(channel) ?? 0) + times);
    },
    take(channel) {
      const times = left.get(channel) ?? 0;
      if (times > 0) left.set(channel, times - 1);
      return times > 0;
    },
  };
}
