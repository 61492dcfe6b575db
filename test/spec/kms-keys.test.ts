import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { kmsKeyId, kmsKeys } from '../../shared/adapters/kms/keys.ts';
import { encodeHeader, signingInput } from '../../shared/adapters/signatures/jws.ts';
import { signOutbound } from '../../shared/adapters/signatures/key-set.ts';
import { inForm } from '../../shared/adapters/signatures/sm2.ts';
import { verifySignature } from '../../shared/adapters/signatures/verify.ts';
import type { SystemKeys } from '../../shared/ports/signer.ts';

/** Longer than the 4,096 bytes that KMS takes of a message. */
const body = Buffer.from(JSON.stringify({ 说明: '付款授权', pad: 'x'.repeat(9_000) }));
const arn = (id: string) => `arn:aws-cn:kms:cn-north-1:111122223333:key/${id}`;

async function statusOf(keys: SystemKeys): Promise<string> {
  const partner = { partner: 'presale', name: 'presale', keys: await keys.published() };
  const jws = await signOutbound(body, await keys.current());
  return (await verifySignature({ body, jws, partner, isKeyOfAnother: async () => false })).status;
}

describe('messages are signed by a key that never leaves KMS', () => {
  it('of P-256 in a global region, over the digest, whatever the length', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const input = signingInput(encodeHeader('ES256', kmsKeyId(arn('p256'))), body);
    const kms = mockClient(KMSClient);
    kms.on(GetPublicKeyCommand).resolves({ PublicKey: publicKey.export({ format: 'der', type: 'spki' }) });
    kms
      .on(SignCommand, {
        KeyId: arn('p256'),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
        Message: createHash('sha256').update(input).digest(),
      })
      .resolves({ Signature: sign('sha256', input, privateKey) });
    expect(await statusOf(kmsKeys({ client: new KMSClient({}), keys: [arn('p256')], algorithm: 'ES256' }))).toBe('valid');
  });

  it('of SM2 in China, over the digest with identity and key, as partners verify it', async () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    const prefix = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
    const kms = mockClient(KMSClient);
    kms.on(GetPublicKeyCommand).resolves({ PublicKey: Buffer.concat([prefix, Buffer.from(publicKey, 'hex')]) });
    kms.on(SignCommand).callsFake(({ Message, MessageType, SigningAlgorithm }) => {
      expect({ MessageType, SigningAlgorithm }).toEqual({ MessageType: 'DIGEST', SigningAlgorithm: 'SM2DSA' });
      const raw = Buffer.from(sm2.doSignature(Message, privateKey, { hash: false, der: false }), 'hex');
      return { Signature: inForm(raw, 'der') };
    });
    const keys = kmsKeys({ client: new KMSClient({ region: 'cn-north-1' }), keys: [arn('sm2')], algorithm: 'SM2SM3' });
    expect(await statusOf(keys)).toBe('valid');
  });

  it('of several generations the last one signs, and all are published', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    mockClient(KMSClient)
      .on(GetPublicKeyCommand)
      .resolves({ PublicKey: publicKey.export({ format: 'der', type: 'spki' }) });
    const keys = kmsKeys({ client: new KMSClient({}), keys: [arn('first'), arn('second')], algorithm: 'ES256' });
    expect((await keys.current()).keyId).toBe(kmsKeyId(arn('second')));
    expect((await keys.published()).map(({ keyId }) => keyId)).toEqual(['presale/first', 'presale/second']);
  });

  it('an answer that is no signature is an error, never a signature', async () => {
    mockClient(KMSClient)
      .on(SignCommand)
      .resolves({ Signature: Uint8Array.of(1, 2, 3) });
    const keys = kmsKeys({ client: new KMSClient({}), keys: [arn('broken')], algorithm: 'ES256' });
    await expect(signOutbound(body, await keys.current())).rejects.toThrow('no pair of numbers');
    expect(() => kmsKeys({ client: new KMSClient({}), keys: [], algorithm: 'ES256' })).toThrow('no signing key is configured');
  });
});
