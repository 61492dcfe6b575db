/**
 * Writes what `partners/` has generated: the vectors from the system itself, and the typed messages of the clients from the JSON Schemas. With `--check`
 * nothing is written, and the exit code is 1 when a file has drifted, with its name on standard error.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { logVectors } from './log-vectors.ts';
import { readingVectors } from './reading-vectors.ts';
import { signatureVectors } from './signature-vectors.ts';
import { typedMessages } from './typed-messages.ts';
import { canonicalTables, valueVectors, witnessVectors } from './value-vectors.ts';

const folder = join(import.meta.dirname, '..');
const signatures = 'vectors/signatures.json';
const read = (path: string): string | undefined => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined);

/** Everything beyond ASCII that a reader cannot see, or a font does not have, is escaped. */
const unseen =
  /[\u007f-\u009f\u00ad\u0600-\u0605\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2e80-\u2eff\u31c0-\u31ef\ue000-\uf8ff\ufeff]|[\ufe00-\ufe0f]|[\u{20000}-\u{10ffff}]/gu;
const spellUnseen = (text: string): string =>
  text.replace(unseen, (character) =>
    [...Array(character.length).keys()].map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
const print = (value: object): string => `${spellUnseen(JSON.stringify(value, undefined, 2))}\n`;

const held = z.object({ name: z.string(), jws: z.string() });
const signatureFile = z.object({ messages: z.array(held), replies: z.object({ messages: z.array(held) }) });
function signaturesBefore(): Map<string, string> {
  const before = signatureFile.safeParse(JSON.parse(read(signatures) ?? 'null')).data;
  return new Map([...(before?.messages ?? []), ...(before?.replies.messages ?? [])].map(({ name, jws }) => [name, jws]));
}

/** The papers of the plain case, as the tutorial has them. */
const tutorial = readFileSync(join(folder, '../docs/tutorials/first-release.jsonl'), 'utf8');
const papers = [...tutorial.matchAll(/"contentBase64": "([^"]+)"/g)].map(([, text = '']) => Buffer.from(text, 'base64'));
const [notice = Buffer.alloc(0), voucher = Buffer.alloc(0)] = papers;

const tables = print(canonicalTables());
const wanted = new Map<string, string>([
  ['vectors/notice.pdf', notice.toString('latin1')],
  ['vectors/voucher.pdf', voucher.toString('latin1')],
  [signatures, print(await signatureVectors(signaturesBefore()))],
  ['vectors/values.json', print(valueVectors())],
  ['vectors/witness.json', print(await witnessVectors())],
  ['vectors/log.json', print(await logVectors())],
  ['vectors/reading.json', print(readingVectors())],
  ['vectors/canonical-tables.json', tables],
  ['typescript/src/canonical-tables.json', tables],
  ['python/presale_partner/canonical_tables.json', tables],
  ['java/src/main/resources/canonical-tables.json', tables],
  ...typedMessages(),
]);
const differing = [...wanted].filter(([path, content]) => read(path) !== content);
if (process.argv.includes('--check')) {
  for (const [path] of differing) console.error(`partners/${path} has drifted; run \`npm run generate\` and commit the result`);
  process.exitCode = differing.length === 0 ? 0 : 1;
} else {
  for (const [path, content] of differing) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  console.log(`partners: ${wanted.size} files, ${differing.length} written`);
}
