/**
 * Makes a channel remember what it delivered, in the evidence store: a repeat returns the first result instead of telling a person twice, and the
 * record is the proof of delivery. Only what reached its addressee is kept; a failure may be tried again.
 */
import * as z from 'zod';
import { canonicalJson, sha256Hex } from '../../domain/journal.ts';
import type { ChannelAdapter, Delivery, DeliveryResult } from '../../ports/channels.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../ports/evidence.ts';

const recordSchema = z.looseObject({ result: z.object({ at: z.string(), evidence: z.string() }) });

export function recorded(channel: ChannelAdapter, evidence: EvidenceStore): ChannelAdapter {
  return {
    kind: channel.kind,
    async deliver(delivery) {
      const key = `deliveries/${sha256Hex(`${delivery.notificationId}\n${channel.kind}\n${delivery.address}`)}`;
      const before = await readRecord(evidence, key);
      if (before) return before;
      const result = await channel.deliver(delivery);
      if (result.kind === 'failed') return result;
      await keep(evidence, key, recordOf(channel, delivery, result));
      return (await readRecord(evidence, key)) ?? result;
    },
  };
}

async function keep(evidence: EvidenceStore, key: string, record: string): Promise<void> {
  try {
    await evidence.put(key, Buffer.from(record), 'application/json');
  } catch (error) {
    // Someone recorded the same delivery a moment before; the first record stands and is the one that is read back.
    if (!(error instanceof EvidenceConflictError)) throw error;
  }
}

async function readRecord(evidence: EvidenceStore, key: string): Promise<DeliveryResult | undefined> {
  const bytes = await evidence.get(key);
  if (!bytes) return undefined;
  const { result } = recordSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  return { kind: 'reached', at: result.at, evidence: key };
}

function recordOf({ kind }: ChannelAdapter, delivery: Delivery, { at, evidence }: Extract<DeliveryResult, { kind: 'reached' }>): string {
  return canonicalJson({ channel: kind, ...delivery, result: { at, evidence } });
}
