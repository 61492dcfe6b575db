/**
 * Which channels are tried, in which order, and what their results amount to: informing (告知) with the evidence of service (送达).
 * 民诉法 90, 民诉解释 135–137, 在线诉讼规则 29–31. Pure.
 */
import type { Channel, ChannelKind, Instant } from '../../messages/messages.ts';

/** A mail server that takes a mail is not the addressee's system, and may be our own relay: it informs and does not serve (在线诉讼规则 31). */
const arrives: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['court-app', 'sms']);
/** E-service needs consent; the others inform, with a record, without it. */
const electronic: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['court-app', 'email', 'sms']);
const informing: ReadonlySet<ChannelKind> = new Set<ChannelKind>(['phone', 'sms', 'post']);

export interface DeliveryPlan {
  /** Count as service when they reach: all of them are tried, the earliest valid time counts (C-06). */
  formal: Channel[];
  /** Tried one after the other only if no formal one reached, until one informs. */
  others: Channel[];
}

/** Consent is looked at when it is sent: it may have been withdrawn, and consent to court sessions is none to service (在线诉讼规则 4, 5). */
export function planDelivery(channels: readonly Channel[], at: Instant): DeliveryPlan {
  const formal = channels.filter((channel) => arrives.has(channel.kind) && channel.confirmed && consentsToService(channel, at));
  const others = channels.filter((channel) => !formal.includes(channel) && (informing.has(channel.kind) || consentsToService(channel, at)));
  return { formal, others };
}

function consentsToService({ consent }: Channel, at: Instant): boolean {
  return (
    consent !== undefined &&
    consent.scope === 'service' &&
    consent.evidence.trim() !== '' &&
    (consent.withdrawnAt === undefined || at < consent.withdrawnAt)
  );
}

/** What was tried on one channel. */
export interface Attempt {
  channel: Channel;
  formal: boolean;
  reached: boolean;
  at: Instant;
  /** The channel's proof, or why it failed. */
  evidence: string;
}
export type DeliveryStatus = 'SERVED' | 'INFORMED' | 'PENDING' | 'FAILED';

/** An electronic address that the party never confirmed proves nothing until it replies (C-05). */
const informs = ({ reached, channel }: Attempt): boolean => reached && (channel.confirmed || !electronic.has(channel.kind));

/** Nothing more needs to be tried. */
export const hasInformed = (attempts: readonly Attempt[]): boolean => attempts.some(informs);

/**
 * Served at the earliest formal arrival; else informed; else waiting for a sign of the party; else this attempt failed. `channel` is the one that counts.
 * Where no channel may be used at all nothing has failed: it waits for the clerk.
 */
export function resultOf(attempts: readonly Attempt[]): { status: DeliveryStatus; channel: ChannelKind | 'none' } {
  const served = earliest(attempts.filter(({ reached, formal }) => reached && formal));
  if (served) return { status: 'SERVED', channel: served.channel.kind };
  const informed = earliest(attempts.filter(informs));
  if (informed) return { status: 'INFORMED', channel: informed.channel.kind };
  const pending = earliest(attempts.filter(({ reached }) => reached));
  if (pending) return { status: 'PENDING', channel: pending.channel.kind };
  const last = attempts.at(-1);
  return last === undefined ? { status: 'PENDING', channel: 'none' } : { status: 'FAILED', channel: last.channel.kind };
}

const earliest = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];
