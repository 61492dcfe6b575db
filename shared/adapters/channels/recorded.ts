/**
 * Makes a channel remember what it delivered, in the evidence store: a repeat returns the first result instead of telling a person twice, and the
 * record is the proof of delivery. A failure may be tried again.
 *
 * Where a repeat would tell a person twice, that it is about to be sent is written down before, and what came of it after. Where only the first is there (the process
 * died, the store did not take the outcome) nobody knows whether it arrived: it counts as failed and is not sent again, and another channel or a clerk tells.
 */
import * as z from 'zod';
import { canonicalJson, sha256Hex } from '../../domain/aggregate/journal.ts';
import type { ChannelAdapter, Delivery, DeliveryResult } from '../../ports/channels.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../ports/evidence.ts';

const recordSchema = z.looseObject({ result: z.object({ at: z.string(), evidence: z.string() }) });

export function recorded(channel: ChannelAdapter, evidence: EvidenceStore): ChannelAdapter {
  return {
    kind: channel.kind,
    ...(channel.repeatTellsAgain === undefined ? {} : { repeatTellsAgain: channel.repeatTellsAgain }),
    async deliver(delivery) {
      const key = `deliveries/${sha256Hex(`${delivery.notificationId}\n${channel.kind}\n${delivery.address}`)}`;
      const before = await readRecord(evidence, key);
      if (before) return before;
      if (channel.repeatTellsAgain === true && (await isOutcomeUnknown(evidence, key, delivery))) return unknown;
      if (channel.repeatTellsAgain === true)
        await keep(evidence, sendingKey(key, delivery.attempt), recordOf(channel, delivery, 'sending'));
      const result = await channel.deliver(delivery);
      if (result.kind === 'failed') {
        if (channel.repeatTellsAgain === true)
          await keep(evidence, failedKey(key, delivery.attempt), recordOf(channel, delivery, { failed: result.reason }));
        return result;
      }
      await keep(evidence, key, recordOf(channel, delivery, { at: result.at, evidence: result.evidence }));
      return (await readRecord(evidence, key)) ?? result;
    },
  };
}

const sendingKey = (key: string, attempt: number): string => `${key}-${attempt}-sending`;
const failedKey = (key: string, attempt: number): string => `${key}-${attempt}-failed`;

const unknown: DeliveryResult = {
  kind: 'failed',
  reason: 'it was sent before, and whether it arrived is not known; it is not sent again, so that nobody is told twice',
};

/** Of this attempt, where it is a repeat, or of one before. */
async function isOutcomeUnknown(evidence: EvidenceStore, key: string, { attempt: last }: Delivery): Promise<boolean> {
  for (let attempt = 1; attempt <= last; attempt++)
    if ((await evidence.has(sendingKey(key, attempt))) && !(await evidence.has(failedKey(key, attempt)))) return true;
  return false;
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

const recordOf = ({ kind }: ChannelAdapter, delivery: Delivery, result: unknown): string =>
  canonicalJson({ channel: kind, ...delivery, result });
