/** One bucket in S3, by the three requests that are made of it. */
import { createHash } from 'node:crypto';
import type { AwsAnswer, AwsRequest, SendToAws } from '../send.ts';

export interface Bucket {
  /** `taken`: there is an object under this key already. `contended`: another conditional write of the key was under way. */
  putNew(key: string, bytes: Uint8Array, mediaType: string): Promise<'stored' | 'taken' | 'contended'>;
  /** Undefined when there is none. `bytes` has fewer than `size` where the object is larger than the sender of requests reads. */
  get(key: string): Promise<{ bytes: Uint8Array; size: number } | undefined>;
  has(key: string): Promise<boolean>;
}

/** `send` goes to the bucket's own host. */
export function s3Bucket(send: SendToAws): Bucket {
  return {
    async putNew(key, bytes, mediaType) {
      const headers = {
        'content-type': mediaType,
        'if-none-match': '*',
        // S3 refuses bytes that are not these on arrival, and keeps the digest.
        'x-amz-checksum-sha256': createHash('sha256').update(bytes).digest('base64'),
      };
      const request = { method: 'PUT', path: pathOf(key), headers, body: bytes } as const;
      const answer = await send(request);
      if (answer.status === 412) return 'taken';
      if (answer.status === 409) return 'contended';
      demandSuccess(request, answer);
      return 'stored';
    },
    async get(key) {
      const request = { method: 'GET', path: pathOf(key), headers: {} } as const;
      const answer = await send(request);
      if (answer.status === 404 && codeOf(answer) === 'NoSuchKey') return undefined;
      demandSuccess(request, answer);
      return { bytes: answer.body, size: Number(answer.headers['content-length'] ?? answer.body.length) };
    },
    async has(key) {
      const request = { method: 'HEAD', path: pathOf(key), headers: {} } as const;
      const answer = await send(request);
      if (answer.status === 404) return false;
      demandSuccess(request, answer);
      return true;
    },
  };
}

/** As S3 has it under a signature: every byte escaped that is not unreserved (RFC 3986 §2.3), slashes kept. */
const pathOf = (key: string): string =>
  `/${key
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`))
    .join('/')}`;

/** What S3 says is XML; of an error its code is enough. */
const codeOf = ({ body }: AwsAnswer): string => /<Code>(\w+)<\/Code>/.exec(Buffer.from(body).toString('utf8'))?.[1] ?? '';

function demandSuccess({ method }: AwsRequest, answer: AwsAnswer): void {
  if (answer.status < 300) return;
  throw new Error(
    `S3 answered ${answer.status} ${codeOf(answer)} to a ${method}; request ${answer.headers['x-amz-request-id'] ?? 'unnamed'}`,
  );
}
