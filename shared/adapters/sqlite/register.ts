/** The register beside the ledger. A look-up takes microseconds here, so nothing is cached. */
import type { DatabaseSync } from 'node:sqlite';
import { requireAnswerable } from '../../contracts/fields/reply-queue.ts';
import type { PartnerId } from '../../domain/messages/messages.ts';
import type { CityProfile } from '../../domain/values/profiles/profile.ts';
import type { Partner, Register, SealTrust } from '../../ports/register.ts';
import type { GroupCommit } from './group-commit.ts';
import type { SqliteRow } from './rows.ts';
import { text } from './rows.ts';

export function createSqliteRegister(database: DatabaseSync, group: GroupCommit): Register {
  const partner = database.prepare('SELECT body FROM partners WHERE partner = ?');
  const partners = database.prepare('SELECT body FROM partners ORDER BY partner');
  const putPartner = database.prepare('INSERT OR REPLACE INTO partners (partner, body) VALUES (?, ?)');
  const profiles = database.prepare('SELECT body FROM profiles ORDER BY region_code, effective_from');
  const putProfile = database.prepare('INSERT OR REPLACE INTO profiles (region_code, effective_from, body) VALUES (?, ?, ?)');
  const sealTrust = database.prepare('SELECT body FROM seal_trust');
  const putSealTrust = database.prepare('INSERT OR REPLACE INTO seal_trust (id, body) VALUES (1, ?)');
  return {
    async partner(id: PartnerId): Promise<Partner | undefined> {
      const row = partner.get(id);
      return row === undefined ? undefined : body<Partner>(row);
    },
    async partners(): Promise<Partner[]> {
      return partners.all().map((row) => body<Partner>(row));
    },
    async putPartner(entry: Partner): Promise<void> {
      requireAnswerable(entry.partner);
      group.within(() => putPartner.run(entry.partner, JSON.stringify(entry)));
      await group.durable();
    },
    async profiles(): Promise<CityProfile[]> {
      return profiles.all().map((row) => body<CityProfile>(row));
    },
    async putProfile(profile: CityProfile): Promise<void> {
      group.within(() => putProfile.run(profile.regionCode, profile.effectiveFrom ?? '', JSON.stringify(profile)));
      await group.durable();
    },
    async sealTrust(): Promise<SealTrust | undefined> {
      const row = sealTrust.get();
      return row === undefined ? undefined : body<SealTrust>(row);
    },
    async putSealTrust(trust: SealTrust): Promise<void> {
      group.within(() => putSealTrust.run(JSON.stringify(trust)));
      await group.durable();
    },
  };
}

/** Our own JSON, written by the put of the same kind. */
function body<Entry>(row: SqliteRow): Entry {
  const entry: Entry = JSON.parse(text(row, 'body'));
  return entry;
}
