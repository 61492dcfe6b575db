/**
 * The register beside the ledger. Each message asks for its sender, all partners and all profiles, and nobody else writes to the file for as long as it is open for
 * writing (`writer-lock.ts`): what was read is remembered until something is put. Whoever only reads, beside a writer, remembers nothing.
 */
import type { DatabaseSync } from 'node:sqlite';
import { requireAnswerable } from '../../contracts/fields/reply-queue.ts';
import { sha256Hex } from '../../domain/aggregate/journal.ts';
import type { PartnerId } from '../../domain/messages/messages.ts';
import type { CityProfile } from '../../domain/values/profiles/profile.ts';
import type { Partner, Register, SealTrust } from '../../ports/register.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SqliteRow } from './rows.ts';
import { afterDamage, bodyOf } from './rows.ts';

export function createSqliteRegister(database: DatabaseSync, group: GroupCommit, { isOnlyWriter }: { isOnlyWriter: boolean }): Register {
  const partner = database.prepare('SELECT body, digest FROM partners WHERE partner = ?');
  const partners = database.prepare('SELECT body, digest FROM partners ORDER BY partner');
  const putPartner = database.prepare('INSERT OR REPLACE INTO partners (partner, body, digest) VALUES (?, ?, ?)');
  const profiles = database.prepare('SELECT body, digest FROM profiles ORDER BY region_code, effective_from');
  const putProfile = database.prepare('INSERT OR REPLACE INTO profiles (region_code, effective_from, body, digest) VALUES (?, ?, ?, ?)');
  const sealTrust = database.prepare('SELECT body, digest FROM seal_trust');
  const putSealTrust = database.prepare('INSERT OR REPLACE INTO seal_trust (id, body, digest) VALUES (1, ?, ?)');
  const known = new Map<string, unknown>();
  const remembered = <Entry>(key: string, read: () => Entry): Entry => {
    if (!isOnlyWriter) return read();
    // Put in under this name by the reader of this name.
    if (known.has(key)) return known.get(key) as Entry;
    const entry = read();
    if (known.size >= knownMax) known.clear();
    known.set(key, entry);
    return entry;
  };
  const put = async (write: () => void): Promise<void> => {
    try {
      group.within(write);
      known.clear();
      await group.durable();
    } finally {
      // Where it did not become durable it is undone.
      known.clear();
    }
  };
  return {
    partner: async (id: PartnerId) =>
      remembered(`partner ${id}`, () => {
        const row = partner.get(id);
        return row === undefined ? undefined : body<Partner>(row, 'partners');
      }),
    partners: async () => remembered('partners', () => partners.all().map((row) => body<Partner>(row, 'partners'))),
    async putPartner(entry) {
      requireAnswerable(entry.partner);
      await put(() => putPartner.run(entry.partner, ...withDigest(entry)));
    },
    profiles: async () => remembered('profiles', () => profiles.all().map((row) => body<CityProfile>(row, 'profiles'))),
    putProfile: (profile) => put(() => putProfile.run(profile.regionCode, profile.effectiveFrom ?? '', ...withDigest(profile))),
    async sealTrust() {
      const row = sealTrust.get();
      return row === undefined ? undefined : body<SealTrust>(row, 'seal_trust');
    },
    putSealTrust: (trust) => put(() => putSealTrust.run(...withDigest(trust))),
  };
}

/** Names of senders come from outside, and each is looked up. */
const knownMax = 10_000;

function withDigest(entry: unknown): [body: string, digest: string] {
  const body = JSON.stringify(entry);
  return [body, sha256Hex(body)];
}

/** Our own JSON, written by the put of the same kind. @throws Error when it is not what was put: a key or a rate with one bit flipped is none to go by. */
function body<Entry>(row: SqliteRow, table: string): Entry {
  const whole = bodyOf(row);
  if (whole === undefined) throw new Error(`the table ${table} is damaged: an entry is not what was put. ${afterDamage}`);
  const entry: Entry = JSON.parse(whole);
  return entry;
}
