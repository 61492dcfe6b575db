import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests that must notice a mutant of the core: those of the account, the rules, money and numbers, and the properties. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: [
      'test/spec/account/**/*.test.ts',
      'test/spec/rules/**/*.test.ts',
      'test/spec/amount-words.test.ts',
      'test/property/{account,money,freezes,arrival}.test.ts',
    ],
    // About the book as a whole, by running the rest twice.
    exclude: ['test/spec/rules/register.test.ts', 'test/spec/rules/texts.test.ts'],
    testTimeout: 60_000,
  },
});
