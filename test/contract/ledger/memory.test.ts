/** The simulation's ledger keeps the contract that the real ones keep; it has no register of its own. */
import { openSqliteStore } from '../../../shared/adapters/sqlite/store.ts';
import { createMemoryLedger } from '../../simulation/world/memory-ledger.ts';
import { ledgerContract } from './suite.ts';

ledgerContract('the simulation’s, in memory', async () => ({ ...openSqliteStore(':memory:'), ledger: createMemoryLedger() }));
