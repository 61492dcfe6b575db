import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createStories } from '../../shared/workflow/account/account-story.ts';
import type { Put } from '../../shared/workflow/account/project-account.ts';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch/batch-telemetry.ts';
import { fifoBatch } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';
import { projectGroup } from './project-group.ts';

/** Keeps the rows of people's lists and searches up with the journal. */
export function createHandler(deps: Deps) {
  // A warm container goes on from the page where it left an account.
  const projection = { views: deps.views, storyOf: createStories(deps.ledger), last: new Map<string, Put>() };
  return middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(fifoBatch({ ...deps, onFailure: reportFailure(deps) }, (group) => projectGroup(projection, group)));
}
