/** One thing looked at: `bad` keeps the app from working, `warn` may surprise. */
export interface Finding {
  state: 'ok' | 'warn' | 'bad';
  /** What was found and, unless it is fine, what to do. */
  text: string;
}
