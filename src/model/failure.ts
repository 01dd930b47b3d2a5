import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ModelEvent } from '../contract/model.ts';

/** The failure of a call; counted, never shown. */
export class ModelFailure extends Error {
  override name = 'ModelFailure';
  readonly event: ModelEvent;
  constructor(event: ModelEvent, cause?: unknown) {
    super(`the model gave no answer (${event})`, { cause });
    this.event = event;
  }
}

/** Returns the event that an error of the client or of a stream is counted as. */
export function eventOf(error: unknown): ModelEvent {
  if (error instanceof ModelFailure) return error.event;
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError) return 'timeouts';
  if (error instanceof APIConnectionError) return 'server_errors';
  if (!(error instanceof APIError) || typeof error.status !== 'number') return 'broken_streams';
  if (error.status === 429) return 'rate_limited';
  return error.status >= 500 ? 'server_errors' : 'client_errors';
}

/** Gives up on a promise when the signal fires, whatever the server still does. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new ModelFailure('timeouts'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
