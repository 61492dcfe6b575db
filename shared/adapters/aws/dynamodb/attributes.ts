/** Items to DynamoDB's attribute values and back. Only strings and numbers occur; every read is checked where it comes out. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type StoredItem = Record<string, AttributeValue>;

export function toAttributes(item: { readonly [name: string]: string | number }): StoredItem {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? { N: String(value) } : { S: value }]),
  );
}

export function text(item: StoredItem, name: string): string {
  const value = item[name]?.S;
  if (value === undefined)
    throw new Error(`item ${describe(item)} lacks the string ${name}: the table holds something that this program did not write`);
  return value;
}

export function integer(item: StoredItem, name: string): number {
  const value = Number(item[name]?.N);
  if (!Number.isSafeInteger(value))
    throw new Error(`item ${describe(item)} lacks the integer ${name}: the table holds something that this program did not write`);
  return value;
}

function describe(item: StoredItem): string {
  return `${item.pk?.S ?? '?'} / ${item.sk?.S ?? '?'}`;
}
