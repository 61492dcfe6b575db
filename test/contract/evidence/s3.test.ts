import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { s3Bucket } from '../../../shared/adapters/aws/s3/bucket.ts';
import { s3EvidenceStore } from '../../../shared/adapters/aws/s3/evidence.ts';
import { s3UploadArea } from '../../../shared/adapters/aws/s3/uploads.ts';
import type { AwsRequest } from '../../../shared/adapters/aws/send.ts';
import { largestUploadBytes } from '../../../shared/adapters/uploads/upload-path.ts';
import { evidenceSuite } from './evidence-suite.ts';
import { mockBucket } from './mock-bucket.ts';
import { uploadsSuite } from './uploads-suite.ts';

async function uploads() {
  const { bucket: mocked, objects } = mockBucket(largestUploadBytes);
  return {
    area: s3UploadArea({ bucket: mocked, name: 'presale-uploads' }),
    objects,
    async upload(path: string, bytes: Uint8Array) {
      objects.set(path, bytes);
    },
  };
}

evidenceSuite('S3', async () => s3EvidenceStore(mockBucket().bucket));
uploadsSuite('S3', uploads);

describe('evidence in S3', () => {
  it('is one conditional put with a checksum that S3 verifies', async () => {
    const { bucket, puts, gets } = mockBucket();
    await s3EvidenceStore(bucket).put('documents/a', Buffer.from('x'), 'application/pdf');
    expect(puts).toMatchObject([
      {
        path: '/documents/a',
        headers: {
          'content-type': 'application/pdf',
          'if-none-match': '*',
          'x-amz-checksum-sha256': createHash('sha256').update('x').digest('base64'),
        },
      },
    ]);
    expect(gets).toEqual([]);
  });

  it('tries again when two conditional writes meet, a bounded number of times', async () => {
    const meeting = mockBucket();
    meeting.contended = 2;
    await s3EvidenceStore(meeting.bucket).put('documents/a', Buffer.from('x'), 'text/plain');
    expect(meeting.puts).toHaveLength(3);
    const stuck = mockBucket();
    stuck.contended = 100;
    await expect(s3EvidenceStore(stuck.bucket).put('documents/a', Buffer.from('x'), 'text/plain')).rejects.toThrow('try again');
    expect(stuck.puts).toHaveLength(4);
  });
});

it('escapes of a key what a URL may not have, and reports what S3 says against a request', async () => {
  const sent: AwsRequest[] = [];
  const bucket = s3Bucket(async (request) => {
    sent.push(request);
    return { status: 403, headers: {}, body: Buffer.from('<Error><Code>AccessDenied</Code></Error>') };
  });
  await expect(bucket.get('bank/1/合同 (1)!.pdf')).rejects.toThrow('S3 answered 403 AccessDenied to a GET');
  expect(sent.map(({ path }) => path)).toEqual(['/bank/1/%E5%90%88%E5%90%8C%20%281%29%21.pdf']);
});

it('takes a bucket that is not there for a fault, not for an object that is not there', async () => {
  const bucket = s3Bucket(async () => ({ status: 404, headers: {}, body: Buffer.from('<Error><Code>NoSuchBucket</Code></Error>') }));
  await expect(bucket.get('documents/a')).rejects.toThrow('NoSuchBucket');
});

describe('uploads in S3', () => {
  it('may also be named by bucket', async () => {
    const { area, upload } = await uploads();
    await upload('bank/102451000019/a.pdf', Buffer.from('x'));
    expect(await area.fetch('bank:102451000019', 's3://presale-uploads/bank/102451000019/a.pdf')).toBeDefined();
  });
});
