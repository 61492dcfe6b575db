/** What happens in an office. Events carry all that outputs need, so that these follow from the page alone. */
import type { SealStanding } from '../documents/opened.ts';
import type { Instant, PartnerId } from '../messages/messages.ts';
import type { Correlation, FilingOutput, NotificationOutput, OutboundData, OutboundType, ReceiptOutcome } from '../messages/outputs.ts';
import type { FiredRule } from '../rules/engine/finding.ts';
import type { Duty, HeldMessage, Task } from './things.ts';

/** A message to a partner that is not a receipt. */
export type Telling = { [T in OutboundType]: { to: PartnerId; type: T; data: OutboundData[T]; correlation: Correlation } }[OutboundType];

/** What the electronic seals of a document say, by its bytes and, where there was a trust list, by it. */
export interface FoundSeal {
  /** Path in `data`: `document`, `voucher`, `attachments.0`. */
  field: string;
  sha256: string;
  seal: SealStanding;
  sealedBy?: string[];
}

/** First event of every message: its receipt. */
export interface MessageRecorded {
  type: 'MessageRecorded';
  messageId: string;
  from: PartnerId;
  messageType: string;
  digest: string;
  sentAt: Instant;
  at: Instant;
  outcome: ReceiptOutcome;
  fired: FiredRule[];
  /** Version of the rule book that decided it; absent in pages from before it was written down. */
  book?: string;
  correlation: Correlation;
  /** It takes effect by itself then, or is judged without what it waits for. */
  waitsUntil?: Instant;
  /** What was found of the electronic seals in its documents when it was received; absent where none has any, and in pages from before it was written down. */
  seals?: FoundSeal[];
}
export interface MessageHeld<Message> {
  type: 'MessageHeld';
  held: HeldMessage<Message>;
}
export interface HeldMessageSettled {
  type: 'HeldMessageSettled';
  taskId: string;
  applied: boolean;
}
export interface PartnerTold {
  type: 'PartnerTold';
  at: Instant;
  telling: Telling;
}

/** `instead`: the item that could not be filed and that this one takes the place of. */
export interface FilingRequested {
  type: 'FilingRequested';
  filing: Omit<FilingOutput, 'kind' | 'at'>;
  bankSerial: string;
  instead?: string;
  at: Instant;
}
/** The dossier has it. */
export interface FilingDone {
  type: 'ItemFiled';
  itemId: string;
  caseNumber: string;
  sequence: number;
  at: Instant;
}
export interface FilingFailed {
  type: 'FilingFailed';
  itemId: string;
  caseNumber: string;
  fired: FiredRule[];
  at: Instant;
}

export interface NotificationRequested {
  type: 'NotificationRequested';
  notification: Omit<NotificationOutput, 'kind' | 'id' | 'at'>;
  bankSerial: string;
  at: Instant;
}
export interface NotificationAttempted {
  type: 'NotificationAttempted';
  notificationId: string;
  attempt: number;
  caseNumber: string;
  applicantId: string;
  channel: string;
  status: 'SERVED' | 'INFORMED' | 'PENDING' | 'FAILED';
  final: boolean;
  retryAt?: Instant;
  fired: FiredRule[];
  attempts: { channel: string; reached: boolean; at: Instant; formal: boolean; evidence: string }[];
  at: Instant;
}
/** Its applicant is none any more: whoever is in their place now is told instead, unless they know already. */
export interface NotificationPassedOn {
  type: 'NotificationPassedOn';
  notificationId: string;
  caseNumber: string;
  applicantId: string;
  successorId: string;
  at: Instant;
}

/** `fired`: what the rules about periods say of its date, also where no message asks for it (T-01). */
export interface DutyStarted<Kind extends string> {
  type: 'DutyStarted';
  duty: Duty<Kind>;
  fired?: FiredRule[];
}
export interface DutyRescheduled {
  type: 'DutyRescheduled';
  dutyId: string;
  warnAt: Instant;
  dueAt: Instant;
  provisional: boolean;
  calendarVersion: string;
}
export interface DutyEnded {
  type: 'DutyEnded';
  dutyId: string;
}
export interface TaskOpened<Kind extends string> {
  type: 'TaskOpened';
  task: Task<Kind>;
  dutyId?: string;
}
/** The first of two persons has decided; nothing follows until another confirms it. */
export interface TaskProposed {
  type: 'TaskProposed';
  taskId: string;
  at: Instant;
  from: PartnerId;
  by: string;
  reason: string;
  decision: 'accept' | 'reject';
}
export interface TaskDone {
  type: 'TaskDone';
  taskId: string;
  at: Instant;
  by?: string[];
  reason?: string;
  decision?: 'accept' | 'reject';
  /** Who answered; `onBehalfOf` the party whose paper the desk entered, and the digest of its scan. */
  from?: PartnerId;
  onBehalfOf?: PartnerId;
  paperSha256?: string;
}
export interface TaskOverdue {
  type: 'TaskOverdue';
  taskId: string;
  at: Instant;
}

export type OfficeEvent<Kind extends string, Message> =
  | MessageRecorded
  | MessageHeld<Message>
  | HeldMessageSettled
  | PartnerTold
  | FilingRequested
  | FilingDone
  | FilingFailed
  | NotificationRequested
  | NotificationAttempted
  | NotificationPassedOn
  | DutyStarted<Kind>
  | DutyRescheduled
  | DutyEnded
  | TaskOpened<Kind>
  | TaskProposed
  | TaskDone
  | TaskOverdue;
