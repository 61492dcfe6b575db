/** Follows the sandbox's feed for what one partner sends about one account, and what it is told of it. */
import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import type { PartnerId } from '../../../shared/domain/messages/messages.ts';
import type { FeedEntry } from '../sandbox/feed.ts';
import type { Remote } from '../sandbox/remote.ts';

/** A message of the partner under test about this pack's account. */
export interface Seen {
  n: number;
  id: string;
  type: string;
  data: Record<string, unknown>;
  body: string;
  groupId: string;
  deduplicationId: string;
  signature: string | undefined;
}

export const isOf =
  (type: string) =>
  (seen: Seen): boolean =>
    seen.type === type;

/** What the partner was told. */
export interface Reply {
  id: string;
  type: string;
  data: Record<string, unknown>;
}

export interface Watch {
  /** In the order in which they came. */
  seen: readonly Seen[];
  replies: readonly Reply[];
  /** Numbers of the story's cases and notices: a message that names no account is found by them. */
  names: Set<string>;
  /** The number of the feed's newest entry when the watch began. */
  start: number;
  look(): Promise<void>;
  /** Looks until something is found or the time is up. */
  until<Found>(find: () => Found | undefined, limitMs: number): Promise<Found | undefined>;
}

const event = z.looseObject({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
});
const told = z.looseObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) });
const shortType = (type: string): string => type.replace(/^presale\./, '').replace(/\.v\d+$/, '');
const lookEveryMs = 50;

function read<Shape>(shape: z.ZodType<Shape>, text: string): Shape | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    // What is no JSON cannot be about the story's account; its receipt says what is wrong with it.
    return undefined;
  }
}

export async function openWatch(remote: Remote, partner: PartnerId, accountNumber: string): Promise<Watch> {
  const start = await remote.position();
  const seen: Seen[] = [];
  const replies: Reply[] = [];
  const names = new Set<string>();
  let place = start;
  const note = (entry: FeedEntry): void => {
    if (entry.kind === 'reply' && entry.to === partner) {
      const reply = told.safeParse(entry.event).data;
      if (reply !== undefined) replies.push({ id: reply.id, type: shortType(reply.type), data: reply.data });
    }
    if (entry.kind !== 'message') return;
    const message = read(event, entry.body);
    if (message === undefined || message.source !== `urn:presale:${partner}`) return;
    const { id, type, data, subject } = message;
    const about = [data['accountNumber'] ?? subject, ...('accountNumber' in data ? [] : [data['caseNumber'], data['noticeNumber']])];
    if (!about.some((name) => name === accountNumber || (typeof name === 'string' && names.has(name)))) return;
    const { n, groupId, deduplicationId, signature, body } = entry;
    // The same bytes again are a retry, as they should be.
    if (seen.some((each) => each.id === id && each.body === body)) return;
    seen.push({ n, id, type: shortType(type), data, body, groupId, deduplicationId, signature });
  };
  const look = async (): Promise<void> => {
    for (const entry of await remote.feed(place)) {
      note(entry);
      place = entry.n;
    }
  };
  return {
    seen,
    replies,
    names,
    start,
    look,
    async until(find, limitMs) {
      const end = performance.now() + limitMs;
      for (;;) {
        await look();
        const found = find();
        if (found !== undefined || performance.now() > end) return found;
        await setTimeout(lookEveryMs);
      }
    },
  };
}
