/** What every evidence store must do. Runs on files and on S3. */
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { documentKey, EvidenceConflictError, type EvidenceStore, messagesKey } from '../../../shared/ports/evidence.ts';

const voucher = Buffer.from('%PDF-1.4 voucher');
const key = documentKey(sha256Hex(voucher));

export function evidenceSuite(name: string, open: () => Promise<EvidenceStore>): void {
  describe(`evidence in ${name} is written once and never replaced`, () => {
    it('gives back the bytes that were stored', async () => {
      const store = await open();
      await store.put(key, voucher, 'application/pdf');
      expect(Buffer.from((await store.get(key)) ?? [])).toEqual(voucher);
      expect(await store.has(key)).toBe(true);
    });

    it('has nothing under a key that was never stored', async () => {
      const store = await open();
      expect(await store.get(key)).toBeUndefined();
      expect(await store.has(key)).toBe(false);
    });

    it('stores the same bytes again as a success', async () => {
      const store = await open();
      await store.put(key, voucher, 'application/pdf');
      await expect(store.put(key, Buffer.from(voucher), 'application/pdf')).resolves.toBeUndefined();
    });

    it('refuses other bytes under the same key and keeps the first', async () => {
      const store = await open();
      await store.put(key, voucher, 'application/pdf');
      await expect(store.put(key, Buffer.from('%PDF-1.4 forged'), 'application/pdf')).rejects.toThrow(EvidenceConflictError);
      expect(Buffer.from((await store.get(key)) ?? [])).toEqual(voucher);
    });

    it('lets one of many writers of different bytes win, and tells the others', async () => {
      const store = await open();
      const writers = await Promise.allSettled(
        Array.from({ length: 8 }, (_, index) => store.put(messagesKey('a'.repeat(64)), Buffer.from(`writer ${index}`), 'text/plain')),
      );
      const held = Buffer.from((await store.get(messagesKey('a'.repeat(64)))) ?? []).toString();
      expect(writers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(writers.findIndex(({ status }) => status === 'fulfilled')).toBe(Number(held.slice(-1)));
    });

    it('lets many writers of the same bytes all succeed', async () => {
      const store = await open();
      await Promise.all(Array.from({ length: 8 }, () => store.put(key, voucher, 'application/pdf')));
      expect(Buffer.from((await store.get(key)) ?? [])).toEqual(voucher);
    });

    it('keeps empty files and large ones', async () => {
      const store = await open();
      const large = Buffer.alloc(3_000_000, 7);
      await store.put('documents/empty', new Uint8Array(), 'text/plain');
      await store.put('documents/large', large, 'application/octet-stream');
      expect(await store.has('documents/empty')).toBe(true);
      expect((await store.get('documents/empty'))?.length).toBe(0);
      expect(Buffer.from((await store.get('documents/large')) ?? []).equals(large)).toBe(true);
    });
  });
}
