/** Checks an export by itself: no network, no data folder, no trust in what the folder says of itself beyond the keys that it is told to trust. */
import { cosignedAt, isNoteSignedBy, isSm2Line, witnessKey } from '../../../shared/adapters/log/notes.ts';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import { genesisHash, sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import { brokenLink } from '../../../shared/domain/dossier/chain.ts';
import { type Checkpoint, parseCheckpoint } from '../../../shared/domain/log/checkpoint.ts';
import { isIncluded, leafHash, rangeHash, sameHash } from '../../../shared/domain/log/merkle.ts';
import { parseNote, parseVerifierKey, type VerifierKey } from '../../../shared/domain/log/note.ts';
import { entriesOf, tileReader, tileWidth } from '../../../shared/domain/log/tiles.ts';
import type { PartnerKey } from '../../../shared/ports/register.ts';
import { type Attested, checkAttestations } from './attestations.ts';
import { checkDocumentsNamed, checkMessagesRecorded, checkSubject, type ReadPage } from './bindings.ts';
import { type Files, filedIn } from './collect.ts';
import {
  checkpointFile,
  type ExportedKeys,
  type FiledItem,
  itemSchema,
  keysFile,
  keysSchema,
  type Manifest,
  manifestFile,
  manifestSchema,
  manifestSignatureFile,
  messageSchema,
  pageSchema,
  proofsFile,
  proofsSchema,
} from './format.ts';
import { tilePaths } from './log-files.ts';

export interface Trusted {
  /** Cosigner keys (`<name>+<hash>+<key>`), each of which must have cosigned. */
  witnesses: readonly string[];
  /** The log's key; the one in the folder unless given. */
  logKey?: string;
  /** The system's keys; those in the folder unless given. */
  systemKeys?: ExportedKeys['system'];
  /** Keys of partners; those in the folder unless given. */
  partnerKeys?: ExportedKeys['partners'];
  /** PEM of the time-stamping authorities that are trusted; then the checkpoint must have a stamp of one. */
  timestampCa?: string;
}

export interface BrokenItem {
  /** File, page or key that broke. */
  item: string;
  what: string;
}
export interface ExportVerdict {
  valid: boolean;
  problems: BrokenItem[];
  checked: { files: number; pages: number; documents: number; messages: number; cosignatures: string[] };
  size?: number;
  /** What third parties say of the checkpoint. */
  attested: Attested;
  /** What the verdict rests on besides mathematics. */
  restsOn: string[];
}

export async function verifyFiles(files: Files, trusted: Trusted): Promise<ExportVerdict> {
  const problems: BrokenItem[] = [];
  const fail = (item: string, what: string): void => void problems.push({ item, what });
  const checked: ExportVerdict['checked'] = { files: files.size, pages: 0, documents: 0, messages: 0, cosignatures: [] };
  const restsOn = [
    trusted.systemKeys === undefined ? 'the system keys in this folder' : 'the system keys that you gave',
    trusted.logKey === undefined ? 'the log key in this folder' : 'the log key that you gave',
    ...partnerWords(files, trusted),
    ...(trusted.timestampCa === undefined ? [] : ['the time-stamping authorities that you gave']),
    ...trusted.witnesses.map((key) => `the witness ${key.split('+')[0]}`),
  ];
  const manifest = readJson(files, manifestFile, manifestSchema, fail);
  const found = readJson(files, keysFile, keysSchema, fail);
  if (manifest === undefined || found === undefined) return { valid: false, problems, checked, attested: {}, restsOn };
  const keys = { ...found, partners: trusted.partnerKeys ?? found.partners };
  checkFiles(files, manifest, fail);
  await checkManifest(files, trusted.systemKeys ?? keys.system, fail);
  const checkpoint = await checkCheckpoint(files, keys, trusted, checked, fail);
  const text = parseNote(Buffer.from(files.get(checkpointFile) ?? []).toString('utf8'))?.text ?? '';
  const { timestampCa } = trusted;
  const attested = checkAttestations(files, { text, fail, ...(timestampCa === undefined ? {} : { timestampCa }) });
  const pages = checkPages(files, checkpoint, checked, fail);
  // An account notes by an event of the same name what was filed for it elsewhere.
  const items = manifest.subject.kind === 'case' ? itemsIn(pages, fail) : [];
  checkSubject(manifest, pages, fail);
  checkDossier(files, manifest, items, checked, fail);
  checkDocumentsNamed(files, manifest, items, fail);
  const bodies = await checkMessages(files, keys, checked, fail);
  checkMessagesRecorded(files, manifest, pages, bodies, fail);
  if (manifest.subject.kind === 'log' && checkpoint !== undefined) await checkTiles(files, checkpoint, fail);
  return {
    valid: problems.length === 0,
    problems,
    checked,
    attested,
    restsOn,
    ...(checkpoint === undefined ? {} : { size: checkpoint.size }),
  };
}

/** Messages and papers are no pages: what is said of them rests on keys of partners, and on the system's own word. */
function partnerWords(files: Files, { partnerKeys }: Trusted): string[] {
  const has = (folder: string): boolean => [...files.keys()].some((path) => path.startsWith(folder));
  return [
    ...(has('messages/') ? [`the partners' keys ${partnerKeys === undefined ? 'in this folder' : 'that you gave'}`] : []),
    ...(has('generated/') ? ["the system's signature for the papers under generated/, which repeat what the pages say"] : []),
  ];
}

type Fail = (item: string, what: string) => void;

function readJson<Content>(
  files: Files,
  path: string,
  schema: { safeParse(value: unknown): { success: boolean; data?: Content } },
  fail: Fail,
) {
  const bytes = files.get(path);
  if (bytes === undefined) return void fail(path, 'is missing');
  try {
    const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (parsed.success) return parsed.data;
  } catch {
    // No JSON, or no UTF-8: said below like any other content that does not fit.
  }
  return void fail(path, 'is not what an export holds there');
}

function checkFiles(files: Files, manifest: Manifest, fail: Fail): void {
  const listed = new Set([manifestFile, manifestSignatureFile]);
  for (const { path, bytes, sha256 } of manifest.files) {
    listed.add(path);
    const found = files.get(path);
    if (found === undefined) fail(path, 'is missing');
    else if (found.length !== bytes || sha256Hex(found) !== sha256) fail(path, 'differs from the manifest');
  }
  for (const path of files.keys()) if (!listed.has(path)) fail(path, 'is not in the manifest');
}

async function checkManifest(files: Files, system: ExportedKeys['system'], fail: Fail): Promise<void> {
  const keys = system.map(({ kid, alg, ...jwk }): PartnerKey => ({ keyId: kid, algorithm: alg, publicJwk: textsIn(jwk) }));
  const { status } = await verifySignature({
    body: files.get(manifestFile) ?? new Uint8Array(),
    jws: files.get(manifestSignatureFile) && Buffer.from(files.get(manifestSignatureFile) ?? []).toString('latin1'),
    partner: { partner: 'presale', name: 'presale', keys },
    isKeyOfAnother: async () => false,
  });
  if (status !== 'valid') fail(manifestFile, `its signature (${manifestSignatureFile}) does not hold: ${status}`);
}

const textsIn = (jwk: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(jwk).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

async function checkCheckpoint(
  files: Files,
  keys: ExportedKeys,
  trusted: Trusted,
  checked: ExportVerdict['checked'],
  fail: Fail,
): Promise<Checkpoint | undefined> {
  const note = parseNote(Buffer.from(files.get(checkpointFile) ?? []).toString('utf8'));
  const checkpoint = parseCheckpoint(note?.text ?? '');
  const logKey = parseVerifierKey(trusted.logKey ?? keys.log);
  if (note === undefined || checkpoint === undefined) return void fail(checkpointFile, 'is no signed checkpoint');
  if (logKey === undefined || !isNoteSignedBy(note, logKey) || logKey.name !== checkpoint.origin)
    fail(checkpointFile, "is not signed with the log's key");
  const known = new Map<string, VerifierKey | undefined>(trusted.witnesses.map((key) => [key, parseVerifierKey(key)]));
  for (const [text, key] of known) {
    if (key === undefined) fail(text, 'is no key of a witness');
    else if (cosignedAt(note, key) === undefined) fail(checkpointFile, `is not cosigned by ${key.name}`);
  }
  const holding = [...known.values(), ...registeredWitnesses(keys)]
    .filter((key) => key !== undefined)
    .filter((key) => cosignedAt(note, key) !== undefined);
  checked.cosignatures.push(...new Set(holding.map((key) => key.name)));
  const sm2 = keys.logSm2 === undefined ? undefined : textsIn(keys.logSm2);
  for (const signature of note.signatures) {
    const { name, line, keyHash } = signature;
    const isLogs = name === logKey?.name && Buffer.from(keyHash).equals(logKey.keyHash);
    if (isLogs || (sm2 !== undefined && name === checkpoint.origin && (await isSm2Line(note, signature, sm2)))) continue;
    const isCosigners = holding.some((key) => key.name === name && Buffer.from(keyHash).equals(key.keyHash));
    if (!isCosigners) fail(checkpointFile, `has a signature that no key here verifies: ${line.slice(0, 60)}`);
  }
  return checkpoint;
}

function registeredWitnesses({ partners }: ExportedKeys): (VerifierKey | undefined)[] {
  return partners.flatMap(({ partner, keys }) =>
    keys
      .filter(({ algorithm }) => algorithm === 'EdDSA')
      .map(({ publicJwk }) => parseVerifierKey(witnessKey(partner, Buffer.from(publicJwk.x ?? '', 'base64url')))),
  );
}

/** The pages, in order. */
function checkPages(files: Files, checkpoint: Checkpoint | undefined, checked: ExportVerdict['checked'], fail: Fail): ReadPage[] {
  const proofs = new Map(readJson(files, proofsFile, proofsSchema, fail)?.map((proof) => [proof.page, proof]));
  const pages: ReadPage[] = [];
  let before = { stream: '', sequence: 0, hash: genesisHash };
  for (const path of [...files.keys()].filter((each) => each.startsWith('pages/')).sort()) {
    const bytes = files.get(path) ?? new Uint8Array();
    const page = readJson(files, path, pageSchema, fail);
    if (page === undefined) continue;
    checked.pages += 1;
    const hash = sha256Hex(bytes);
    if (page.stream !== before.stream) before = { stream: page.stream, sequence: 0, hash: genesisHash };
    if (page.sequence !== before.sequence + 1)
      fail(path, `is page ${page.sequence} where page ${before.sequence + 1} belongs: one is missing`);
    if (page.previousHash !== before.hash) fail(path, 'does not continue the page before it: one of the two was rewritten');
    before = { stream: page.stream, sequence: page.sequence, hash };
    pages.push({ path, stream: page.stream, events: page.events });
    const proof = proofs.get(path);
    if (proof === undefined) fail(path, 'has no proof that the log has it');
    else if (
      checkpoint !== undefined &&
      !isIncluded(
        leafHash(Buffer.from(hash, 'hex')),
        proof.index,
        checkpoint,
        proof.proof.map((text) => Buffer.from(text, 'base64')),
      )
    )
      fail(path, 'is not the page that the log has at this place');
  }
  for (const page of proofs.keys()) if (!files.has(page)) fail(page, 'is missing: the log has a page there');
  return pages;
}

/** The items that pages file, whatever whoever wrote the pages calls one. */
function itemsIn(pages: readonly ReadPage[], fail: Fail): FiledItem[] {
  return pages.flatMap((page) =>
    filedIn([page]).flatMap((event) => {
      const item = itemSchema.safeParse(event);
      if (!item.success) fail(page.path, 'files something that is no item of a dossier');
      return item.success ? [item.data] : [];
    }),
  );
}

function checkDossier(
  files: Files,
  { subject }: Manifest,
  items: readonly FiledItem[],
  checked: ExportVerdict['checked'],
  fail: Fail,
): void {
  for (const path of files.keys()) {
    const sha256 = /^documents\/([0-9a-f]{64})/.exec(path)?.[1];
    if (sha256 === undefined) continue;
    checked.documents += 1;
    if (sha256Hex(files.get(path) ?? new Uint8Array()) !== sha256) fail(path, 'is not the document of that digest');
  }
  if (subject.kind !== 'case') return;
  const broken = brokenLink(items);
  if (broken !== undefined) fail(`item ${broken}`, 'breaks the chain of the dossier');
  const held = new Set([...files.keys()].map((path) => /^documents\/([0-9a-f]{64})/.exec(path)?.[1]));
  for (const { sequence, documentNumber, sha256 } of items)
    if (!held.has(sha256)) fail(`documents/${sha256}`, `is missing: item ${sequence} (${documentNumber}) is that document`);
}

async function checkMessages(
  files: Files,
  keys: ExportedKeys,
  checked: ExportVerdict['checked'],
  fail: Fail,
): Promise<Map<string, string>> {
  const bodies = new Map<string, string>();
  const seen = new Set<string>();
  for (const path of [...files.keys()].filter((each) => each.startsWith('messages/'))) {
    const message = readJson(files, path, messageSchema, fail);
    if (message === undefined) continue;
    checked.messages += 1;
    bodies.set(path, message.body);
    // Nothing would be proved by it, and whoever counts messages would count it twice.
    const whole = JSON.stringify([message.body, message.signature]);
    if (seen.has(whole)) fail(path, 'is a message that is here under another name as well');
    seen.add(whole);
    const source = /"source"\s*:\s*"urn:presale:([^"]+)"/.exec(message.body)?.[1];
    const { status } = await verifySignature({
      body: Buffer.from(message.body, 'utf8'),
      jws: message.signature,
      partner: keys.partners.find(({ partner }) => partner === source),
      isKeyOfAnother: async () => false,
    });
    if (status !== 'valid') fail(path, `its sender's signature does not hold: ${status}`);
  }
  return bodies;
}

