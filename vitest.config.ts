import { defineConfig } from 'vitest/config';

const OLDEST_NODE = 24;
if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE)
  throw new Error(
    `The tests need Node ${OLDEST_NODE} and this is Node ${process.versions.node}: run them as "npm test", which brings the right one along.`,
  );

export default defineConfig({
  // No test measures time: the limit only ends what hangs, and busy machines are slow.
  test: { testTimeout: 120_000, hookTimeout: 120_000, setupFiles: ['test/known-misreadings.ts'] },
});
