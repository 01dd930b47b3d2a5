// Plain JavaScript without newer syntax, so that an old Node can still say what it needs.
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;

/** Ends the process with one sentence where this Node is too old to run TypeScript as it is. */
export function requireNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  console.error(
    `Rolewise needs Node ${OLDEST_NODE} or later and this is Node ${process.versions.node}: run "npm ci" in ${fileURLToPath(new URL('..', import.meta.url))}, ` +
      'which brings the right one along (not with --ignore-scripts, which leaves it out), then start it through ' +
      'npm, as in "npm start".',
  );
  process.exit(1);
}
