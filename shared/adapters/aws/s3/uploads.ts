/** Upload areas in one bucket: each partner may write under its own prefix `<kind>/<code>/` only. */
import type { UploadArea } from '../../../ports/evidence.ts';
import { largestUploadBytes, UploadRefusedError, uploadPath } from '../../uploads/upload-path.ts';
import type { Bucket } from './bucket.ts';

export interface S3UploadDeps {
  bucket: Bucket;
  /** Of the bucket: a message may name it. */
  name: string;
}

export function s3UploadArea({ bucket, name }: S3UploadDeps): UploadArea {
  return {
    async fetch(partner, uri) {
      const found = await bucket.get(uploadPath(partner, uri, name));
      if (found !== undefined && found.size > largestUploadBytes) throw new UploadRefusedError(uri, `it has ${found.size} bytes`);
      return found?.bytes;
    },
  };
}
