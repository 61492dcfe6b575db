import { expect, it } from 'vitest';
import { evidenceOnAws } from '../../../infra/local/operations/aws-reconcile.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { documentKey } from '../../../shared/ports/evidence.ts';
import { mockBucket } from '../../contract/evidence/mock-bucket.ts';

it('puts a document that was changed in its bucket beside it, where the functions find it, and does not break off', async () => {
  const { send, objects } = mockBucket();
  const whole = Buffer.from('whole');
  const key = documentKey(sha256Hex(whole));
  objects.set(key, Buffer.from('other'));
  const evidence = evidenceOnAws(send);
  await evidence.put(key, whole, 'text/plain');
  expect(Buffer.from((await evidence.get(key)) ?? []).toString()).toBe('whole');
  expect(Buffer.from(objects.get(key) ?? []).toString()).toBe('other');
});
