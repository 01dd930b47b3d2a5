/** Options that every command takes which answers. */
export interface TerminalOptions {
  /** The folder of an imported catalogue. */
  catalogue?: string | undefined;
}
