import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch/batch-telemetry.ts';
import { fifoBatch } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';
import { notifyGroup } from './notify-group.ts';

/** Tells applicants that frozen money was lawfully paid, and records what became of it. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(fifoBatch({ ...deps, onFailure: reportFailure(deps) }, (group, timeLeft) => notifyGroup(deps, group, timeLeft)));
