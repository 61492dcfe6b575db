import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { batchTelemetry, reportFailure } from '../../shared/workflow/batch-telemetry.ts';
import { fifoBatch } from '../../shared/workflow/fifo-batch.ts';
import type { Deps } from './deps.ts';
import { keepMessages } from './keep-messages.ts';
import { receiveGroup } from './receive-group.ts';

/** Takes partners' messages in: verify, judge at the gate, keep the bytes, commit, send what follows, and only then acknowledge. */
export const createHandler = (deps: Deps) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(batchTelemetry(deps))
    .handler(async (event) => {
      const evidenceKey = await keepMessages(deps.evidence, event.Records);
      const receive = fifoBatch({ concurrency: deps.concurrency, onFailure: reportFailure(deps) }, (group) =>
        receiveGroup(deps, group, evidenceKey),
      );
      return receive(event);
    });
