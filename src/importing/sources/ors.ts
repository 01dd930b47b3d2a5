import { basename } from 'node:path';
import type { StoredFact } from '../../contract/schema.ts';
import { readCsv } from '../csv.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet, type SheetRow } from '../sheet.ts';
import { blsSource, type OfficialFile, type Subject } from './source.ts';

/** The requirements of jobs, by the Occupational Requirements Survey. */
interface Requirements {
  year: string;
  /** An extract with a few occupations. */
  isExtract: boolean;
  /** By six digits: "151252", "110000" for a group. */
  byCode: Map<string, { title: string; estimates: Map<string, Estimate> }>;
}

/** A share of workers (percent), or a bound of it. */
interface Estimate {
  value: number;
  bound?: 'under' | 'at_least';
}

/** The estimates wanted: how the survey words each, and its column in an extract. */
const ESTIMATES = [
  { field: 'environment.telework', text: /\bhad the ability to telework$/i, column: 'telework_pct' },
  { field: 'requirements.licensed', text: /\brequired a license or certification$/i, column: null },
  {
    field: 'environment.fast_pace',
    text: /\bhad a consistent, generally fast work pace$/i,
    column: 'fast_pace_pct',
  },
  { field: 'environment.pause', text: /\bhad the ability to pause work$/i, column: 'can_pause_pct' },
  {
    field: 'environment.varying_schedule',
    text: /\bhad work schedule variability required$/i,
    column: 'work_schedule_variability_pct',
  },
  {
    field: 'requirements.supervising',
    text: /\bwere required to perform supervisory duties$/i,
    column: 'supervising_others_pct',
  },
] as const;
const FIELDS = ESTIMATES.map(({ field }) => field);

/** Shares of workers by the Occupational Requirements Survey, of an occupation or of the group that it falls under. */
export const ors: OfficialFile<Requirements> = {
  about: 'remote work, licences, pace: ors-complete-dataset.xlsx',
  like: /^ors-(?:complete-dataset.*\.xlsx|20\d{2}-sample.*\.csv)$/i,
  example: 'ors-complete-dataset.xlsx',
  spared: true,
  read: (path) => (/\.csv$/i.test(path) ? readExtract(path) : readDataset(path)),
  source({ year }) {
    return blsSource(
      `ors-${year}`,
      'Occupational Requirements Survey',
      year,
      'ors',
      {
        fields: ['environment.telework'],
        text: 'The survey tells who is able to telework, by what the job allows; not who does. Federal and self-employed workers are left out.',
      },
      {
        fields: ['requirements.licensed'],
        text: 'A share of workers is no rule: what needs a license differs by state. Federal and self-employed workers are left out.',
      },
    );
  },
  facts: (subject, { byCode, year }, source, context) =>
    factsOf(subject, byCode, (code) => context.read('onet')?.occupations.get(code)?.title).map((fact) => ({
      ...fact,
      source: source.id,
      asOf: year,
    })),
  gaps: (_, { isExtract }) =>
    isExtract
      ? [
          {
            fields: ESTIMATES.filter(({ column }) => column === null).map(({ field }) => field),
            reason: 'the extract of the survey that is used here has no such share for any occupation',
          },
          {
            fields: FIELDS,
            reason: 'the extract of the survey that is used here is of few occupations',
          },
        ]
      : [{ fields: FIELDS, reason: 'the survey publishes none for it' }],
};

/** The estimates of a subject: each from its own code, else from the nearest group that has it, which is named. */
function factsOf(
  { code, kind, title }: Subject,
  byCode: Requirements['byCode'],
  titleOf: (code: string) => string | undefined,
): Omit<StoredFact, 'source'>[] {
  const own = code.replace('-', '').slice(0, 6);
  const groups = [5, 4, 3, 2].map((digits) => own.slice(0, digits).padEnd(6, '0'));
  const codes = kind === 'group' ? [own] : [...new Set([own, ...groups])];
  return FIELDS.flatMap((field) => {
    for (const one of codes) {
      const published = byCode.get(one);
      const estimate = published?.estimates.get(field);
      if (!published || !estimate) continue;
      const shared = kind === 'role' && (one !== own || !code.endsWith('.00'));
      const soc = `${one.slice(0, 2)}-${one.slice(2)}`;
      // An extract does not contain titles.
      const wider = { title: published.title || titleOf(`${soc}.00`) || title, code: soc };
      return [{ field, ...estimate, ...(shared ? { wider } : {}) }];
    }
    return [];
  });
}

async function readDataset(path: string): Promise<Requirements> {
  using book = await openTable(path, ors.like, ors.example);
  const sheet = book.sheets.find((name) => /\bORS\s+20\d{2}\s+dataset/i.test(name));
  const year = /20\d{2}/.exec(sheet ?? '')?.[0];
  if (sheet === undefined || year === undefined)
    throw new ImportError({ file: book.file }, 'has no sheet “ORS (year) dataset”');
  const read: Requirements = { year, isExtract: false, byCode: new Map() };
  await readSheet(book, sheet, /^estimate text$/i, (row) => {
    const wanted = ESTIMATES.find(({ text }) => text.test(row.text('estimate text')));
    if (!wanted || !/percent/i.test(row.text('datatype'))) return;
    const estimate = estimateIn(row);
    if (estimate) put(read, row.text('soc code'), row.text('occupation'), wanted.field, estimate);
  });
  if (read.byCode.size === 0) throw new ImportError({ file: book.file }, 'holds no estimate that is known');
  return read;
}

/** Footnotes that make an estimate a bound: 16 to 25 less than 5 to 50 percent, 26 to 36 more than 50 to 99.5. */
function boundOf(footnote: string): Estimate | null {
  const code = Number(footnote);
  if (code === 1) return { value: 0.5, bound: 'under' };
  if (code >= 16 && code <= 25) return { value: 5 * (code - 15), bound: 'under' };
  if (code >= 26 && code <= 35) return { value: 5 * (code - 16), bound: 'at_least' };
  return code === 36 ? { value: 99.5, bound: 'at_least' } : null;
}

function estimateIn(row: SheetRow): Estimate | null {
  const notes = row.textIfAny('data footnote').split(/[,;\s]+/);
  const bound = notes.map(boundOf).find((one) => one !== null);
  if (bound) return bound;
  const [, sign, digits] = /^([<>])\s*([\d.]+)$/.exec(row.text('estimate')) ?? [];
  if (digits !== undefined) return { value: Number(digits), bound: sign === '<' ? 'under' : 'at_least' };
  const value = row.amount(1, 'estimate');
  return value === null ? null : { value };
}

async function readExtract(path: string): Promise<Requirements> {
  const year = /20\d{2}/.exec(basename(path))?.[0] ?? '';
  const read: Requirements = { year, isExtract: true, byCode: new Map() };
  for (const row of await readCsv(path))
    for (const { field, column } of ESTIMATES) {
      const value = column === null ? null : row.number(column);
      if (value !== null) put(read, row.cell('soc').replace('-', ''), '', field, { value });
    }
  return read;
}

function put({ byCode }: Requirements, code: string, title: string, field: string, estimate: Estimate): void {
  const own = byCode.get(code) ?? { title, estimates: new Map<string, Estimate>() };
  own.estimates.set(field, estimate);
  byCode.set(code, own);
}
