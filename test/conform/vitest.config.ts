import { defineConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

const { projects: _, ...common } = shared.test ?? {};

/** `npm run test:conform`: every pack against our own partners, and against planted bad ones; minutes, so it is no part of `npm test`. */
export default defineConfig({
  ...shared,
  test: { ...common, include: ['test/conform/**/*.conform.test.ts'], exclude: [], testTimeout: 300_000, hookTimeout: 120_000 },
});
