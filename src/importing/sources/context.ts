import { basename } from 'node:path';
import type { Source, StoredFact } from '../../contract/schema.ts';
import { openFiles, openOne } from '../archive.ts';
import { ImportError } from '../error.ts';
import { present, readTable, type TableRow } from '../table.ts';
import { type OfficialFile, onetSource } from './source.ts';

/** Working conditions as workers rate them. */
interface WorkContext {
  /** The year of the newest survey, or that of a copy without dates. */
  year: string;
  /** A copy of means alone: it lacks the shares of answers, the dates and some occupations. */
  isCopy: boolean;
  /** By O*NET-SOC code. */
  byCode: Map<string, Rated>;
  suppressed: number;
}

interface Rated {
  values: Map<string, number>;
  date: string | null;
}

const TABLE = 'Work Context.txt';
/** The scales of means, with their highest category; every scale begins at one. */
const MEANS: Readonly<Record<string, number>> = { CX: 5, CT: 3 };

/** Its answers are kinds of schedules, not more or less of one thing. */
const SCHEDULE = 'environment.irregular_schedule';

/** The mean rating of an element, from 0 for the lowest answer to 100 for the highest; names change, ids do not. */
const SCORES: Readonly<Record<string, string>> = {
  '4.C.3.d.8': 'environment.long_weeks',
  '4.C.3.d.4': SCHEDULE,
  '4.C.3.d.1': 'environment.time_pressure',
  '4.C.1.d.1': 'environment.conflict',
  '4.C.1.d.2': 'environment.unpleasant_people',
  '4.C.3.a.1': 'environment.error_consequence',
  '4.C.3.a.4': 'environment.freedom',
  '4.C.1.a.4': 'environment.contact',
  '4.C.2.d.1.a': 'environment.sitting',
  '4.C.2.d.1.b': 'environment.standing',
  '4.C.2.a.1.c': 'environment.outdoors',
  '4.C.2.b.1.a': 'environment.noise',
  '4.C.2.c.1.b': 'environment.disease',
  '4.C.2.c.1.c': 'environment.heights',
  '4.C.2.c.1.d': 'environment.hazardous_conditions',
  '4.C.2.c.1.e': 'environment.hazardous_equipment',
  '4.C.2.c.1.f': 'environment.burns',
  '4.C.1.d.3': 'environment.violence',
  '4.C.2.b.1.d': 'environment.contaminants',
  '4.C.2.b.1.b': 'environment.temperatures',
  '4.C.2.a.1.a': 'environment.indoors',
  '4.C.1.b.1.f': 'environment.public',
  '4.C.2.d.1.h': 'environment.bending',
  '4.C.2.d.1.e': 'environment.kneeling',
  '4.C.2.d.1.c': 'environment.climbing',
  '4.C.2.d.1.d': 'environment.walking',
  '4.C.2.a.3': 'environment.proximity',
};

/** The share of workers who gave one of these answers. */
const SHARES: Readonly<Record<string, { field: string; scale: string; categories: readonly string[] }>> = {
  '4.C.3.d.8': { field: 'environment.over_forty_hours', scale: 'CTP', categories: ['3'] },
  '4.C.3.d.1': { field: 'environment.strict_deadlines', scale: 'CXP', categories: ['4', '5'] },
};

const FIELDS = [...Object.values(SCORES), ...Object.values(SHARES).map(({ field }) => field)];

/** Working conditions by O*NET: how often, how long, how serious, as workers say. */
export const workContext: OfficialFile<WorkContext> = {
  about: 'working conditions: Work Context.txt, or an O*NET release that holds it',
  like: /^Work Context(?:\.rebuilt-\d+)?\.txt(?:\.gz)?$/i,
  example: TABLE,
  spared: true,
  read: readContext,
  source: sourceOf,
  skipped: ({ suppressed }): Record<string, number> =>
    suppressed > 0 ? { 'ratings of working conditions that O*NET marks as imprecise': suppressed } : {},
  facts({ kind, code }, { byCode }, source): StoredFact[] {
    const rated = kind === 'role' ? byCode.get(code) : undefined;
    if (!rated) return [];
    const shared = { source: source.id, ...(rated.date ? { asOf: `surveyed ${rated.date}` } : {}) };
    return [...rated.values].map(([field, value]) => ({ field, value: Number(value.toFixed(1)), ...shared }));
  },
  gaps: ({ kind }, { isCopy }) => [
    {
      fields: FIELDS,
      reason: kind === 'role' ? missing(isCopy) : 'O*NET rates single occupations, not groups',
    },
  ],
};

function missing(isCopy: boolean): string {
  return isCopy
    ? 'the ratings of O*NET that are used here leave it out'
    : 'O*NET has no ratings of its working conditions';
}

function sourceOf({ year, isCopy }: WorkContext): Source {
  const copy = isCopy ? ' The ratings that ship are those of a public copy, rounded by it.' : '';
  const of = `Work Context file of the O*NET Database, as of ${year},`;
  return onetSource(
    { id: `context-${year}`, title: 'O*NET Work Context', asOf: year, of, more: copy },
    {
      fields: [SCHEDULE],
      text:
        'Ratings of schedules are means of what workers say: zero for a regular one, fifty for an irregular and a hundred for a ' +
        'seasonal one.',
    },
    {
      fields: FIELDS.filter((field) => field !== SCHEDULE),
      text:
        'Ratings are means of what workers say, not measurements, from zero for the lowest answer (“never”, under forty hours) to a hundred ' +
        'for the highest (“every day”, over forty hours).',
    },
  );
}

async function readContext(path: string): Promise<WorkContext> {
  // A release (a folder or zip), or the one table of it, which may lie compressed.
  const alone = workContext.like.test(basename(path));
  using files = await (alone
    ? openOne(path, `${TABLE}, or a release of O*NET that holds it`)
    : openFiles(path));
  const read: WorkContext = { year: '', isCopy: true, byCode: new Map(), suppressed: 0 };
  const [name = TABLE] = files.names.filter((one) => workContext.like.test(one));
  await readTable(files, name, (row) => take(row, read));
  if (read.byCode.size === 0) throw new ImportError({ file: name }, 'holds no rating of an occupation');
  read.year ||= /\d{4}/.exec(basename(path))?.[0] ?? '';
  if (read.year === '') throw new ImportError({ file: name }, 'says in no row when the survey was');
  return read;
}

function take(row: TableRow, read: WorkContext): void {
  const [element, scale] = [row.cell('Element ID'), row.cell('Scale ID')];
  const score = SCORES[element];
  if (score === undefined) return;
  const highest = MEANS[scale];
  const share = SHARES[element];
  const counted = share?.scale === scale && share.categories.includes(row.cell('Category'));
  if (highest === undefined && !counted) return;
  const value = row.number('Data Value');
  if (value === null) return;
  if (row.cell('Recommend Suppress') === 'Y') {
    read.suppressed += 1;
    return;
  }
  const code = row.cell('O*NET-SOC Code');
  const rated = read.byCode.get(code) ?? {
    values: new Map<string, number>(),
    date: present(row.cell('Date')),
  };
  read.byCode.set(code, rated);
  if (rated.date) {
    read.isCopy = false;
    const year = rated.date.slice(-4);
    if (year > read.year) read.year = year;
  }
  if (highest !== undefined) rated.values.set(score, Math.round((100 * (value - 1)) / (highest - 1)));
  else if (share) rated.values.set(share.field, (rated.values.get(share.field) ?? 0) + value);
}
