const NEWLINE = 10;
const TAB = 9;

/** The lines of a table, found by their key without reading the others. */
export interface Lines {
  /** The line of titles. */
  readonly first: string;
  /** Returns the line whose first columns are this key; undefined if the key is missing. */
  under(key: string): string | undefined;
  /** All lines whose first column is this key; they lie together. */
  allUnder(key: string): string[];
  /** All lines whose second column is this, of a table with two keys. */
  withSecond(key: string): string[];
  all(): string[];
}

/** Returns the lines of a table that lies in memory as it is in its file: sorted by key, below a line of titles. */
export function linesOf(data: Buffer): Lines {
  const endOf = (start: number) => {
    const end = data.indexOf(NEWLINE, start);
    return end < 0 ? data.length : end;
  };
  const textAt = (start: number) => data.toString('utf8', start, endOf(start));
  const body = Math.min(endOf(0) + 1, data.length);
  const begins = (at: number, wanted: Buffer) =>
    data.compare(wanted, 0, wanted.length, at, Math.min(at + wanted.length, data.length)) === 0;

  /** The start of the first line that is not before the text: the lines are sorted, so half of them go at each step. */
  const firstFrom = (wanted: Buffer): number => {
    let [low, high] = [body, data.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = Math.max(low, data.lastIndexOf(NEWLINE, middle - 1) + 1);
      const end = endOf(start);
      if (data.compare(wanted, 0, wanted.length, start, Math.min(start + wanted.length, end)) < 0)
        low = end + 1;
      else high = start;
    }
    return low;
  };

  const allUnder = (key: string): string[] => {
    const wanted = Buffer.from(`${key}\t`);
    const found: string[] = [];
    for (let at = firstFrom(wanted); at < data.length && begins(at, wanted); at = endOf(at) + 1)
      found.push(textAt(at));
    return found;
  };

  return {
    first: textAt(0),
    allUnder,
    under(key) {
      const wanted = Buffer.from(`${key}\t`);
      const at = firstFrom(wanted);
      return at < data.length && begins(at, wanted) ? textAt(at) : undefined;
    },
    withSecond(key) {
      const found: string[] = [];
      const wanted = `\t${key}\t`;
      for (let at = data.indexOf(wanted); at >= 0; at = data.indexOf(wanted, at + 1)) {
        const start = data.lastIndexOf(NEWLINE, at) + 1;
        // The same digits may stand further on in a line, as a figure.
        if (start >= body && data.indexOf(TAB, start) === at) found.push(textAt(start));
      }
      return found;
    },
    all() {
      const lines = data.toString('utf8', body).split('\n');
      if (lines.at(-1) === '') lines.pop();
      return lines;
    },
  };
}
