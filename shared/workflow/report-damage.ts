/** Damage of the ledger is said loudly, and names no account: the stream is found by the alarm's hour and the digest in the line. */
import { kindOf } from '../domain/aggregate/aggregate.ts';
import { sha256Hex } from '../domain/aggregate/journal.ts';
import type { Telemetry } from './batch/batch-telemetry.ts';
import type { ReportDamage } from './commit/read-state.ts';

export const reportDamage =
  ({ log, metrics }: Telemetry): ReportDamage =>
  (stream, what) => {
    log.error(
      'the ledger is damaged',
      { what, kind: kindOf(stream), streamDigest: sha256Hex(stream).slice(0, 16) },
      new Error(`a stream of ${kindOf(stream)} is damaged: ${what}`),
    );
    metrics.count('LedgerDamage', 1);
  };
