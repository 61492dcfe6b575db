import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameId, sameParty } from '../../shared/domain/rules/reading/parties.ts';
import { addWorkingDays, endOfPeriod, isWorkingDay, rollForward } from '../../shared/domain/values/calendar/working-days.ts';
import { checkBankCode } from '../../shared/domain/values/identifiers/bank-code.ts';
import { parseCaseNumber } from '../../shared/domain/values/identifiers/case-number.ts';
import { caseTypes } from '../../shared/domain/values/identifiers/case-types.ts';
import { courtLevel, isSuperiorCourt } from '../../shared/domain/values/identifiers/courts.ts';
import { checkResidentId, fullResidentId } from '../../shared/domain/values/identifiers/resident-id.ts';
import { checkUscc } from '../../shared/domain/values/identifiers/uscc.ts';
import { maximumFen, parseAmountInWords, writeAmountInWords } from '../../shared/domain/values/money/amount-words.ts';

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The text with one character replaced by another of the alphabet. */
function misprint(text: string, alphabet: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(...alphabet))
    .map(([index, character]) => text.slice(0, index) + character + text.slice(index + 1))
    .filter((changed) => changed !== text);
}

describe('a check digit catches every single misprint', () => {
  it.each(['91110000600037341L', '91370103MA3D1P5R0G', '1137010000418859XL'])('of the 统一社会信用代码 %s', (code) => {
    fc.assert(fc.property(misprint(code, usccAlphabet), (changed) => !checkUscc(changed).valid));
  });

  it('of a 公民身份号码', () => {
    fc.assert(fc.property(misprint('37010219900101001X', '0123456789X'), (changed) => !checkResidentId(changed).valid));
  });

  it('of a 支付系统行号', () => {
    fc.assert(fc.property(misprint('102451000019', '0123456789'), (changed) => !checkBankCode(changed).valid));
  });
});

describe('the 15 and the 18 characters of a 公民身份号码 are one person’s (GB 11643)', () => {
  const born = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('1999-12-31T00:00:00Z'), noInvalidDate: true });
  const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
  const old = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(5), born, digits(3)).map(([first, region, date, serial]) => {
    const day = date.toISOString().slice(2, 10).replaceAll('-', '');
    return `${first}${region.join('')}${day}${serial.join('')}`;
  });

  it('the long one is valid, and the short one is it without century and check character', () => {
    fc.assert(
      fc.property(old, (short) => {
        const long = fullResidentId(short);
        expect(checkResidentId(long)).toEqual({ valid: true, value: long });
        expect(long.slice(0, 6) + long.slice(8, 17)).toBe(short);
        expect(fullResidentId(long)).toBe(long);
        expect(sameId(short, long.toLowerCase())).toBe(true);
        const person = { name: '甲', idKind: 'resident-id' as const };
        expect(sameParty({ ...person, id: short }, { ...person, name: '乙', id: long })).toBe(true);
      }),
    );
  });

  it('two short ones are one person only if they are alike, and a long one that differs in any character is another’s', () => {
    const misprinted = old.chain((short) =>
      fc.oneof(
        misprint(short, '0123456789').map((changed) => [changed, fullResidentId(short)] as const),
        misprint(fullResidentId(short), '0123456789X').map((changed) => [short, changed] as const),
      ),
    );
    fc.assert(fc.property(misprinted, ([short, long]) => !sameId(short, long)));
  });
});

