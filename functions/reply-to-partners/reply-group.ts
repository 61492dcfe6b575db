/** The replies of one group (one account), in order; consecutive ones for the same partner go in one request. */
import type { SQSRecord } from 'aws-lambda';
import { signOutbound } from '../../shared/adapters/signatures/key-set.ts';
import { outboundEvent } from '../../shared/contracts/outbound/event.ts';
import { parsePartnerOutput } from '../../shared/contracts/outputs.ts';
import type { PartnerOutput } from '../../shared/domain/messages/outputs.ts';
import type { QueueMessage } from '../../shared/ports/queues.ts';
import type { Signer } from '../../shared/ports/signer.ts';
import type { GroupOutcome } from '../../shared/workflow/batch/fifo-batch.ts';
import { readGroup } from '../../shared/workflow/batch/read-output.ts';
import { accountGroup, deduplicationIdOf, xmlSafe } from '../../shared/workflow/dispatch.ts';
import type { Deps } from './deps.ts';

export async function replyGroup(deps: Deps, group: readonly SQSRecord[]): Promise<GroupOutcome> {
  const { outputs, error } = readGroup(group, parsePartnerOutput);
  let done = 0;
  for (const run of runsOf(outputs)) {
    try {
      await sendRun(deps, run);
    } catch (failure) {
      return { done, error: failure };
    }
    done += run.length;
  }
  return { done, error };
}

function runsOf(outputs: readonly PartnerOutput[]): PartnerOutput[][] {
  const runs: PartnerOutput[][] = [];
  for (const output of outputs) {
    const last = runs.at(-1);
    if (last?.[0]?.to === output.to) last.push(output);
    else runs.push([output]);
  }
  return runs;
}

/** A partner without reply queue is a stranger: its receipt stays in the journal, and retrying would only hold up the account. */
async function sendRun({ replyQueues, replied, keys, log, metrics }: Deps, run: readonly PartnerOutput[]): Promise<void> {
  const to = run[0]?.to ?? '';
  const queue = await replyQueues.of(to);
  if (!queue) {
    log.warn('a partner has no reply queue; what it was to be told stays in the journal', {
      messages: run.length,
      kind: to.slice(0, Math.max(to.indexOf(':'), 0)),
    });
    metrics.count('RepliesUndeliverable', run.length);
    return;
  }
  const signer = await keys.current();
  await queue.send(await Promise.all(run.map((output) => messageOf(output, signer))));
  await replied?.note(run.map(({ id }) => id));
  metrics.count('RepliesSent', run.length);
}

/** Signed over the bytes that the partner will read, so that it can prove later what it was told (contracts §3). */
async function messageOf(output: PartnerOutput, signer: Signer): Promise<QueueMessage> {
  const body = xmlSafe(JSON.stringify(outboundEvent(output)));
  return {
    groupId: accountGroup(output.correlation.accountNumber),
    deduplicationId: deduplicationIdOf(output.id),
    body,
    attributes: { signature: await signOutbound(Buffer.from(body, 'utf8'), signer) },
  };
}
