/**
 * Instants and dates. Any RFC 3339 date-time with an offset becomes the one spelling that the system uses inside,
 * `YYYY-MM-DDTHH:mm:ss[.SSS]+08:00`, so that instants compare as strings. Dates are calendar dates in Asia/Shanghai.
 */
import * as z from 'zod';
import { fromMillis, minuteMillis } from '../../domain/values/calendar/instants.ts';
import { once } from './once.ts';

const dateTime = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
/** Four digits a year, so that instants compare as text; `9999-12-31`, which some systems send for "no end", is the last day. */
const first = Date.parse('1900-01-01T00:00:00+08:00');
const last = Date.parse('9999-12-31T23:59:59.999+08:00');

/** True for a date of the calendar: `2026-02-29` is none. Years 1900–9999. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** Of the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The canonical Asia/Shanghai spelling of an RFC 3339 date-time, or undefined when it is none. Digits below a millisecond are cut off; leap
 * seconds (`:60`) are refused, because no clock that a bank books by shows them. Source: RFC 3339 §5.6.
 */
export function canonicalInstant(value: string): string | undefined {
  const parts = dateTime.exec(value);
  if (parts === null) return undefined;
  const [, date = '', hours, minutes, seconds, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = parts;
  if (!isCalendarDate(date)) return undefined;
  // As most systems send it: in the one spelling already.
  if (sign === '+' && offsetHours === '08' && offsetMinutes === '00' && fraction === '' && value[10] === 'T') return value;
  const millis = fraction.slice(0, 3).padEnd(3, '0');
  const offsetMillis = (Number(offsetHours) * 60 + Number(offsetMinutes)) * minuteMillis * (sign === '-' ? -1 : 1);
  const at = Date.parse(`${date}T${hours}:${minutes}:${seconds}.${millis}Z`) - offsetMillis;
  return at < first || at > last ? undefined : fromMillis(at);
}

/** Reads any RFC 3339 date-time into its canonical spelling. */
export const instantSchema = once(() =>
  z
    .string()
    .max(40)
    .meta({ format: 'date-time' })
    .transform((value, context) => {
      const canonical = canonicalInstant(value);
      if (canonical !== undefined) return canonical;
      context.issues.push({ code: 'custom', message: 'instant', input: value });
      return z.NEVER;
    }),
);

/** The same, ready made, for readers outside these schemas. Marked pure, so that a bundle which does not use it does not build it. */
export const instant = /* @__PURE__ */ instantSchema();

export const localDate = once(() => z.string().max(10).meta({ format: 'date' }).refine(isCalendarDate, { error: 'local-date' }));
