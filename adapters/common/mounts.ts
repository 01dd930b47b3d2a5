import type { RequestListener } from 'node:http';

/** Paths that another front end answers on the port of the page. */
export interface Mounts {
  /** Gives paths to a listener; returns how to take them back. */
  add(paths: readonly string[], listener: RequestListener): () => void;
  /** Returns the listener of an address; undefined where the page answers. */
  at(url: string | undefined): RequestListener | undefined;
}

export function createMounts(): Mounts {
  const listeners = new Map<string, RequestListener>();
  return {
    add(paths, listener) {
      for (const path of paths) listeners.set(path, listener);
      return () => {
        for (const path of paths) listeners.delete(path);
      };
    },
    at: (url = '') => listeners.get(url.split('?', 1)[0] ?? ''),
  };
}
