/** The key of the embedded system's log: its name says which key it is, so that two systems never pass for one. */
import { noteSigner } from '../../../shared/adapters/log/notes.ts';
import type { KeyFile } from '../../../shared/adapters/signatures/key-files.ts';
import type { LogSigner } from '../../../shared/ports/log.ts';

/** `presale-release/<first letters of the key's digest>`. */
export async function localLogSigner(keys: KeyFile): Promise<LogSigner> {
  const { keyId, sign, publicKey } = await keys.log();
  const origin = keyId.replace('presale/', 'presale-release/');
  const sm2 = await keys.logSm2();
  return noteSigner({
    origin,
    ed25519: { sign, publicKey: async () => publicKey },
    ...(sm2 === undefined ? {} : { sm2: { sign: sm2.sign, publicJwk: async () => sm2.publicJwk } }),
  });
}
