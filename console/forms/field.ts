/** What a form is made of: fields in groups, in the order of the paper; a group may repeat (lines of a notice, applicants of a freeze). */

export interface Field {
  /** Unique in its form. */
  name: string;
  title: readonly [zh: string, en: string];
  kind: 'text' | 'long' | 'money' | 'whole' | 'list' | 'instant' | 'choice' | 'file' | 'yes' | 'phone' | 'fixed';
  /** Place in the data; `*` is the row of a group that repeats. */
  path: string;
  choices?: readonly string[];
  initial?: string;
  /** Left out of the data when it is empty. */
  optional?: true;
  /** A word of help under the title. */
  hint?: readonly [zh: string, en: string];
}
export interface Group {
  title: readonly [zh: string, en: string];
  fields: readonly Field[];
  /** How many rows at most, and what one is called. */
  repeat?: { most: number; one: readonly [zh: string, en: string] };
}
export type Data = Record<string, unknown>;
export interface Form {
  type: string;
  title: readonly [zh: string, en: string];
  groups: readonly Group[];
  /** What follows from the values, such as a total. */
  derive?: (data: Data) => Data;
  /** What is said of the whole before it is sent. */
  sum?: (data: Data) => string;
}

type More = Partial<Omit<Field, 'name' | 'title'>>;
export const text = (name: string, zh: string, en: string, more: More = {}): Field => ({
  name,
  title: [zh, en],
  kind: 'text',
  path: name,
  ...more,
});
export const money = (name: string, zh: string, en: string, more: More = {}): Field =>
  text(name, `${zh}（元）`, `${en} (yuan)`, { ...more, kind: 'money' });
export const instant = (name: string, zh: string, en: string, more: More = {}): Field => text(name, zh, en, { ...more, kind: 'instant' });
export const choice = (name: string, zh: string, en: string, choices: readonly string[], more: More = {}): Field =>
  text(name, zh, en, { ...more, kind: 'choice', choices, initial: more.initial ?? choices[0] ?? '' });
export const file = (name: string, zh: string, en: string, more: More = {}): Field => text(name, zh, en, { ...more, kind: 'file' });
/** Always the same: not shown. */
export const fixed = (path: string, value: string): Field => ({ name: path, title: ['', ''], kind: 'fixed', path, initial: value });

export const account = text('accountNumber', '监管账户账号', 'Supervision account');
export const caseNumber = text('caseNumber', '案号', 'Case number');
export const ruling = text('rulingNumber', '裁定书文号', 'Ruling');
export const noticeNumber = text('noticeNumber', '通知书文号', 'Notice');
export const reason = text('reason', '理由', 'Reason', { kind: 'long' });
