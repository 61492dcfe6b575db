import middy from '@middy/core';
import type { Deps } from './deps.ts';
import { type RunReport, watchDeadlines } from './watch-deadlines.ts';

/** Lets pass what time alone decides. Called each minute; several at once do no harm. */
export const createHandler = (deps: Deps) =>
  middy<unknown, RunReport>()
    .after(({ response }) => {
      deps.log.info('deadlines watched', {
        due: response?.due ?? 0,
        failed: response?.failed ?? 0,
        takenOver: response?.takenOver ?? 0,
        more: response?.more ?? false,
      });
      deps.metrics.publish();
    })
    .onError(({ error }) => {
      deps.log.error('the deadlines could not be watched; the next run tries again', {}, error);
      deps.metrics.count('TimersFailed', 1);
      deps.metrics.publish();
    })
    .handler(async (_event, context) => watchDeadlines(deps, () => context.getRemainingTimeInMillis()));
