/** The SQS JSON protocol as far as the embedded queues speak it: shapes, limits and errors, as AWS documents them and its SDKs read them. */
import * as z from 'zod';

/** What is answered with HTTP 400; `queryCode` is the older name of the same error, by which some clients know it. */
export class SqsError extends Error {
  readonly type: string;
  readonly queryCode: string;
  constructor(type: string, message: string, queryCode = type) {
    super(message);
    this.name = 'SqsError';
    this.type = type;
    this.queryCode = queryCode;
  }
}
/** An error whose older name has the service's prefix. */
export const serviceError = (type: string, message: string, older = type): SqsError =>
  new SqsError(type, message, `AWS.SimpleQueueService.${older}`);
export const missing = (parameter: string): SqsError =>
  new SqsError('MissingParameter', `The request must contain the parameter ${parameter}.`);
export const invalid = (reason: string): SqsError => new SqsError('InvalidParameterValue', reason);

/** Body and attributes of one message, and of one request. */
export const messageBytesMax = 1_048_576;
export const batchMax = 10;
const waitSecondsMax = 20;
const visibilitySecondsMax = 43_200;

const attribute = z.object({ DataType: z.string(), StringValue: z.string().nullish(), BinaryValue: z.string().nullish() });
const between = (min: number, max: number) => {
  const sentence = `Must be between ${min} and ${max}, if provided.`;
  return z.int(sentence).min(min, sentence).max(max, sentence);
};
export const sending = z.object({
  MessageBody: z.string().nullish(),
  MessageGroupId: z.string().nullish(),
  MessageDeduplicationId: z.string().nullish(),
  MessageAttributes: z.record(z.string(), attribute).nullish(),
  DelaySeconds: z.int().nullish(),
});
const entries = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.object({ Id: z.string(), ...shape })).nullish();
const queueUrl = { QueueUrl: z.string().min(1) };
const hiding = { ReceiptHandle: z.string(), VisibilityTimeout: between(0, visibilitySecondsMax) };
const names = z.array(z.string()).nullish();

/** What each action takes; what else a client sends is passed over, as AWS does. */
export const requests = {
  SendMessage: sending.extend(queueUrl),
  SendMessageBatch: z.object({ ...queueUrl, Entries: entries(sending.shape) }),
  ReceiveMessage: z.object({
    ...queueUrl,
    MaxNumberOfMessages: between(1, batchMax).nullish(),
    WaitTimeSeconds: between(0, waitSecondsMax).nullish(),
    VisibilityTimeout: between(0, visibilitySecondsMax).nullish(),
    AttributeNames: names,
    MessageSystemAttributeNames: names,
    MessageAttributeNames: names,
  }),
  DeleteMessage: z.object({ ...queueUrl, ReceiptHandle: z.string() }),
  DeleteMessageBatch: z.object({ ...queueUrl, Entries: entries({ ReceiptHandle: z.string() }) }),
  ChangeMessageVisibility: z.object({ ...queueUrl, ...hiding }),
  ChangeMessageVisibilityBatch: z.object({ ...queueUrl, Entries: entries(hiding) }),
  GetQueueUrl: z.object({ QueueName: z.string() }),
  GetQueueAttributes: z.object({ ...queueUrl, AttributeNames: names }),
  ListQueues: z.object({ QueueNamePrefix: z.string().nullish(), MaxResults: between(1, 1000).nullish(), NextToken: z.string().nullish() }),
};

/** @throws SqsError that names the parameter and what is wrong with it */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  if (issue?.code === 'invalid_type' && issue.input === undefined && issue.message.includes('received undefined')) throw missing(path);
  throw invalid(`Value for parameter ${path || 'of the request'} is invalid. Reason: ${issue?.message ?? ''}`);
}
