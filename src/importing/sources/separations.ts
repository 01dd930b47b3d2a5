import type { StoredFact } from '../../contract/schema.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row, Workbook } from '../xlsx.ts';
import { blsSource, type OfficialFile } from './source.ts';

/** The rates of people leaving an occupation and of the self-employed in it, by the Employment Projections. */
interface Separations {
  /** "2024–34" */
  period: string;
  rows: Map<string, Rates>;
  groups: Map<string, Rates>;
}

/** Percent by field. */
interface Rates {
  title: string;
  values: Map<string, number>;
}

const SELF_EMPLOYED = 'outlook.self_employed';
/** The columns of each field; percent a year of those who work in the occupation. */
const LEAVING = {
  'outlook.leaving_occupation': 'total occupational separations rate',
  'outlook.leaving_work': 'labor force exit rate',
  'outlook.changing_occupation': 'occupational transfer rate',
} as const;
const FIELDS = [...Object.keys(LEAVING), SELF_EMPLOYED];

/** Separations (table 1.10) and self-employment (table 1.2, before 2024 table 1.7) by occupation. */
export const separations: OfficialFile<Separations> = {
  about: 'separations and self-employment of the Employment Projections: occupation.xlsx',
  like: /^occupation.*\.xlsx$/i,
  example: 'occupation.xlsx',
  spared: true,
  read: readSeparations,
  source({ period }) {
    const text =
      'Leaving an occupation means leaving work or changing the kind of work, not changing the employer.';
    const title = 'Employment Projections, separations and self-employment';
    const id = `ep-separations-${period.replace('–', '-')}`;
    return blsSource(id, title, period, 'emp', { fields: Object.keys(LEAVING), text });
  },
  facts(subject, { rows, groups, period }, source, context): StoredFact[] {
    const { row, wider } = context.lookup(subject, subject.kind === 'group' ? groups : rows);
    return [...(row?.values ?? [])].map(([field, value]) => ({
      field,
      value,
      source: source.id,
      asOf: field === SELF_EMPLOYED ? period.slice(0, 4) : period,
      ...(wider ? { wider } : {}),
    }));
  },
  gaps: () => [{ fields: FIELDS, reason: 'the projections give none for it' }],
};

async function readSeparations(path: string): Promise<Separations> {
  using book = await openTable(path, separations.like, separations.example);
  const read: Separations = { period: '', rows: new Map(), groups: new Map() };
  await readRates(book, 'Table 1.10', LEAVING, read);
  const sheet = (await holds(book, 'Table 1.2', 'self employed')) ? 'Table 1.2' : 'Table 1.7';
  await readRates(book, sheet, { [SELF_EMPLOYED]: 'percent self employed' }, read);
  if (read.period === '') throw new ImportError({ file: book.file }, 'does not say its period in the header');
  return read;
}

const isHeader = (row: Row) => row.some((cell) => /occupation type/i.test(cell ?? ''));
const PERIOD = /(20\d{2})[–-](\d{2})(?!\d)/;

async function holds(book: Workbook, sheet: string, column: string): Promise<boolean> {
  let found = false;
  if (book.sheets.includes(sheet))
    await book.rows(sheet, (row) => {
      if (!isHeader(row)) return true;
      found = row.some((cell) => cell?.toLowerCase().includes(column));
      return false;
    });
  return found;
}

/** Adds the rates of one table to what was read. */
async function readRates(
  book: Workbook,
  sheet: string,
  columns: Readonly<Record<string, string>>,
  read: Separations,
): Promise<void> {
  if (!book.sheets.includes(sheet)) return;
  const header = (row: Row) => {
    for (const cell of row) {
      const found = PERIOD.exec(cell ?? '');
      if (found && isHeader(row)) read.period ||= `${found[1]}–${found[2]}`;
    }
    return isHeader(row);
  };
  await readSheet(book, sheet, header, (row) => {
    const [code, type] = [row.text('matrix code'), row.text('occupation type').toLowerCase()];
    if (type !== 'line item' && type !== 'summary') return;
    const all = type === 'summary' ? read.groups : read.rows;
    const rates = all.get(code) ?? { title: row.text('matrix title'), values: new Map<string, number>() };
    for (const [field, column] of Object.entries(columns)) {
      const value = row.amount(1, column);
      if (value !== null) rates.values.set(field, value);
    }
    all.set(code, rates);
  });
}
