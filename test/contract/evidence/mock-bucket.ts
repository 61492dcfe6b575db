/** A bucket in memory that answers as S3 does: conditional writes, 404 for what is not there. Every request is kept. */
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

export interface MockBucket {
  client: S3Client;
  objects: Map<string, Uint8Array>;
  puts: PutObjectCommandInput[];
  gets: GetObjectCommandInput[];
  /** So many of the next puts meet another conditional write of the same key. */
  contended: number;
}

export function mockBucket(): MockBucket {
  const client = new S3Client({ region: 'cn-north-1' });
  const bucket: MockBucket = { client, objects: new Map(), puts: [], gets: [], contended: 0 };
  const mock = mockClient(client);
  mock.on(PutObjectCommand).callsFake(async (input: PutObjectCommandInput) => {
    bucket.puts.push(input);
    if (bucket.contended > 0) {
      bucket.contended -= 1;
      throw refusal(409, 'ConditionalRequestConflict');
    }
    const key = input.Key ?? '';
    if (input.IfNoneMatch === '*' && bucket.objects.has(key)) throw refusal(412, 'PreconditionFailed');
    bucket.objects.set(key, Buffer.from(input.Body instanceof Uint8Array ? input.Body : ''));
    return {};
  });
  mock.on(GetObjectCommand).callsFake(async (input: GetObjectCommandInput) => {
    bucket.gets.push(input);
    const bytes = bucket.objects.get(input.Key ?? '');
    if (!bytes) throw new NoSuchKey({ message: 'The specified key does not exist.', $metadata: { httpStatusCode: 404 } });
    return { Body: Object.assign(Readable.from([bytes]), { transformToByteArray: async () => bytes }), ContentLength: bytes.length };
  });
  mock.on(HeadObjectCommand).callsFake(async ({ Key = '' }: { Key?: string }) => {
    if (!bucket.objects.has(Key)) throw new NotFound({ message: 'Not Found', $metadata: { httpStatusCode: 404 } });
    return {};
  });
  return bucket;
}

const refusal = (httpStatusCode: number, name: string) =>
  new S3ServiceException({ name, $fault: 'client', message: name, $metadata: { httpStatusCode } });
