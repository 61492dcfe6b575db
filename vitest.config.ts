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

/** What needs an AWS API, a browser or partners' clients has a configuration of its own. */
const elsewhere = ['test/**/*.aws.test.ts', 'test/**/*.browser.test.ts', 'test/**/*.conform.test.ts'];
/** Clients of the SDK are mocked by their class, for the whole worker. */
const mocking = ['test/spec/aws/**'];
const together = ['test/spec/**/*.test.ts', 'test/infra/**/*.test.ts'];
const apartFrom = ['test/spec/!(aws)/**', 'test/spec/*.test.ts', 'test/infra/**'];

/** `npm test`: everything that needs only npm. What needs an AWS API is in `test/aws`, with a configuration of its own. */
export default defineConfig({
  test: {
    projects: [
      // These put back what they change, so that a worker reads each module once and not once a file: a quarter of the work of a run.
      { extends: true, test: { name: 'together', include: together, exclude: [...elsewhere, ...mocking], isolate: false } },
      { extends: true, test: { name: 'apart', include: ['test/**/*.test.ts'], exclude: [...elsewhere, ...apartFrom] } },
    ],
    reporters: ['default', closingLine],
    // Room for a busy machine: nothing waits for these, they only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
