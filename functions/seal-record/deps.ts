/** What the function works with. The only place that makes clients; the embedded host makes its own `Deps`. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { awsBucket, awsKms, clientPatience, waiting } from '../../shared/adapters/aws/clients.ts';
import { createDynamoLedger } from '../../shared/adapters/aws/dynamodb/ledger.ts';
import { kmsNoteKeys } from '../../shared/adapters/aws/kms/log-keys.ts';
import { s3EvidenceStore } from '../../shared/adapters/aws/s3/evidence.ts';
import { noteSigner } from '../../shared/adapters/log/notes.ts';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { lineTelemetry } from '../../shared/adapters/telemetry/lines.ts';
import { attestersAt } from '../../shared/adapters/timestamps/attesters.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { EvidenceStore } from '../../shared/ports/evidence.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { LogSigner } from '../../shared/ports/log.ts';
import type { Log, Metrics } from '../../shared/ports/telemetry.ts';
import { type Commit, createCommit } from '../../shared/workflow/commit/commit.ts';
import type { Attesters } from './attest.ts';
import type { Env } from './env.ts';

export interface Deps {
  clock: Clock;
  ledger: Ledger;
  commit: Commit;
  evidence: EvidenceStore;
  signer: LogSigner;
  attesters: Attesters;
  log: Log;
  metrics: Metrics;
  /** Streams that one plan looks at. */
  streamsMax: number;
  /** Leaves of one plan: plan and state must fit into an item of the ledger each. */
  leavesMax: number;
  /** Plans a run. */
  roundsMax: number;
  /** Files that are stored side by side. */
  concurrency: number;
}

/** A leaf takes at most 300 bytes of a plan, which with the state must stay below 400 kB. */
export const sealingLimits = { streamsMax: 500, leavesMax: 1000, roundsMax: 20, concurrency: 10 };

export function createDeps(env: Env): Deps {
  const ledger = createDynamoLedger({ client: new DynamoDBClient(clientPatience), table: env.LEDGER_TABLE, ...waiting });
  return {
    clock: systemClock,
    ledger,
    commit: createCommit({ ledger, ...waiting }),
    // As it is: a changed tile or checkpoint stops the log; nothing is put beside it (ADR 0034).
    evidence: s3EvidenceStore(awsBucket(env.EVIDENCE_BUCKET)),
    signer: noteSigner({
      origin: env.LOG_ORIGIN,
      ...kmsNoteKeys(awsKms(), { key: env.LOG_KEY, pem: env.LOG_KEY_PEM, sm2Key: env.LOG_SM2_KEY }),
    }),
    attesters: attestersAt({
      timestampUrl: env.TIMESTAMP_URL,
      chainUrl: env.JUDICIAL_CHAIN_URL,
      chainAuthorization: env.JUDICIAL_CHAIN_AUTHORIZATION,
    }),
    ...lineTelemetry(env),
    ...sealingLimits,
  };
}
