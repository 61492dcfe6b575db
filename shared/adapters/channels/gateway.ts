/**
 * Any channel that is reached over HTTPS: an SMS gateway, the court's app, the post room's or the phone desk's system. The request is a JSON POST;
 * the answer is `{"status":"delivered","at":"…","evidence":"…"}` once the channel has confirmed, or `{"status":"failed","reason":"…"}`.
 */
import * as z from 'zod';
import { instant } from '../../contracts/fields/instant.ts';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import type { ChannelKind } from '../../domain/messages/messages.ts';
import type { ChannelAdapter, Delivery, DeliveryResult } from '../../ports/channels.ts';

export interface GatewayDeps {
  kind: ChannelKind;
  endpoint: string;
  timeoutMs: number;
  /** `globalThis.fetch`. */
  fetch: typeof globalThis.fetch;
}

const answerSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('delivered'), at: instant, evidence: z.string().min(1).max(1024) }),
  z.object({ status: z.literal('failed'), reason: z.string().max(1024) }),
]);
const longestAnswer = 65_536;

/** A person is told only when the channel says so: an error, a timeout or an answer that cannot be read is a failed attempt, and says which. */
export function gatewayChannel({ kind, endpoint, timeoutMs, fetch }: GatewayDeps): ChannelAdapter {
  return {
    kind,
    async deliver(delivery) {
      try {
        const response = await fetch(endpoint, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey(kind, delivery) },
          body: JSON.stringify({ channel: kind, ...delivery }),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await response.text();
        return response.ok ? readAnswer(text) : failed(`the gateway answered ${response.status}`);
      } catch (error) {
        return failed(`the gateway could not be reached: ${error instanceof Error ? error.name : 'unknown error'}`);
      }
    },
  };
}

/** One a notification, channel and address, whichever attempt it is: a gateway that took the last one in silence tells nobody twice. */
const idempotencyKey = (kind: ChannelKind, { notificationId, address }: Delivery): string =>
  sha256Hex([notificationId, kind, address].join('\n'));

function readAnswer(text: string): DeliveryResult {
  const answer = text.length > longestAnswer ? undefined : answerSchema.safeParse(parseJson(text));
  if (!answer?.success) return failed('the gateway answered with something else than {"status":"delivered"|"failed", …}');
  return answer.data.status === 'delivered'
    ? { kind: 'reached', at: answer.data.at, evidence: answer.data.evidence }
    : failed(answer.data.reason);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is as wrong as any other answer; the schema refuses it.
    return undefined;
  }
}

const failed = (reason: string): DeliveryResult => ({ kind: 'failed', reason });
