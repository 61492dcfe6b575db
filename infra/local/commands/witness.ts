/**
 * `presale witness`: cosigns the log's newest checkpoint if it continues all that this witness has seen, and remembers it. The memory is the
 * witness's own: it lies in a folder that the operator of the log has no business in. Its key is one that is registered to the partner.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { fileEvidenceStore } from '../../../shared/adapters/files/evidence.ts';
import { witnessKey } from '../../../shared/adapters/log/notes.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { parseVerifierKey } from '../../../shared/domain/log/note.ts';
import { checkpointKey, logKey } from '../../../shared/ports/log.ts';
import { instantOf } from '../clock.ts';
import { openDataFolder } from '../data-folder.ts';
import { localLogSigner } from '../log-signer.ts';
import type { Io } from '../options.ts';
import { readSandboxKey, sandboxKeyFile } from '../play/sandbox-keys.ts';
import { deliverCosignature } from '../proof/deliver-cosignature.ts';
import { type Refusal, type Seen, witness } from '../proof/witness.ts';

export interface WitnessArguments {
  /** The system whose log is witnessed. */
  data: string;
  /** What the witness has seen. */
  memory: string;
  /** File with the partner's Ed25519 key, as the sandbox keeps one; the sandbox's own unless given. */
  key?: string;
  /** The partner that witnesses. */
  as: string;
  /** The log's key, from somewhere that one trusts; at the first time that of the folder, and from then on the remembered one. */
  logKey?: string;
}

const reasons: Record<Refusal, string> = {
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
export async function runWitness({ data, memory, as, key: keyPath, logKey: given }: WitnessArguments, io: Io): Promise<number> {
  const folder = await openDataFolder(data);
  if (folder === undefined) return 1;
  const now = () => instantOf(Date.now());
  const known = await remembered(memory);
  const logKeyText = given ?? known?.logKey ?? (await (await localLogSigner(await openKeyFile(folder.systemKeys, now))).verifierKey());
  const key = parseVerifierKey(logKeyText);
  if (key === undefined) throw new Error(`--log-key ${logKeyText} is no key of a log (<name>+<hash>+<base64>)`);
  const evidence = fileEvidenceStore(folder.evidence);
  const newest = Math.max(
    0,
    ...(await readdir(join(folder.evidence, 'log', 'checkpoint')).catch(() => [])).map(Number).filter(Number.isSafeInteger),
  );
  const checkpoint = Buffer.from((await evidence.get(checkpointKey(newest))) ?? []).toString('utf8');
  if (checkpoint === '') throw new Error('nothing is sealed yet: the log has no checkpoint');
  const own = await readSandboxKey(keyPath ?? sandboxKeyFile(folder.keys, as));
  const publicKey = Buffer.from(own.publicJwk.x ?? '', 'base64url');
  const epochSeconds = Math.floor(Date.now() / 1000);
  const shown = { checkpoint, logKey: key, fetch: (path: string) => evidence.get(logKey(path)), seen: known?.seen, epochSeconds };
  const result = await witness(shown, { name: as, publicKey, sign: async (input) => own.sign(input) });
  if (result.kind === 'refused') {
    io.stderr.write(
      `presale witness: REFUSED: ${reasons[result.why]}. What it knew is kept in ${memory}: ${JSON.stringify(known?.seen)}\n`,
    );
    return 1;
  }
  await remember(memory, { logKey: logKeyText, seen: result.seen });
  await deliverCosignature(folder, { from: as, line: result.line, size: result.seen.size });
  io.stdout.write(`${result.line}\n`);
  io.stderr.write(`Cosigned a log of ${result.seen.size} pages. Verify with --witness ${witnessKey(as, publicKey)}\n`);
  return 0;
}

async function remembered(memory: string): Promise<{ logKey: string; seen: Seen } | undefined> {
  const text = await readFile(join(memory, 'seen.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : memorySchema.parse(JSON.parse(text));
}

async function remember(memory: string, content: z.output<typeof memorySchema>): Promise<void> {
  await mkdir(memory, { recursive: true });
  const path = join(memory, 'seen.json');
  await writeFile(`${path}.draft`, `${JSON.stringify(content, undefined, 2)}\n`);
  await rename(`${path}.draft`, path);
}
