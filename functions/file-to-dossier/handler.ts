import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch/batch-telemetry.ts';
import { fifoBatch } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';
import { fileGroup } from './file-group.ts';

/** Puts notices, vouchers and the system's own records into the dossiers of the cases that are owed them. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(fifoBatch({ ...deps, onFailure: reportFailure(deps) }, (group, timeLeft) => fileGroup(deps, group, timeLeft)));
