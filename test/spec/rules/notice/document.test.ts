import { describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../../../../shared/domain/messages/commands.ts';
import { noticeRules } from '../../../../shared/domain/rules/notice/rules.ts';
import { aNotice, firing, noticeInput } from '../../../fixtures/rules/builders.ts';

const sha256 = aNotice().document.sha256;
const good: DocumentFacts = {
  field: 'document',
  claimedSha256: sha256,
  status: 'present',
  actualSha256: sha256,
  format: 'pdf',
  pages: 1,
  seal: 'none',
};
const judge = (id: string, change: Partial<DocumentFacts> | undefined, again = false) =>
  firing(noticeRules, id, 'notice', noticeInput(aNotice(), { documents: change === undefined ? [] : [{ ...good, ...change }], again }));

describe('N-19 the sealed notice is there and opens (S0 §五; 档案法 37)', () => {
  it.each<[string, Partial<DocumentFacts> | undefined]>([
    ['not named', undefined],
    ['without bytes', { status: 'absent' }],
    ['at an address that does not answer', { status: 'unreachable' }],
    ['encrypted', { encrypted: true }],
    ['a picture', { format: 'image' }],
    ['of an unknown kind', { format: 'unknown' }],
    ['cut short', { broken: 'truncated' }],
  ])('asks the housing authority when it is %s', (_, facts) => {
    expect(judge('N-19', facts)).toMatchObject({ outcome: 'HOLD', field: 'document' });
  });

  it('takes a PDF or an OFD that opens, sealed in the file or by a picture', () => {
    for (const facts of [{}, { format: 'ofd' }, { seal: 'digest right, certificate not checked' }] as const)
      expect(judge('N-19', facts)).toBeUndefined();
  });

  it('is found at receipt and not looked for again when the notice is decided anew', () => {
    expect(judge('N-19', undefined, true)).toBeUndefined();
  });
});

describe('N-03 a seal in the file holds for all of it (电子签名法 13)', () => {
  it('refuses a file that was changed after it was sealed, and asks about content that no seal covers', () => {
    expect(judge('N-03', { seal: 'digest wrong' })).toMatchObject({ outcome: 'REJECT', field: 'document' });
    expect(judge('N-03', { seal: 'partly' })).toMatchObject({ outcome: 'HOLD', field: 'document' });
  });

  it('says nothing of a seal that holds, of one that it cannot read, and of none', () => {
    for (const seal of ['digest right, certificate not checked', 'unreadable', 'none'] as const)
      expect(judge('N-03', { seal })).toBeUndefined();
  });

  it('refuses one that the named certificate did not make, and asks about one that the trust list does not lead to', () => {
    expect(judge('N-03', { seal: 'signature wrong' })).toMatchObject({ outcome: 'REJECT', field: 'document' });
    for (const seal of ['certificate not trusted', 'certificate not valid', 'certificate not provable'] as const)
      expect(judge('N-03', { seal })).toMatchObject({ outcome: 'HOLD', field: 'document' });
  });

  it('takes one whose trusted certificate names the issuer, and asks about any other', () => {
    const { name, uscc } = aNotice().issuer;
    for (const owner of [name, `${name}电子印章`, `${name}（公章）`, `${name}@${uscc}`, uscc])
      expect({ owner, fired: judge('N-03', { seal: 'certificate trusted', sealedBy: ['Test CA', owner] }) }).toEqual({
        owner,
        fired: undefined,
      });
    for (const owner of [`${name}服务中心`, '济南恒达商贸有限公司', ''])
      expect({ owner, fired: judge('N-03', { seal: 'certificate trusted', sealedBy: [owner] }) }).toMatchObject({
        owner,
        fired: { outcome: 'HOLD' },
      });
  });
});
