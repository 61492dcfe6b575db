/**
 * Makes a channel remember what it delivered, in the evidence store: a repeat returns the first result instead of telling a person twice, and the
 * record is the proof of delivery. A failure may be tried again.
 *
 * Where a repeat would tell a person twice, that it is about to be sent is written down before, and what came of it after. Where only the first is there (the process
 * died, the store did not take the outcome) nobody knows whether it arrived: it counts as failed and is not sent again, and another channel or a clerk tells.
 */
import { randomUUID } from 'node:crypto';
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
      const sending = channel.repeatTellsAgain === true ? await beginSending(channel, evidence, key, delivery) : 0;
      if (sending === undefined) return unknown;
      const result = await channel.deliver(delivery);
      if (result.kind === 'failed') {
        if (sending > 0) await keep(evidence, failedKey(key, sending), recordOf(channel, delivery, { failed: result.reason }));
        return result;
      }
      await keep(evidence, key, recordOf(channel, delivery, { at: result.at, evidence: result.evidence }));
      return (await readRecord(evidence, key)) ?? result;
    },
  };
}

const sendingKey = (key: string, sending: number): string => `${key}-${sending}-sending`;
const failedKey = (key: string, sending: number): string => `${key}-${sending}-failed`;

const unknown: DeliveryResult = {
  kind: 'failed',
  reason: 'it was sent before, and whether it arrived is not known; it is not sent again, so that nobody is told twice',
};

/**
 * Writes down that it is about to be sent, and by which count: each sending has a mark of its own, also where one attempt is made again. Undefined where
 * nobody knows what became of one before, or another process has just begun this one.
 */
async function beginSending(
  channel: ChannelAdapter,
  evidence: EvidenceStore,
  key: string,
  delivery: Delivery,
): Promise<number | undefined> {
  let free: number | undefined;
  for (let sending = 1; free === undefined || sending <= delivery.attempt; sending += 1) {
    if (!(await evidence.has(sendingKey(key, sending)))) free ??= sending;
    else if (!(await evidence.has(failedKey(key, sending)))) return undefined;
  }
  // No two processes write the same bytes: the mark is one's alone.
  const isOwn = await keep(evidence, sendingKey(key, free), recordOf(channel, delivery, { sending: randomUUID() }));
  return isOwn ? free : undefined;
}

/** False where somebody recorded it a moment before: the first record stands, and is the one that is read back. */
async function keep(evidence: EvidenceStore, key: string, record: string): Promise<boolean> {
  try {
    await evidence.put(key, Buffer.from(record), 'application/json');
    return true;
  } catch (error) {
    if (!(error instanceof EvidenceConflictError)) throw error;
    return false;
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
