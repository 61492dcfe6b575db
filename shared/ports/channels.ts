/** How applicants are reached. One adapter a channel kind; which exist differs by place (no SES or SNS SMS in AWS China). */
import type { ChannelKind, Instant } from '../domain/messages/messages.ts';

export interface Delivery {
  notificationId: string;
  attempt: number;
  address: string;
  subject: string;
  text: string;
  at: Instant;
}
export type DeliveryResult =
  /** The message reached the addressee's system (or was handed over); `evidence` names the proof. */
  | { kind: 'reached'; at: Instant; evidence: string }
  /** `mayHaveReached`: it was sent and the answer is missing, so that nobody knows; where a repeat tells again it is not repeated. */
  | { kind: 'failed'; reason: string; mayHaveReached?: true };

export interface ChannelAdapter {
  kind: ChannelKind;
  /** A delivery that is repeated reaches its addressee twice: nothing on the other side knows it again. */
  repeatTellsAgain?: boolean;
  /** Takes a (notificationId, channel) once: repeating a delivery that reached returns the same result. @throws Error where it is to be asked again later */
  deliver(delivery: Delivery): Promise<DeliveryResult>;
}
export type Channels = Partial<Record<ChannelKind, ChannelAdapter>>;
