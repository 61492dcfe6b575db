import { describe, expect, it } from 'vitest';
import { documentsOf, withoutContent } from '../../../shared/domain/documents/references.ts';
import { lineOf } from '../../fixtures/world/plain-case.ts';

describe('documents leave the message before it is journaled', () => {
  it('of a notice and its attachments', () => {
    const attachment = { name: 'contract', mediaType: 'application/pdf', sha256: 'b'.repeat(64), contentBase64: 'AAAA' };
    const data = lineOf('housing.notice.issued', { attachments: [attachment, { ...attachment, name: 'invoice' }] }).data;
    const message = { type: 'housing.notice.issued', data } as unknown as Parameters<typeof documentsOf>[0];
    expect(documentsOf(message).map(({ field }) => field)).toEqual(['document', 'attachments.0', 'attachments.1']);
    const bare = withoutContent(message);
    expect(JSON.stringify(bare)).not.toContain('contentBase64');
    expect(bare).toMatchObject({
      data: { document: { sha256: expect.any(String) }, attachments: [{ name: 'contract' }, { name: 'invoice' }] },
    });
    expect(JSON.stringify(message)).toContain('contentBase64');
  });
});