/** Every tile, every entry, and the root that they give. */
async function checkTiles(files: Files, { size, root }: Checkpoint, fail: Fail): Promise<void> {
  // Whoever wrote the checkpoint chose the number: the names of its tiles alone could fill the memory.
  if (size > files.size * tileWidth) return fail(checkpointFile, `speaks of ${size} pages, for which there are not enough tiles`);
  const missing = tilePaths(size).filter((path) => !files.has(path));
  for (const path of missing) fail(path, 'is missing');
  if (missing.length > 0 || size === 0) return;
  const read = tileReader(size, async (path) => files.get(path));
  try {
    if (!sameHash(await rangeHash(read, 0, size), root)) fail(checkpointFile, 'has another root than the tiles give');
  } catch (error) {
    // A tile of another length than its name says.
    return fail(checkpointFile, `cannot be held against the tiles: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const path of tilePaths(size).filter((each) => each.startsWith('tile/entries/'))) {
    const tile = files.get(path.replace('tile/entries/', 'tile/0/')) ?? new Uint8Array();
    const entries = entriesOf(files.get(path) ?? new Uint8Array(), tile.length / 32);
    if (entries === undefined || !Buffer.concat(entries.map(leafHash)).equals(tile)) fail(path, 'are not the entries of its tile');
  }
}
