// The way into the benchmarks. Plain JavaScript, so that an old Node can still say what it needs.
import { prepareNode } from '../adapters/prepare-node.mjs';

prepareNode();

const { main } = await import('./main.ts');
await main(process.argv.slice(2));
