import type { Answer, AnswerFilter, AnswerRole } from '../../src/contract/answer.ts';

/** One thing to know of how a question was read. */
export interface ReadingNote {
  label: string;
  text: string;
}

const TAKEN: Readonly<Record<NonNullable<AnswerRole['reading']>, string>> = {
  family: 'a family of jobs, answered by the figures of its official group',
  member: 'one of a family of jobs, whose figures these are',
  'counted-with': 'the job that it is counted with here',
  nearest: 'the nearest job that is listed',
  rank: 'its level was set aside: no source tells levels apart',
};

const OPS: Readonly<Record<AnswerFilter['op'], string>> = {
  over: 'over',
  under: 'under',
  between: 'between',
  is: 'is',
  in: 'in',
  level: 'is',
};

/** Returns how the question was read, for a reader who wonders: mentions, conditions, place, what was left out. */
export function readingNotes(answer: Answer): ReadingNote[] {
  const { roles, filters, unused, notCovered, place } = answer;
  const places = place === null ? [] : [place].flat();
  const labels = new Map(answer.table?.rows.map(({ field, label }) => [field, label]));
  return [
    ...roles.flatMap(({ mention, reading, title }) =>
      reading && mention ? [{ label: `“${mention}”`, text: `${title} (${TAKEN[reading]})` }] : [],
    ),
    ...filters.map((filter) => ({ label: 'Condition', text: conditionText(filter, labels) })),
    ...places.map(({ title }) => ({ label: 'Place', text: title })),
    ...listNote('Not used', unused),
    ...listNote('No source covers', notCovered),
  ];
}

function listNote(label: string, words: readonly string[]): ReadingNote[] {
  return words.length > 0 ? [{ label, text: words.join(', ') }] : [];
}

/** "not: Typical entry education is master or more". */
function conditionText(filter: AnswerFilter, labels: ReadonlyMap<string, string>): string {
  const { field, role, op, value, orMore = false, denied } = filter;
  const what = field ? (labels.get(field) ?? wordsOf(field)) : '';
  const words = [what, role ? '' : OPS[op], valueText(value), orMore ? 'or more' : '']
    .filter(Boolean)
    .join(' ');
  return denied ? `not: ${words}` : words;
}

/** "salary.best_paying_city" as words: "best paying city". */
function wordsOf(field: string): string {
  return field.slice(field.indexOf('.') + 1).replaceAll('_', ' ');
}

function valueText(value: AnswerFilter['value']): string {
  if (Array.isArray(value)) return value.map(valueText).join(' and ');
  if (typeof value === 'number') return value.toLocaleString('en-US');
  return value.replaceAll('_', ' ');
}
