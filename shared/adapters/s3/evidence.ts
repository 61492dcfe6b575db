/**
 * Evidence in S3: write-once by key (`If-None-Match: *`). Retention (Object Lock) is the bucket's own business; nothing here deletes or replaces.
 */
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { EvidenceConflictError, type EvidenceStore } from '../../ports/evidence.ts';

export interface S3EvidenceDeps {
  client: S3Client;
  bucket: string;
}

/** S3 answers 409 when two conditional writes of one key meet; the later try sees the earlier one's result. */
const attemptsMax = 4;

export function s3EvidenceStore({ client, bucket }: S3EvidenceDeps): EvidenceStore {
  const get = (key: string) => getObject(client, bucket, key);
  return {
    async put(key, bytes, mediaType) {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await putNew(client, { bucket, key, bytes, mediaType });
        if (outcome === 'stored') return;
        if (outcome === 'taken') return demandSameBytes(key, bytes, await get(key));
        if (attempt === attemptsMax) throw new Error(`S3 kept answering that ${key} is being written by someone else; try again`);
      }
    },
    get,
    async has(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
        return true;
      } catch (error) {
        if (error instanceof NotFound) return false;
        throw error;
      }
    },
  };
}

/** The bytes of an object, undefined when there is none. */
async function getObject(client: S3Client, bucket: string, key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body ? await Body.transformToByteArray() : new Uint8Array();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

interface NewObject {
  bucket: string;
  key: string;
  bytes: Uint8Array;
  mediaType: string;
}

async function putNew(client: S3Client, { bucket, key, bytes, mediaType }: NewObject): Promise<'stored' | 'taken' | 'contended'> {
  try {
    await client.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: bytes,
        ContentType: mediaType,
        IfNoneMatch: '*',
        ChecksumAlgorithm: 'SHA256',
      }),
    );
    return 'stored';
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status === 412) return 'taken';
    if (status === 409) return 'contended';
    throw error;
  }
}

function demandSameBytes(key: string, bytes: Uint8Array, held: Uint8Array | undefined): void {
  if (!held || !Buffer.from(held).equals(bytes)) throw new EvidenceConflictError(key);
}
