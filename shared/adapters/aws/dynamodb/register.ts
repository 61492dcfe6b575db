/**
 * The register in the ledger's table: partition `register`, one item a partner (`partner#<id>`) and one a version of a city profile
 * (`profile#<region>#<effective from>`), and the trust list for seals (`seal-trust`). What is read is remembered for `cacheSeconds`: so long may a revoked key still be accepted.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { requireAnswerable } from '../../../contracts/fields/reply-queue.ts';
import type { PartnerId } from '../../../domain/messages/messages.ts';
import type { CityProfile } from '../../../domain/values/profiles/profile.ts';
import type { Partner, Register, SealTrust } from '../../../ports/register.ts';
import type { StoredItem } from './attributes.ts';
import { text, toAttributes } from './attributes.ts';
import { beginsWith, getItem, queryAll } from './reads.ts';

export interface DynamoRegisterDeps {
  client: DynamoDBClient;
  table: string;
  /** How long an answer is remembered, in seconds; 0 reads each time. */
  cacheSeconds: number;
  /** A clock that never goes back, in milliseconds (`performance.now`). */
  monotonicMs: () => number;
}

const registerPartition = 'register';
const partnerPrefix = 'partner#';
const profilePrefix = 'profile#';
const sealTrustKey = 'seal-trust';

export function createDynamoRegister({ client, table, cacheSeconds, monotonicMs }: DynamoRegisterDeps): Register {
  const all = async <Entry>(prefix: string): Promise<Entry[]> => {
    const entries: Entry[] = [];
    for await (const item of queryAll(client, beginsWith(table, registerPartition, prefix))) entries.push(body<Entry>(item));
    return entries;
  };
  const bound = { forMs: cacheSeconds * 1000, monotonicMs };
  const partner = remembered(bound, async (id) => {
    const item = await getItem(client, table, { pk: registerPartition, sk: `${partnerPrefix}${id}` });
    return item === undefined ? undefined : body<Partner>(item);
  });
  const partners = remembered(bound, (prefix) => all<Partner>(prefix));
  const profiles = remembered(bound, (prefix) => all<CityProfile>(prefix));
  // As a list, so that its absence is remembered too.
  const sealTrusts = remembered(bound, (key) => all<SealTrust>(key));
  const put = async (sk: string, entry: Partner | CityProfile | SealTrust) => {
    await client.send(
      new PutItemCommand({ TableName: table, Item: toAttributes({ pk: registerPartition, sk, body: JSON.stringify(entry) }) }),
    );
    for (const cache of [partner, partners, profiles, sealTrusts]) cache.clear();
  };
  return {
    partner: (id: PartnerId) => partner.get(id),
    partners: () => partners.get(partnerPrefix),
    putPartner: async (entry) => {
      requireAnswerable(entry.partner);
      await put(`${partnerPrefix}${entry.partner}`, entry);
    },
    profiles: () => profiles.get(profilePrefix),
    putProfile: (profile) => put(`${profilePrefix}${profile.regionCode}#${profile.effectiveFrom ?? ''}`, profile),
    sealTrust: async () => (await sealTrusts.get(sealTrustKey)).at(0),
    putSealTrust: (trust) => put(sealTrustKey, trust),
  };
}

interface Bound {
  forMs: number;
  monotonicMs: () => number;
}

/**
 * A look-up that remembers what it found, for a bounded time. Absence and failure are not remembered: a stranger who has just been
 * registered is known at once, and invented names cannot fill the memory.
 */
function remembered<Value>(
  { forMs, monotonicMs }: Bound,
  load: (key: string) => Promise<Value>,
): { get: (key: string) => Promise<Value>; clear: () => void } {
  const known = new Map<string, { until: number; value: Value }>();
  return {
    async get(key) {
      const entry = known.get(key);
      if (entry !== undefined && monotonicMs() < entry.until) return entry.value;
      const until = monotonicMs() + forMs;
      const value = await load(key);
      if (value !== undefined) known.set(key, { until, value });
      return value;
    },
    clear: () => known.clear(),
  };
}

/** Our own JSON, written by the put of the same kind. */
function body<Entry>(item: StoredItem): Entry {
  const entry: Entry = JSON.parse(text(item, 'body'));
  return entry;
}
