import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch/batch-telemetry.ts';
import { fifoBatch } from '../../shared/workflow/batch/fifo-batch.ts';
import type { Deps } from './deps.ts';
import { keepMessages } from './keep-messages.ts';
import { receiveGroup } from './receive-group.ts';

/** Takes partners' messages in: verify, judge at the gate, keep the bytes, commit, send what follows, and only then acknowledge. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler((event, context) => {
      let kept: Promise<string> | undefined;
      const receive = fifoBatch({ ...deps, onFailure: reportFailure(deps) }, async (group) => {
        // Kept once for the batch, before anything is decided; where that fails every group comes back.
        kept ??= keepMessages(deps.evidence, event.Records);
        return receiveGroup(deps, group, await kept);
      });
      return receive(event, context);
    });
