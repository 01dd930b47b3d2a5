import type { ModelEvent } from '../contract/model.ts';

/** A `fetch` that counts retries, and spares one for which the server asks a longer wait than there is time. */
export function watchedFetch(count: (event: ModelEvent) => void, longestWaitMs: number): typeof fetch {
  return async (input, init) => {
    if (Number(new Headers(init?.headers).get('x-stainless-retry-count')) > 0) count('retries');
    const response = await fetch(input, init);
    const wait = retryAfterMs(response.headers);
    if (response.ok || wait === null || wait < longestWaitMs) return response;
    const headers = new Headers(response.headers);
    headers.set('x-should-retry', 'false');
    return new Response(response.body, {
      status: response.status,
      statusText: response.statusText,
      headers,
    });
  };
}

function retryAfterMs(headers: Headers): number | null {
  const given = headers.get('retry-after');
  if (given === null) return null;
  const seconds = Number(given);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(given) - Date.now();
  return Number.isFinite(ms) ? ms : null;
}
