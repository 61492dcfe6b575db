/** `presale keys`: the public keys of the system as a JWK set, and with --rotate a new one that signs from now on. */
import { openKeyFile } from '../../../../shared/adapters/signatures/key-files.ts';
import { publishedKeySet } from '../../../../shared/adapters/signatures/key-set.ts';
import type { SignatureAlgorithm } from '../../../../shared/ports/register.ts';
import { instantOf } from '../../system/clock.ts';
import { openDataFolder } from '../../system/data-folder.ts';
import type { Io } from '../options.ts';

export interface KeysArguments {
  data: string;
  rotate: boolean;
  /** Give the log an SM2 key, if it has none. */
  logSm2: boolean;
  algorithm?: SignatureAlgorithm;
}

/** Exit 0. A running system signs with the new key after its next start. */
export async function printKeys({ data, rotate, logSm2, algorithm }: KeysArguments, io: Io): Promise<number> {
  const folder = await openDataFolder(data);
  const now = () => instantOf(Date.now());
  const keys = await openKeyFile(folder?.systemKeys, now);
  if (rotate) {
    const { keyId } = await keys.rotate(now(), algorithm);
    io.stderr.write(`The key ${keyId} signs from the next start on; the earlier ones stay published, since they prove what they signed.\n`);
  }
  if (logSm2) {
    await keys.addLogSm2(now());
    io.stderr.write('From the next start on each checkpoint of the log has an SM2 signature beside the Ed25519 one.\n');
  }
  io.stdout.write(`${JSON.stringify(await publishedKeySet(keys), undefined, 2)}\n`);
  return 0;
}
