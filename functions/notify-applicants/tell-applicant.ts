/**
 * One attempt to tell one applicant of one payment: draft, judge, deliver. A person is told only when a channel has confirmed it. Whether another
 * attempt follows is the account's decision; it asks for one with the next number.
 */

import type { AccountState } from '../../shared/domain/account/state.ts';
import { retryAfterMinutes } from '../../shared/domain/account/tables/limits.ts';
import type { DeliveryCommand } from '../../shared/domain/messages/commands.ts';
import type { Channel, Instant } from '../../shared/domain/messages/messages.ts';
import type { NotificationOutput } from '../../shared/domain/messages/outputs.ts';
import { type Draft, draftText } from '../../shared/domain/office/telling/draft.ts';
import { judgeDraft } from '../../shared/domain/office/telling/judge.ts';
import { isMailbox, notOneMailbox } from '../../shared/domain/office/telling/mailbox.ts';
import { type Attempt, hasInformed, planDelivery, resultOf } from '../../shared/domain/office/telling/plan.ts';
import { evaluate } from '../../shared/domain/rules/all-rules.ts';
import { worstOutcome } from '../../shared/domain/rules/engine/finding.ts';
import type { Deps } from './deps.ts';

/** Channels wait for their gateways or servers no longer than this. */
export const channelTimeoutMs = 8_000;

/** The longest that telling an applicant may take: all formal channels at once, then the others one after the other. */
export function longestTellingMs({ applicant }: NotificationOutput, at: Instant): number {
  const { formal, others } = planDelivery(applicant.channels, at);
  return channelTimeoutMs * (Math.min(formal.length, 1) + others.length);
}

export async function tellApplicant(deps: Deps, output: NotificationOutput, account: AccountState | undefined): Promise<DeliveryCommand> {
  const { notificationId, attempt, caseNumber, applicant } = output;
  const receivedAt = deps.clock.now();
  const command = { kind: 'delivery', receivedAt, notificationId, attempt, caseNumber, applicantId: applicant.applicantId } as const;
  const draft = draftText(output);
  const judged = judgeDraft(draft, output, account);
  if (worstOutcome(judged) === 'REJECT') {
    deps.log.warn('a draft must not be sent', { attempt, rules: judged.map(({ id }) => id).join(' ') });
    return { ...command, attempts: [], status: 'FAILED', channel: 'none', fired: judged };
  }
  const plan = planDelivery(applicant.channels, receivedAt);
  const attempts = await deliver(deps, output, draft, plan, receivedAt);
  const tried = attempts.map(({ channel, formal, reached, at, evidence }) => ({ channel: channel.kind, formal, reached, at, evidence }));
  const lastAttempt = attempt > retryAfterMinutes.length;
  const fired = evaluate('delivery', { applicant, at: receivedAt, attempts: tried, formalChannels: plan.formal, lastAttempt });
  return { ...command, attempts: tried, ...resultOf(attempts), fired: [...judged, ...fired] };
}

async function deliver(
  deps: Deps,
  output: NotificationOutput,
  draft: Draft,
  { formal, others }: ReturnType<typeof planDelivery>,
  at: Instant,
): Promise<Attempt[]> {
  const attempts = await Promise.all(formal.map((channel) => tryChannel(deps, output, draft, channel, true, at)));
  for (const channel of others) {
    if (hasInformed(attempts)) break;
    attempts.push(await tryChannel(deps, output, draft, channel, false, at));
  }
  return attempts;
}

async function tryChannel(
  deps: Deps,
  { notificationId, attempt }: NotificationOutput,
  draft: Draft,
  channel: Channel,
  formal: boolean,
  at: Instant,
): Promise<Attempt> {
  // Whatever carries the mail here: what is not one mailbox is not handed to it.
  if (channel.kind === 'email' && !isMailbox(channel.address)) return { channel, formal, reached: false, at, evidence: notOneMailbox };
  const adapter = deps.channels[channel.kind];
  if (!adapter) return { channel, formal, reached: false, at, evidence: `there is no ${channel.kind} channel here` };
  const result = await adapter.deliver({ notificationId, attempt, address: channel.address, at, ...draft });
  return result.kind === 'reached'
    ? { channel, formal, reached: true, at: result.at, evidence: result.evidence }
    : { channel, formal, reached: false, at, evidence: result.reason };
}
