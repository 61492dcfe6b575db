/** SQS events as Lambda hands them to a function. */
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

export interface RecordParts {
  messageId?: string;
  body: string;
  groupId?: string;
  signature?: string;
  receiveCount?: number;
}

let made = 0;

export function sqsRecord({ messageId, body, groupId, signature, receiveCount = 1 }: RecordParts): SQSRecord {
  made += 1;
  return {
    messageId: messageId ?? `sqs-${made}`,
    receiptHandle: `receipt-${made}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1772413200000',
      SenderId: 'AIDASAMPLE',
      ApproximateFirstReceiveTimestamp: '1772413200000',
      ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    },
    messageAttributes: signature === undefined ? {} : { signature: { dataType: 'String', stringValue: signature } },
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:cn-north-1:111122223333:presale-bank.fifo',
    awsRegion: 'cn-north-1',
  };
}

export const sqsEvent = (...records: SQSRecord[]): SQSEvent => ({ Records: records });

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'receive-messages',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:cn-north-1:111122223333:function:receive-messages',
  memoryLimitInMB: '512',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  logGroupName: '/aws/lambda/receive-messages',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 30_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
