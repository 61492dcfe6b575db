/**
 * What only a sandbox has: a partner registers itself, with the public half of a key that it made. A real register asks two persons for that
 * (`presale partner`).
 */
import { createPartnerClient, generateKey, type Jwk, type PartnerClient, type SigningKey } from '../src/index.ts';

interface Info {
  endpoint: string;
  systemKeys: { keys: Jwk[] };
}

export interface Sandbox {
  /** Registers the partner with a new key, and connects as it. */
  join(partner: string, algorithm: 'EdDSA' | 'ES256' | 'SM2SM3', more: object): Promise<PartnerClient & { key: SigningKey }>;
  register(line: object): Promise<void>;
}

async function json<Answer>(response: Response): Promise<Answer> {
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  return JSON.parse(body);
}

/** @param endpoint What `presale start` prints; `GET` on it says where the console is. */
export async function openSandbox(endpoint: string): Promise<Sandbox> {
  const { console: door } = await json<{ console: string }>(await fetch(endpoint));
  const info = await json<Info>(await fetch(`${door}/api/sandbox`));
  const register: Sandbox['register'] = async (line) => {
    const headers = { 'content-type': 'application/json' };
    await json(await fetch(`${door}/api/sandbox/register`, { method: 'POST', headers, body: JSON.stringify({ register: line }) }));
  };
  return {
    register,
    async join(partner, algorithm, more) {
      const key = generateKey(`${partner}/${Date.now()}`, algorithm);
      await register({ partner, keyId: key.keyId, publicJwk: key.publicJwk, ...more });
      const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
      const client = createPartnerClient({ endpoint: info.endpoint, partner, key, systemKeys: info.systemKeys.keys, credentials });
      return { ...client, key };
    },
  };
}
