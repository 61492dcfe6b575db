/** What every ledger adapter must do. Run on SQLite by `npm test`, on two DynamoDB APIs by `npm run test:aws`. */
import { describe } from 'vitest';
import { commitSuite } from './commit-suite.ts';
import { historySuite } from './history-suite.ts';
import { limitsSuite } from './limits-suite.ts';
import { partsSuite } from './parts-suite.ts';
import { registerSuite } from './register-suite.ts';
import { sealingSuite } from './sealing-suite.ts';
import { severalSuite } from './several-suite.ts';
import type { OpenStore } from './store-under-test.ts';

/** @param itemBytesTaken Where the store takes no item of 400 KiB: the largest that it takes. */
export function ledgerContract(adapter: string, open: OpenStore, itemBytesTaken?: number): void {
  describe(`ledger contract: ${adapter}`, () => {
    commitSuite(open);
    historySuite(open);
    limitsSuite(open, itemBytesTaken);
    partsSuite(open);
    registerSuite(open);
    sealingSuite(open);
    severalSuite(open);
  });
}
