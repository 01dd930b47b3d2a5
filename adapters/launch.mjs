// The way into every command. Plain JavaScript, so that an old Node can still say what it needs.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  console.error(
    `Rolewise needs Node ${OLDEST_NODE} or later and this is Node ${process.versions.node}: run "npm ci" in ${at('..')}, ` +
      'which brings the right one along (not with --ignore-scripts, which leaves it out), then start it through ' +
      'npm, as in "npm start".',
  );
  process.exit(1);
}

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
