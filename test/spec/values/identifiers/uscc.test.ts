import { describe, expect, it } from 'vitest';
import { checkUscc } from '../../../../shared/domain/values/identifiers/uscc.ts';

describe('统一社会信用代码 (GB 32100-2015)', () => {
  it.each([
    '91110000600037341L',
    '91370102MA3C8K2X48',
    '1137010000418859XL',
    '93370181MA3N1P7Q47',
    '91370103MA3D1P5R0G',
  ])('accepts %s', (value) => {
    expect(checkUscc(value)).toEqual({ valid: true, value, leadingLetter: false });
  });

  it.each([
    ['N2370102MF0000013X', 'agriculture'],
    ['A1110000MB0000000J', 'the military'],
    ['Y1370100MC0000004P', 'others'],
  ])('lets %s, a code whose authority is %s, begin with a letter (N-10)', (value) => {
    expect(checkUscc(value)).toEqual({ valid: true, value, leadingLetter: true });
  });

  it('folds full-width characters, space and small letters', () => {
    expect(checkUscc(' ９１３７０１０２ ma3c8k2x48　')).toMatchObject({ valid: true, value: '91370102MA3C8K2X48' });
  });

  it('refuses a wrong check character', () => {
    expect(checkUscc('91370102MA3C8K2X49')).toMatchObject({ valid: false, code: 'check' });
  });

  it('doubts an organisation code that fails its own check when the eighteenth character fits, as in dozens of registered codes', () => {
    expect(checkUscc('91370102MA3C8K2X5B')).toMatchObject({ valid: true, doubt: { zh: expect.stringContaining('组织机构代码') } });
  });

  it('says which code was meant when the letter O stands for 0', () => {
    const result = checkUscc('9137O102MA3C8K2X48');
    expect(result).toMatchObject({ valid: false, code: 'unused-letter' });
    expect(result.valid ? '' : result.problem.zh).toContain('91370102MA3C8K2X48');
    expect(result.valid ? '' : result.problem.en).toContain('character 5');
  });

  it('names no code when the replacement is not valid either', () => {
    const result = checkUscc('9137O102MA3C8K2X49');
    expect(result.valid ? '' : result.problem.en).not.toContain('would be valid');
  });

  it.each([
    ['', 'length'],
    ['91370102MA3C8K2X4', 'length'],
    ['91370102MA3C8K2X488', 'length'],
    ['91-70102MA3C8K2X48', 'character'],
    ['91A70102MA3C8K2X48', 'region'],
  ])('refuses "%s" for its %s', (value, code) => {
    expect(checkUscc(value)).toMatchObject({ valid: false, code });
  });
});
