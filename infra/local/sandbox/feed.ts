/**
 * What passes through a sandbox, as it passes: the messages of partners, what was told to them, and what a conformance run asks them to do. It is in memory
 * and bounded: whoever follows it asks from where they stand. A message that the system takes up twice stands in it once.
 */
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { outboundEvent } from '../../../shared/contracts/outbound/event.ts';
import { parsePartnerOutput } from '../../../shared/contracts/outputs.ts';
import type { Instant, PartnerId } from '../../../shared/domain/messages/messages.ts';
import { inboundQueues, type QueueName } from '../../names.ts';
import { newAmong } from '../system/new-among.ts';

/** What a partner under test is asked to do; see `presale conform`. */
export interface Instruction {
  partner: PartnerId;
  /** `<pack>/<step>`. */
  step: string;
  /** What the partner is to do, for a person. */
  zh: string;
  en: string;
  /** The same for a program: the type of the message to send, and what its data must say. */
  act?: { kind: string; type?: string; data?: unknown; messageId?: string };
}

type Passed =
  | { kind: 'message'; queue: string; groupId: string; deduplicationId: string; body: string; signature?: string }
  | { kind: 'reply'; to: PartnerId; event: unknown }
  | { kind: 'instruction'; instruction: Instruction }
  /** The sandbox's clock was moved; it says so from then on. */
  | { kind: 'clock'; now: Instant };
/** `n` counts from 1. */
export type FeedEntry = { n: number } & Passed;
/** A reply as it lay in its queue: few are ever asked for, and only they are read. */
type Kept = FeedEntry | { n: number; kind: 'unread'; body: string };

export interface Feed {
  /** Hears of a batch that a queue's handler has ended with. */
  note(queue: QueueName, event: SQSEvent): void;
  instruct(instruction: Instruction): FeedEntry;
  moved(now: Instant): FeedEntry;
  /** What was told to a partner under that id. */
  replyOf(to: PartnerId, id: string): { event: unknown; accountNumber: string | undefined } | undefined;
  /** At most `limit` entries after the one of that number. */
  after(n: number, limit: number): FeedEntry[];
}

const replyShape = z.object({ id: z.string(), data: z.object({ correlation: z.object({ accountNumber: z.string().optional() }) }) });
/** At least so many of the last entries are there, at most twice as many. */
const keptMax = 20_000;
const isInbound = (queue: QueueName): boolean => inboundQueues.some((name) => name === queue);

export function createFeed(): Feed {
  const entries: Kept[] = [];
  const isNew = newAmong(keptMax);
  let n = 0;
  const keep = <Entry extends Kept>(entry: Entry): Entry => {
    n = entry.n;
    entries.push(entry);
    // In one go: each entry that goes alone would move all the others.
    if (entries.length >= 2 * keptMax) entries.splice(0, entries.length - keptMax);
    return entry;
  };
  const add = (passed: Passed): FeedEntry => keep({ n: n + 1, ...passed });
  return {
    note(queue, { Records }) {
      for (const { messageId, body, attributes, messageAttributes } of Records) {
        if ((!isInbound(queue) && queue !== 'replies') || !isNew(messageId)) continue;
        if (queue === 'replies') {
          keep({ n: n + 1, kind: 'unread', body });
          continue;
        }
        const { MessageGroupId: groupId = '', MessageDeduplicationId: deduplicationId = '' } = attributes;
        const signature = messageAttributes.signature?.stringValue;
        add({ kind: 'message', queue, groupId, deduplicationId, body, ...(signature === undefined ? {} : { signature }) });
      }
    },
    replyOf(to, id) {
      for (const kept of entries) {
        const entry = kept.kind === 'unread' && kept.body.includes(id) ? read(kept) : undefined;
        if (entry?.kind !== 'reply' || entry.to !== to) continue;
        const event = replyShape.safeParse(entry.event);
        if (event.success && event.data.id === id) return { event: entry.event, accountNumber: event.data.data.correlation.accountNumber };
      }
      return undefined;
    },
    instruct: (instruction) => add({ kind: 'instruction', instruction }),
    moved: (now) => add({ kind: 'clock', now }),
    after: (from, limit) =>
      entries
        .filter((entry) => entry.n > from)
        .slice(0, limit)
        .flatMap((entry) => (entry.kind === 'unread' ? (read(entry) ?? []) : [entry])),
  };
}

/** Undefined for what is no reply. */
function read({ n, body }: Extract<Kept, { kind: 'unread' }>): FeedEntry | undefined {
  const parsed = parsePartnerOutput(body);
  return parsed.ok ? { n, kind: 'reply', to: parsed.output.to, event: outboundEvent(parsed.output) } : undefined;
}
