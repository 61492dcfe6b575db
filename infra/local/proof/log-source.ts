/** Where a witness finds a log, and where it hands in its line: a data folder on this machine, or a running system over the network. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileEvidenceStore } from '../../../shared/adapters/files/evidence.ts';
import { openKeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import { type SigningKey, signDetached } from '../../../shared/adapters/signatures/sign.ts';
import type { FetchTile } from '../../../shared/domain/log/tiles.ts';
import { checkpointKey, logKey } from '../../../shared/ports/log.ts';
import { unsignedLetter } from '../play/letters.ts';
import { openRemote, receiptFor, waitFor } from '../sandbox/remote.ts';
import { instantOf } from '../system/clock.ts';
import type { DataFolder } from '../system/data-folder.ts';
import { localLogSigner } from '../system/log-signer.ts';
import { deliverCosignature } from './deliver-cosignature.ts';
import type { SeenCheckpoint } from './witness.ts';

export interface LogSource {
  /** The key that the source itself says is the log's. */
  logKey(): Promise<string>;
  /** The newest checkpoint; empty when nothing is sealed. */
  checkpoint(): Promise<string>;
  fetch: FetchTile;
  /** Rejects when the line was not taken. */
  deliver(cosigned: { from: string; line: string; seen: SeenCheckpoint; key: SigningKey }): Promise<void>;
  close(): void;
}

export function folderLog(folder: DataFolder): LogSource {
  const evidence = fileEvidenceStore(folder.evidence);
  return {
    logKey: async () => (await localLogSigner(await openKeyFile(folder.systemKeys, () => instantOf(Date.now())))).verifierKey(),
    async checkpoint() {
      const names = await readdir(join(folder.evidence, 'log', 'checkpoint')).catch(() => []);
      const newest = Math.max(0, ...names.map(Number).filter(Number.isSafeInteger));
      return Buffer.from((await evidence.get(checkpointKey(newest))) ?? []).toString('utf8');
    },
    fetch: (path) => evidence.get(logKey(path)),
    deliver: ({ from, line, seen }) => deliverCosignature(folder, { from, line, size: seen.size }),
    close: () => undefined,
  };
}

const receiptWaitMs = 60_000;
/** A tile has 256 hashes, its entries somewhat more. */
const answerMax = 64 * 1024;

/** @throws Error with a plain sentence when no system answers there. */
export async function remoteLog(endpoint: string): Promise<LogSource> {
  const remote = await openRemote(endpoint);
  const get = async (path: string): Promise<Uint8Array | undefined> => {
    const response = await fetch(`${remote.console}/log/${path}`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`${remote.console}/log/${path} answered ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > answerMax) throw new Error(`${remote.console}/log/${path} has ${bytes.length} bytes, which no file of a log has`);
    return bytes;
  };
  return {
    logKey: async () =>
      Buffer.from((await get('key')) ?? [])
        .toString('utf8')
        .trim(),
    checkpoint: async () => Buffer.from((await get('checkpoint')) ?? []).toString('utf8'),
    fetch: get,
    async deliver({ from, line, seen, key }) {
      const kind = from.split(':')[0] ?? '';
      const messageId = `cosigned-${seen.size}-${crypto.randomUUID().slice(0, 8)}`;
      const data = { origin: seen.origin, size: seen.size, rootHash: seen.rootHash, cosignature: line };
      const about = { id: messageId, from, type: `${kind}.checkpoint.cosigned`, sentAt: instantOf(Date.now()), subject: 'log' };
      const letter = unsignedLetter({ ...about, lineNumber: 0, dataText: JSON.stringify(data) });
      const before = await remote.position();
      await remote.post({ ...letter, signature: signDetached(Buffer.from(letter.body, 'utf8'), key) });
      const receipt = await waitFor(remote, before, receiptWaitMs, receiptFor(from, messageId));
      const outcome = receipt?.found.data.outcome;
      if (outcome !== 'ACCEPTED')
        throw new Error(`the system did not take the cosignature (${outcome ?? 'no receipt'}): is the key registered to ${from}?`);
    },
    close: remote.close,
  };
}
