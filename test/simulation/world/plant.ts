/** Where a defect can be planted: around what the functions are given, never inside them. Everything absent is as the product has it. */
import type { SQSRecord } from 'aws-lambda';
import type { Channels } from '../../../shared/ports/channels.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { LogSigner } from '../../../shared/ports/log.ts';
import type { QueueMessage } from '../../../shared/ports/queues.ts';
import type { SourceQueue } from '../../../shared/ports/source-queue.ts';
import type { Commit } from '../../../shared/workflow/commit/commit.ts';

export interface Plant {
  ledger?: (ledger: Ledger, functionName: string) => Ledger;
  evidence?: (evidence: EvidenceStore, functionName: string) => EvidenceStore;
  commit?: (commit: Commit, functionName: string) => Commit;
  channels?: (channels: Channels) => Channels;
  clock?: (clock: Clock, functionName: string) => Clock;
  source?: (source: SourceQueue, functionName: string) => SourceQueue;
  signer?: (signer: LogSigner, evidence: EvidenceStore) => LogSigner;
  /** What is sent onto an internal queue, or to a partner (`replies to <partner>`). */
  outgoing?: (queue: string, messages: readonly QueueMessage[]) => readonly QueueMessage[];
  /** What a function answers of a batch. */
  answer?: (functionName: string, answer: unknown) => unknown;
  /** A batch as a function gets it. */
  incoming?: (functionName: string, records: SQSRecord[]) => SQSRecord[];
}
