import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { parseNotification } from '../../shared/contracts/outputs.ts';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch-telemetry.ts';
import { fifoBatch, oneByOne } from '../../shared/workflow/fifo-batch.ts';
import { demandOutput } from '../../shared/workflow/read-output.ts';
import type { Deps } from './deps.ts';
import { notifyApplicant } from './notify-applicant.ts';

/** Tells applicants that frozen money was lawfully paid, and records what became of it. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(
      fifoBatch(
        { concurrency: deps.concurrency, onFailure: reportFailure(deps) },
        oneByOne(async ({ body }) => notifyApplicant(deps, demandOutput(parseNotification(body)))),
      ),
    );
