/** The JSON Schemas of the messages as a language generator wants them: named objects with fields, the inner ones first. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';

export type FieldType =
  | { kind: 'text' | 'whole' | 'number' | 'boolean' | 'anything' }
  | { kind: 'words'; words: string[] }
  | { kind: 'object'; object: ObjectType }
  | { kind: 'list'; of: FieldType };
export interface Field {
  name: string;
  type: FieldType;
  isRequired: boolean;
  says: string;
}
export interface ObjectType {
  /** `BankPaymentBooked`, of an inner object its path: `BankPaymentBookedPayee`. */
  name: string;
  says: string;
  fields: Field[];
}
export interface MessageType {
  /** `bank.payment.booked`. */
  type: string;
  title: string;
  data: ObjectType;
  /** All objects, those that others need first, `data` last. */
  objects: ObjectType[];
}

interface Node {
  type?: string | undefined;
  title?: string | undefined;
  description?: string | undefined;
  properties?: Record<string, unknown> | undefined;
  required?: string[] | undefined;
  items?: unknown;
  enum?: unknown[] | undefined;
  const?: unknown;
  $ref?: string | undefined;
}
const node: z.ZodType<Node> = z.looseObject({
  type: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  $ref: z.string().optional(),
});

const folder = join(import.meta.dirname, '../../docs/reference/messages/schemas');
export const pascal = (text: string): string => text.replace(/(?:^|[.-])([a-zA-Z])/g, (_, letter: string) => letter.toUpperCase());

function typeOf(raw: unknown, name: string, objects: ObjectType[]): FieldType {
  const schema = node.parse(raw);
  const words = (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).filter((word) => typeof word === 'string');
  if (words.length > 0) return { kind: 'words', words };
  switch (schema.type) {
    case 'string':
      return { kind: 'text' };
    case 'integer':
      return { kind: 'whole' };
    case 'number':
      return { kind: 'number' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'array':
      return { kind: 'list', of: typeOf(schema.items, name.replace(/s$/, ''), objects) };
    case 'object':
      return Object.keys(schema.properties ?? {}).length === 0
        ? { kind: 'anything' }
        : { kind: 'object', object: objectOf(schema, name, objects) };
    default:
      return { kind: 'anything' };
  }
}

function objectOf({ properties = {}, required = [], description = '' }: Node, name: string, objects: ObjectType[]): ObjectType {
  const fields = Object.entries(properties).map(
    ([field, raw]): Field => ({
      name: field,
      type: typeOf(raw, `${name}${pascal(field)}`, objects),
      isRequired: required.includes(field),
      says: node.parse(raw).description ?? '',
    }),
  );
  const object = { name, says: description, fields };
  objects.push(object);
  return object;
}

/** Every message, sent and received, in the order of their names. */
export function messageTypes(): MessageType[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.v1.json'));
  return files.sort().map((file) => {
    const type = basename(file, '.v1.json');
    const schema = node.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const objects: ObjectType[] = [];
    return { type, title: schema.title ?? '', data: objectOf(schema, pascal(type), objects), objects };
  });
}
