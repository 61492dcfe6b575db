/**
 * The tellings of one account: each case's in order, cases side by side, and what became of all of them committed to the account at once. What has been
 * recorded is never told again; what does not fit into the time that is left goes back untouched.
 */

import type { SQSRecord } from 'aws-lambda';
import { parseNotification } from '../../shared/contracts/outputs.ts';
import { accountCore, accountStream } from '../../shared/domain/account/core.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import type { DeliveryCommand } from '../../shared/domain/messages/commands.ts';
import type { NotificationOutput } from '../../shared/domain/messages/outputs.ts';
import type { Page } from '../../shared/ports/ledger.ts';
import type { MetricName } from '../../shared/ports/telemetry.ts';
import { accountFacts } from '../../shared/workflow/account/account-facts.ts';
import { accountNow } from '../../shared/workflow/account/account-now.ts';
import { outputsOfPages } from '../../shared/workflow/aggregates.ts';
import { type GroupOutcome, inParallel, type TimeLeft } from '../../shared/workflow/batch/fifo-batch.ts';
import { readGroup } from '../../shared/workflow/batch/read-output.ts';
import { commitAll } from '../../shared/workflow/commit/all.ts';
import { pageOfRecord } from '../../shared/workflow/commit/one.ts';
import { dispatch } from '../../shared/workflow/dispatch.ts';
import type { Deps } from './deps.ts';
import { longestTellingMs, tellApplicant } from './tell-applicant.ts';

const metricOf = {
  SERVED: 'NotificationsServed',
  INFORMED: 'NotificationsInformed',
  PENDING: 'NotificationsPending',
  FAILED: 'NotificationsFailed',
} as const satisfies Record<DeliveryCommand['status'], MetricName>;

type Told = { command: DeliveryCommand } | { before: Page } | { error: unknown } | 'untouched';

export async function notifyGroup(deps: Deps, group: readonly SQSRecord[], timeLeft: TimeLeft): Promise<GroupOutcome> {
  const { outputs, error } = readGroup(group, parseNotification);
  const told = await tellAll(deps, outputs, timeLeft);
  const recorded = await record(deps, outputs, told);
  const missing = told.findIndex((entry) => entry === 'untouched' || 'error' in entry);
  if (missing >= 0 && missing <= recorded.done) {
    const entry = told[missing];
    return typeof entry === 'object' && 'error' in entry ? { done: missing, error: entry.error } : { done: missing, outOfTime: true };
  }
  if (recorded.done < outputs.length) return recorded;
  return error === undefined ? { done: group.length } : { done: outputs.length, error };
}

/** By place. Behind what failed in a case nothing of that case is told: an applicant hears of a payment before its return. */
async function tellAll(deps: Deps, outputs: readonly NotificationOutput[], timeLeft: TimeLeft): Promise<Told[]> {
  const told: Told[] = outputs.map(() => 'untouched');
  const cases = [...Map.groupBy(outputs.keys(), (place) => outputs[place]?.caseNumber).values()];
  await inParallel(cases, deps.concurrency, async (places) => {
    for (const place of places) {
      const output = outputs[place];
      if (output === undefined || (place > 0 && timeLeft() < longestTellingMs(output, deps.clock.now()))) return;
      const outcome = await tellOnce(deps, output);
      told[place] = outcome;
      if (typeof outcome === 'object' && 'error' in outcome) return;
    }
  });
  return told;
}

const keyOf = ({ notificationId, attempt }: NotificationOutput): string => `delivery:${notificationId}:${attempt}`;

async function tellOnce(deps: Deps, output: NotificationOutput): Promise<Told> {
  try {
    const before = await deps.ledger.inboxRecord(keyOf(output));
    // Recorded, but perhaps not acknowledged: nobody is told again, only what follows from it is sent again.
    if (before) return { before: await pageOfRecord(deps.ledger, before) };
    const account = await accountNow(deps.ledger, output.accountNumber);
    return { command: await tellApplicant(deps, output, account) };
  } catch (error) {
    return { error };
  }
}

/** One commit an account. How far it came counts only those that were told. */
async function record(deps: Deps, outputs: readonly NotificationOutput[], told: readonly Told[]): Promise<GroupOutcome> {
  const commands = outputs.map((output, place) => {
    const entry = told[place];
    if (typeof entry !== 'object' || !('command' in entry)) return undefined;
    const key = keyOf(output);
    return { stream: accountStream(output.accountNumber), command: entry.command, inbox: { key, digest: sha256Hex(key) } };
  });
  const recordedAt = deps.clock.now();
  const { pages, ...outcome } = await commitAll(deps, accountCore, { recordedAt, facts: await accountFacts(deps.register), commands });
  const earlier = told.flatMap((entry) => (typeof entry === 'object' && 'before' in entry ? [entry.before] : []));
  await dispatch(deps.queues, outputsOfPages([...earlier, ...pages.values()]));
  for (const place of pages.keys()) {
    const status = commands[place]?.command.status;
    if (status !== undefined) deps.metrics.count(metricOf[status], 1);
  }
  return { done: outcome.done, error: outcome.error };
}
