import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { kmsKeyId, kmsKeys } from '../../../shared/adapters/aws/kms/keys.ts';
import type { SendToAws } from '../../../shared/adapters/aws/send.ts';
import { encodeHeader, signingInput } from '../../../shared/adapters/signatures/jws.ts';
import { signOutbound } from '../../../shared/adapters/signatures/key-set.ts';
import { inForm } from '../../../shared/adapters/signatures/sm2.ts';
import { verifySignature } from '../../../shared/adapters/signatures/verify.ts';
import type { SystemKeys } from '../../../shared/ports/signer.ts';

/** Longer than the 4,096 bytes that KMS takes of a message. */
const body = Buffer.from(JSON.stringify({ 说明: '付款授权', pad: 'x'.repeat(9_000) }));
const arn = (id: string) => `arn:aws-cn:kms:cn-north-1:111122223333:key/${id}`;

async function statusOf(keys: SystemKeys): Promise<string> {
  const partner = { partner: 'presale', name: 'presale', keys: await keys.published() };
  const jws = await signOutbound(body, await keys.current());
  return (await verifySignature({ body, jws, partner, isKeyOfAnother: async () => false })).status;
}

interface Asked {
  operation: string;
  KeyId: string;
  SigningAlgorithm?: string;
  MessageType?: string;
  Message?: Buffer;
}

/** KMS as far as it is asked here: one public key, and signatures by `sign`. Every request is kept. */
function fakeKms(publicKey: Buffer, signOf: (message: Buffer) => Uint8Array = () => Buffer.of()): { send: SendToAws; asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    asked,
    async send({ headers, body }) {
      const operation = headers['x-amz-target']?.replace('TrentService.', '') ?? '';
      const { Message, ...input }: Omit<Asked, 'Message'> & { Message?: string } = JSON.parse(Buffer.from(body ?? []).toString());
      const message = Buffer.from(Message ?? '', 'base64');
      asked.push({ ...input, operation, ...(Message === undefined ? {} : { Message: message }) });
      const answer =
        operation === 'Sign' ? { Signature: Buffer.from(signOf(message)).toString('base64') } : { PublicKey: publicKey.toString('base64') };
      return { status: 200, headers: {}, body: Buffer.from(JSON.stringify(answer)) };
    },
  };
}

describe('messages are signed by a key that never leaves KMS', () => {
  it('of P-256 in a global region, over the digest, whatever the length', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const input = signingInput(encodeHeader('ES256', kmsKeyId(arn('p256'))), body);
    const kms = fakeKms(publicKey.export({ format: 'der', type: 'spki' }), () => sign('sha256', input, privateKey));
    expect(await statusOf(kmsKeys({ send: kms.send, keys: [arn('p256')], algorithm: 'ES256' }))).toBe('valid');
    expect(kms.asked.filter(({ operation }) => operation === 'Sign')).toEqual([
      {
        operation: 'Sign',
        KeyId: arn('p256'),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
        Message: createHash('sha256').update(input).digest(),
      },
    ]);
  });

  it('of SM2 in China, over the digest with identity and key, as partners verify it', async () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    const prefix = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
    const kms = fakeKms(Buffer.concat([prefix, Buffer.from(publicKey, 'hex')]), (message) =>
      inForm(Buffer.from(sm2.doSignature(message, privateKey, { hash: false, der: false }), 'hex'), 'der'),
    );
    expect(await statusOf(kmsKeys({ send: kms.send, keys: [arn('sm2')], algorithm: 'SM2SM3' }))).toBe('valid');
    expect(kms.asked.find(({ operation }) => operation === 'Sign')).toMatchObject({ MessageType: 'DIGEST', SigningAlgorithm: 'SM2DSA' });
  });

  it('of several generations the last one signs, and all are published', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { send } = fakeKms(publicKey.export({ format: 'der', type: 'spki' }));
    const keys = kmsKeys({ send, keys: [arn('first'), arn('second')], algorithm: 'ES256' });
    expect((await keys.current()).keyId).toBe(kmsKeyId(arn('second')));
    expect((await keys.published()).map(({ keyId }) => keyId)).toEqual(['presale/first', 'presale/second']);
  });

  it('an answer that is no signature is an error, never a signature', async () => {
    const { send } = fakeKms(Buffer.of(), () => Uint8Array.of(1, 2, 3));
    const keys = kmsKeys({ send, keys: [arn('broken')], algorithm: 'ES256' });
    await expect(signOutbound(body, await keys.current())).rejects.toThrow('no pair of numbers');
    const silent = kmsKeys({ send: fakeKms(Buffer.of()).send, keys: [arn('silent')], algorithm: 'ES256' });
    await expect(signOutbound(body, await silent.current())).rejects.toThrow('KMS answered Sign without Signature');
    expect(() => kmsKeys({ send, keys: [], algorithm: 'ES256' })).toThrow('no signing key is configured');
  });

  it('what KMS says against a request is the error', async () => {
    const send: SendToAws = async () => ({ status: 400, headers: {}, body: Buffer.from('{"__type":"DisabledException"}') });
    const keys = kmsKeys({ send, keys: [arn('disabled')], algorithm: 'ES256' });
    await expect(signOutbound(body, await keys.current())).rejects.toThrow('KMS answered 400 to Sign: {"__type":"DisabledException"}');
  });
});
