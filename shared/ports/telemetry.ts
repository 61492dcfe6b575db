/**
 * What the running system says about itself. Neither logs nor metrics carry personal data: no account or case numbers, names, addresses or
 * amounts; what is logged is message ids, digests, outcomes and counts.
 */
type LogFields = Record<string, string | number | boolean | undefined>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `cause` is what was thrown; its text is masked before it is written. */
  error(message: string, fields: LogFields, cause: unknown): void;
}

export type MetricName =
  | 'MessagesReceived'
  | 'DuplicatesSuppressed'
  | 'ConflictingReplays'
  | 'SignaturesInvalid'
  | 'Violations'
  | 'DeadlinesMissed'
  | 'MessagesFailed'
  | 'LedgerDamage'
  | 'MessagesParked'
  | 'MessagesSetAside'
  | 'EvidenceDamaged'
  | 'FilingsDone'
  | 'FilingsFailed'
  | 'NotificationsServed'
  | 'NotificationsInformed'
  | 'NotificationsPending'
  | 'NotificationsFailed'
  | 'RepliesSent'
  | 'RepliesUndeliverable'
  | 'StreamsDue'
  | 'StreamsSetAside'
  | 'ItemsUnacknowledged'
  | 'AcknowledgementsUnknown'
  | 'TimersFailed'
  | 'LeavesSealed'
  | 'SealingsFailed'
  | 'CheckpointsUncosigned'
  | 'AttestationsFailed';

/** Few values each, so that a metric never becomes a list of cases. */
export interface MetricDimensions {
  queueKind?: string;
  outcome?: string;
}

export interface Metrics {
  /** Adds to a count; counts of one kind add up until they are published. */
  count(name: MetricName, value: number, dimensions?: MetricDimensions): void;
  /** Writes what has been counted. Called at the end of each batch. */
  publish(): void;
}
