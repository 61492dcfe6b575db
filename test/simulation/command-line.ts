/** What `npm run simulate` is asked for. */
import { parseArgs } from 'node:util';

export interface Wanted {
  first: number;
  seeds: number;
  json: boolean;
  planted: boolean;
  only: number[] | undefined;
  without: string[];
  workers: number;
  /** Whether a failing story is made smaller. */
  shrinks: boolean;
}

const usage = `npm run simulate -- [--seeds N] [--seed FIRST] [--planted] [--json] [--only ACT,…] [--without FAULT,…] [--workers N] [--no-shrink]`;

/** @throws Error that says what is wrong with which option. */
export function readCommandLine(given: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...given],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      planted: { type: 'boolean', default: false },
      only: { type: 'string' },
      without: { type: 'string' },
      workers: { type: 'string' },
      'no-shrink': { type: 'boolean', default: false },
    },
  });
  const whole = (name: 'seeds' | 'seed' | 'workers', otherwise: number): number => {
    const text = values[name];
    if (text === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} ${text}: give a whole number from 0 to 999999999\n${usage}`);
    return Number(text);
  };
  const list = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(','));
  return {
    first: whole('seed', 1),
    seeds: whole('seeds', values.planted ? 100 : values.seed === undefined ? 100 : 1),
    json: values.json,
    planted: values.planted,
    only: values.only === undefined ? undefined : list(values.only).map(Number),
    without: list(values.without),
    workers: whole('workers', 2),
    shrinks: !values['no-shrink'],
  };
}
