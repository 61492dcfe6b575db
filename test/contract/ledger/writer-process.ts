/**
 * A process of its own that writes to a ledger file until it is killed: `node writer-process.ts PATH`. After each commit that has resolved it
 * prints the version, so that the test knows what was promised to be durable.
 */
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { genesisHash } from '../../../shared/domain/aggregate/journal.ts';
import { account, booking, committed } from './store-under-test.ts';

const path = process.argv[2];
if (path === undefined) throw new Error('usage: node writer-process.ts PATH');
const { ledger } = openSqliteStore(path);
const head = await ledger.head(account);
let place = { expectedVersion: head?.version ?? 0, previousHash: head?.hash ?? genesisHash };
for (;;) {
  place = await committed(ledger, booking({ ...place, inbox: [], state: { balanceFen: place.expectedVersion + 1 } }));
  process.stdout.write(`${place.expectedVersion}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}
