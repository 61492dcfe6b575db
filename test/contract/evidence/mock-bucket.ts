/** A bucket in memory that answers as S3 does: conditional writes, 404 for what is not there. Every request is kept. */

import { type Bucket, s3Bucket } from '../../../shared/adapters/aws/s3/bucket.ts';
import type { AwsAnswer, AwsRequest, SendToAws } from '../../../shared/adapters/aws/send.ts';

export interface MockBucket {
  bucket: Bucket;
  send: SendToAws;
  objects: Map<string, Uint8Array>;
  puts: AwsRequest[];
  gets: AwsRequest[];
  /** So many of the next puts meet another conditional write of the same key. */
  contended: number;
}

/** `readMax`: larger objects are answered without their bytes, as the sender of requests leaves them unread. */
export function mockBucket(readMax = Number.POSITIVE_INFINITY): MockBucket {
  const send: SendToAws = async (request) => answer(request);
  const mock: MockBucket = { bucket: s3Bucket(send), send, objects: new Map(), puts: [], gets: [], contended: 0 };
  const put = (key: string, request: AwsRequest): AwsAnswer => {
    mock.puts.push(request);
    if (mock.contended > 0) {
      mock.contended -= 1;
      return refusal(409, 'ConditionalRequestConflict');
    }
    if (request.headers['if-none-match'] === '*' && mock.objects.has(key)) return refusal(412, 'PreconditionFailed');
    mock.objects.set(key, request.body ?? new Uint8Array());
    return { status: 200, headers: {}, body: new Uint8Array() };
  };
  const answer = (request: AwsRequest): AwsAnswer => {
    const key = decodeURIComponent(request.path.slice(1));
    if (request.method === 'PUT') return put(key, request);
    if (request.method === 'GET') mock.gets.push(request);
    const bytes = mock.objects.get(key);
    if (bytes === undefined) return request.method === 'HEAD' ? { ...refusal(404, ''), body: new Uint8Array() } : refusal(404, 'NoSuchKey');
    const isRead = request.method === 'GET' && bytes.length <= readMax;
    return { status: 200, headers: { 'content-length': String(bytes.length) }, body: isRead ? bytes : new Uint8Array() };
  };
  return mock;
}

const refusal = (status: number, code: string): AwsAnswer => ({
  status,
  headers: {},
  body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`),
});
