/** The console's HTTP API as OpenAPI 3.1, from the schemas that its answers are tested against. */
import * as z from 'zod';
import { type Operation, operations, problemSchema } from '../../functions/serve-console/contract.ts';
import type { JsonObject } from './messages/json-schema.ts';

const schemaOf = (schema: z.ZodType): JsonObject => {
  const { $schema: _, ...body } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return body;
};

const parameter = (name: string, place: 'path' | 'query' | 'header', description: string, required: boolean): JsonObject => ({
  name,
  in: place,
  required,
  description,
  schema: { type: 'string' },
});

const pathParameters: Record<string, string> = {
  name: 'Month and form, such as 2026-03.csv',
  kind: 'account, case, notice, payment or task',
  account: 'Account number',
  notice: 'Number of a notice, in any spelling',
  case: 'Case number',
  sha256: 'Digest of the document, as the dossier has it',
  id: 'Message id',
};

const problem = (description: string): JsonObject => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
});

function operation({ path, summary, purpose, query = {}, body, answer, status = 200 }: Operation): JsonObject {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter(name, 'path', pathParameters[name] ?? '', true));
  const asked = Object.entries(query).map(([name, description]) => parameter(name, 'query', description, false));
  const why = purpose ? [parameter('x-purpose', 'header', 'What for, percent-encoded; kept with the look-up (A-03)', true)] : [];
  const content = answer instanceof z.ZodType ? { 'application/json': { schema: schemaOf(answer) } } : { [answer.mediaType]: {} };
  return {
    summary,
    ...(path === '/api/keys' ? { security: [] } : {}),
    parameters: [...named, ...asked, ...why],
    ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      [status]: { description: status === 202 ? 'Sent; ask for its receipt' : 'Found', content },
      ...(path === '/api/keys' ? {} : { 401: problem('Nobody is signed in') }),
      default: problem('Why not, and what to do'),
    },
  };
}

function document(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const each of operations) paths[each.path] = { ...paths[each.path], [each.method]: operation(each) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'presale-release console',
      version: '1',
      description:
        'For persons of banks, housing authorities, courts and the operations desk. What is not theirs is answered as if it did not exist. Nothing may be cached.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "A token of the party's own identity provider (OpenID Connect)",
        },
      },
      schemas: { problem: schemaOf(problemSchema) },
    },
  };
}

export const openapiFiles = (): Map<string, string> => new Map([['console-api.json', `${JSON.stringify(document(), null, 2)}\n`]]);
