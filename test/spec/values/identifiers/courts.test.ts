import { describe, expect, it } from 'vitest';
import { courtLevel, isSuperiorCourt } from '../../../../shared/domain/values/identifiers/courts.ts';

describe('法院代字', () => {
  it.each([
    ['最高法', 'supreme'],
    ['鲁', 'high'],
    ['鲁01', 'intermediate'],
    ['鲁72', 'intermediate'],
    ['鲁0102', 'basic'],
    ['鲁010', undefined],
    ['', undefined],
    ['台01', undefined],
  ])('"%s" is %s', (code, level) => {
    expect(courtLevel(code)).toBe(level);
  });
});

describe('a superior court may lift what the court below froze (民诉解释 165)', () => {
  it.each([
    ['最高法', '鲁'],
    ['最高法', '鲁01'],
    ['最高法', '鲁0102'],
    ['鲁', '鲁01'],
    ['鲁', '鲁0102'],
    ['鲁01', '鲁0102'],
  ])('%s stands above %s', (superior, inferior) => {
    expect(isSuperiorCourt(superior, inferior)).toBe(true);
    expect(isSuperiorCourt(inferior, superior)).toBe(false);
  });

  it.each([
    ['鲁0102', '鲁0102'],
    ['鲁01', '鲁02'],
    ['鲁02', '鲁0102'],
    ['鲁0103', '鲁0102'],
    ['京', '鲁0102'],
    ['鲁', '鲁'],
    ['鲁', 'not a court'],
    ['', '鲁0102'],
  ])('"%s" does not stand above %s', (superior, inferior) => {
    expect(isSuperiorCourt(superior, inferior)).toBe(false);
  });

  it('takes special courts from the table, which replaces the prefix', () => {
    const superiors = new Map([
      ['琼9021', '琼96'],
      ['鲁0102', '鲁71'],
    ]);
    expect(isSuperiorCourt('琼96', '琼9021', superiors)).toBe(true);
    expect(isSuperiorCourt('琼', '琼9021', superiors)).toBe(true);
    expect(isSuperiorCourt('琼90', '琼9021', superiors)).toBe(false);
    expect(isSuperiorCourt('鲁01', '鲁0102', superiors)).toBe(false);
  });

  it('ends on a table that runs in a circle', () => {
    expect(
      isSuperiorCourt(
        '京',
        '鲁01',
        new Map([
          ['鲁01', '鲁02'],
          ['鲁02', '鲁01'],
        ]),
      ),
    ).toBe(false);
  });
});
