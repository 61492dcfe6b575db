import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from '../../../shared/domain/report/views/csv.ts';

describe('a table as CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '＝1',
    '  =cmd|x',
    '\t=1',
    '\r=1',
    '|x',
    '\u200b=1',
    '\u202e\ufeff=1',
  ])('never lets %j begin a formula', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('keeps amounts numbers, and account numbers whole', () => {
    expect(csvCell('-12.30')).toBe('-12.30');
    expect(csvCell('3000000.00')).toBe('3000000.00');
    expect(csvCell('1602001019200388888')).toBe("'1602001019200388888");
  });

  it('quotes what would end a cell', () => {
    expect(csvCell('a,"b"')).toBe('"a,""b"""');
    expect(
      csvText([
        ['a', 'b'],
        ['c\nd', ''],
      ]),
    ).toBe('\ufeffa,b\r\nc d,\r\n');
  });

  it('has as many cells as it was given, whatever stands in them', () => {
    const cells = (line: string): number => (line.replace(/"(?:[^"]|"")*"/g, '').match(/,/g) ?? []).length + 1;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (row) => {
        const line = csvText([row]).slice(1, -2);
        expect(line).not.toMatch(/[\r\n]/);
        expect(cells(line)).toBe(row.length);
      }),
    );
  });
});
