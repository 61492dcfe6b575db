/** Physical names that partners, operators and functions rely on. They are fixed, so one account holds one stage a region. */
export const inboundQueues = ['bank', 'housing', 'court', 'operator'] as const;
export type InboundQueue = (typeof inboundQueues)[number];
export const internalQueues = ['filings', 'notifications', 'replies', 'views'] as const;
export type InternalQueue = (typeof internalQueues)[number];
export type QueueName = InboundQueue | InternalQueue;

export const functionNames = [
  'receive-messages',
  'file-to-dossier',
  'notify-applicants',
  'reply-to-partners',
  'project-views',
  'serve-console',
  'watch-deadlines',
  'seal-record',
] as const;
/** Folders under `functions/`. */
export type FunctionName = (typeof functionNames)[number];

export const queueName = (queue: QueueName): string => `presale-${queue}.fifo`;
export const deadLetterName = (queue: QueueName): string => `presale-${queue}-dead.fifo`;
export const ledgerName = 'presale-ledger';
export const viewsName = 'presale-views';
/** For the roles of the operations desk. */
export const operatorsPolicyName = 'presale-operations';
export const accessLogName = 'presale-access-log';
/** Bucket names are unique in a whole partition, hence account and region. */
export const bucketName = (kind: 'evidence' | 'uploads', account: string, region: string): string => `presale-${kind}-${account}-${region}`;

/** `watch-deadlines` becomes `WatchDeadlines`, for logical ids. */
export const pascalCase = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** The rest of a reply queue's name follows from the partner. */
export { replyQueuePrefix } from '../shared/contracts/fields/reply-queue.ts';
