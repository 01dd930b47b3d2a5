import type { Item, StoredFact } from '../../contract/schema.ts';
import { ImportError } from '../error.ts';
import { openTable } from '../locate.ts';
import { readSheet } from '../sheet.ts';
import type { Row } from '../xlsx.ts';
import { blsSource, gapsBy, type OfficialFile } from './source.ts';

/** Factors expected to change an occupation's share of an industry's jobs, by the Employment Projections. */
interface Factors {
  /** "2024–34" */
  period: string;
  /** Rows by the code of the occupation. */
  byCode: Map<string, { title: string; factors: Factor[] }>;
  /** Rows in a form that is not known. */
  unread: number;
}

interface Factor {
  industry: string;
  /** "productivity change" */
  kind: string;
  rises: boolean;
  /** The source's own reason: "self-checkout systems become more common" */
  reason: string;
  /** What the reason names, or the kind of change means, of machines. */
  names: (typeof NAMED)[number][0] | null;
}

const FIELD = 'outlook.factors';
/** The field for reasons that name AI or automation: separate, since it is asked about most. */
const MACHINES = 'outlook.machines';
const ALL_INDUSTRIES = 'TE1000';
/** "Productivity change - share decreases as …"; the dash varies. */
const FACTOR = /^(.+?)\s*[-–—]+\s*share (increases|decreases)\s+as\s+(.+)$/s;
/** What is named of machines, the narrower first: by a word of the reason, else by the kind of change that the source counts it as. */
const NAMED = [
  ['AI', 'reason', /\bAI\b|artificial intelligence/],
  ['automation', 'reason', /automat|robo/i],
  ['machines or software in the place of workers', 'kind', /capital\/labor substitution/i],
  ['higher productivity', 'kind', /productivity change/i],
] as const;

/** Table 1.12: what changes the demand for an occupation, of which automation and AI are some. */
export const factors: OfficialFile<Factors> = {
  about: 'what changes demand by the Employment Projections: occupation.xlsx',
  like: /^occupation.*\.xlsx$/i,
  example: 'occupation.xlsx',
  spared: true,
  read: readFactors,
  source({ period }) {
    const text =
      'The projections name what they expect to change the share of an industry’s jobs that an occupation has. Where they name ' +
      'nothing, the job is not thereby safe; no source here says whether a job will be replaced.';
    const title = 'Employment Projections, factors affecting occupational utilization';
    const id = `ep-factors-${period.replace('–', '-')}`;
    return blsSource(id, title, period, 'emp', { fields: [FIELD, MACHINES], text });
  },
  skipped: ({ unread }): Record<string, number> =>
    unread > 0 ? { 'rows of table 1.12 in a form that is not known': unread } : {},
  facts(subject, { byCode, period }, source, context): StoredFact[] {
    if (subject.kind === 'group') return [];
    const projected = context.read('ep')?.rows;
    const covered = projected && context.lookup(subject, projected);
    const { row, wider } = context.lookup(subject, byCode);
    // A row of the projections without one here is told, too: nothing is named.
    if (!row && !covered?.row) return [];
    const whose = row ? wider : covered?.wider;
    const shared = { source: source.id, asOf: period, ...(whose ? { wider: whose } : {}) };
    return [
      { field: MACHINES, value: machinesIn(row?.factors ?? []), ...shared },
      { field: FIELD, value: row ? itemsOf(row.factors) : [{ label: 'no change of its own' }], ...shared },
    ];
  },
  gaps: gapsBy([MACHINES, FIELD], {
    role: 'the projections do not cover this occupation',
    group: 'the projections name it for single occupations, not for a group',
  }),
};

/** Returns the factors: AI first, then automation, then all industries; one factor of several industries once. */
function itemsOf(all: readonly Factor[]): Item[] {
  const named = NAMED.map(([name]) => name);
  const rank = ({ names, industry }: Factor) =>
    2 * (names === null ? named.length : named.indexOf(names)) + (industry === ALL ? 0 : 1);
  const sorted = all.toSorted((a, b) => rank(a) - rank(b));
  const bySaying = Map.groupBy(sorted, sayingOf);
  return [...bySaying].map(([saying, own]) => {
    const industries = [...new Set(own.map(({ industry }) => industry))];
    const where = industries.includes(ALL)
      ? ALL
      : industries.length === 1
        ? `in ${industries[0]}`
        : `in ${industries.length} industries`;
    return { label: `${saying}, ${where}: “${shortest(own)}”` };
  });
}

/** Returns the first sentence of the shortest reason, as the source has it. */
function shortest(all: readonly Factor[]): string {
  const [reason = ''] = all.map((one) => one.reason).toSorted((a, b) => a.length - b.length);
  return reason.split(SENTENCE_END, 1)[0] ?? reason;
}

/** Returns the kind of machines that the reasons name, with the direction of the share of jobs. */
function machinesIn(all: readonly Factor[]): string {
  const [most] = NAMED.map(([name]) => all.filter(({ names }) => names === name)).filter(
    ({ length }) => length > 0,
  );
  if (!most?.[0]) return 'none';
  const ways = new Set(most.map(({ rises }) => rises));
  const share = ways.size > 1 ? 'smaller or larger' : ways.has(true) ? 'larger' : 'smaller';
  return `${most[0].names}, with a ${share} share of jobs`;
}

const ALL = 'in all industries';
/** A sentence's end, though not that of "e.g.," within brackets. */
const SENTENCE_END = /\.(?:\s+(?=[A-Z])|\s*$)/;

function sayingOf({ kind, rises, names }: Factor): string {
  return `a ${rises ? 'larger' : 'smaller'} share of jobs by ${names ?? kind}`;
}

async function readFactors(path: string): Promise<Factors> {
  using book = await openTable(path, factors.like, factors.example);
  const sheet = 'Table 1.12';
  const read: Factors = { period: '', byCode: new Map(), unread: 0 };
  if (!book.sheets.includes(sheet)) throw new ImportError({ file: book.file }, `has no ${sheet}`);
  const isHeader = (row: Row) => {
    for (const cell of row) {
      const found = /projected (20\d{2})[–-](\d{2})/.exec(cell ?? '');
      if (found) read.period = `${found[1]}–${found[2]}`;
    }
    return row.some((cell) => /industry code/i.test(cell ?? ''));
  };
  await readSheet(book, sheet, isHeader, (row) => {
    const code = row.text('occupation code');
    if (!/^\d{2}-\d{4}$/.test(code)) return;
    const factor = factorIn(
      row.text('factors affecting'),
      row.text('industry code') === ALL_INDUSTRIES ? ALL : row.text('industry title'),
    );
    if (!factor) {
      read.unread += 1;
      return;
    }
    const own = read.byCode.get(code) ?? { title: row.text('occupation title'), factors: [] };
    own.factors.push(factor);
    read.byCode.set(code, own);
  });
  if (read.period === '') throw new ImportError({ file: book.file }, `${sheet} does not say its period`);
  return read;
}

function factorIn(text: string, industry: string): Factor | null {
  const [, kind, way, reason] = FACTOR.exec(text) ?? [];
  if (kind === undefined || way === undefined || reason === undefined) return null;
  const [names = null] = NAMED.find(([, from, pattern]) => pattern.test({ kind, reason }[from])) ?? [];
  return { industry, kind: kind.toLowerCase(), rises: way === 'increases', reason, names };
}
