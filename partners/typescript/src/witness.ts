/** Cosigning a checkpoint of the log (C2SP tlog-cosignature, cosignature/v1). Cosign only what continues all that you have seen (`log.ts`). */
import { createHash } from 'node:crypto';
import { buildEvent, type PartnerMessage } from './message.ts';
import type { SigningKey } from './signature.ts';

const cosignatureType = 0x04;

function keyHash(name: string, publicKey: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(cosignatureType), publicKey]);
  return createHash('sha256').update(typed).digest().subarray(0, 4);
}
const publicBytes = ({ publicJwk }: SigningKey): Buffer => Buffer.from(publicJwk['x'] ?? '', 'base64url');

/** The line under the checkpoint: `— <partner> <base64>`. `checkpoint` is its text up to the blank line, with the newline that ends it. */
export function cosignatureLine(name: string, key: SigningKey, checkpoint: string, epochSeconds: number): string {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(epochSeconds));
  const signature = key.sign(Buffer.from(`cosignature/v1\ntime ${epochSeconds}\n${checkpoint}`));
  return `— ${name} ${Buffer.concat([keyHash(name, publicBytes(key)), time, signature]).toString('base64')}`;
}

/** What others verify the cosignatures with. */
export const verifierKey = (name: string, key: SigningKey): string =>
  `${name}+${keyHash(name, publicBytes(key)).toString('hex')}+${Buffer.concat([Uint8Array.of(cosignatureType), publicBytes(key)]).toString('base64')}`;

/** The message that brings the cosignature of a checkpoint (the whole note, as the log has it) to the system. */
export function cosignedMessage(
  partner: string,
  key: SigningKey,
  note: string,
  epochSeconds = Math.floor(Date.now() / 1000),
): PartnerMessage {
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const [origin = '', size = '', rootHash = ''] = text.split('\n');
  const data = { origin, size: Number(size), rootHash, cosignature: cosignatureLine(partner, key, text, epochSeconds) };
  return buildEvent(partner, `${partner.split(':')[0]}.checkpoint.cosigned`, data, {
    accountNumber: 'log',
    at: new Date(epochSeconds * 1000),
  });
}
