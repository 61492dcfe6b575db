/**
 * An export that somebody has changed: a byte, an end, a file gone, added, renamed or exchanged, a part of its JSON, a checkpoint of another size. `verify` names what
 * broke and never accepts it, never throws, and asks for no more memory than the folder has. `PRESALE_RUNS` tries more often.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../infra/local/proof/collect.ts';
import {
  checkpointFile,
  keysFile,
  keysSchema,
  manifestFile,
  manifestSchema,
  manifestSignatureFile,
  proofsFile,
} from '../../infra/local/proof/format.ts';
import { type Trusted, verifyFiles } from '../../infra/local/proof/verify.ts';
import { generateSigningKey, signDetached } from '../../shared/adapters/signatures/sign.ts';
import { sha256Hex } from '../../shared/domain/aggregate/journal.ts';
import { filesIn, run } from '../fixtures/command.ts';
import { runs } from '../fixtures/runs.ts';

const scenario = resolve(import.meta.dirname, '../fixtures/messages/cases/01-progress-payment.jsonl');
const home = await mkdtemp(join(tmpdir(), 'presale-changed-'));
const data = join(home, 'data');
await run('play', scenario, '--data', data, '--json');
async function exported(name: string, ...subject: string[]): Promise<Files> {
  const { code, err } = await run('export', ...subject, '--out', join(home, name), '--data', data);
  if (code !== 0) throw new Error(err);
  return filesIn(join(home, name));
}
const exports = {
  case: await exported('case', '（2026）鲁0102执保123号'),
  log: await exported('log', '--log'),
  account: await exported('account', '--account', '1602001019200388888'),
};
await rm(home, { recursive: true, force: true });

const names = { case: [...exports.case.keys()].sort(), log: [...exports.log.keys()].sort(), account: [...exports.account.keys()].sort() };
type Name = keyof typeof exports;
interface Change {
  /** For whoever reads a counterexample. */
  what: string;
  apply: (files: Files) => void;
}
const textOf = (files: Files, path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8');

/** A JSON value of which one part is something else, or gone. */
function altered(whole: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom(-1, 1.5, 2 ** 53, 1e300, '', '\u0000', '../../etc/passwd', [], {}, null),
  );
  if (typeof whole !== 'object' || whole === null) return other;
  const keys = Object.keys(whole);
  if (keys.length === 0) return other;
  return fc
    .constantFrom(...keys)
    .chain((key) =>
      fc.oneof(
        { weight: 4, arbitrary: altered(Reflect.get(whole, key)).map((value) => changed(whole, key, value)) },
        { weight: 1, arbitrary: fc.constant(changed(whole, key, undefined)) },
      ),
    );
}
function changed(whole: object, key: string, value: unknown): unknown {
  if (Array.isArray(whole)) return whole.flatMap((each, index) => (String(index) === key ? (value === undefined ? [] : [value]) : [each]));
  return { ...whole, [key]: value };
}

function changeOf(name: Name, paths: readonly string[], additions: readonly string[]): fc.Arbitrary<Change> {
  const path = fc.constantFrom(...paths);
  const set = (what: string, at: string, bytes: Uint8Array): Change => ({
    what: `${what} ${at}`,
    apply: (files) => void files.set(at, bytes),
  });
  const bytesOf = (at: string): Buffer => Buffer.from(exports[name].get(at) ?? []);
  const jsonPaths = paths.filter((each) => each.endsWith('.json'));
  return fc.oneof(
    fc.tuple(path, fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, place, by]) => {
      const bytes = bytesOf(at);
      if (bytes.length > 0) bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ by;
      return set(`a byte (${place % Math.max(1, bytes.length)}, ${by}) of`, at, bytes);
    }),
    fc
      .tuple(path, fc.nat())
      .map(([at, length]) => set('the end of', at, bytesOf(at).subarray(0, length % Math.max(1, bytesOf(at).length)))),
    fc
      .tuple(path, fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([at, more]) => set(`more (${more}) in`, at, Buffer.concat([bytesOf(at), more]))),
    path.map((at): Change => ({ what: `without ${at}`, apply: (files) => void files.delete(at) })),
    fc.tuple(path, fc.constantFrom(...additions)).map(([at, to]) => set(`${at} also as`, to, bytesOf(at))),
    fc.tuple(path, path).map(
      ([at, to]): Change => ({
        what: `${at} and ${to} exchanged`,
        apply(files) {
          files.set(at, bytesOf(to));
          files.set(to, bytesOf(at));
        },
      }),
    ),
    ...(jsonPaths.length === 0
      ? []
      : [
          fc
            .constantFrom(...jsonPaths)
            .chain((at) =>
              altered(JSON.parse(bytesOf(at).toString('utf8'))).map((value) =>
                set(`other JSON ${JSON.stringify(value).slice(0, 2_000)} in`, at, Buffer.from(JSON.stringify(value))),
              ),
            ),
        ]),
    fc
      .constantFrom('0', '1', '255', '256', '99999999', '9007199254740991', '9007199254740993', '1e9', '-1')
      .map((size) =>
        set(`a size of ${size} in`, checkpointFile, Buffer.from(textOf(exports[name], checkpointFile).replace(/^\d+$/m, size))),
      ),
  );
}

