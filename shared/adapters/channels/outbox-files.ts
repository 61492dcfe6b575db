/**
 * Deliveries as files, the channel of the embedded host and of partners' sandboxes: what would have been sent lies in `<root>/<channel>/`, one
 * write-once file a notification, and is its own proof.
 */
import { join } from 'node:path';
import * as z from 'zod';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import type { ChannelKind } from '../../domain/messages/messages.ts';
import { isMailbox, notOneMailbox } from '../../domain/office/telling/mailbox.ts';
import type { ChannelAdapter, Channels, Delivery, DeliveryResult } from '../../ports/channels.ts';
import { readIfPresent, writeOnce } from '../files/evidence.ts';
import type { FaultPlan } from './faults.ts';

export interface OutboxDeps {
  root: string;
  faults: FaultPlan;
}

const channelKinds: readonly ChannelKind[] = ['court-app', 'sms', 'email', 'post', 'phone'];
const deliveredSchema = z.looseObject({ at: z.string() });

/** One such channel of every kind. */
export function outboxFiles(deps: OutboxDeps): Channels {
  return Object.fromEntries(channelKinds.map((kind) => [kind, outboxChannel(kind, deps)]));
}

function outboxChannel(kind: ChannelKind, { root, faults }: OutboxDeps): ChannelAdapter {
  return {
    kind,
    async deliver(delivery) {
      if (kind === 'email' && !isMailbox(delivery.address)) return { kind: 'failed', reason: notOneMailbox };
      const evidence = `${kind}/${sha256Hex(`${delivery.notificationId}\n${delivery.address}`)}.json`;
      const path = join(root, evidence);
      const before = await readReached(path, evidence);
      if (before) return before;
      if (faults.take(kind)) return { kind: 'failed', reason: `the sandbox was told that ${kind} fails` };
      await writeOnce(path, Buffer.from(fileOf(kind, delivery)));
      // Whoever wrote the file first decides when the message arrived.
      return (await readReached(path, evidence)) ?? { kind: 'reached', at: delivery.at, evidence };
    },
  };
}

async function readReached(path: string, evidence: string): Promise<DeliveryResult | undefined> {
  const bytes = await readIfPresent(path);
  if (!bytes) return undefined;
  const { at } = deliveredSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return { kind: 'reached', at, evidence };
}

function fileOf(channel: ChannelKind, { notificationId, attempt, address, subject, text, at }: Delivery): string {
  return `${JSON.stringify({ channel, to: address, subject, text, at, notificationId, attempt }, undefined, 2)}\n`;
}
