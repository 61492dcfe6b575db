import { describe, expect, it } from 'vitest';
import { s3EvidenceStore } from '../../../shared/adapters/s3/evidence.ts';
import { s3UploadArea } from '../../../shared/adapters/s3/uploads.ts';
import { evidenceSuite } from './evidence-suite.ts';
import { mockBucket } from './mock-bucket.ts';
import { uploadsSuite } from './uploads-suite.ts';

const bucket = 'presale-evidence-111122223333-cn-north-1';

async function uploads() {
  const { client, objects } = mockBucket();
  return {
    area: s3UploadArea({ client, bucket: 'presale-uploads' }),
    objects,
    async upload(path: string, bytes: Uint8Array) {
      objects.set(path, bytes);
    },
  };
}

evidenceSuite('S3', async () => s3EvidenceStore({ client: mockBucket().client, bucket }));
uploadsSuite('S3', uploads);

describe('evidence in S3', () => {
  it('is one conditional put with a checksum that S3 verifies', async () => {
    const { client, puts, gets } = mockBucket();
    await s3EvidenceStore({ client, bucket }).put('documents/a', Buffer.from('x'), 'application/pdf');
    expect(puts).toMatchObject([
      { Bucket: bucket, Key: 'documents/a', ContentType: 'application/pdf', IfNoneMatch: '*', ChecksumAlgorithm: 'SHA256' },
    ]);
    expect(gets).toEqual([]);
  });

  it('tries again when two conditional writes meet, a bounded number of times', async () => {
    const meeting = mockBucket();
    meeting.contended = 2;
    await s3EvidenceStore({ client: meeting.client, bucket }).put('documents/a', Buffer.from('x'), 'text/plain');
    expect(meeting.puts).toHaveLength(3);
    const stuck = mockBucket();
    stuck.contended = 100;
    await expect(s3EvidenceStore({ client: stuck.client, bucket }).put('documents/a', Buffer.from('x'), 'text/plain')).rejects.toThrow(
      'try again',
    );
    expect(stuck.puts).toHaveLength(4);
  });
});

describe('uploads in S3', () => {
  it('may also be named by bucket', async () => {
    const { area, upload } = await uploads();
    await upload('bank/102451000019/a.pdf', Buffer.from('x'));
    expect(await area.fetch('bank:102451000019', 's3://presale-uploads/bank/102451000019/a.pdf')).toBeDefined();
  });
});