/** Where a page, a document, a message or a file of the log would be looked for. */
const inPlace = ['pages/1/000000.json', 'pages/1/999999.json', `documents/${'0'.repeat(64)}`, 'messages/x.json'];
const anywhere = [...inPlace, 'x', '../x', '/etc/passwd', 'tile/x', '\u001b[2J'];

const same = (name: Name, files: Files): boolean =>
  files.size === exports[name].size &&
  [...exports[name]].every(([path, bytes]) => Buffer.from(bytes).equals(files.get(path) ?? Buffer.alloc(0)));

/** The same said in another way: messages have no order, and JSON may be spaced otherwise. */
function meaningOf(files: Files): string {
  const textIn = (path: string, bytes: Uint8Array): string => {
    const text = Buffer.from(bytes).toString('latin1');
    if (!path.startsWith('messages/') && path !== proofsFile) return text;
    try {
      return JSON.stringify(JSON.parse(Buffer.from(bytes).toString('utf8')));
    } catch {
      return text;
    }
  };
  return JSON.stringify(
    [...files].map(([path, bytes]) => [path.replace(/^messages\/.*/, 'messages'), textIn(path, bytes)].join('\n')).sort(),
  );
}

/**
 * What its manifest alone says: which messages belong to a case, since the pages of the account, which took them in, are not in it; and which documents that an account's
 * messages name the system ever got. To leave one out is a lie of the system's own, and forges nothing.
 */
const named: Partial<Record<Name, string>> = { case: 'messages/', account: 'documents/' };
function isFewer(name: Name, files: Files): boolean {
  const folder = named[name];
  if (folder === undefined) return false;
  const apart = (all: Files, are: boolean): Files => new Map([...all].filter(([path]) => path.startsWith(folder) === are));
  const known = new Set([...apart(exports[name], true).values()].map((bytes) => Buffer.from(bytes).toString('latin1')));
  const rest = meaningOf(apart(files, false)) === meaningOf(apart(exports[name], false));
  return (
    rest &&
    [...apart(files, true)].every(
      ([path, bytes]) => known.has(Buffer.from(bytes).toString('latin1')) && (exports[name].has(path) || folder === 'messages/'),
    )
  );
}

async function demandRefused(name: Name, files: Files, trusted: Trusted): Promise<void> {
  const { valid, problems } = await verifyFiles(files, trusted);
  expect(valid).toBe(false);
  expect(problems.length).toBeGreaterThan(0);
  for (const { item, what } of problems) {
    expect(item).not.toBe('');
    expect(what).not.toMatch(/\n\s+at |TypeError|undefined|Cannot|\[object/);
  }
  expect(same(name, files)).toBe(false);
}

const whole = {
  case: changeOf('case', names.case, anywhere),
  log: changeOf('log', names.log, anywhere),
  account: changeOf('account', names.account, anywhere),
};
const nobody: Trusted = { witnesses: [] };

describe.each<Name>(['case', 'account', 'log'])('an export of the %s', (name) => {
  it('holds as it is', async () => {
    expect(await verifyFiles(exports[name], nobody)).toMatchObject({ valid: true, problems: [] });
  });

  it('does not hold after any change, and what broke has a name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(whole[name], { minLength: 1, maxLength: 3 }), async (changes) => {
        const files = new Map(exports[name]);
        for (const { apply } of changes) apply(files);
        if (same(name, files)) return;
        await demandRefused(name, files, nobody);
      }),
      runs(60),
    );
  });

  it('does not hold either where whoever changed pages, documents, messages, proofs or the log signs the whole anew with a key that is believed', async () => {
    const proven = names[name].filter((path) => /^(pages|documents|messages|tile)\/|^(proofs\.json|checkpoint)$/.test(path));
    const { signing, jwk } = forger();
    const meaning = meaningOf(exports[name]);
    await fc.assert(
      fc.asyncProperty(changeOf(name, proven, inPlace), async ({ apply }) => {
        const files = new Map(exports[name]);
        apply(files);
        if (meaningOf(files) === meaning || isFewer(name, files)) return;
        const manifest = manifestSchema.parse(JSON.parse(textOf(files, manifestFile)));
        const listed = [...files].filter(([path]) => path !== manifestFile && path !== manifestSignatureFile);
        const anew = { ...manifest, files: listed.map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) })) };
        files.set(manifestFile, Buffer.from(`${JSON.stringify(anew)}\n`));
        files.set(manifestSignatureFile, Buffer.from(signDetached(files.get(manifestFile) ?? new Uint8Array(), signing)));
        await demandRefused(name, files, {
          witnesses: [],
          systemKeys: [jwk],
          logKey: keysSchema.parse(JSON.parse(textOf(exports[name], keysFile))).log,
        });
      }),
      runs(60),
    );
  });
});

function forger() {
  const { signing, registered } = generateSigningKey('forger', 'EdDSA');
  return { signing, jwk: { kid: registered.keyId, alg: 'EdDSA' as const, ...registered.publicJwk } };
}
