import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../infra/local/commands/check.ts';

function check(kind: string | undefined, ...values: string[]): { code: number; lines: Record<string, unknown>[]; errors: string[] } {
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const code = runCheck(kind, values, (line) => lines.push(JSON.parse(line)), {
    printError: (line) => errors.push(line),
    today: '2026-03-09',
  });
  return { code, lines, errors };
}

describe('presale check (contracts §5)', () => {
  it('prints one JSON line a value and exits 0 when all are valid', () => {
    const { code, lines, errors } = check('uscc', '91370102MA3C8K2X48', '１１３７０１００００４１８８５９ＸＬ');
    expect(code).toBe(0);
    expect(errors).toEqual([]);
    expect(lines).toEqual([
      { kind: 'uscc', value: '91370102MA3C8K2X48', valid: true, normalised: '91370102MA3C8K2X48', leadingLetter: false },
      { kind: 'uscc', value: '１１３７０１００００４１８８５９ＸＬ', valid: true, normalised: '1137010000418859XL', leadingLetter: false },
    ]);
  });

  it('exits 1 when one value is not valid, and says of it what is wrong', () => {
    const { code, lines } = check('resident-id', '37010219900101001x', '370102900101001');
    expect(code).toBe(1);
    expect(lines).toEqual([
      { kind: 'resident-id', value: '37010219900101001x', valid: true, normalised: '37010219900101001X' },
      { kind: 'resident-id', value: '370102900101001', valid: false, code: 'legacy-15', problem: expect.stringContaining('15位旧号码') },
    ]);
  });

  it('judges bank codes', () => {
    expect(check('bank-code', '102451000019', '313451000035').code).toBe(0);
    expect(check('bank-code', '102451000018')).toMatchObject({ code: 1, lines: [{ valid: false, code: 'check' }] });
  });

  it('reads case numbers', () => {
    expect(check('case-number', '(2026)鲁0102执保123号', '（2022）津0110执1656号之二').lines).toEqual([
      {
        kind: 'case-number',
        value: '(2026)鲁0102执保123号',
        valid: true,
        year: 2026,
        court: '鲁0102',
        type: '执保',
        serial: 123,
        typeKind: 'freeze',
        legacy: false,
        normalised: '（2026）鲁0102执保123号',
      },
      {
        kind: 'case-number',
        value: '（2022）津0110执1656号之二',
        valid: true,
        year: 2022,
        court: '津0110',
        type: '执',
        serial: 1656,
        suffix: '之二',
        typeKind: 'freeze',
        legacy: false,
        normalised: '（2022）津0110执1656号之二',
      },
    ]);
  });

  it('finds case numbers that N-12 holds valid, with a note; what N-11 refuses is invalid', () => {
    const held = check('case-number', '（2011）宁执字第00003号', '（2026）鲁01执异5号', '（2026）鲁01诉前调5号');
    expect(held.code).toBe(0);
    for (const line of held.lines) expect(line).toMatchObject({ valid: true, notes: [expect.stringContaining('N-12')] });
    const refused = check('case-number', '（2027）鲁0102执保1号', '鲁0102执保1号', '');
    expect(refused.code).toBe(1);
    expect(refused.lines.map(({ valid, code }) => [valid, code])).toEqual([
      [false, 'year'],
      [false, 'form'],
      [false, 'empty'],
    ]);
  });

  it('reads as the gate does what names its case beyond doubt, and says how it should be written', () => {
    const { code, lines } = check(
      'case-number',
      '〔2026〕鲁0102执保123号',
      '（2026）鲁0102执保123号协助',
      '（2009）静民一（民）初字第779号',
    );
    expect(code).toBe(0);
    expect(lines).toMatchObject([
      { valid: true, type: '执保', serial: 123, normalised: '（2026）鲁0102执保123号', notes: [expect.stringContaining('〔 〕')] },
      { valid: true, type: '执保', suffix: '协助', notes: [expect.stringContaining('N-12')] },
      { valid: true, type: '民初', legacy: true, notes: [expect.stringContaining('N-12')] },
    ]);
  });

  it('finds a credit code valid whose inner organisation code alone fails, and says that a notice with it is held (N-09)', () => {
    expect(check('uscc', '91370103MA3D1P5R50')).toMatchObject({
      code: 0,
      lines: [{ valid: true, notes: [expect.stringContaining('N-09')] }],
    });
  });

  it('finds a resident id invalid whose birth date is to come', () => {
    expect(check('resident-id', '370102209901010012')).toMatchObject({ code: 1, lines: [{ code: 'birth-date' }] });
  });

  it('reads amounts in words to fen', () => {
    expect(check('amount-words', '人民币叁佰万元整', '壹拾万元整', '人民幣貳億圓正')).toMatchObject({
      code: 0,
      lines: [
        { valid: true, amountFen: 300_000_000, canonical: true },
        { valid: true, amountFen: 10_000_000 },
        { valid: true, amountFen: 20_000_000_000 },
      ],
    });
  });

  it('finds words invalid that are unreadable or break what the annex demands', () => {
    const { code, lines } = check('amount-words', '人民币三百万元整', '人民币叁佰万元', '人民币 叁佰万元整', '人民币壹角贰分整');
    expect(code).toBe(1);
    expect(lines.map((line) => [line.valid, line.code])).toEqual([
      [false, 'character'],
      [false, 'zheng-missing'],
      [false, 'gap'],
      [false, 'zheng-after-fen'],
    ]);
    for (const line of lines) expect(line.problem).toMatch(/^大写金额.+The amount in words/);
  });

  it('counts working days and says what is provisional', () => {
    expect(check('working-days', '2026-02-13+2', '2025-12-31+1').lines).toMatchObject([
      { kind: 'working-days', value: '2026-02-13+2', valid: true, date: '2026-02-24', provisional: false },
      { date: '2026-01-04', provisional: false },
    ]);
    expect(check('working-days', '2099-01-05+1')).toMatchObject({ code: 0, lines: [{ provisional: true }] });
  });

  it.each([
    '2026-02-30+1',
    '2026-02-13',
    '2026-02-13-1',
    '2026-02-13+1.5',
    '2026-2-13+1',
    '2026-02-13+9999',
    'tomorrow+1',
    '',
  ])('finds "%s" no working-day sum', (value) => {
    expect(check('working-days', value)).toMatchObject({
      code: 1,
      lines: [{ valid: false, problem: expect.stringContaining('2026-02-13+2') }],
    });
  });

  it.each([['iban', 'x'], [undefined], ['uscc']])('names the kinds and exits 2 for "%s" without a kind it knows or a value', (...words) => {
    const [kind, ...values] = words;
    const { code, lines, errors } = check(kind, ...values.filter((value) => value !== undefined));
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/presale check/);
    if (kind !== 'uscc') expect(errors[0]).toContain('uscc, resident-id, bank-code, case-number, amount-words, working-days');
  });

  it('takes no inherited name for a kind', () => {
    expect(check('toString', 'x').code).toBe(2);
  });
});
