/**
 * `presale witness`: cosigns the log's newest checkpoint if it continues all that this witness has seen, and remembers it. The memory is the
 * witness's own: it lies in a folder that the operator of the log has no business in. Its key is one that is registered to the partner.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { witnessKey } from '../../../../shared/adapters/log/notes.ts';
import { parseVerifierKey } from '../../../../shared/domain/log/note.ts';
import { readSandboxKey, sandboxKeyFile } from '../../play/sandbox-keys.ts';
import { folderLog, type LogSource, remoteLog } from '../../proof/log-source.ts';
import { type SeenCheckpoint, type WitnessRefusal, witness } from '../../proof/witness.ts';
import { openDataFolder } from '../../system/data-folder.ts';
import { type Io, UsageError } from '../options.ts';

export interface WitnessArguments {
  /** Folder of the system whose log is witnessed; absent: it is reached over the network. */
  data?: string;
  /** Address of a running system. */
  endpoint?: string;
  /** What the witness has seen. */
  memory: string;
  /** File with the partner's Ed25519 key, as the sandbox keeps one; the sandbox's own unless given. */
  key?: string;
  /** The partner that witnesses. */
  as: string;
  /** The log's key, from somewhere that one trusts; at the first time that of the folder, and from then on the remembered one. */
  logKey?: string;
}

const reasons: Record<WitnessRefusal, string> = {
  'not-signed': 'the checkpoint is not signed with the key of the log that this witness knows',
  shrunk: 'the log is smaller than what this witness has seen: pages were dropped, or an old checkpoint is shown',
  forked: 'the log shows another root for a size that this witness has seen: it has forked',
  rewritten: 'the log does not continue what this witness has seen: a page was rewritten or dropped',
  unreadable: "the log's files are missing or do not give the root that is signed",
};

const memorySchema = z.strictObject({
  logKey: z.string(),
  seen: z.strictObject({ origin: z.string(), size: z.int(), rootHash: z.string() }),
});

/** Exit 0 when it cosigned (the line is printed), 1 when it refused; then keep the memory, it is the proof. */
export async function runWitness(options: WitnessArguments, io: Io): Promise<number> {
  const { memory, as, key: keyPath, logKey: given } = options;
  const { source, ownKey } = await openSource(options);
  try {
    const known = await remembered(memory);
    const logKeyText = given ?? known?.logKey ?? (await source.logKey());
    const logKey = parseVerifierKey(logKeyText);
    if (logKey === undefined) throw new Error(`--log-key ${logKeyText} is no key of a log (<name>+<hash>+<base64>)`);
    const checkpoint = await source.checkpoint();
    if (checkpoint === '') throw new Error('nothing is sealed yet: the log has no checkpoint');
    const own = await readSandboxKey(keyPath ?? ownKey);
    const publicKey = Buffer.from(own.publicJwk.x ?? '', 'base64url');
    const shown = { checkpoint, logKey, fetch: source.fetch, seen: known?.seen, epochSeconds: Math.floor(Date.now() / 1000) };
    const result = await witness(shown, { name: as, publicKey, sign: async (input) => own.sign(input) });
    if (result.kind === 'refused') {
      const kept = JSON.stringify(known?.seen);
      io.stderr.write(`presale witness: REFUSED: ${reasons[result.why]}. What it knew is kept in ${memory}: ${kept}\n`);
      return 1;
    }
    await remember(memory, { logKey: logKeyText, seen: result.seen });
    await source.deliver({ from: as, line: result.line, seen: result.seen, key: own });
    io.stdout.write(`${result.line}\n`);
    io.stderr.write(`Cosigned a log of ${result.seen.size} pages. Verify with --witness ${witnessKey(as, publicKey)}\n`);
    return 0;
  } finally {
    source.close();
  }
}

/** The log, and where the witness's own key lies unless it is given. */
async function openSource({ data, endpoint, as, key }: WitnessArguments): Promise<{ source: LogSource; ownKey: string }> {
  const folder = await openDataFolder(data);
  if (folder !== undefined) return { source: folderLog(folder), ownKey: sandboxKeyFile(folder.keys, as) };
  if (endpoint === undefined || key === undefined)
    throw new UsageError('give --data DIR of a system on this machine, or --endpoint URL of a running one and --key FILE.');
  return { source: await remoteLog(endpoint), ownKey: key };
}

async function remembered(memory: string): Promise<{ logKey: string; seen: SeenCheckpoint } | undefined> {
  const text = await readFile(join(memory, 'seen.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : memorySchema.parse(JSON.parse(text));
}

async function remember(memory: string, content: z.output<typeof memorySchema>): Promise<void> {
  await mkdir(memory, { recursive: true });
  const path = join(memory, 'seen.json');
  await writeFile(`${path}.draft`, `${JSON.stringify(content, undefined, 2)}\n`);
  await rename(`${path}.draft`, path);
}
