import { describe, expect, it } from 'vitest';
import { senderOf } from '../../../../functions/serve-console/acting/post-act.ts';
import { isPartnerId } from '../../../../shared/contracts/fields/partner.ts';

const at = (name: string, id: string): string => senderOf({ user: { id, name, party: 'operator' } });

describe('who a person speaks as', () => {
  it('is their party, and at the desk the person, by a name that can stand as it is', () => {
    expect(senderOf({ user: { id: 'u1', name: '李·四', party: 'bank:102451000019' } })).toBe('bank:102451000019');
    expect(at('王芳', 'u1')).toBe('operator:王芳');
  });

  it('is not another person whose name differs only in what a name there may not hold', () => {
    expect(at('买买提·艾力', 'u1')).not.toBe(at('买买提 艾力', 'u2'));
    expect(at('买买提·艾力', 'u1')).toBe(at('买买提·艾力', 'u1'));
    expect(at('买买提·艾力', 'u1')).toMatch(/^operator:买买提\.艾力-[0-9a-f]{8}$/);
  });

  it.each(['', '·', '-王芳', '𠮷田', '长'.repeat(64), '长'.repeat(200), 'Æsa Ærø'])('is a name that the contracts take: “%s”', (name) => {
    expect(isPartnerId(at(name, 'https://id.example.org#1'))).toBe(true);
  });
});
