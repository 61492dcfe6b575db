import { describe, expect, it } from 'vitest';
import { checkResidentId } from '../../../../shared/domain/values/identifiers/resident-id.ts';

describe('公民身份号码 (GB 11643)', () => {
  it.each(['37010219900101001X', '370102199212311234'])('accepts %s', (value) => {
    expect(checkResidentId(value)).toEqual({ valid: true, value });
  });

  it('accepts a small x, full width and space, and writes a capital X', () => {
    expect(checkResidentId('370102 19900101 001x')).toEqual({ valid: true, value: '37010219900101001X' });
    expect(checkResidentId('３７０１０２１９９００１０１００１ｘ')).toEqual({ valid: true, value: '37010219900101001X' });
  });

  it('accepts a leap day of a leap year only', () => {
    expect(checkResidentId('370102200002290012')).toMatchObject({ valid: true });
    expect(checkResidentId('370102190002290016')).toMatchObject({ valid: false, code: 'birth-date' });
  });

  it.each([
    ['370102900101001', 'legacy-15'],
    ['370102199202301235', 'birth-date'],
    ['370102179001010011', 'birth-date'],
    ['370102199001010011', 'check'],
    ['37010219900101X01X', 'character'],
    ['07010219900101001X', 'character'],
    ['3701021990010100', 'length'],
    ['', 'length'],
  ])('refuses "%s" as %s', (value, code) => {
    expect(checkResidentId(value)).toMatchObject({ valid: false, code });
  });

  it('never repeats the number in the problem', () => {
    for (const value of ['370102199001010011', '370102900101001', '370102199202301235']) {
      const result = checkResidentId(value);
      const words = result.valid ? '' : result.problem.zh + result.problem.en;
      expect(words).not.toBe('');
      expect(words).not.toContain(value);
      expect(words).not.toContain(value.slice(6, 14));
    }
  });
});
