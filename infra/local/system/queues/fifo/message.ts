/** A message in a queue, and the checksums by which SQS lets clients verify what was stored. */
import { hash } from 'node:crypto';

/** A message attribute; binary values in Base64. */
export interface MessageAttribute {
  DataType: string;
  StringValue?: string;
  BinaryValue?: string;
}

export interface NewMessage {
  body: string;
  groupId: string;
  deduplicationId: string;
  attributes: Record<string, MessageAttribute>;
}

export interface QueuedMessage {
  messageId: string;
  body: string;
  md5OfBody: string;
  messageAttributes: Record<string, MessageAttribute>;
  /** Empty where there are no attributes. */
  md5OfMessageAttributes: string;
  /** Milliseconds since 1970. */
  sentTimestamp: number;
  approximateReceiveCount: number;
  approximateFirstReceiveTimestamp?: number;
  messageGroupId: string;
  messageDeduplicationId: string;
  /** 20 digits, unique and ascending over all queues of the host. */
  sequenceNumber: string;
}

export const sequenceName = (sequence: number): string => String(sequence).padStart(20, '0');

/** What SQS says of a message beside what its sender said. */
export const systemAttributesOf = (message: QueuedMessage) => ({
  SenderId: '000000000000',
  SentTimestamp: String(message.sentTimestamp),
  ApproximateReceiveCount: String(message.approximateReceiveCount),
  ApproximateFirstReceiveTimestamp: String(message.approximateFirstReceiveTimestamp ?? message.sentTimestamp),
  MessageGroupId: message.messageGroupId,
  MessageDeduplicationId: message.messageDeduplicationId,
  SequenceNumber: message.sequenceNumber,
});

export const md5 = (text: string): string => hash('md5', text, 'hex');

/**
 * MD5 over the attributes in the order of their names, each text after its length in 4 bytes, one byte for the kind of value. Empty when there
 * are none. Source: Amazon SQS Developer Guide, "Calculating the MD5 message digest for message attributes".
 */
export function md5OfAttributes(attributes: Record<string, MessageAttribute>): string {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return '';
  const parts: Buffer[] = [];
  const add = (bytes: Buffer): void => {
    const length = Buffer.allocUnsafe(4);
    length.writeUInt32BE(bytes.length);
    parts.push(length, bytes);
  };
  for (const name of names) {
    const { DataType = '', StringValue, BinaryValue } = attributes[name] ?? {};
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    parts.push(StringValue === undefined ? binary : string);
    add(StringValue === undefined ? Buffer.from(BinaryValue ?? '', 'base64') : Buffer.from(StringValue));
  }
  return hash('md5', Buffer.concat(parts), 'hex');
}

const string = Buffer.of(1);
const binary = Buffer.of(2);
