/** Options of a command line, read one by one; what is wrong is said with the usage of its command. */
import type { ParseArgsConfig } from 'node:util';
import { canonicalInstant } from '../../../shared/contracts/fields/instant.ts';
import type { Instant } from '../../../shared/domain/messages/messages.ts';

export interface Io {
  stdout: { write(text: string): unknown };
  stderr: { isTTY?: boolean; write(text: string): unknown };
  /** The same as `stderr`, for lines of our own that rewrite themselves: what is written to the other two is written as plain text. */
  terminal?: { isTTY?: boolean; write(text: string): unknown };
}

/** The command line is wrong; the message says how, the usage is shown with it. */
export class UsageError extends Error {}

export type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Record<string, string | boolean | string[] | undefined>;
export interface Subcommand {
  usage: string;
  about: string;
  /** Absent: every argument is a value (`presale check amount-words -5`). */
  options?: Options;
  run(positionals: string[], values: Values, io: Io): Promise<number>;
}

export function demandNone(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new UsageError(`"${positionals.join(' ')}" is one argument too many.`);
}

export function textOption(values: Values, name: string): string | undefined {
  const value = values[name];
  if (value === '') throw new UsageError(`--${name} is empty.`);
  return typeof value === 'string' ? value : undefined;
}

export function demandText(values: Values, name: string, what: string): string {
  const given = textOption(values, name);
  if (given === undefined) throw new UsageError(`--${name} is missing: ${what}.`);
  return given;
}

/** An option that may be left out, under the name that the command knows it by. */
export function optional<Name extends string>(values: Values, option: string, name: Name): { [Given in Name]?: string } {
  const given = textOption(values, option);
  const found: { [Given in Name]?: string } = {};
  if (given !== undefined) Object.assign(found, { [name]: given });
  return found;
}

/** A time as a person types it: an instant with its offset, a minute in Shanghai, or a day, of which nine in the morning is meant. */
export function readInstant(given: string, name: string): Instant {
  const spelt = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T09:00` : given;
  const at = canonicalInstant(/T\d{2}:\d{2}$/.test(spelt) ? `${spelt}:00+08:00` : spelt);
  if (at === undefined)
    throw new UsageError(`${name} ${given}: give a time such as 2026-09-30T16:00 (Shanghai) or 2026-09-30T16:00:00+08:00.`);
  return at;
}

/** An option that may be given several times. */
export function listOption(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}
