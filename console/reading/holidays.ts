/** Holidays by name, and weekend days that are worked, as the State Council's notices have them: beside a date, and between now and then. */
import notices from 'chinese-days/dist/chinese-days.json';
import { say } from '../words.ts';

const dayMs = 86_400_000;
const shanghaiDay = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

function named(days: Readonly<Record<string, string>>, day: string): string | undefined {
  const [en = '', zh = ''] = days[day]?.split(',') ?? [];
  return zh === '' ? undefined : say(zh, en);
}

/** `国庆节放假`, `国庆节调休上班`; undefined on an ordinary day. */
export function dayNote(at: string): string | undefined {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return undefined;
  const day = shanghaiDay(time);
  const off = named(notices.holidays, day);
  if (off !== undefined) return say(`${off}放假`, `${off}, a holiday`);
  const worked = named(notices.workdays, day);
  return worked === undefined ? undefined : say(`${worked}调休上班`, `worked in lieu for ${worked}`);
}

/** Names of the holidays after one day and up to another, each once. */
export function holidaysBetween(from: string, to: string): string[] {
  const names = new Set<string>();
  const last = Date.parse(to);
  for (let time = Date.parse(from) + dayMs, steps = 0; time <= last && steps < 60; time += dayMs, steps++) {
    const name = named(notices.holidays, shanghaiDay(time));
    if (name !== undefined) names.add(name);
  }
  return [...names];
}
