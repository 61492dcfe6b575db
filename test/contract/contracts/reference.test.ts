import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { referenceFiles } from '../../../infra/reference/messages/files.ts';
import { witnessTypes } from '../../../shared/contracts/inbound/checkpoint.ts';
import { inboundSchemas } from '../../../shared/contracts/inbound/schemas.ts';
import { outboundSchemas } from '../../../shared/contracts/outbound/schemas.ts';
import { checkBankCode } from '../../../shared/domain/values/identifiers/bank-code.ts';
import { checkResidentId } from '../../../shared/domain/values/identifiers/resident-id.ts';
import { checkUscc } from '../../../shared/domain/values/identifiers/uscc.ts';

const inbound = Object.keys(inboundSchemas);
const outbound = Object.keys(outboundSchemas);
const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, 'docs', 'reference', 'messages');
const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const object = z.looseObject({});
const examples = readdirSync(join(folder, 'examples'));

describe('the committed reference is what the schemas say', () => {
  it('file by file', () => {
    const committed = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    const wanted = referenceFiles();
    expect(committed.sort()).toEqual([...wanted.keys()].sort());
    for (const [path, content] of wanted)
      expect(readFileSync(join(folder, path), 'utf8'), `${path} has drifted: run npm run generate`).toBe(content);
  });

  it('and the generator agrees in check mode', () => {
    const { status, stderr } = spawnSync(process.execPath, ['infra/reference/generate.ts', '--check'], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('each example is valid', () => {
  const compile = (path: string) => z.fromJSONSchema(z.union([object, z.boolean()]).parse(json(path)));
  const envelopes = { inbound: compile('schemas/envelope.json'), outbound: compile('schemas/reply-envelope.json') };

  it('there is one for each message', () => expect(examples).toHaveLength(inbound.length + witnessTypes.length + outbound.length));

  it.each(examples)('%s by its committed schema, and invalid with one field more', (file) => {
    const event = object.parse(json(`examples/${file}`));
    const data = object.parse(event.data);
    const schema = compile(`schemas/${file}`);
    expect(schema.safeParse(data)).toMatchObject({ success: true });
    expect(schema.safeParse({ ...data, unknown: 1 }).success).toBe(false);
    const envelope = file.startsWith('release.') ? envelopes.outbound : envelopes.inbound;
    expect(envelope.safeParse(event)).toMatchObject({ success: true });
    expect(object.parse(json(`schemas/${file}`)).$id).toBe(event.dataschema);
  });

  it('and its identifiers carry valid check digits', () => {
    const text = examples.map((file) => readFileSync(join(folder, 'examples', file), 'utf8')).join('\n');
    const values = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, value = '']) => value))];
    const usccs = values(/"(?:uscc|developerUscc)": "(.*)"/g);
    const bankCodes = values(/"bankCode": "(.*)"/g);
    const residents = values(/"idKind": "resident-id",\s*"id": "(.*)"/g);
    expect([usccs.length, bankCodes.length, residents.length].every((count) => count > 0)).toBe(true);
    for (const value of usccs) expect(checkUscc(value), value).toMatchObject({ valid: true });
    for (const value of bankCodes) expect(checkBankCode(value), value).toMatchObject({ valid: true });
    for (const value of residents) expect(checkResidentId(value), value).toMatchObject({ valid: true });
  });
});

/** Beside them, each kind of partner may cosign the log. */
describe('the AsyncAPI document', () => {
  const parse = async () => new Parser().parse(readFileSync(join(folder, 'asyncapi.json'), 'utf8'));

  it('is valid AsyncAPI 3 without a complaint, with every message on a queue', async () => {
    const { document, diagnostics } = await parse();
    expect(diagnostics).toEqual([]);
    expect(document?.version()).toMatch(/^3\./);
    const queues = Object.fromEntries(
      document
        ?.channels()
        .all()
        .map((channel) => [channel.address(), channel.messages().length]) ?? [],
    );
    expect(queues).toEqual({
      'presale-housing.fifo': inbound.filter((type) => type.startsWith('housing.')).length + 1,
      'presale-court.fifo': inbound.filter((type) => type.startsWith('court.')).length + 1,
      'presale-bank.fifo': inbound.filter((type) => type.startsWith('bank.')).length + 1,
      'presale-operator.fifo': inbound.filter((type) => type.startsWith('operator.')).length,
      'presale-reply-{partner}.fifo': outbound.length,
    });
  });

  it('carries the signature as a header of every message', async () => {
    const { document } = await parse();
    const messages = document?.allMessages().all() ?? [];
    expect(messages).toHaveLength(inbound.length + witnessTypes.length + outbound.length);
    for (const message of messages) expect(message.headers()?.required()).toEqual(['signature']);
  });
});
