import { defineConfig } from 'vitest/config';
import { prepareNode } from './adapters/prepare-node.mjs';

prepareNode();

export default defineConfig({
  // No test measures time: the limit only ends what hangs, and busy machines are slow.
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    setupFiles: ['test/known-misreadings.ts', 'test/properties.ts'],
  },
});
