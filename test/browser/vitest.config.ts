import { defineConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

const { projects: _, ...common } = shared.test ?? {};

/** `npm run test:browser`: the page in a real browser; needs Debian's chromium and a font with Chinese characters. */
export default defineConfig({
  ...shared,
  test: { ...common, include: ['test/browser/**/*.browser.test.ts'], exclude: [], testTimeout: 120_000, hookTimeout: 120_000 },
});
