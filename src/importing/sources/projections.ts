import type { StoredFact } from '../../contract/schema.ts';
import { endOf, type Projection, type Projections, readProjections } from './projections-file.ts';
import { blsSource, type Context, type OfficialFile, type Subject } from './source.ts';

/** Fields of entry requirements, which only occupations have, not groups. */
const TO_ENTER = ['education.entry', 'experience.entry', 'requirements.training'];
const OF_ALL = ['outlook.growth', 'outlook.openings', 'outlook.jobs', 'outlook.jobs_ahead', 'outlook.change'];

/** Growth, openings and what an occupation asks for, by the Employment Projections. */
export const projections: OfficialFile<Projections> = {
  about: 'Employment Projections: occupation.xlsx',
  like: /^occupation.*\.xlsx$/i,
  example: 'occupation.xlsx',
  absent: 'no --ep: the catalogue holds no growth, openings or typical education',
  read: readProjections,
  source: ({ period }) =>
    blsSource(`ep-${period.replace('–', '-')}`, 'Employment Projections', period, 'emp'),
  facts(subject, read, source, context) {
    const { row, wider } = context.lookup(subject, subject.kind === 'group' ? read.groups : read.rows);
    if (!row) return [];
    const shared = { source: source.id, ...(wider ? { wider } : {}) };
    return projectionFacts(row, read, isPaid(subject, context)).map((fact) => ({ ...fact, ...shared }));
  },
  gaps(subject) {
    if (subject.kind === 'role')
      return [{ fields: [...OF_ALL, ...TO_ENTER], reason: 'the projections do not cover this occupation' }];
    return [
      { fields: OF_ALL, reason: 'the projections do not cover this group' },
      { fields: TO_ENTER, reason: 'the projections give it for single occupations, not for a group' },
    ];
  },
};

/** Returns whether the wage files have a median; the projections' own, of another year, is then left out. */
function isPaid(subject: Subject, { read, lookup }: Context): boolean {
  const wages = read('oews');
  if (!wages) return false;
  const { row } = lookup(subject, subject.kind === 'group' ? wages.groups : wages.rows);
  return (row?.yearly.median ?? row?.hourly.median) !== undefined;
}

function projectionFacts(
  row: Projection,
  { baseYear, period }: Projections,
  paid: boolean,
): Omit<StoredFact, 'source'>[] {
  const facts: Omit<StoredFact, 'source'>[] = [];
  const put = (
    field: string,
    value: StoredFact['value'] | null,
    asOf: string,
    more: Partial<StoredFact> = {},
  ) => {
    if (value !== null) facts.push({ field, value, asOf, ...more });
  };
  const base = String(baseYear);
  put('outlook.growth', row.growth, period);
  put('outlook.openings', row.openings, period);
  put('outlook.jobs', row.jobs, base, { note: 'The number of jobs counts the self-employed too.' });
  put('outlook.jobs_ahead', row.ahead, endOf(period));
  put('outlook.change', row.change, period);
  put('education.entry', row.education, base);
  put('experience.entry', row.experience, base);
  put('requirements.training', row.training, base);
  if (row.wage && !paid)
    put('salary.median_projections', row.wage.value, base, row.wage.capped ? { bound: 'at_least' } : {});
  return facts;
}
