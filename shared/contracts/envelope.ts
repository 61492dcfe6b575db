/** The CloudEvents 1.0 envelope around every message (contracts §1). Unknown attributes are refused like unknown fields. */
import * as z from 'zod';
import type { Instant } from '../domain/messages/messages.ts';
import { parseJson } from './body/json.ts';
import { accountNumber } from './fields/identifier.ts';
import { instantSchema } from './fields/instant.ts';
import { once } from './fields/once.ts';
import { source } from './fields/partner.ts';
import { word } from './fields/text.ts';
import { problemsOf } from './issue.ts';
import { maxProblems, type Problem, type Result } from './problem.ts';

export interface Envelope {
  specversion: '1.0';
  /** Unique per source. Kept exactly as sent. */
  id: string;
  source: string;
  /** Full type, `presale.<…>.v1`; not yet known to be one that the system understands. */
  type: string;
  /** Account number, spaces removed. */
  subject: string;
  /** When the sender made it; canonical. */
  time: Instant;
  /** `application/json`; parameters that the sender adds (`; charset=utf-8`) are left out. */
  datacontenttype: string;
  dataschema: string;
  traceparent?: string;
  data: { [name: string]: unknown };
  /** What is wrong with the spelling of `data` and no longer shows in its value; `parseMessage` reports it, once it is known who sent it. */
  dataProblems?: Problem[];
}

const typeGrammar = /^presale(\.[a-z]+(-[a-z]+)*)+\.v1$/;
const uriGrammar = /^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/;
/** W3C Trace Context, level 1. */
const traceparentGrammar = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Attributes of an event but `source` and `data`, which differ by direction. */
export const attributes = () => ({
  specversion: z.literal('1.0'),
  id: word(128),
  type: z.string().check(z.maxLength(128), z.regex(typeGrammar, { error: 'message-type' })),
  subject: accountNumber(),
  time: instantSchema(),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string().check(z.maxLength(512), z.regex(uriGrammar, { error: 'uri' })),
  traceparent: z.exactOptional(z.string().check(z.maxLength(64), z.regex(traceparentGrammar, { error: 'traceparent' }))),
});

/** Media types are written in either case and may have parameters (RFC 9110 §8.3.1). */
const jsonMediaType = () =>
  z.string().check(
    z.maxLength(100),
    z.toLowerCase(),
    z.regex(/^application\/json[ \t]*(?:;[ -~]*)?$/, { error: 'json-media-type' }),
    z.overwrite<string>(() => 'application/json'),
  );

export const envelopeSchema = once(
  () =>
    z.strictObject({
      ...attributes(),
      datacontenttype: jsonMediaType(),
      source: source(),
      data: z.looseObject({}),
    }) satisfies z.ZodType<Envelope>,
);

/** URI of the JSON Schema of a type's `data`: the `$id` of the generated file, what `dataschema` should carry. */
export const dataSchemaUri = (shortType: string): string => `urn:presale:schema:${shortType}:v1`;

/** Reads a body as far as the envelope. `data` is looked at by `parseMessage`, so that a message of an unknown type still has a sender. */
export function parseEnvelope(bodyText: string): Result<'envelope', Envelope> {
  const parsed = parseJson(bodyText);
  if (!parsed.ok) return parsed;
  const result = envelopeSchema().safeParse(parsed.json.value, { reportInput: true });
  const { spelling } = parsed.json;
  const own = spelling.filter(({ field }) => !field.startsWith('data.'));
  if (!result.success) return { ok: false, problems: [...own, ...problemsOf(result.error)].slice(0, maxProblems) };
  if (own.length > 0) return { ok: false, problems: own };
  return { ok: true, envelope: spelling.length === 0 ? result.data : { ...result.data, dataProblems: spelling } };
}
