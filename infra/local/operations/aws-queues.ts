/** Queues of a system on AWS by their fixed names. */
import { GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { deadLetterName, type QueueName, queueName } from '../../names.ts';

export interface AwsEndpoint {
  region?: string;
  /** Of an emulator or a VPC endpoint; absent: the region's own. */
  endpoint?: string;
}

/** @throws Error when the account of these credentials has no such queue. */
export async function queueUrlOf(client: SQSClient, queue: QueueName, which: 'source' | 'dead' = 'source'): Promise<string> {
  const name = which === 'source' ? queueName(queue) : deadLetterName(queue);
  const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: name })).catch((error: unknown) => {
    throw new Error(
      `cannot find the queue ${name}: ${error instanceof Error ? error.message : String(error)}; is this the account and region of the system?`,
      {
        cause: error,
      },
    );
  });
  if (QueueUrl === undefined) throw new Error(`the queue ${name} has no URL`);
  return QueueUrl;
}

/** Where a service is asked that has no client of the SDK here: as the others find theirs, so that one command never goes to two places. */
export const endpointOf = (service: 'STS' | 'S3', given?: string): string | undefined =>
  given ?? process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env['AWS_ENDPOINT_URL'];
