/** What an office keeps: tasks, deadlines that become tasks, messages that wait, tellings that are not confirmed. Generic over the kinds of tasks of its aggregate. */
import type { DocumentFacts } from '../messages/commands.ts';
import type { Instant, PartnerId } from '../messages/messages.ts';
import type { NotificationOutput } from '../messages/outputs.ts';

export type TaskOwner = 'court' | 'housing' | 'bank' | 'operator';

/** What a task or a deadline is about. */
export interface About {
  caseNumber?: string;
  noticeNumber?: string;
  version?: number;
  bankSerial?: string;
}

export interface Task<Kind extends string> extends About {
  taskId: string;
  kind: Kind;
  owner: TaskOwner;
  rule?: string;
  dueAt?: Instant;
  status: 'OPEN' | 'DONE' | 'OVERDUE';
  /** What an acceptance or completion of the task refers to (item, notification, deduction or duty id). */
  subject?: string;
  /** First acts of decisions that take two persons, each by a person of their own. */
  proposals?: Proposal[];
}
export interface Proposal {
  decision: 'accept' | 'reject';
  by: string;
  at: Instant;
}

/** A deadline that runs (working days of the city profile). It becomes a task at 80 % and overdue at 100 %. */
export interface Duty<Kind extends string> extends About {
  dutyId: string;
  kind: Kind;
  owner: TaskOwner;
  rule: string;
  startedAt: Instant;
  workingDays: number;
  warnAt: Instant;
  dueAt: Instant;
  /** The calendar of a year it runs into is not published (T-01): recomputed when it is. */
  provisional: boolean;
  calendarVersion: string;
  subject?: string;
  taskId?: string;
}

/** A message that waits: a rule held it before it took effect, or it is parked. It takes effect when its task is answered, in order of arrival. */
export interface HeldMessage<Message> {
  taskId: string;
  messageId: string;
  from: PartnerId;
  sentAt: Instant;
  receivedAt: Instant;
  digest: string;
  message: Message;
  documents: DocumentFacts[];
  /** It speaks of an instant to come and takes effect then, without anybody's answer; `taskId` is no task then. */
  effectiveAt?: Instant;
}

/** A notification that has not been confirmed yet. */
export interface OpenNotification {
  output: Omit<NotificationOutput, 'kind' | 'id' | 'at' | 'attempt'>;
  attempt: number;
  /** Set while waiting for the next attempt. */
  retryAt?: Instant;
  /** Of the booking that it tells of; empty where it is about none. */
  bankSerial: string;
  status: 'PENDING' | 'FAILED';
}
