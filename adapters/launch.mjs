// The way into every command. Plain JavaScript, so that an old Node can still say what it needs.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { requireNode } from './require-node.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

requireNode();

// Keeps compiled code between runs. In this folder, since nobody else can write here.
module.enableCompileCache(at('../node_modules/.cache/rolewise'));

// The first releases of Node 24 call type stripping and SQLite experimental; a reader of answers need not know.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
  if (type !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest);
};

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
