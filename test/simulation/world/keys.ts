/** Keys that are the same on every machine, so that what is signed is the same too. Good for nothing but the simulation. */
import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { noteSigner } from '../../../shared/adapters/log/notes.ts';
import { signingKeyFromPem } from '../../../shared/adapters/signatures/sign.ts';
import { sha256Hex } from '../../../shared/domain/aggregate/journal.ts';
import type { LogSigner } from '../../../shared/ports/log.ts';
import type { SystemKeys } from '../../../shared/ports/signer.ts';

/** PKCS #8 of an Ed25519 key (RFC 8410), up to its 32 bytes. */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const privateKeyOf = (name: string) =>
  createPrivateKey({ key: Buffer.concat([pkcs8Prefix, Buffer.from(sha256Hex(name), 'hex')]), format: 'der', type: 'pkcs8' });

export function fixedKey(keyId: string) {
  const pem = privateKeyOf(keyId).export({ type: 'pkcs8', format: 'pem' }).toString();
  return signingKeyFromPem(keyId, 'EdDSA', pem);
}

/**
 * What the system puts under a reply. The signer is a port, so a keyed digest of the same length stands in for Ed25519: hundreds of real signatures a seed would
 * prove nothing that those of the partners and of the log, which are real, do not.
 */
const sealOf = (input: Uint8Array): Buffer => createHmac('sha512', 'presale/simulated').update(input).digest();

export const systemKeys: Pick<SystemKeys, 'current'> = {
  current: async () => ({ keyId: 'presale/simulated', algorithm: 'EdDSA', sign: async (input) => sealOf(input) }),
};

const rawPublicKey = (name: string): Uint8Array =>
  Buffer.from(String(createPublicKey(privateKeyOf(name)).export({ format: 'jwk' }).x), 'base64url');

export const logSigner: LogSigner = (() => {
  const key = privateKeyOf('log');
  const publicKey = rawPublicKey('log');
  return noteSigner({
    origin: 'presale-release/simulated',
    ed25519: { sign: async (input) => sign(null, input, key), publicKey: async () => publicKey },
  });
})();

/** A detached JWS over the body by the system's own key (RFC 7797): header and body exactly as they were signed. */
export function isSignedBySystem(body: string, jws: string): boolean {
  const [header = '', , signature = ''] = jws.split('.');
  const input = Buffer.concat([Buffer.from(`${header}.`), Buffer.from(body, 'utf8')]);
  return sealOf(input).toString('base64url') === signature;
}
