import { markOfOfficial } from '../../src/catalogue/store.ts';
import type { Log } from '../common/log.ts';

/** The interval between two looks at the catalogue on disk, in milliseconds. */
const EACH_MS = 60_000;

/** A look at the catalogue that a process answers from. */
export interface CatalogueWatch {
  /** Returns one sentence when another catalogue lies in its place by now; undefined as long as it is the same. */
  note(): string | undefined;
  stop(): void;
}

/**
 * Notices when the catalogue of a folder (the one that ships when undefined) is replaced: the process goes on with the one that
 * it opened, whole, and says so once in the log. Call it before the catalogue is opened, so that no change is missed.
 */
export function watchCatalogue(folder: string | undefined, log: Log, eachMs = EACH_MS): CatalogueWatch {
  const opened = markOfOfficial(folder);
  let note: string | undefined;
  const look = (): string | undefined => {
    const now = markOfOfficial(folder);
    if (note !== undefined || now === opened) return note;
    const what = now === undefined ? 'is gone' : 'was replaced';
    note = `The catalogue ${folder === undefined ? 'that ships' : `in ${folder}`} ${what}: this process answers from the one that it opened; restart it to use what is there now.`;
    log.warn({}, note);
    return note;
  };
  const timer = setInterval(look, eachMs).unref();
  return { note: look, stop: () => clearInterval(timer) };
}
