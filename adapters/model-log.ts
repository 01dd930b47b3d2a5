import type { Assistant } from '../src/contract/assistant.ts';

/** The interval at which a front end logs the model's counters, in milliseconds. */
const EVERY_MS = 3_600_000;

/** The one call that a logger must take. */
interface Log {
  info(what: object, message: string): void;
}

/**
 * Logs once an hour, and when stopped, what the model was asked and what came of it: only what happened at
 * all, and only when something was new. Without a model it does nothing. Returns the stop.
 */
export function logModel(assistant: Assistant, log: Log, everyMs: number = EVERY_MS): () => void {
  let last = '';
  const say = (): void => {
    const model = assistant.about().model;
    const happened = Object.fromEntries(
      Object.entries(model?.counters ?? {}).filter(([, count]) => count > 0),
    );
    const now = JSON.stringify(happened);
    if (!model || Object.keys(happened).length === 0 || now === last) return;
    last = now;
    log.info({ model: model.name, ...happened }, 'model');
  };
  const timer = setInterval(say, everyMs);
  // The log keeps no process alive.
  timer.unref();
  return () => {
    clearInterval(timer);
    say();
  };
}
