import type { Owner, Store } from '../../src/state/store.ts';
import type { Log } from '../common/log.ts';
import type { Pairs } from './pairs.ts';
import type { Platform } from './platform.ts';
import type { Replying } from './replies.ts';
import type { Views } from './views.ts';

/** The dependencies for answering a turn. */
export interface Answering<Place> {
  platform: Platform<Place>;
  log: Log;
  views: Views;
  replying: Replying;
  pairs: Pairs;
  /** For what an answer can do without. */
  store: Store;
  ownerOf(asker: { user: string; workspace?: string | undefined }): Owner;
  /** Gives up work that takes too long. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** Returns whether many wait for an answer. */
  hurried(): boolean;
  pauseMs?: number | undefined;
  /** The time after which it is shown that an answer is worked on, in milliseconds. */
  soonMs?: number | undefined;
}
