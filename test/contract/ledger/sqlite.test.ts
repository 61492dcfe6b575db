import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { ledgerContract } from './suite.ts';

ledgerContract('SQLite in memory', async () => openSqliteStore(':memory:'));

ledgerContract('SQLite on disk', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'presale-ledger-'));
  const store = openSqliteStore(join(directory, 'ledger.db'));
  const close = async () => {
    await store.close();
    await rm(directory, { recursive: true });
  };
  return { ...store, close };
});
