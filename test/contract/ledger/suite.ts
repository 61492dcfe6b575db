/** What every ledger adapter must do. Run on SQLite by `npm test`, on a DynamoDB API by `npm run test:aws`. */
import { describe } from 'vitest';
import { commitSuite } from './commit-suite.ts';
import { historySuite } from './history-suite.ts';
import { limitsSuite } from './limits-suite.ts';
import { partsSuite } from './parts-suite.ts';
import { registerSuite } from './register-suite.ts';
import { sealingSuite } from './sealing-suite.ts';
import { severalSuite } from './several-suite.ts';
import type { OpenStore } from './store-under-test.ts';

export function ledgerContract(adapter: string, open: OpenStore): void {
  describe(`ledger contract: ${adapter}`, () => {
    commitSuite(open);
    historySuite(open);
    limitsSuite(open);
    partsSuite(open);
    registerSuite(open);
    sealingSuite(open);
    severalSuite(open);
  });
}