describe('money in words', () => {
  const amounts = fc.oneof(
    fc.integer({ min: 0, max: maximumFen }),
    fc.integer({ min: 0, max: 1_000_000 }),
    // Sparse digits are where 零 goes wrong.
    fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 }).map((places) => {
      const byPower = new Map(places);
      return [...byPower].reduce((sum, [power, digit]) => sum + digit * 10 ** power, 0);
    }),
  );

  it('is read back to the fen, and as the annex writes it', () => {
    fc.assert(
      fc.property(amounts, (amountFen) => {
        expect(parseAmountInWords(writeAmountInWords(amountFen))).toEqual({ ok: true, amountFen, canonical: true, notes: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads the same amount with or without a 零 that the annex leaves free', () => {
    fc.assert(
      fc.property(amounts, (amountFen) => {
        const words = writeAmountInWords(amountFen)
          .replace(/万(?=[^零元]仟)/u, '万零')
          .replace('拾元', '拾元零');
        const result = parseAmountInWords(words);
        expect(result.ok && result.amountFen).toBe(amountFen);
      }),
    );
  });

  it('never throws, and never reads an amount out of bounds', () => {
    const characters = fc.constantFrom(...'零壹贰叁拾佰仟万亿元角分整正人民币貳萬三 ');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(characters, { maxLength: 24 }).map((list) => list.join('')),
        ),
        (text) => {
          const result = parseAmountInWords(text);
          if (result.ok) expect(Number.isInteger(result.amountFen) && result.amountFen >= 0 && result.amountFen <= maximumFen).toBe(true);
          else expect(result.problem.zh).not.toBe('');
        },
      ),
    );
  });

  it('that was read unambiguously stands for one amount: writing that amount and reading it again changes nothing', () => {
    const characters = fc.constantFrom(...'零壹伍玖拾佰仟万亿元角分整');
    fc.assert(
      fc.property(
        fc.array(characters, { maxLength: 14 }).map((list) => list.join('')),
        (text) => {
          const result = parseAmountInWords(text);
          if (result.ok) expect(parseAmountInWords(writeAmountInWords(result.amountFen))).toMatchObject({ amountFen: result.amountFen });
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('case numbers', () => {
  const province = fc.constantFrom(...'京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵');
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.integer({ min: 0, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
  const court = fc.oneof(
    fc.constant('最高法'),
    province,
    fc.tuple(province, digits(2)).map((parts) => parts.join('')),
    fc.tuple(province, digits(4)).map((parts) => parts.join('')),
  );
  const type = fc.constantFrom(...caseTypes.keys());

  it('are read into the parts they were made of, in any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2016, max: 2099 }),
        court,
        type,
        fc.integer({ min: 1, max: 99_999_999 }),
        (year, code, kind, serial) => {
          const text = `（${year}）${code}${kind}${serial}号`;
          const halfWidth = `( ${year} )${code} ${kind} ${serial} 号`;
          expect(parseCaseNumber(text)).toMatchObject({ ok: true, year, court: code, type: kind, serial, normalised: text, legacy: false });
          expect(parseCaseNumber(halfWidth)).toEqual(parseCaseNumber(text));
        },
      ),
    );
  });

  it('in their one spelling read as themselves', () => {
    fc.assert(
      fc.property(court, fc.constantFrom('', '之一', '之二十三'), (code, suffix) => {
        const once = parseCaseNumber(`(2024)${code}执00${7}号${suffix}`);
        expect(once.ok && parseCaseNumber(once.normalised)).toEqual(once);
      }),
    );
  });

  it('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof parseCaseNumber(text).ok === 'boolean'));
  });

  it('name courts whose order has no circles', () => {
    fc.assert(
      fc.property(court, court, (one, other) => {
        if (isSuperiorCourt(one, other))
          expect([isSuperiorCourt(other, one), courtLevel(one) === courtLevel(other)]).toEqual([false, false]);
      }),
    );
  });
});

describe('working days', () => {
  const dates = fc
    .date({ min: new Date('2018-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const counts = fc.integer({ min: 1, max: 60 });

  it('end on a working day after the start, and one count takes one step', () => {
    fc.assert(
      fc.property(dates, counts, (date, n) => {
        const whole = addWorkingDays(date, n);
        expect(isWorkingDay(whole.date) && whole.date > date).toBe(true);
        const first = addWorkingDays(date, 1);
        expect(addWorkingDays(first.date, n - 1).date).toBe(whole.date);
      }),
    );
  });

  it('are provisional from some day on: a longer count never becomes certain again', () => {
    fc.assert(
      fc.property(dates, counts, (date, n) => {
        if (addWorkingDays(date, n).provisional) expect(addWorkingDays(date, n + 1).provisional).toBe(true);
      }),
    );
  });

  it('end a period in 日 on or after its last day, on a day that is worked', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 400 }), (date, days) => {
        const { date: end } = endOfPeriod(date, days);
        expect(isWorkingDay(end)).toBe(true);
        expect(rollForward(end).date).toBe(end);
      }),
    );
  });
});
