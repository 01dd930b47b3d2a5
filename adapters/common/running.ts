/** A front end that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
  /** Returns whether it can take questions now; left out: as long as it runs. */
  isReady?(): boolean;
  /** Resolves with one sentence once it has ended by itself and for good; left out: it never does. */
  ended?: Promise<string>;
}
