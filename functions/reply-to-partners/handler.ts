import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch/batch-telemetry.ts';
import { fifoBatch } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';
import { replyGroup } from './reply-group.ts';

/** Puts receipts, authorisations and reports into the reply queues of the partners that they are for. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(fifoBatch({ ...deps, onFailure: reportFailure(deps) }, (group) => replyGroup(deps, group)));
