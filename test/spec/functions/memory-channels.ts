/** Channels that remember whom they reached, and fail when they are told to. */
import type { ChannelKind } from '../../../shared/domain/messages/messages.ts';
import type { ChannelAdapter, Channels, Delivery } from '../../../shared/ports/channels.ts';

export interface MemoryChannels {
  channels: Channels;
  delivered: (Delivery & { channel: ChannelKind })[];
  /** Channels that do not work. */
  broken: Set<ChannelKind>;
  /** When a channel's message arrives; else when it was sent. */
  arrivals: Map<ChannelKind, string>;
}

export function memoryChannels(): MemoryChannels {
  const memory: MemoryChannels = { channels: {}, delivered: [], broken: new Set(), arrivals: new Map() };
  const adapter = (kind: ChannelKind): ChannelAdapter => ({
    kind,
    async deliver(delivery) {
      if (memory.broken.has(kind)) return { kind: 'failed', reason: 'no answer' };
      memory.delivered.push({ channel: kind, ...delivery });
      return { kind: 'reached', at: memory.arrivals.get(kind) ?? delivery.at, evidence: `${kind} receipt` };
    },
  });
  for (const kind of ['court-app', 'sms', 'email', 'post', 'phone'] as const) memory.channels[kind] = adapter(kind);
  return memory;
}
