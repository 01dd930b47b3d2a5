// The way into the benchmarks. Plain JavaScript, so that an old Node can still say what it needs.
import { requireNode } from '../adapters/require-node.mjs';

requireNode();

// The first releases of Node 24 call type stripping and SQLite experimental; a reader of figures need not know.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
  if (type !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest);
};

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
