/** Is there somebody else who has seen the log? A log that its operator alone has signed proves nothing against its operator. */

import { type LogState, logCore, logStream } from '../../shared/domain/log/core.ts';
import { dayMillis, toMillis } from '../../shared/domain/values/calendar/instants.ts';
import type { Deps } from './deps.ts';

/** Counts a checkpoint that no partner has cosigned for a day; an alarm stands on the count. */
export async function watchWitnesses({ ledger, clock, metrics, log }: Deps): Promise<void> {
  const { waitingSince } = (await ledger.head<LogState>(logStream))?.state ?? logCore.initial(logStream);
  if (waitingSince === undefined || toMillis(clock.now()) - toMillis(waitingSince) < dayMillis) return;
  metrics.count('CheckpointsUncosigned', 1);
  log.warn('no partner has cosigned the log for a day', { since: waitingSince });
}
