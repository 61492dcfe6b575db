/** One group is one account: however many pages its messages stand for, its rows are made once, as of the newest. */
import type { SQSRecord } from 'aws-lambda';
import { parseProjection } from '../../shared/contracts/outputs.ts';
import { type Projection, projectAccount } from '../../shared/workflow/account/project-account.ts';
import type { GroupOutcome } from '../../shared/workflow/batch/fifo-batch.ts';
import { readGroup } from '../../shared/workflow/batch/read-output.ts';

export async function projectGroup(projection: Projection, group: readonly SQSRecord[]): Promise<GroupOutcome> {
  const { outputs, error } = readGroup(group, parseProjection);
  // Account numbers that cannot be the name of a group share one.
  const newest = new Map(outputs.map(({ accountNumber, page }) => [accountNumber, page]));
  for (const [accountNumber, page] of newest)
    if ((await projection.views.knownUpTo(accountNumber)) < page) await projectAccount(projection, accountNumber);
  return { done: outputs.length, ...(error === undefined ? {} : { error }) };
}
