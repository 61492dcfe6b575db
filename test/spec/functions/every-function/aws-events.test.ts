/** Events as AWS's own documentation shows them reach the handlers: with fields that we do not use, and without some that we do. */
import { describe, expect, it } from 'vitest';
import { createHandler as createWatcher } from '../../../../functions/watch-deadlines/handler.ts';
import { registry } from '../../../../shared/workflow/aggregates.ts';
import { fifoEvent, scheduledEvent } from '../../../fixtures/world/aws-events.ts';
import { lambdaContext, sqsEvent } from '../../../fixtures/world/sqs-event.ts';
import { pagesIn, world } from '../../../fixtures/world/world.ts';

describe('an event as AWS shows it', () => {
  it('of a FIFO queue is taken in: what nobody signed is written down as refused, and not given back', async () => {
    const system = await world();
    expect(await system.receive('bank', ...sqsEvent(...fifoEvent.Records).Records)).toEqual([]);
    expect(await pagesIn(system, 'intake:unproven-bank')).toMatchObject([{ events: [{ type: 'MessageRejected', outcome: 'REJECTED' }] }]);
  });

  it('of a FIFO queue, handed over twice, is written down once', async () => {
    const system = await world();
    await system.receive('bank', ...fifoEvent.Records);
    await system.receive('bank', ...fifoEvent.Records);
    expect(await pagesIn(system, 'intake:unproven-bank')).toHaveLength(1);
  });

  it('of a schedule lets time pass, whatever it says', async () => {
    const system = await world();
    const watch = createWatcher({ ...system, registry, streamsMax: 100, patienceMinutes: 5 });
    expect(await watch(scheduledEvent, lambdaContext)).toMatchObject({ due: 0, failed: 0 });
  });
});
