/**
 * The embedded system's own keys, in one file of its data folder that only its owner may read, or in memory where nothing is kept. The first
 * start makes one; `rotate` adds another, which signs from then on. None is ever taken out: what it signed must stay provable.
 */
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import type { Instant } from '../../domain/messages/messages.ts';
import type { PublicJwk, SignatureAlgorithm } from '../../ports/register.ts';
import type { PublishedKey, Signer, SystemKeys } from '../../ports/signer.ts';
import { thumbprint } from './jwk.ts';
import { generateSigningKey, type SigningKey, signingKeyFromPem } from './sign.ts';

export interface KeyFile extends SystemKeys {
  /** A new key that signs from now on; the earlier ones stay published. */
  rotate(at: Instant, algorithm?: SignatureAlgorithm): Promise<PublishedKey>;
  /** The key of the witnessed log: always Ed25519, since that is what checkpoints are signed with everywhere. */
  log(): Promise<Signer & { publicKey: Uint8Array }>;
  /** The SM2 key that signs the log's checkpoints beside it, where one was made (商用密码管理条例). */
  logSm2(): Promise<(Signer & { publicJwk: PublicJwk }) | undefined>;
  /** Makes that key where there is none. */
  addLogSm2(at: Instant): Promise<void>;
}

const entry = z.strictObject({
  keyId: z.string(),
  algorithm: z.enum(['EdDSA', 'ES256', 'SM2SM3']),
  privatePem: z.string(),
  since: z.string(),
  until: z.exactOptional(z.string()),
});
const content = z.strictObject({ messages: z.array(entry).min(1), log: entry, logSm2: z.exactOptional(entry) });
type Entry = z.output<typeof entry>;
type Content = z.output<typeof content>;

const ownerOnly = 0o600;

/**
 * `path` undefined: keys for as long as the process lives. The file is made where there is none.
 * @param aside Sign messages on other threads, as far as Node can.
 * @throws Error when the file is there and cannot be read: a new key in its place would look like a forger's.
 */
export async function openKeyFile(path: string | undefined, now: () => Instant, { aside = false } = {}): Promise<KeyFile> {
  let held = path === undefined ? undefined : await read(path);
  if (held === undefined) {
    held = { messages: [newEntry('EdDSA', now())], log: newEntry('EdDSA', now()) };
    if (path !== undefined) await write(path, held);
  }
  let { messages } = held;
  const { log } = held;
  let { logSm2 } = held;
  const keep = async (): Promise<void> => {
    if (path !== undefined) await write(path, { messages, log, ...(logSm2 === undefined ? {} : { logSm2 }) });
  };
  const messageSigner = (entry: Entry): Signer =>
    aside && entry.algorithm !== 'SM2SM3' ? asideSignerOf(entry) : signerOf(signingOf(entry));
  let signer = messageSigner(latest(messages));
  return {
    current: async () => signer,
    published: async () => messages.map(publishedOf),
    async rotate(at, algorithm = 'EdDSA') {
      const fresh = newEntry(algorithm, at);
      messages = [...messages.map((each) => (each.until === undefined ? { ...each, until: at } : each)), fresh];
      await keep();
      signer = messageSigner(fresh);
      return publishedOf(fresh);
    },
    async log() {
      const key = signingOf(log);
      return { ...signerOf(key), publicKey: Buffer.from(key.publicJwk.x ?? '', 'base64url') };
    },
    async logSm2() {
      const key = logSm2 === undefined ? undefined : signingOf(logSm2);
      return key === undefined ? undefined : { ...signerOf(key), publicJwk: key.publicJwk };
    },
    async addLogSm2(at) {
      if (logSm2 !== undefined) return;
      logSm2 = newEntry('SM2SM3', at);
      await keep();
    },
  };
}

const latest = (messages: readonly Entry[]): Entry => {
  const last = messages.at(-1);
  if (last === undefined) throw new Error('the file of system keys has none');
  return last;
};

const signingOf = ({ keyId, algorithm, privatePem }: Entry): SigningKey => signingKeyFromPem(keyId, algorithm, privatePem);

function signerOf({ keyId, algorithm, sign }: SigningKey): Signer {
  return { keyId, algorithm, sign: async (input) => sign(input) };
}

const signAside = promisify(sign);

function asideSignerOf({ keyId, algorithm, privatePem }: Entry): Signer {
  const key = createPrivateKey(privatePem);
  const isEdDsa = algorithm === 'EdDSA';
  return {
    keyId,
    algorithm,
    sign: (input) => (isEdDsa ? signAside(null, input, key) : signAside('sha256', input, { key, dsaEncoding: 'ieee-p1363' })),
  };
}

function publishedOf(each: Entry): PublishedKey {
  const { keyId, algorithm, since, until } = each;
  return { keyId, algorithm, publicJwk: signingOf(each).publicJwk, since, ...(until === undefined ? {} : { until }) };
}

function newEntry(algorithm: SignatureAlgorithm, since: Instant): Entry {
  const { signing } = generateSigningKey('', algorithm);
  return { keyId: nameOf(signing.publicJwk), algorithm, privatePem: signing.privatePem(), since };
}

const nameOf = (publicJwk: PublicJwk): string => `presale/${thumbprint(publicJwk).slice(0, 22)}`;

/** A key is named after itself: what bears another's name was changed. */
function demandOwnName(held: Entry): void {
  if (nameOf(signingOf(held).publicJwk) !== held.keyId) throw new Error(`the key ${held.keyId} is not the one of that name`);
}

async function read(path: string): Promise<Content | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const held = content.parse(JSON.parse(text));
    for (const each of [...held.messages, held.log, ...(held.logSm2 === undefined ? [] : [held.logSm2])]) demandOwnName(each);
    return held;
  } catch (error) {
    throw new Error(`${path} holds the system's keys and cannot be read; restore it from a backup, do not delete it`, { cause: error });
  }
}

/** Written beside its place, synced, then moved into it: a crash leaves the old file or the new one. */
async function write(path: string, keys: Content): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.draft`;
  const file = await open(draft, 'wx', ownerOnly);
  try {
    await file.writeFile(`${JSON.stringify(keys, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
