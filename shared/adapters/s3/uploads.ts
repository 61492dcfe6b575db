/** Upload areas in one bucket: each partner may write under its own prefix `<kind>/<code>/` only. */
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { UploadArea } from '../../ports/evidence.ts';
import { largestUploadBytes, UploadRefusedError, uploadPath } from '../uploads/upload-path.ts';

export interface S3UploadDeps {
  client: S3Client;
  bucket: string;
}

export function s3UploadArea({ client, bucket }: S3UploadDeps): UploadArea {
  return {
    async fetch(partner, uri) {
      const key = uploadPath(partner, uri, bucket);
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        if (ContentLength > largestUploadBytes) {
          // An unread body would hold its connection.
          if (Body instanceof Readable) Body.destroy();
          throw new UploadRefusedError(uri, `it has ${ContentLength} bytes`);
        }
        return Body ? await Body.transformToByteArray() : new Uint8Array();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
