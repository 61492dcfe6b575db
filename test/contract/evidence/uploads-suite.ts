/** What every upload area must do. Runs on files and on S3. */
import { describe, expect, it } from 'vitest';
import { largestUploadBytes, UploadRefusedError } from '../../../shared/adapters/uploads/upload-path.ts';
import type { UploadArea } from '../../../shared/ports/evidence.ts';

export interface UploadsUnderTest {
  area: UploadArea;
  /** Puts bytes where the partner would have uploaded them; `path` is `<kind>/<code>/<name>`. */
  upload(path: string, bytes: Uint8Array): Promise<void>;
}

export function uploadsSuite(name: string, open: () => Promise<UploadsUnderTest>): void {
  describe(`a message may name only files that its sender uploaded (${name})`, () => {
    it('fetches what the partner uploaded', async () => {
      const { area, upload } = await open();
      await upload('bank/102451000019/2026/voucher 1.pdf', Buffer.from('%PDF-'));
      expect(Buffer.from((await area.fetch('bank:102451000019', 'upload://bank/102451000019/2026/voucher%201.pdf')) ?? []).toString()).toBe(
        '%PDF-',
      );
    });

    it('finds a court’s area by its percent-encoded code', async () => {
      const { area, upload } = await open();
      await upload('court/鲁0102/ruling.pdf', Buffer.from('%PDF-'));
      expect(await area.fetch('court:鲁0102', `upload://court/${encodeURIComponent('鲁0102')}/ruling.pdf`)).toBeDefined();
    });

    it('has nothing where nothing was uploaded', async () => {
      const { area, upload } = await open();
      await upload('bank/102451000019/a.pdf', Buffer.from('%PDF-'));
      expect(await area.fetch('bank:102451000019', 'upload://bank/102451000019/b.pdf')).toBeUndefined();
      expect(await area.fetch('bank:102451000019', 'upload://bank/102451000019/none/b.pdf')).toBeUndefined();
    });

    it.each([
      ['another partner’s area', 'upload://bank/105451000129/a.pdf'],
      ['an area whose name only begins alike', 'upload://bank/1024510000190/a.pdf'],
      ['a way out of the area', 'upload://bank/102451000019/../105451000129/a.pdf'],
      ['an encoded way out', 'upload://bank/102451000019/%2e%2e/105451000129/a.pdf'],
      ['a backslash', 'upload://bank/102451000019/..%5Ca.pdf'],
      ['a NUL', 'upload://bank/102451000019/a.pdf%00'],
      ['the area itself', 'upload://bank/102451000019/'],
      ['an empty part', 'upload://bank/102451000019//a.pdf'],
      ['broken encoding', 'upload://bank/102451000019/%zz'],
      ['a file of this machine', 'file:///etc/passwd'],
      ['the web', 'https://example.org/bank/102451000019/a.pdf'],
      ['a foreign bucket', 's3://elsewhere/bank/102451000019/a.pdf'],
      ['too long a name', `upload://bank/102451000019/${'a'.repeat(1024)}`],
    ])('refuses %s', async (_, uri) => {
      const { area, upload } = await open();
      await upload('bank/105451000129/a.pdf', Buffer.from('secret'));
      await expect(area.fetch('bank:102451000019', uri)).rejects.toThrow(UploadRefusedError);
    });

    it('refuses a file that is too large', async () => {
      const { area, upload } = await open();
      await upload('bank/102451000019/large.pdf', Buffer.alloc(largestUploadBytes + 1));
      await expect(area.fetch('bank:102451000019', 'upload://bank/102451000019/large.pdf')).rejects.toThrow(UploadRefusedError);
    });
  });
}
