import { defineConfig } from 'vitest/config';
import type { Reporter } from 'vitest/node';

/**
 * The last line of every run, for whoever counts: `N passed, N failed`. A file that cannot be loaded, a hook that fails and an error outside every
 * test count as one failure each.
 */
const closingLine: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      failed += module.errors().length;
      for (const suite of module.children.allSuites()) failed += suite.errors().length;
      passed += [...module.children.allTests('passed')].length;
      failed += [...module.children.allTests('failed')].length;
    }
    console.log(`${passed} passed, ${failed} failed`);
  },
};

/** `npm test`: everything that needs only npm. What needs an AWS API is in `test/aws`, with a configuration of its own. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.aws.test.ts', 'test/**/*.browser.test.ts', 'test/**/*.conform.test.ts'],
    reporters: ['default', closingLine],
    // Room for a busy machine: nothing waits for these, they only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
