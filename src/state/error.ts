/** The faults of a store, so that a caller can tell a passing fault from one that needs a hand. */
export type StoreFault =
  /** Another process has been writing for longer than is waited for. */
  | 'busy'
  /** No room is left on the disk. */
  | 'full'
  /** The folder or the database may be read and not written. */
  | 'read-only'
  /** The stored data cannot be read: damaged, or not a database. */
  | 'garbled'
  /** The data folder belongs to another machine. */
  | 'other-machine'
  /** The folder cannot be opened, or the server cannot be reached. */
  | 'unreachable'
  /** The store was closed. */
  | 'closed'
  | 'other';

/** A store that cannot do what it was asked to; the message is one sentence: what is wrong, where, what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
  readonly fault: StoreFault;

  constructor(fault: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
