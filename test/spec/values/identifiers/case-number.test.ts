import { describe, expect, it } from 'vitest';
import { isSameCase, parseCaseNumber } from '../../../../shared/domain/values/identifiers/case-number.ts';
import { caseTypeKind } from '../../../../shared/domain/values/identifiers/case-types.ts';

describe('案号 since 2016 (法〔2015〕137号)', () => {
  it('reads year, court, type and serial', () => {
    expect(parseCaseNumber('（2026）鲁0102执保123号')).toEqual({
      ok: true,
      year: 2026,
      court: '鲁0102',
      type: '执保',
      typeKind: 'freeze',
      serial: 123,
      legacy: false,
      normalised: '（2026）鲁0102执保123号',
      caseNumber: '（2026）鲁0102执保123号',
    });
  });

  it('keeps the suffix of a ruling apart from its case', () => {
    expect(parseCaseNumber('（2022）津0110执1656号之二')).toMatchObject({
      suffix: '之二',
      normalised: '（2022）津0110执1656号之二',
      caseNumber: '（2022）津0110执1656号',
    });
    expect(parseCaseNumber('（2022）津0110执1656之十二号')).toMatchObject({ suffix: '之十二', normalised: '（2022）津0110执1656号之十二' });
  });

  it('folds half-width brackets, full-width digits, space and leading zeros into one spelling', () => {
    for (const spelling of ['(2023)津03执复27号', '（２０２３）津０３执复２７号', ' (2023) 津03 执复 27 号 ', '(2023)津03执复027号']) {
      expect(parseCaseNumber(spelling)).toMatchObject({ ok: true, normalised: '（2023）津03执复27号' });
    }
  });

  it('tells courts of different levels with the same serial apart', () => {
    const intermediate = parseCaseNumber('（2026）鲁01执123号');
    const basic = parseCaseNumber('（2026）鲁0101执123号');
    expect([intermediate, basic].map((result) => result.ok && [result.court, result.serial])).toEqual([
      ['鲁01', 123],
      ['鲁0101', 123],
    ]);
  });

  it.each([
    ['（2020）最高法执监33号', '最高法', '执监', 33],
    ['（2021）鲁民终5号', '鲁', '民终', 5],
    ['（2021）兵01民初7号', '兵01', '民初', 7],
    ['（2019）鲁72财保12号', '鲁72', '财保', 12],
    ['（2022）京0105民保令1号', '京0105', '民保令', 1],
  ])('reads %s', (text, court, type, serial) => {
    expect(parseCaseNumber(text)).toMatchObject({ ok: true, court, type, serial, legacy: false });
  });

  it('reads the special court character 知 (法〔2018〕335号)', () => {
    expect(parseCaseNumber('（2022）最高法知民终15号')).toMatchObject({
      court: '最高法',
      specialCourt: '知',
      type: '民终',
      normalised: '（2022）最高法知民终15号',
    });
  });

  it('bounds the year when it is told the current one', () => {
    expect(parseCaseNumber('（2027）鲁0102执保1号', 2026)).toMatchObject({ ok: false, code: 'year' });
    expect(parseCaseNumber('（2026）鲁0102执保1号', 2026)).toMatchObject({ ok: true });
    expect(parseCaseNumber('（2027）鲁0102执保1号')).toMatchObject({ ok: true });
    expect(parseCaseNumber('（1026）鲁0102执保1号')).toMatchObject({ ok: false, code: 'year' });
  });
});

describe('case types (N-12)', () => {
  it.each([
    ['执异', 'review'],
    ['执复', 'review'],
    ['执监', 'review'],
    ['执协', 'review'],
    ['执他', 'review'],
    ['民初', 'freeze'],
    ['民终', 'freeze'],
    ['民再', 'freeze'],
    ['财保', 'freeze'],
    ['执', 'freeze'],
    ['执恢', 'freeze'],
    ['执保', 'freeze'],
    ['破申', 'bankruptcy'],
    ['破', 'bankruptcy'],
    ['行初', 'other'],
    ['强清', 'other'],
    ['诉前调', 'unknown'],
  ])('%s is %s', (type, kind) => {
    expect(caseTypeKind(type)).toBe(kind);
    expect(parseCaseNumber(`（2026）鲁0102${type}1号`)).toMatchObject({ ok: true, type, typeKind: kind });
  });
});

describe('pre-2016 case numbers are read but held (N-12)', () => {
  it('does not take 执字第 for a type', () => {
    expect(parseCaseNumber('（2011）宁执字第00003号')).toEqual({
      ok: true,
      year: 2011,
      court: '宁',
      type: '执',
      typeKind: 'freeze',
      serial: 3,
      legacy: true,
      normalised: '（2011）宁执字第00003号',
      caseNumber: '（2011）宁执字第00003号',
    });
  });

  it.each([
    ['(2014)历民初字第123号', '历', '民初', 123, undefined],
    ['（2013）历城商初字第9-1号', '', '历城商初', 9, '-1'],
    ['（2013）历执字第9号之一', '历', '执', 9, '之一'],
    ['（2012）民终字第5号', '', '民终', 5, undefined],
    ['（2014）历民初字第（2）123号', '历', '民初', 123, undefined],
  ])('reads %s', (text, court, type, serial, suffix) => {
    expect(parseCaseNumber(text)).toMatchObject({
      ok: true,
      legacy: true,
      court,
      type,
      serial,
      ...(suffix === undefined ? {} : { suffix }),
    });
  });

  it('keeps the chamber before the serial apart from it', () => {
    expect(isSameCase('（2014）历民初字第（2）123号', '(2014)历民初字第(2)0123号')).toBe(true);
    expect(isSameCase('（2014）历民初字第（2）123号', '（2014）历民初字第（3）123号')).toBe(false);
  });

  it('holds a modern form with a year before the standard, and an old form with a later one', () => {
    expect(parseCaseNumber('（2015）鲁0102执1号')).toMatchObject({ ok: true, legacy: true, court: '鲁0102' });
    expect(parseCaseNumber('（2017）鲁执字第1号')).toMatchObject({ ok: true, legacy: true });
  });
});

describe('what is no case number (N-11)', () => {
  it.each([
    ['', 'empty'],
    ['〔2026〕鲁0102执保123号', 'document-number'],
    ['法〔2022〕12号', 'document-number'],
    ['（2026）鲁0102执保123号协助', 'assistance-notice'],
    ['（2026）鲁0102执保123号民事裁定书', 'trailing-text'],
    ['（2026）鲁0102执保123号之一一', 'trailing-text'],
    ['（2026）鲁0102执保123', 'form'],
    ['（2026）鲁0102执保号', 'form'],
    ['（2026）鲁010执保1号', 'form'],
    ['（2026）台0102执保1号', 'form'],
    ['2026鲁0102执保1号', 'form'],
    ['（26）鲁0102执保1号', 'form'],
    ['（2026）鲁01021号', 'form'],
    ['（2026）鲁0102\u200b执保1号', 'form'],
  ])('refuses "%s" as %s', (text, code) => {
    const result = parseCaseNumber(text);
    expect(result).toMatchObject({ ok: false, code });
    expect(result.ok ? '' : result.problem.zh).toMatch(/^案号/);
  });
});
