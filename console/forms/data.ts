/** From what stands in a form's fields to the data of its message. */
import type { Data, Field, Form } from './field.ts';

export type Values = Record<string, string>;
export type Files = Record<string, { sha256: string; mediaType: string; contentBase64: string }>;

/** Name of a field in a row of its group: the first row has the bare name. */
export const nameIn = ({ name }: Pick<Field, 'name'>, row: number): string => (row === 0 ? name : `${name}-${row + 1}`);
export const pathIn = ({ path }: Pick<Field, 'path'>, row: number): string => path.replace('*', String(row));

/** Integer fen of yuan as people write them; what is no sum stays as it was written, for the rules to say so. */
function fenOf(yuan: string): number | string {
  const plain = yuan.normalize('NFKC').replaceAll(/[,，¥\s]/gu, '');
  return /^-?\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : yuan;
}

const instantOf = (local: string): string => (local === '' ? '' : `${local.length === 16 ? `${local}:00` : local}+08:00`);
const wholeOf = (written: string): number | string => (/^\d+$/.test(written.trim()) ? Number(written) : written);
const listOf = (words: string): string[] =>
  words
    .split(/[、,，;；\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');

function readAs({ kind }: Field, value: string): unknown {
  switch (kind) {
    case 'money':
      return fenOf(value);
    case 'whole':
      return wholeOf(value);
    case 'instant':
      return instantOf(value);
    case 'yes':
      return value === 'yes';
    case 'list':
      return listOf(value);
    case 'phone':
      return value.trim() === '' ? [] : [{ kind: 'sms', address: value.trim(), confirmed: false }];
    default:
      return value;
  }
}

/** Puts a value at a dotted path, making objects and lists on the way; what is an object joins what stands there. */
function put(data: Data, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at: Data = data;
  for (const [index, step] of steps.entries()) {
    const next = at[step] ?? (/^\d+$/.test(steps[index + 1] ?? last) ? [] : {});
    at[step] = next;
    at = next as Data;
  }
  const there = at[last];
  at[last] = isRecord(there) && isRecord(value) ? { ...there, ...value } : value;
}

const isRecord = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row in which nothing was written is none. */
const isRowEmpty = (fields: readonly Field[], values: Values, row: number): boolean =>
  fields
    .filter(({ kind }) => kind !== 'fixed' && kind !== 'choice' && kind !== 'yes')
    .every((field) => (values[nameIn(field, row)] ?? '').trim() === (row === 0 ? '' : (field.initial ?? '')));

/** @param rows how many rows each group that repeats has, by the group's place */
export function dataOf({ groups, derive }: Form, values: Values, files: Files, rows: Readonly<Record<number, number>>): Data {
  const data: Data = {};
  for (const [place, { fields, repeat }] of groups.entries()) {
    const [root = ''] = fields[0]?.path.split('.*') ?? [];
    if (repeat !== undefined) data[root] = [];
    let kept = 0;
    for (let row = 0; row < (repeat === undefined ? 1 : (rows[place] ?? 1)); row++) {
      if (repeat !== undefined && isRowEmpty(fields, values, row)) continue;
      for (const field of fields) {
        const name = nameIn(field, row);
        const path = pathIn(field, kept);
        if (path === '') continue;
        if (field.kind === 'file') {
          if (files[name] !== undefined) put(data, path, files[name]);
          continue;
        }
        const value = field.kind === 'fixed' ? (field.initial ?? '') : (values[name] ?? field.initial ?? '');
        if (field.optional === true && value.trim() === '') continue;
        put(data, path, readAs(field, value));
      }
      kept += 1;
    }
  }
  return { ...data, ...derive?.(data) };
}
