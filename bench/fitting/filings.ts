import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashKey } from '../../src/titles/keys.ts';
import { lessonWords } from './lessons.ts';
import type { Example } from './mentions.ts';

/** A title as employers filed it, with the occupations that the code on the filing stands for, and how often. */
export interface Filing {
  title: string;
  codes: readonly string[];
  count: number;
  /** 0 to 9: titles of the same words are in one fold. */
  fold: number;
}

/** Titles of folds below this one are kept from the word model while the ranker is fitted. */
export const UNSEEN = 3;
const FOLDS = 10;
/** A code with less than this share of a title's filings is taken for a slip; a title whose codes all lack the
 *  second share is left out. */
const LEAST_SHARE = 0.25;
const AGREED = 0.6;
/** The weight of a title that was filed once, and of one whose code others confirmed. */
const ONCE = 0.4;
const CONFIRMED = 1.5;

/** Codes that moved, and occupations that filings name beside a code that held more than them. */
interface Crosswalk {
  codes: Record<string, string[]>;
  labels: Record<string, string>;
}

const CROSSWALK = join(import.meta.dirname, '../sets/soc-2010-to-2018.json');
/** The folder of the Department of Labor's disclosure files, cut to title and code. */
const FOLDER = join(import.meta.dirname, '../../../shared/data/title-labels');

/**
 * The titles of filings with O*NET-SOC codes; none where no file is at hand. Only title and code are read.
 * @param official O*NET-SOC code → title: a filing that names an occupation by its title means that one.
 */
export function readFilings(official: ReadonlyMap<string, string>, folder = FOLDER): Filing[] {
  if (!existsSync(folder)) return [];
  const { codes: moved, labels } = JSON.parse(readFileSync(CROSSWALK, 'utf8')) as Crosswalk;
  // "All other" of an older classification held what are occupations of their own today.
  const isRest = (code: string) => /\ball other\b/i.test(official.get(code) ?? '');
  const lasting = [...official].filter(([code]) => !isRest(code));
  const named = [...lasting.map(([code, title]) => [title, code] as const), ...Object.entries(labels)];
  const byTitle = new Map(named.map(([title, code]) => [title.toLowerCase(), code]));
  const family = Map.groupBy(official.keys(), (code) => code.slice(0, 7));
  const found = new Map<string, Filing & { count: number }>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.csv')) continue;
    for (const [title = '', code = '', socTitle = ''] of rowsOf(readFileSync(join(folder, name), 'utf8'))) {
      const codes = codesOf(byTitle.get(socTitle.toLowerCase()) ?? code, moved, official, family);
      // Who files under "all other" has found no occupation that fits, and names none of those that it holds today.
      if (codes.length === 0 || codes.some(isRest) || title.trim() === '') continue;
      const key = `${title.toLowerCase()}|${codes.join()}`;
      const known = found.get(key);
      if (known) known.count += 1;
      else found.set(key, { title, codes, count: 1, fold: foldOf(title) });
    }
  }
  return [...found.values()];
}

/** Filed titles as mentions: what most filings of the same words say is right. */
export function filedExamples(filings: readonly Filing[]): Example[] {
  const byWords = Map.groupBy(filings, ({ title }) => lessonWords(title).join(' '));
  return [...byWords.values()].flatMap((same) => {
    const counts = new Map<string, number>();
    let total = 0;
    for (const { codes, count } of same) {
      total += count;
      for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + count);
    }
    const roles = [...counts].flatMap(([code, count]) => (count / total >= LEAST_SHARE ? [code] : []));
    if (Math.max(...counts.values()) / total < AGREED) return [];
    const mention = same[0]?.title ?? '';
    return [
      { mention, roles, kind: 'filed' as const, count: total === 1 ? ONCE : CONFIRMED + Math.log(total) / 2 },
    ];
  });
}

function foldOf(title: string): number {
  return hashKey(`fold ${lessonWords(title).join(' ')}`)[0] % FOLDS;
}

function codesOf(
  code: string,
  moved: Readonly<Record<string, string[]>>,
  official: ReadonlyMap<string, string>,
  family: ReadonlyMap<string, string[]>,
): string[] {
  const six = code.slice(0, 7);
  const now = moved[code] ?? moved[six] ?? [code];
  return now.flatMap((one) =>
    official.has(one) && one.length > 7 ? [one] : (family.get(one.slice(0, 7)) ?? []),
  );
}

/** The rows below the header of a CSV file. */
function* rowsOf(text: string): Generator<string[]> {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  let row: string[] = [];
  let first = true;
  for (let match = field.exec(text); match && match[0] !== ''; match = field.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    if (!first) yield row;
    first = false;
    row = [];
  }
}
