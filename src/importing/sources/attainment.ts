import type { Item } from '../../contract/schema.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import { blsSource, gapsBy, type OfficialFile, period } from './source.ts';

/** The education that people in an occupation have, which is not what it asks for. */
interface Attainment {
  /** "2019 and 2021" */
  years: string;
  rows: Map<string, { title: string; isExact: boolean; shares: Item[] }>;
}

const FIELD = 'education.attainment';
const SHEET = 'Table 5.3';
/** The columns, and the labels that they become. */
const LEVELS = [
  'Less than high school diploma',
  'High school diploma or equivalent',
  'Some college, no degree',
  "Associate's degree",
  "Bachelor's degree",
  "Master's degree",
  'Doctoral or professional degree',
];

/** Educational attainment (table 5.3 of the Employment Projections). */
export const attainment: OfficialFile<Attainment> = {
  about: 'education of people in the job: education.xlsx',
  like: /^(?:education|occupation).*\.xlsx$/i,
  example: 'education.xlsx',
  spared: true,
  async holds(path) {
    using book = await openTable(path, attainment.like, attainment.example);
    return book.sheets.includes(SHEET);
  },
  read: readAttainment,
  source({ years }) {
    const text =
      'Shares by education are of people of twenty-five years or more who are in the job: they tell what these have, not what the job asks for.';
    const title = 'Employment Projections, educational attainment';
    return blsSource(`ep-attainment-${years.slice(-4)}`, title, years, 'emp', { fields: [FIELD], text });
  },
  facts(subject, { rows }, source, context) {
    const { row, wider } = subject.kind === 'role' ? context.lookup(subject, rows) : {};
    if (!row) return [];
    const note = row.isExact
      ? {}
      : {
          note: `Education is that of the nearest occupation of the survey behind it, not of “${row.title}” alone.`,
        };
    const shared = { source: source.id, ...period(source), ...(wider ? { wider } : {}), ...note };
    return [{ field: FIELD, value: row.shares, ...shared }];
  },
  gaps: gapsBy([FIELD], {
    role: 'the projections give none for this occupation',
    group: 'the projections give it for single occupations, not for a group',
  }),
};

async function readAttainment(path: string): Promise<Attainment> {
  using book = await openTable(path, attainment.like, attainment.example);
  if (!book.sheets.includes(SHEET)) throw new ImportError({ file: book.file }, `has no ${SHEET}`);
  const rows: Attainment['rows'] = new Map();
  let years: string | undefined;
  const isHeader = (row: Row) => {
    years ??= /20\d{2}(?:(?: and |, |[–-])20\d{2})*/.exec(row[0]?.replace(/^Table [\d.]+/, '') ?? '')?.[0];
    return row.some((cell) => /matrix code/i.test(cell ?? ''));
  };
  await readSheet(book, SHEET, isHeader, (row) => {
    const [code, title] = [row.text('matrix code'), row.text('matrix title')];
    if (!/^\d{2}-\d{4}$/.test(code)) return;
    const shares = LEVELS.flatMap((label): Item[] => {
      const percent = row.amount(1, label);
      return percent ? [{ label, percent }] : [];
    });
    const [, name = title, mark] = /^(.*?)(\(1\))?$/.exec(title) ?? [];
    if (shares.length > 0)
      rows.set(code, {
        title: name,
        isExact: mark === undefined,
        shares: shares.sort((a, b) => (b.percent ?? 0) - (a.percent ?? 0)),
      });
  });
  if (years === undefined) throw new ImportError({ file: book.file }, `${SHEET} does not say its years`);
  return { years, rows };
}
