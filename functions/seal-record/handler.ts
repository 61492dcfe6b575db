import middy from '@middy/core';
import { attest } from './attest.ts';
import type { Deps } from './deps.ts';
import { type SealReport, sealRecord } from './seal-record.ts';
import { watchWitnesses } from './watch-witnesses.ts';

/** Seals the journal into the witnessed log. Called each minute; several at once do no harm. */
export const createHandler = (deps: Deps) =>
  middy<unknown, SealReport>()
    .after(({ response }) => {
      deps.log.info('record sealed', { leaves: response?.leaves ?? 0, size: response?.size ?? 0, more: response?.more ?? false });
      deps.metrics.publish();
    })
    .onError(({ error }) => {
      deps.log.error('the record could not be sealed; the next run goes on where this one broke off', {}, error);
      deps.metrics.count('SealingsFailed', 1);
      deps.metrics.publish();
    })
    .handler(async () => {
      const report = await sealRecord(deps);
      if (report.leaves > 0) deps.metrics.count('LeavesSealed', report.leaves);
      await attest(deps);
      await watchWitnesses(deps);
      return report;
    });
