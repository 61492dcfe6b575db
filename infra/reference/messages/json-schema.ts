/** JSON Schemas from the zod schemas, with what each field means. What a partner sends is described (`io: 'input'`), not what the core sees. */
import * as z from 'zod';
import { reasonCodes } from '../../../shared/domain/account/tables/reason-codes.ts';
import { descriptions } from './descriptions.ts';

export type JsonObject = { [name: string]: unknown };
export type Draft = 'draft-2020-12' | 'draft-7';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON Schema of a zod schema. `name` is the short type; it is the parent of the outermost fields. */
export function jsonSchemaOf(schema: z.ZodType, name: string, draft: Draft): JsonObject {
  const { $schema: _draft, ...body } = z.toJSONSchema(schema, { io: 'input', target: draft });
  describeFields(body, name);
  visit(body, spellPattern);
  return body;
}

/**
 * Escapes of code points become the characters themselves: ECMAScript writes `\\u4e00`, RE2 (Go) does not know it, and every engine reads a character. In the
 * JSON file what cannot be seen is escaped again (`files.ts`).
 */
function spellPattern(node: JsonObject): void {
  if (typeof node.pattern !== 'string') return;
  node.pattern = node.pattern.replace(/\\u([0-9a-f]{4})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Puts the description of each field before its constraints, in place. */
function describeFields(node: JsonObject, parent: string): void {
  if (isObject(node.items)) describeFields(node.items, parent);
  if (!isObject(node.properties)) return;
  for (const [name, child] of Object.entries(node.properties)) {
    if (!isObject(child)) continue;
    const description = descriptions[`${parent}.${name}`] ?? descriptions[name];
    if (description === undefined)
      throw new Error(`no description of the field ${name} of ${parent}: add one to infra/reference/messages/descriptions.ts`);
    node.properties[name] = { description, ...child, ...(name === 'reasonCode' ? { examples: Object.keys(reasonCodes) } : {}) };
    describeFields(child, name);
  }
}

/**
 * Moves a pattern that many strings share into one definition, so that a reader sees the length and not the pattern. Draft 2020-12 reads keywords
 * beside `$ref`; older drafts ignore them.
 */
export function shareTextPattern(schema: JsonObject): JsonObject {
  const counts = new Map<string, number>();
  visit(schema, ({ pattern }) => {
    if (typeof pattern === 'string') counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  });
  const [shared, count] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
  if (count < 3) return schema;
  visit(schema, (node) => {
    if (node.pattern !== shared) return;
    delete node.pattern;
    node.$ref = '#/$defs/text';
  });
  const text = {
    description: 'Text without control or invisible characters; white space around it is removed and it is read in NFC.',
    type: 'string',
    pattern: shared,
  };
  return { ...schema, $defs: { text } };
}

function visit(node: unknown, act: (node: JsonObject) => void): void {
  if (Array.isArray(node)) for (const item of node) visit(item, act);
  if (!isObject(node)) return;
  act(node);
  for (const child of Object.values(node)) visit(child, act);
}
