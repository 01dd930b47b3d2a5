import type { Answer, AnswerFact, AnswerRole } from '../contract/answer.ts';

/** One role of a chart of pay, or one place. */
export interface PayRow {
  title: string;
  /** The lowest and the highest pay that the source names, in dollars a year. */
  span?: { min: number; max: number; atLeast: boolean } | undefined;
  /** The pay in the middle, and which statistic it is: averages and medians are never drawn alike. */
  middle?: { value: number; statistic: 'average' | 'median'; atLeast: boolean } | undefined;
}

/** Pay of roles side by side, in dollars a year. */
export interface PayChart {
  kind: 'pay';
  title: string;
  /** The meaning of the bars, in words; null for a chart without bars. */
  spanMeans: string | null;
  /** The names of both ends of the bars, short enough for a legend; null for a chart without bars. */
  ends: readonly [low: string, high: string] | null;
  rows: PayRow[];
  /** The same in words, for whoever does not see it. */
  alt: string;
}

/** Roles, or roles in places, that one chart holds. */
export const MOST_ROWS = 5;
/** Fewer figures without a span are read more quickly in the table than off bars. */
const LEAST_MIDDLES = 3;

/** The spans that can be drawn as a bar, preferred first; all rows of a chart use the same one. */
const SPANS: readonly {
  means: string;
  ends: readonly [low: string, high: string];
  of(facts: readonly AnswerFact[]): PayRow['span'];
}[] = [
  {
    means: 'the range that the source gives',
    ends: ['Lowest', 'Highest'],
    of: (facts) => rangeOf(facts, 'salary.range'),
  },
  {
    means: 'from the lowest-paid to the best-paid tenth',
    ends: ['Lowest-paid tenth', 'Best-paid tenth'],
    of: (facts) => between(facts, 'salary.p10', 'salary.p90'),
  },
  { means: 'from starting to experienced pay', ends: ['Starting', 'Experienced'], of: fromStart },
];

/** The pay of an answer's roles; undefined where it would show no more than the table does. */
export function payChart(answer: Answer): PayChart | undefined {
  const subjects = subjectsOf(answer);
  const span = SPANS.find(({ of }) => subjects.some(({ facts }) => of(facts)));
  const rows = subjects.map(
    ({ title, facts }): PayRow => ({ title, span: span?.of(facts), middle: middleOf(facts) }),
  );
  if (rows.length > MOST_ROWS) return undefined;
  if (!span && rows.filter(({ middle }) => middle).length < LEAST_MIDDLES) return undefined;
  const title = 'Pay a year';
  const spanMeans = span?.means ?? null;
  return {
    kind: 'pay',
    title,
    spanMeans,
    ends: span?.ends ?? null,
    rows,
    alt: altText(title, spanMeans, rows),
  };
}

/** What a row is of: a role, or a role in one of the places that are compared; with its figures of pay. */
function subjectsOf({ roles, place, facts }: Answer): { title: string; facts: AnswerFact[] }[] {
  const places = Array.isArray(place) ? place : [place];
  const titleIn = (role: AnswerRole, at: string) => (roles.length > 1 ? `${role.title} (${at})` : at);
  return roles.flatMap((role) =>
    places.map((one) => ({
      title: one && places.length > 1 ? titleIn(role, one.title) : role.title,
      facts: facts.filter(
        (fact) =>
          fact.role === role.id && fact.aspect === 'salary' && (one === null || fact.place === one.code),
      ),
    })),
  );
}

function rangeOf(facts: readonly AnswerFact[], field: string): PayRow['span'] {
  const fact = facts.find((one) => one.field === field);
  if (!fact || typeof fact.value !== 'object' || !('min' in fact.value)) return undefined;
  return { ...fact.value, atLeast: fact.bound === 'at_least' };
}

function between(facts: readonly AnswerFact[], from: string, to: string): PayRow['span'] {
  const [low, high] = [from, to].map((field) => facts.find((fact) => fact.field === field));
  if (typeof low?.value !== 'number' || typeof high?.value !== 'number') return undefined;
  return { min: low.value, max: high.value, atLeast: high.bound === 'at_least' };
}

function fromStart(facts: readonly AnswerFact[]): PayRow['span'] {
  const [start, late] = [rangeOf(facts, 'salary.start'), rangeOf(facts, 'salary.experienced')];
  return start && late ? { min: start.min, max: late.max, atLeast: late.atLeast } : undefined;
}

function middleOf(facts: readonly AnswerFact[]): PayRow['middle'] {
  for (const statistic of ['median', 'average'] as const) {
    const fact = facts.find(({ field }) => field === `salary.${statistic}`);
    if (typeof fact?.value === 'number') {
      return { value: fact.value, statistic, atLeast: fact.bound === 'at_least' };
    }
  }
  return undefined;
}

/** "$104,050", or "$239,200 or more" where the source caps the figure. */
function money(value: number, atLeast: boolean): string {
  return `$${value.toLocaleString('en-US')}${atLeast ? ' or more' : ''}`;
}

/** "median $67,000", as charts write it. */
export function middleText({ value, statistic, atLeast }: NonNullable<PayRow['middle']>): string {
  return `${statistic} ${money(value, atLeast)}`;
}

export function spanText({ min, max, atLeast }: NonNullable<PayRow['span']>): string {
  return `${money(min, false)} – ${money(max, atLeast)}`;
}

function altText(title: string, spanMeans: string | null, rows: readonly PayRow[]): string {
  const lines = rows.map(({ title: role, span, middle }) => {
    const parts = [span && spanText(span), middle && middleText(middle)].filter(Boolean);
    return `${role}: ${parts.join(', ') || 'not reported'}.`;
  });
  return [`${title}${spanMeans ? ` (bars: ${spanMeans})` : ''}.`, ...lines].join(' ');
}
