/** Which ledger the embedded system writes to. */
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Ledger } from '../../../shared/ports/ledger.ts';
import type { Register } from '../../../shared/ports/register.ts';
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
export function demandWholeFolder(folder: DataFolder | undefined): void {
  if (folder === undefined) return;
  const isThere = (path: string): boolean => existsSync(path) && statSync(path).size > 0;
  if (isThere(folder.ledgerFile)) {
    // Another key in its place would sign in the system's name what nobody can tell from a forgery, and the log would go on under another's.
    if (isThere(folder.systemKeys)) return;
    throw new Error(
      `${folder.path} holds a ledger, but the system's keys ${folder.systemKeys} are missing: restore that file from a backup, or give another folder with --data`,
    );
  }
  if (!existsSync(folder.evidence) && !existsSync(folder.keys)) return;
  throw new Error(
    `${folder.path} holds evidence and keys of an earlier run, but its ledger ${folder.ledgerFile} is missing or empty: restore that file, or give another folder with --data`,
  );
}

/** Opens the ledger; an adapter is loaded only when it is chosen. */
export async function openStore(choice: LedgerChoice, folder: DataFolder | undefined): Promise<Store> {
  if (choice.kind === 'given') return choice.store;
  if (choice.kind === 'sqlite') {
    const { openSqliteStore } = await import('../../../shared/adapters/sqlite/store.ts');
    return openSqliteStore(folder?.ledgerFile ?? ':memory:');
  }
  const { openDynamoStore } = await import('../../../shared/adapters/aws/dynamodb/store.ts');
  return openDynamoStore({ endpoint: choice.endpoint, table: choice.table ?? tableFor(folder), createTable: true });
}
