import { ImportError } from '../error.ts';

/** The part of the occupations that may lack after a file's last one: surveys leave a few out. */
const LACKING = 1 / 200;

/** The occupations that each file of a release holds, to find a file that was truncated at the end of a row. */
export interface Coverage {
  /** Told of each row. */
  saw(file: string, code: string): void;
  /** Throws for a file that stops while others go on; files are in the order of the codes. */
  check(): void;
}

/** Files of one group are expected to go on to the same occupation; `every` is what a file in `whole` goes on to. */
export function createCoverage(every: Iterable<string>, whole: readonly string[]): Coverage {
  const lasts = new Map<string, string>();
  const covered = new Set<string>();
  const all = [...every];
  return {
    saw(file, code) {
      if (code > (lasts.get(file) ?? '')) lasts.set(file, code);
      if (!whole.includes(file)) covered.add(code);
    },
    check() {
      for (const [file, last] of lasts) {
        const expected = whole.includes(file) ? all : [...covered];
        const beyond = expected.filter((code) => code > last).sort();
        if (beyond.length <= expected.length * LACKING) continue;
        throw new ImportError(
          { file },
          `ends with ${last}, while other files go on to ${beyond.at(-1)}; the file is cut short or of another release`,
        );
      }
    },
  };
}
