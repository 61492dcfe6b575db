/** The deployed system as its administrator sees it: what it stores, and whether its queues are empty. */
import {
  GetObjectLockConfigurationCommand,
  type GetObjectLockConfigurationCommandOutput,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Letter } from '../../../infra/local/play/letters.ts';
import { bucketName, inboundQueues, internalQueues, ledgerName, queueName } from '../../../infra/names.ts';
import { clientPatience, waiting } from '../../../shared/adapters/aws/clients.ts';
import { openDynamoStore } from '../../../shared/adapters/aws/dynamodb/store.ts';
import { s3Bucket } from '../../../shared/adapters/aws/s3/bucket.ts';
import { s3EvidenceStore } from '../../../shared/adapters/aws/s3/evidence.ts';
import { sendToAws } from '../../../shared/adapters/aws/send.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence.ts';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Register } from '../../../shared/ports/register.ts';
import { awsEndpoint, credentials } from '../endpoint.ts';
import type { Deployed } from './deploy.ts';
import { post, urlOf } from './partners.ts';
import { until } from './until.ts';

export interface System {
  ledger: Ledger;
  register: Register;
  evidence: EvidenceStore;
  /** URL of any queue, for those who may not ask for it. */
  queueUrl(name: string): Promise<string>;
  /** Posts as the account's own people may: to the operations desk's queue too. */
  post(letter: Letter): Promise<void>;
  /** Keys of everything in the evidence bucket, in order. */
  evidenceKeys(): Promise<string[]>;
  /** Under which Object Lock the evidence bucket is. */
  evidenceLock(): Promise<GetObjectLockConfigurationCommandOutput>;
  /** Resolves when no message waits or is being handled in any queue of the system. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

const patienceSeconds = 45;
/** One look goes over the queues while messages go from one to the next, so it may miss one; so many looks in a row do not. */
const emptyLooks = 3;

export async function openSystem({ account, region }: Deployed): Promise<System> {
  const place = { endpoint: awsEndpoint(), region, credentials };
  const sqs = new SQSClient(place);
  const s3 = new S3Client(place);
  const store = await openDynamoStore({ endpoint: place.endpoint, region, table: ledgerName });
  const bucket = bucketName('evidence', account, region);
  const names = [...inboundQueues, ...internalQueues].map(queueName);
  return {
    ledger: store.ledger,
    register: store.register,
    evidence: s3EvidenceStore(
      s3Bucket(
        sendToAws({
          name: 's3',
          caller: () => place,
          ...clientPatience,
          ...waiting,
          subdomain: bucket,
        }),
      ),
    ),
    queueUrl: (name) => urlOf(sqs, name),
    post: async (letter) => post(sqs, await urlOf(sqs, queueName(letter.queue)), letter, false),
    async evidenceKeys() {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
      return Contents.flatMap(({ Key }) => Key ?? []).sort();
    },
    evidenceLock: () => s3.send(new GetObjectLockConfigurationCommand({ Bucket: bucket })),
    async drained() {
      let empty = 0;
      await until('the queues of the system to drain', patienceSeconds, async () => {
        const counts = await Promise.all(names.map((name) => countIn(sqs, name)));
        empty = counts.every((count) => count === 0) ? empty + 1 : 0;
        return empty === emptyLooks ? true : undefined;
      });
    },
    async close() {
      for (const client of [sqs, s3]) client.destroy();
      await store.close();
    },
  };
}

async function countIn(client: SQSClient, name: string): Promise<number> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: await urlOf(client, name),
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Number(Attributes?.ApproximateNumberOfMessages) + Number(Attributes?.ApproximateNumberOfMessagesNotVisible);
}
