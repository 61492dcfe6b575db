import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { parseFiling } from '../../shared/contracts/outputs.ts';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch-telemetry.ts';
import { fifoBatch, oneByOne } from '../../shared/workflow/fifo-batch.ts';
import { demandOutput } from '../../shared/workflow/read-output.ts';
import type { Deps } from './deps.ts';
import { fileItem } from './file-item.ts';

/** Puts notices, vouchers and the system's own records into the dossiers of the cases that are owed them. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(
      fifoBatch(
        { concurrency: deps.concurrency, onFailure: reportFailure(deps) },
        oneByOne(async ({ body }) => fileItem(deps, demandOutput(parseFiling(body)))),
      ),
    );
