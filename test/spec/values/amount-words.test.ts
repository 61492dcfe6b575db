import { describe, expect, it } from 'vitest';
import { maximumFen, parseAmountInWords, writeAmountInWords } from '../../../shared/domain/values/money/amount-words.ts';

function codes(text: string): string[] {
  const result = parseAmountInWords(text);
  return result.ok ? result.notes.map(({ code }) => code) : [result.code];
}

describe('人民币大写 is read to fen (支付结算办法 annex 1)', () => {
  it.each([
    ['人民币壹仟肆佰零玖元伍角', 140_950],
    ['人民币壹仟肆佰零玖元伍角整', 140_950],
    ['人民币陆仟零柒元壹角肆分', 600_714],
    ['人民币壹仟陆佰捌拾元零叁角贰分', 168_032],
    ['人民币壹仟陆佰捌拾元叁角贰分', 168_032],
    ['人民币壹拾万柒仟元零伍角叁分', 10_700_053],
    ['人民币壹拾万零柒仟元伍角叁分', 10_700_053],
    ['人民币壹万陆仟肆佰零玖元零贰分', 1_640_902],
    ['人民币叁佰贰拾伍元零肆分', 32_504],
    ['人民币壹拾万元整', 10_000_000],
    ['人民币壹分', 1],
    ['人民币叁佰万元正', 300_000_000],
    ['人民币贰佰玖拾万圆整', 290_000_000],
    ['人民币零元整', 0],
    ['人民币壹仟亿元整', 10_000_000_000_000],
    ['人民币壹万亿元整', maximumFen],
    ['人民币壹拾亿壹仟零壹拾万壹仟零壹拾元壹角', 101_010_101_010],
    ['人民币壹亿伍仟元整', 10_000_500_000],
  ])('%s', (text, amountFen) => {
    expect(parseAmountInWords(text)).toEqual({ ok: true, amountFen, canonical: true, notes: [] });
  });

  it('accepts traditional forms, full-width space around, and both 整 and 正', () => {
    expect(parseAmountInWords('　人民幣貳億陸仟萬圓正 ')).toMatchObject({ ok: true, amountFen: 26_000_000_000, canonical: true });
    expect(codes('人民幣貳億陸仟萬圓正')).toEqual(['traditional-form']);
    expect(parseAmountInWords('人民币參佰萬元整')).toMatchObject({ ok: true, amountFen: 300_000_000 });
  });
});

describe('words that name one amount but stray from the annex are read with a note', () => {
  it.each([
    ['壹拾万元整', 10_000_000, 'head-missing', 'tolerated'],
    ['壹分', 1, 'head-missing', 'tolerated'],
    ['人民币拾伍元整', 1_500, 'ten-without-one', 'tolerated'],
    ['人民币拾万元整', 10_000_000, 'ten-without-one', 'tolerated'],
    ['人民币叁佰万零元整', 300_000_000, 'zero-superfluous', 'tolerated'],
    ['人民币叁佰零万元整', 300_000_000, 'zero-superfluous', 'tolerated'],
    ['人民币陆仟零零柒元整', 600_700, 'zero-superfluous', 'tolerated'],
    ['人民币壹仟零肆佰元整', 140_000, 'zero-superfluous', 'tolerated'],
    ['人民币壹佰元零角零分', 10_000, 'zero-superfluous', 'tolerated'],
    ['人民币伍元零角肆分', 504, 'zero-superfluous', 'tolerated'],
    ['人民币零元伍角', 50, 'zero-superfluous', 'tolerated'],
    ['人民币伍元零', 500, 'zheng-missing', 'breach'],
    ['人民币壹角零分', 10, 'zero-superfluous', 'tolerated'],
    ['人民币壹角零', 10, 'zero-superfluous', 'tolerated'],
    ['人民币 叁佰万元整', 300_000_000, 'gap', 'breach'],
    ['人民币 : 叁佰万元整', 300_000_000, 'gap', 'breach'],
    ['人民币叁佰  万元整', 300_000_000, 'gap', 'breach'],
    ['人民币：叁佰万元整', 300_000_000, 'gap', 'breach'],
    ['人民币叁佰　万元整', 300_000_000, 'gap', 'breach'],
    ['人民币叁佰万元', 300_000_000, 'zheng-missing', 'breach'],
    ['人民币壹角贰分整', 12, 'zheng-after-fen', 'breach'],
    ['人民币壹仟玖拾元整', 109_000, 'zero-missing', 'breach'],
    ['人民币壹拾万伍佰元整', 10_050_000, 'zero-missing', 'breach'],
    ['人民币伍元肆分', 504, 'zero-missing', 'breach'],
  ])('%s is %i fen with %s (%s)', (text, amountFen, code, standing) => {
    const result = parseAmountInWords(text);
    expect(result).toMatchObject({ ok: true, amountFen, canonical: false });
    expect(result.ok ? result.notes : []).toContainEqual(expect.objectContaining({ code, standing }));
  });
});

