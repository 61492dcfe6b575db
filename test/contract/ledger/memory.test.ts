/** The ledger and the register of tests and simulation keep the contract that the real ones keep. */
import { createMemoryLedger } from '../../fixtures/world/memory-ledger.ts';
import { memoryRegister } from '../../fixtures/world/memory-register.ts';
import { ledgerContract } from './suite.ts';

ledgerContract('of tests, in memory', async () => ({
  ledger: createMemoryLedger(),
  register: memoryRegister(),
  close: async () => undefined,
}));
