import type { Log } from '../common/log.ts';

/** The loggable part of a failure: never its payloads, which may contain users' words and tokens. */
export interface Reduced {
  type: string;
  code?: string | number | undefined;
  route?: string | undefined;
  status?: number | undefined;
  /** The message and the place of an error of our own. */
  message?: string | undefined;
  at?: string | undefined;
}

/** Reduces an error of a platform's SDK; undefined for any other. */
export type Reduce = (error: unknown) => Reduced | undefined;

const FRAMES = 3;

/** A log that takes errors as `err` and writes them reduced, whoever logs them. */
export function safeLog(log: Log, reduce: Reduce): Log {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (entry: object, message?: string): void => {
      const { err, ...rest } = entry as { err?: unknown };
      log[level](err === undefined ? rest : { ...rest, fault: reduced(err, reduce) }, message);
    };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') } as Log;
}

function reduced(error: unknown, reduce: Reduce): Reduced {
  const known = reduce(error);
  if (known) return known;
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  const at = frames.slice(0, FRAMES).map((line) => line.trim());
  return { type: error.name, message: error.message, at: at.join(' < ') };
}
