import { describe, expect, it } from 'vitest';
import { checkBankCode } from '../../../../shared/domain/values/identifiers/bank-code.ts';

describe('支付系统行号 (ISO 7064 MOD 11,10)', () => {
  it.each(['102451000019', '105451000129', '313451000035'])('accepts %s', (value) => {
    expect(checkBankCode(value)).toEqual({ valid: true, value });
  });

  it('folds width and space', () => {
    expect(checkBankCode('１０２ 4510 0001 9')).toEqual({ valid: true, value: '102451000019' });
  });

  it('refuses every other last digit', () => {
    for (const digit of '012345678') expect(checkBankCode(`10245100001${digit}`)).toMatchObject({ valid: false, code: 'check' });
  });

  it('tells a 14-digit 金融机构编码 from a bank code', () => {
    const result = checkBankCode('10245100001900');
    expect(result).toMatchObject({ valid: false, code: 'length' });
    expect(result.valid ? '' : result.problem.zh).toContain('金融机构编码');
  });

  it.each([
    ['10245100001', 'length'],
    ['', 'length'],
    ['10245100001X', 'character'],
  ])('refuses "%s" for its %s', (value, code) => {
    expect(checkBankCode(value)).toMatchObject({ valid: false, code });
  });
});
