/**
 * Makes a channel remember what it delivered, in the evidence store: a repeat returns the first result instead of telling a person twice, and the
 * record is the proof of delivery. A failure may be tried again.
 *
 * Where a repeat would tell a person twice, that it is about to be sent is written down before, and what came of it after. Where only the first is there, another process
 * may be sending it at this moment: whoever comes upon it comes again later, and finds the outcome. Where none came in the time that a process has (it died, the store
 * did not take the outcome) nobody knows whether it arrived: it counts as failed and is not sent again, and another channel or a clerk tells.
 */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson, sha256Hex } from '../../domain/aggregate/journal.ts';
import type { ChannelAdapter, Delivery, DeliveryResult } from '../../ports/channels.ts';
import { EvidenceConflictError, type EvidenceStore } from '../../ports/evidence.ts';

const recordSchema = z.looseObject({ result: z.object({ at: z.string(), evidence: z.string() }) });

/** Longer than any function works on one batch (60 seconds), and room for clocks that differ. */
const sendingMaxMs = 120_000;

/** @param othersMs how long another process may be sending what it has begun; 0 where there is no other */
export function recorded(channel: ChannelAdapter, evidence: EvidenceStore, othersMs: number = sendingMaxMs): ChannelAdapter {
  return {
    kind: channel.kind,
    ...(channel.repeatTellsAgain === undefined ? {} : { repeatTellsAgain: channel.repeatTellsAgain }),
    async deliver(delivery) {
      const key = `deliveries/${sha256Hex(`${delivery.notificationId}\n${channel.kind}\n${delivery.address}`)}`;
      const before = await readRecord(evidence, key);
      if (before) return before;
      const sending = channel.repeatTellsAgain === true ? await beginSending({ channel, evidence, othersMs }, key, delivery) : undefined;
      if (sending === 'unknown') return unknown;
      const result = await channel.deliver(delivery);
      if (result.kind === 'failed') {
        const outcome = result.mayHaveReached ? unknownKey : failedKey;
        if (sending !== undefined) await keep(evidence, outcome(key, sending), recordOf(channel, delivery, { failed: result.reason }));
        return result;
      }
      await keep(evidence, key, recordOf(channel, delivery, { at: result.at, evidence: result.evidence }));
      return (await readRecord(evidence, key)) ?? result;
    },
  };
}

const sendingKey = (key: string, sending: number): string => `${key}-${sending}-sending`;
const failedKey = (key: string, sending: number): string => `${key}-${sending}-failed`;
const unknownKey = (key: string, sending: number): string => `${key}-${sending}-unknown`;

const unknown: DeliveryResult = {
  kind: 'failed',
  reason: 'it was sent before, and whether it arrived is not known; it is not sent again, so that nobody is told twice',
  mayHaveReached: true,
};

/** Another process may be sending it at this moment: what came of it is known a little later. */
class BeingSentError extends Error {
  constructor() {
    super('another process may be sending this at the moment; it is looked at again a little later');
    this.name = 'BeingSentError';
  }
}

/**
 * Writes down that it is about to be sent, and by which count: each sending has a mark of its own, also where one attempt is made again. `unknown` where
 * nobody knows what became of one before. @throws BeingSentError
 */
async function beginSending(
  { channel, evidence, othersMs }: { channel: ChannelAdapter; evidence: EvidenceStore; othersMs: number },
  key: string,
  delivery: Delivery,
): Promise<number | 'unknown'> {
  let free: number | undefined;
  for (let sending = 1; free === undefined || sending <= delivery.attempt; sending += 1) {
    const mark = await evidence.get(sendingKey(key, sending));
    if (mark === undefined) free ??= sending;
    else if (!(await evidence.has(failedKey(key, sending)))) {
      if (await evidence.has(unknownKey(key, sending))) return 'unknown';
      if (Math.abs(Date.parse(delivery.at) - beganAtMs(mark)) < othersMs) throw new BeingSentError();
      return 'unknown';
    }
  }
  // No two processes write the same bytes: the mark is one's alone.
  const isOwn = await keep(evidence, sendingKey(key, free), recordOf(channel, delivery, { sending: randomUUID() }));
  if (!isOwn) throw new BeingSentError();
  return free;
}

const markSchema = z.looseObject({ at: z.string() });
/** A mark that cannot be read says nothing of when it was made, and is of no sending that is under way. */
function beganAtMs(mark: Uint8Array): number {
  try {
    return Date.parse(markSchema.parse(JSON.parse(Buffer.from(mark).toString('utf8'))).at);
  } catch {
    return Number.NaN;
  }
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
