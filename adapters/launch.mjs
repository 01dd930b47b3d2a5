// The way into every command. Plain JavaScript, so that an old Node can still say what it needs.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { prepareNode } from './prepare-node.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

prepareNode();

// Keeps compiled code between runs. In this folder, since nobody else can write here.
module.enableCompileCache(at('../node_modules/.cache/rolewise'));

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
