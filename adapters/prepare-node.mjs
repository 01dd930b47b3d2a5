// Plain JavaScript, so that an old Node can still say what it needs.
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 24;

/** Ends the process with one sentence where this Node is too old; hides what only a developer of Node need know. */
export function prepareNode() {
  requireNode();
  hideExperimental();
}

/** TypeScript as it is runs from this Node on. */
function requireNode() {
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) return;
  console.error(
    `Rolewise needs Node ${OLDEST_NODE} or later and this is Node ${process.versions.node}: run "npm ci" in ${fileURLToPath(new URL('..', import.meta.url))}, ` +
      'which brings the right one along (not with --ignore-scripts, which leaves it out), then start it through ' +
      'npm, as in "npm start" or "npm test".',
  );
  process.exit(1);
}

/** The first releases of Node 24 call type stripping and SQLite experimental, again in every process. */
function hideExperimental() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
    if (type !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest);
  };
}
