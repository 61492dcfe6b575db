import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../functions/project-views/handler.ts';
import { openSqliteViews } from '../../../shared/adapters/sqlite/views.ts';
import { outputsOfPages } from '../../../shared/workflow/aggregates.ts';
import { dispatch } from '../../../shared/workflow/dispatch.ts';
import { accountNumber, housing } from '../../fixtures/rules/account.ts';
import { accountStreamId, plain } from '../../fixtures/world/plain-case.ts';
import { recordingQueue, recordingQueues } from '../../fixtures/world/recording-queue.ts';
import { lambdaContext, sqsEvent, sqsRecord } from '../../fixtures/world/sqs-event.ts';
import { type World, world } from '../../fixtures/world/world.ts';

/** What the pages of the account put on the queue of the views. */
async function projections(system: World) {
  const queues = { ...recordingQueues(), views: recordingQueue() };
  for await (const page of system.ledger.pages(accountStreamId)) await dispatch(queues, outputsOfPages([page]));
  return queues.views.sent;
}

describe('project-views', () => {
  it('is told of each page in the group of its account, and makes the rows once, however often it is told', async () => {
    const system = await world();
    await system.receive('housing', plain('housing.account.registered'));
    system.time.now = '2026-03-03T10:00:00+08:00';
    await system.receive('court', plain('court.freeze.ordered'));
    const messages = await projections(system);
    expect(messages.map(({ groupId }) => groupId)).toEqual([accountNumber, accountNumber]);
    const views = openSqliteViews(':memory:');
    const handler = createHandler({ ...system, views });
    const event = sqsEvent(...messages.map(({ body, groupId }) => sqsRecord({ body, groupId })));
    for (let round = 1; round <= 2; round += 1) expect(await handler(event, lambdaContext)).toEqual({ batchItemFailures: [] });
    expect(await views.knownUpTo(accountNumber)).toBe(2);
    expect((await views.list({ kind: 'account', party: housing, limit: 5 })).rows).toMatchObject([{ accountNumber, data: { frozen: 1 } }]);
  });

  it('returns what it cannot read', async () => {
    const system = await world();
    const handler = createHandler({ ...system, views: openSqliteViews(':memory:') });
    const { batchItemFailures } = await handler(sqsEvent(sqsRecord({ messageId: 'x', body: '{}', groupId: 'a' })), lambdaContext);
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'x' }]);
  });
});
