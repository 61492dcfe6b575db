/** Signatures verified in a second, with keys that are known already. */
import { generateSigningKey, signDetached } from '../../shared/adapters/signatures/sign.ts';
import { verifySignature } from '../../shared/adapters/signatures/verify.ts';
import type { SignatureAlgorithm } from '../../shared/ports/register.ts';
import { inflow } from './account.ts';

export async function measureVerify(): Promise<{ edDsaPerSecond: number; sm2PerSecond: number }> {
  return { edDsaPerSecond: await perSecond('EdDSA', 4_000), sm2PerSecond: await perSecond('SM2SM3', 400) };
}

async function perSecond(algorithm: SignatureAlgorithm, count: number): Promise<number> {
  const { signing, registered } = generateSigningKey('bench', algorithm);
  const body = Buffer.from(inflow('1602001019200000001', 1).body, 'utf8');
  const jws = signDetached(body, signing);
  const partner = { partner: 'bank:102451000019', name: 'bank', keys: [registered] };
  const verify = () => verifySignature({ body, jws, partner, isKeyOfAnother: async () => false });
  if ((await verify()).status !== 'valid') throw new Error(`a signature by ${algorithm} does not verify`);
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) await verify();
  return count / ((performance.now() - begun) / 1000);
}
