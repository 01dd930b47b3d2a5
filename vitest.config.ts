import { defineConfig } from 'vitest/config';

export default defineConfig({
  // No test measures time: the limit only ends what hangs, and busy machines are slow.
  test: { testTimeout: 60_000, hookTimeout: 60_000 },
});
