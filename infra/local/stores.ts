/** Which ledger the embedded system writes to. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Register } from '../../shared/ports/register.ts';
import type { DataFolder } from './data-folder.ts';

export type LedgerChoice =
  | { kind: 'sqlite' }
  | { kind: 'dynamodb'; endpoint: string; table?: string }
  /** One that the caller has opened, to measure it. */
  | { kind: 'given'; store: Store };

export interface Store {
  ledger: Ledger;
  register: Register;
  close(): Promise<void>;
}

/** A table for a system that keeps nothing is its own; one that is kept has one name. */
const tableFor = (folder: DataFolder | undefined): string => (folder === undefined ? `presale-${randomUUID()}` : 'presale');

/** A new, empty ledger beside evidence of an old one would deny all that was ever recorded. @throws Error when the folder has lost its ledger. */
function demandWholeFolder(folder: DataFolder | undefined): void {
  if (folder === undefined || existsSync(folder.ledgerFile)) return;
  if (!existsSync(folder.evidence) && !existsSync(folder.keys)) return;
  throw new Error(
    `${folder.path} holds evidence and keys of an earlier run, but its ledger ${folder.ledgerFile} is missing: restore that file, or give another folder with --data`,
  );
}

/** Opens the ledger; an adapter is loaded only when it is chosen. */
export async function openStore(choice: LedgerChoice, folder: DataFolder | undefined): Promise<Store> {
  if (choice.kind === 'given') return choice.store;
  if (choice.kind === 'sqlite') {
    const { openSqliteStore } = await import('../../shared/adapters/sqlite/store.ts');
    demandWholeFolder(folder);
    return openSqliteStore(folder?.ledgerFile ?? ':memory:');
  }
  const { openDynamoStore } = await import('../../shared/adapters/dynamodb/store.ts');
  return openDynamoStore({ endpoint: choice.endpoint, table: choice.table ?? tableFor(folder), createTable: true });
}
