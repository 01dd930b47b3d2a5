import type { Begun } from './platform.ts';

/** What comes sooner than this needs no word that it is coming, in milliseconds. */
const SOON_MS = 1_000;

/** Shows that an answer is worked on where it does not come at once, unless it is `over` by then. */
export function beginning(begun: Begun, soonMs = SOON_MS): { begun: Begun; over(): void } {
  const { abandon, halt = abandon } = begun;
  if (soonMs === 0) begun.working?.();
  const timer = soonMs > 0 ? setTimeout(() => begun.working?.(), soonMs) : undefined;
  const over = () => clearTimeout(timer);
  const after = (end: () => Promise<void>) => () => {
    over();
    return end();
  };
  return { begun: { ...begun, abandon: after(abandon), halt: after(halt) }, over };
}
