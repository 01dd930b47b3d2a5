const waiting: (() => void)[] = [];

/**
 * Resolves when it is the caller's turn: one caller a turn of the event loop, first come, first served. Work that takes
 * milliseconds waits for it, since a loop accepts one new connection a turn: a dozen answers in one would let who comes
 * next wait for all of them.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}
