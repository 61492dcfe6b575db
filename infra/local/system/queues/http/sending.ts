/** What SQS demands of a message that is sent, before any of it enters a queue. */
import type * as z from 'zod';
import type { MessageAttribute, NewMessage } from '../fifo/message.ts';
import { invalid, messageBytesMax, missing, SqsError, type sending } from './protocol.ts';

type Sending = z.output<typeof sending>;
type Attributes = NonNullable<Sending['MessageAttributes']>;

/** Characters of XML 1.0 are what SQS takes, up to U+10FFFF: rare names need them (𠮷, 𬭚). A lone surrogate is no character. */
const foreign = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const visible = /^[!-~]{1,128}$/;
const attributeName = /^(?!aws\.|amazon\.|\.)(?!.*(?:\.\.|\.$))[A-Za-z0-9_.-]{1,256}$/i;
const dataType = /^(?:String|Number|Binary)(?:\..{1,248})?$/;
const attributesMax = 10;

/** @throws SqsError */
export function newMessage(given: Sending): NewMessage {
  const { MessageBody: body, MessageGroupId: groupId, MessageDeduplicationId: deduplicationId, DelaySeconds } = given;
  if (body == null || body === '') throw missing('MessageBody');
  if (groupId == null) throw missing('MessageGroupId');
  if (deduplicationId == null)
    throw invalid('The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
  for (const [name, value] of Object.entries({ MessageGroupId: groupId, MessageDeduplicationId: deduplicationId }))
    if (!visible.test(value))
      throw invalid(`Value for parameter ${name} is invalid. Reason: 1 to 128 alphanumeric and punctuation characters of ASCII.`);
  if (DelaySeconds != null && DelaySeconds !== 0)
    throw invalid('Value for parameter DelaySeconds is invalid. Reason: a message of a FIFO queue has no delay of its own.');
  if (foreign.test(body))
    throw new SqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
    );
  const attributes = attributesOf(given.MessageAttributes ?? {});
  const bytes = bytesOf(given);
  if (bytes > messageBytesMax)
    throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${messageBytesMax} bytes; it has ${bytes}.`);
  return { body, groupId, deduplicationId, attributes };
}

function attributesOf(given: Attributes): Record<string, MessageAttribute> {
  const all = Object.entries(given);
  if (all.length > attributesMax)
    throw invalid(`Number of message attributes [${all.length}] exceeds the allowed maximum [${attributesMax}].`);
  return Object.fromEntries(all.map(([name, value]) => [name, attributeOf(name, value)]));
}

function attributeOf(name: string, { DataType, StringValue, BinaryValue }: Attributes[string]): MessageAttribute {
  if (!attributeName.test(name)) throw invalid(`The message attribute name '${name.slice(0, 80)}' is invalid.`);
  if (!dataType.test(DataType))
    throw invalid(`The message attribute '${name}' has an invalid message attribute type; it must be String, Number or Binary.`);
  const isBinary = DataType.startsWith('Binary');
  const value = isBinary ? BinaryValue : StringValue;
  if (value == null || value === '') throw invalid(`The message attribute '${name}' must contain a non-empty value of its type.`);
  return isBinary ? { DataType, BinaryValue: value } : { DataType, StringValue: value };
}

/** As SQS counts: body, names, types and values. */
export function bytesOf({ MessageBody, MessageAttributes }: Sending): number {
  let bytes = Buffer.byteLength(MessageBody ?? '');
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(MessageAttributes ?? {}))
    bytes += Buffer.byteLength(name + DataType + (StringValue ?? '')) + Buffer.byteLength(BinaryValue ?? '', 'base64');
  return bytes;
}
