const NEWLINE = 10;
const TAB = 9;

/** The lines of a table, found by their key without reading the others. */
export interface Lines {
  /** The line of titles. */
  readonly first: string;
  /** The line whose first columns are this key; undefined where there is none. */
  under(key: string): string | undefined;
  /** All lines whose first column is this key; they lie together. */
  allUnder(key: string): string[];
  /** All lines whose second column is this, of a table with two keys. */
  withSecond(key: string): string[];
  all(): string[];
}

/** Returns the lines of a table that lies in memory as it is in its file. */
export function linesOf(data: Buffer): Lines {
  const lineAt = (start: number) => {
    const end = data.indexOf(NEWLINE, start);
    return data.toString('utf8', start, end < 0 ? data.length : end);
  };
  const startOf = (key: string) => {
    const tabbed = data.indexOf(`\n${key}\t`);
    return tabbed < 0 ? -1 : tabbed + 1;
  };
  return {
    first: lineAt(0),
    under(key) {
      const at = startOf(key);
      return at < 0 ? undefined : lineAt(at);
    },
    allUnder(key) {
      const found: string[] = [];
      let at = startOf(key);
      while (at >= 0 && at < data.length) {
        const line = lineAt(at);
        if (!line.startsWith(`${key}\t`)) break;
        found.push(line);
        at += Buffer.byteLength(line) + 1;
      }
      return found;
    },
    withSecond(key) {
      const found: string[] = [];
      const wanted = `\t${key}\t`;
      for (let at = data.indexOf(wanted); at >= 0; at = data.indexOf(wanted, at + 1)) {
        const start = data.lastIndexOf(NEWLINE, at) + 1;
        // The same digits may stand further on in a line, as a figure.
        if (data.indexOf(TAB, start) === at) found.push(lineAt(start));
      }
      return found;
    },
    all() {
      const lines = data.toString('utf8').split('\n').slice(1);
      if (lines.at(-1) === '') lines.pop();
      return lines;
    },
  };
}
