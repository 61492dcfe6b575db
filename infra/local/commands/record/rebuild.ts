/** `presale rebuild`: the rows of lists and searches anew from the journal, which alone counts. */
import { openDynamoViews } from '../../../../shared/adapters/aws/dynamodb/store.ts';
import { openSqliteStore } from '../../../../shared/adapters/sqlite/store.ts';
import { openSqliteViews } from '../../../../shared/adapters/sqlite/views.ts';
import { rebuildViews } from '../../../../shared/workflow/account/project-account.ts';
import { openDataFolder } from '../../system/data-folder.ts';
import { type LedgerChoice, openStore } from '../../system/stores.ts';
import type { Io } from '../options.ts';

export interface RebuildArguments {
  data?: string;
  ledger: LedgerChoice;
  /** The table of the views in DynamoDB; absent: the file in the data folder. */
  views?: string;
}

/** Exit 0 with how many accounts there are. */
export async function rebuild({ data, ledger, views }: RebuildArguments, io: Io): Promise<number> {
  if (ledger.kind === 'dynamodb' && views !== undefined) {
    const store = await openStore(ledger, undefined);
    const target = openDynamoViews({ table: views, endpoint: ledger.endpoint });
    try {
      return say(io, await rebuildViews(store.ledger, target.views), views);
    } finally {
      target.close();
      await store.close();
    }
  }
  const folder = await openDataFolder(data);
  if (folder === undefined || ledger.kind !== 'sqlite')
    throw new Error('give --data DIR, or --ledger dynamodb --endpoint URL --table NAME --views TABLE');
  // Read only, so that it works beside a running system; the views take turns.
  const store = openSqliteStore(folder.ledgerFile, { readOnly: true });
  const target = openSqliteViews(folder.views);
  try {
    target.clear();
    return say(io, await rebuildViews(store.ledger, target), folder.views);
  } finally {
    target.close();
    await store.close();
  }
}

function say(io: Io, accounts: number, where: string): number {
  io.stdout.write(`${accounts} 个账户已重建 accounts rebuilt: ${where}\n`);
  return 0;
}