describe('words that do not name exactly one amount are unreadable', () => {
  it.each([
    ['', 'empty'],
    ['人民币', 'empty'],
    ['人民币三百万元整', 'character'],
    ['人民币两佰万元整', 'character'],
    ['人民币廿万元整', 'character'],
    ['人民币伍毛', 'character'],
    ['人民币壹佰另伍元整', 'character'],
    ['人民币壹佰〇伍元整', 'character'],
    ['人民币叁百万元整', 'character'],
    ['人民币3000000元整', 'character'],
    ['人民币负伍元整', 'character'],
    ['¥叁佰万元整', 'character'],
    ['人民币叁佰万\u200b元整', 'character'],
    ['人民币元整', 'form'],
    ['人民币整', 'form'],
    ['人民币叁佰万', 'form'],
    ['人民币叁肆元整', 'form'],
    ['人民币佰元整', 'form'],
    ['人民币万元整', 'form'],
    ['人民币亿元整', 'form'],
    ['人民币壹拾佰元整', 'form'],
    ['人民币壹佰贰佰元整', 'form'],
    ['人民币壹万贰万元整', 'form'],
    ['人民币壹亿贰亿元整', 'form'],
    ['人民币壹零拾元整', 'form'],
    ['人民币伍分肆角', 'form'],
    ['人民币角', 'form'],
    ['人民币伍元角', 'form'],
    ['人民币伍元分', 'form'],
    ['人民币叁佰万元整元', 'form'],
    ['人民币叁佰万元整叁佰万元整', 'form'],
    ['人民币壹佰伍元整', 'ambiguous'],
    ['人民币壹仟肆佰玖元伍角', 'ambiguous'],
    ['人民币壹万伍元整', 'ambiguous'],
    ['人民币壹亿伍万元整', 'ambiguous'],
    ['人民币壹万亿元零壹分', 'too-large'],
    ['人民币壹万零壹亿元整', 'too-large'],
    ['人民币玖仟玖佰玖拾玖万亿元整', 'too-large'],
  ])('"%s": %s', (text, code) => {
    expect(parseAmountInWords(text)).toMatchObject({ ok: false, code });
  });

  it('refuses an endless text at once', () => {
    expect(parseAmountInWords('零'.repeat(1_000_000))).toMatchObject({ ok: false, code: 'form' });
  });

  it.each([
    ['零'.repeat(201), '超过', 'has more than'],
    ['', '没有金额。', 'names no amount.'],
    ['人民币叁佰万圓元元整', '不成金额，应如“人民币叁佰万元整”。', 'it should look like 人民币叁佰万元整.'],
    ['人民币壹佰伍元整', '缺“零”，有两种读法，如“壹佰伍元”。', 'can be read in two ways for want of a 零, like 壹佰伍元.'],
    ['人民币壹万亿元零壹分', '超过一万亿元。', 'is more than 1,000,000,000,000.00 yuan.'],
    ['人民币两佰万元整', '不得用“两”，应写“贰”。', 'may not use 两; write 贰.'],
    ['人民币叁佰x元整', '不得有“x”。', 'may not contain "x".'],
  ])('says in both languages what is wrong with "%s"', (text, zh, en) => {
    const result = parseAmountInWords(text);
    if (result.ok) throw new Error('it was read');
    expect(result.problem.zh).toContain(`大写金额${zh}`);
    expect(result.problem.en).toMatch(/^The amount in words /);
    expect(result.problem.en).toContain(en);
  });

  it('says what to write in place of a forbidden character', () => {
    const result = parseAmountInWords('人民币两佰万元整');
    expect(result.ok ? '' : result.problem.zh).toBe('大写金额不得用“两”，应写“贰”。');
  });
});

describe('人民币大写 is written from fen', () => {
  it.each([
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [50, '人民币伍角'],
    [1_000, '人民币壹拾元整'],
    [140_950, '人民币壹仟肆佰零玖元伍角'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [300_000_000, '人民币叁佰万元整'],
    [10_000_000_000_000, '人民币壹仟亿元整'],
    [maximumFen, '人民币壹万亿元整'],
  ])('%i', (amountFen, words) => {
    expect(writeAmountInWords(amountFen)).toBe(words);
  });

  it('says of a sum that it cannot write which one, and how far it goes', () => {
    expect(() => writeAmountInWords(-1)).toThrow(`-1 is not a whole number of fen from 0 to ${maximumFen}`);
  });

  it('treats a fraction of a fen, a negative or a larger amount as a bug', () => {
    for (const amount of [0.5, -1, maximumFen + 1, Number.NaN]) expect(() => writeAmountInWords(amount)).toThrow(RangeError);
  });
});
