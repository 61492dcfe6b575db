import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests that need a real AWS API; `test/aws/run.sh` starts one. */
export default defineConfig({
  test: { root: join(import.meta.dirname, '..', '..'), include: ['test/aws/**/*.aws.test.ts'], testTimeout: 60_000 },
});
