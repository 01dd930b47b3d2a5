/** A front end that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
  /** Returns whether it can take questions now; left out: as long as it runs. */
  isReady?(): boolean;
}
