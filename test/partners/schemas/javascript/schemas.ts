/** Compiles the published JSON Schemas with a JavaScript library, and holds the published examples against them. Run by `test/partners/run.sh`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod';

const reference = new URL('../../../../docs/reference/messages/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, reference), 'utf8'));
const schema = z.record(z.string(), z.unknown());
const example = z.object({ data: z.record(z.string(), z.unknown()) });
const files = readdirSync(new URL('schemas/', reference)).filter((file) => file.endsWith('.v1.json'));

assert.ok(files.length > 50);
for (const file of files)
  test(file, () => {
    const validate = new Ajv2020({ validateFormats: false, allErrors: true }).compile(schema.parse(read(`schemas/${file}`)));
    const { data } = example.parse(read(`examples/${file}`));
    assert.ok(validate(data), JSON.stringify(validate.errors));
    assert.ok(!validate({ ...data, misspelt: true }));
  });
