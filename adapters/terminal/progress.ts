import type { WriteStream } from 'node:tty';

const WIDTH = 24;

/** Returns a progress bar for a terminal; it prints nothing if the output is not a terminal. */
export function progressBar(stream: WriteStream): {
  show(step: string, done: number, of: number): void;
  end(): void;
} {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show(step, done, of) {
      const full = Math.round((WIDTH * done) / Math.max(1, of));
      stream.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${step}`);
    },
    end: () => void stream.write('\r\u001b[K'),
  };
}
