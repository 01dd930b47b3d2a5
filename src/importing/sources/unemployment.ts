import { basename } from 'node:path';
import { csvNumber, readCsv } from '../csv.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import { censusOf, titleKey } from './crosswalks.ts';
import { blsSource, type OfficialFile, period } from './source.ts';

declare module './source.ts' {
  interface Reads {
    unemployment: Unemployment;
  }
}

/** Unemployment by occupation title, as CPS table 25b prints it: it has titles and no codes. */
interface Unemployment {
  year: string;
  /** By title key. */
  byTitle: Map<string, Line>;
}

interface Line {
  title: string;
  /** Percent; null for a base that is too small for a rate. */
  rate: number | null;
  /** Thousands of people. */
  laborForce: number | null;
}

const FIELD = 'outlook.unemployment';
/** Below this many people (thousands) a rate swings from year to year. */
const SMALL = 100;
/** Months for which no data were collected, by year. */
const WITHOUT: Readonly<Record<string, string>> = { 2025: 'October' };

/** Unemployment by the occupation of the last job. */
export const unemployment: OfficialFile<Unemployment> = {
  name: 'unemployment',
  about: 'unemployment: cpsaat25b.xlsx',
  like: /^cpsaat25b.*\.(?:xlsx|csv)$/i,
  example: 'cpsaat25b.xlsx',
  spared: true,
  read: (path) => (/\.csv$/i.test(path) ? readCopy(path) : readWorkbook(path)),
  source({ year }) {
    const averages = `${year} annual averages`;
    const source = blsSource(
      `bls-cps-unemployment-${year}`,
      'Current Population Survey, table 25b',
      averages,
      'https://www.bls.gov/cps/',
    );
    const month = WITHOUT[year];
    const left = month ? ` The averages of ${year} leave out ${month}.` : '';
    const text = `The unemployed are counted by the last job that they held.${left}`;
    return { ...source, notes: [{ fields: [FIELD], text }] };
  },
  facts({ kind, code }, { byTitle }, source, context) {
    const census = kind === 'role' ? censusOf(code, context.read('crosswalks')) : null;
    const line = census && byTitle.get(census.key);
    if (!line || line.rate === null) return [];
    const own = census.entry.exact && code.endsWith('.00');
    const small = line.laborForce !== null && line.laborForce < SMALL;
    return [
      {
        field: FIELD,
        value: line.rate,
        source: source.id,
        ...period(source),
        ...(own ? {} : { wider: { title: line.title } }),
        ...(small
          ? {
              note: `Few people are behind the unemployment rate of “${line.title}”: it swings from year to year.`,
            }
          : {}),
      },
    ];
  },
  gaps: ({ kind }) => [
    {
      fields: [FIELD],
      reason:
        kind === 'role'
          ? 'the source publishes no rate for so few people, or none for this occupation'
          : 'the source publishes no rate for this group',
    },
  ],
};

/** Reads the table as the publisher prints it. */
async function readWorkbook(path: string): Promise<Unemployment> {
  const book = await openTable(path, unemployment.like, unemployment.example);
  try {
    let year: string | undefined;
    const byTitle: Unemployment['byTitle'] = new Map();
    const isHeader = (row: Row) => {
      for (const cell of row) year ??= /\b20\d{2}\b/.exec(cell ?? '')?.[0];
      return row.some((cell) => /^unemployment\s+rate/i.test(cell?.trim() ?? ''));
    };
    await readSheet(book, book.sheets[0] ?? '', isHeader, (row) => {
      const title = row.first();
      if (title === '' || row.width < 3) return;
      const rate = row.amount(1, 'unemployment rate');
      const laborForce = row.amount(0, 'labor force');
      put(byTitle, { title, rate, laborForce });
    });
    if (year === undefined) throw new ImportError({ file: book.file }, 'does not say its year in the header');
    if (byTitle.size === 0) throw new ImportError({ file: book.file }, 'holds no occupation');
    return { year, byTitle };
  } finally {
    book.close();
  }
}

/** Reads a copy of the table as comma-separated values, with the year in its name. */
async function readCopy(path: string): Promise<Unemployment> {
  const year = /20\d{2}/.exec(basename(path))?.[0];
  if (year === undefined) throw new ImportError({ file: path }, 'does not say its year in its name');
  const byTitle: Unemployment['byTitle'] = new Map();
  for (const row of await readCsv(path))
    put(byTitle, {
      title: row.cell('occupation'),
      rate: csvNumber(path, row, 'unemployment_rate'),
      laborForce: csvNumber(path, row, 'labor_force_thousands'),
    });
  return { year, byTitle };
}

/** A group's heading may stand above an occupation of the same title; the occupation comes last. */
function put(byTitle: Map<string, Line>, line: Line): void {
  byTitle.set(titleKey(line.title), line);
}
