import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests that must notice a mutant: those that `run.sh` names for the part that it tries. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: (process.env['MUTANT_TESTS'] ?? 'test/spec/**/*.test.ts').split(' '),
    // About the book as a whole, by running the rest twice.
    exclude: ['test/spec/rules/all-rules.test.ts', 'test/spec/rules/texts.test.ts'],
    testTimeout: 60_000,
  },
});
