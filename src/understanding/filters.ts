import type { FieldRegistry } from '../catalogue/fields.ts';
import type { Asked, Filter } from '../contract/query.ts';
import { FIRST_DEGREE } from './education.ts';
import type { QuestionLexicon } from './lexicon.ts';
import { type NumberRead, type Reading, says, type Tagged, tagged } from './tags.ts';

/** Below this an amount of money is pay by the hour. */
const LOWEST_YEARLY = 1000;
/** Job zones go from 1 to this. */
const LAST_ZONE = 5;

/** The conditions that a question sets: amounts, education, experience, job zone, group of occupations. */
export function filtersOf(
  reading: Reading,
  asked: Asked,
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
  catalogueWide: boolean,
): Filter[] {
  const filters: Filter[] = numberFilters(reading, asked, fields, lexicon);
  if (!catalogueWide) return filters;
  const education = educationFilter(reading, lexicon);
  if (education) filters.push(education);
  if (says(reading, 'filter', 'no_experience')) filters.push({ kind: 'no_experience' });
  const zone = zoneOf(reading);
  if (zone !== null) filters.push({ kind: 'zone', zone });
  const sector = tagged(reading, 'sector')[0];
  if (sector)
    filters.push({ kind: 'group', name: sector.value, socs: lexicon.groups.get(sector.value) ?? [] });
  return filters;
}

/** What bounds an amount from above or below: "over", "at most"; right before it or right behind. */
export function boundOf(
  reading: Reading,
  number: NumberRead,
): { side: 'over' | 'under'; tag: Tagged } | null {
  const near = (tag: Tagged) =>
    (tag.to <= number.from && number.from - tag.to <= 2) || tag.from === number.to;
  for (const side of ['under', 'over'] as const) {
    const tag = tagged(reading, 'filter', side).find(near);
    if (tag) return { side, tag };
  }
  return null;
}

function numberFilters(
  reading: Reading,
  asked: Asked,
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
): Filter[] {
  const between = rangeOf(reading, lexicon);
  if (between) {
    const field = fieldFor(reading, between[0], asked, fields, lexicon);
    const [min, max] = [between[0].value, between[1].value].sort((a, b) => a - b);
    if (field && min !== undefined && max !== undefined)
      return [{ kind: 'number', field, min, max, strict: false }];
  }
  const falls = reading.words.some((word) => lexicon.sets.falling.has(word));
  const parts = falls || asked.aspects.includes('outlook') ? fractionsIn(reading, lexicon) : [];
  return [...reading.numbers, ...parts].flatMap((number): Filter[] => {
    const field = fieldFor(reading, number, asked, fields, lexicon);
    const bound = boundOf(reading, number);
    if (!field || !bound) return [];
    const words = reading.words.slice(bound.tag.from, bound.tag.to);
    const strict = !words.some((word) => lexicon.sets.inclusive.has(word));
    const under = bound.side === 'under';
    // What shrinks by more than 25% grows by less than -25%.
    if (falls && number.percent && fields.get(field).measure === 'growth')
      return [
        { kind: 'number', field, min: under ? -number.value : null, max: under ? 0 : -number.value, strict },
      ];
    return [
      {
        kind: 'number',
        field,
        min: under ? null : number.value,
        max: under ? number.value : null,
        strict,
      },
    ];
  });
}

/** "a quarter of", "half of": parts of a whole as percentages. */
function fractionsIn({ words }: Reading, { sets }: QuestionLexicon): NumberRead[] {
  // The set goes from a half to a tenth, in order.
  const names = [...sets.fractions];
  return words.flatMap((word, at) => {
    const place = names.indexOf(word);
    const value = FRACTIONS[place];
    if (value === undefined || words[at + 1] !== 'of' || at === 0) return [];
    const from = sets.articles.has(words[at - 1] ?? '') || words[at - 1] === 'one' ? at - 1 : at;
    return [{ value: 100 / value, money: false, marked: false, percent: true, from, to: at + 1 }];
  });
}

/** What the names of fractions divide by, in their order in the lexicon. */
const FRACTIONS = [2, 3, 4, 4, 5, 10];

/** "between 60k and 80k", "60-80k". */
function rangeOf(reading: Reading, { sets }: QuestionLexicon): [NumberRead, NumberRead] | undefined {
  const [first, second] = reading.numbers;
  if (!first || !second || first.to - first.from > 3) return undefined;
  const joined = reading.words.slice(first.to, second.from).join(' ');
  const announced = tagged(reading, 'filter', 'between').some((tag) => tag.to === first.from);
  const gap = reading.text.slice(reading.tokens[first.to - 1]?.end, reading.tokens[second.from]?.start);
  const written = second.money && /^\s?[-–]\s?\$?$/u.test(gap);
  if (!(announced || written) || !sets.range_joints.has(joined)) return undefined;
  const scaled =
    second.value >= LOWEST_YEARLY && first.value < LOWEST_YEARLY ? first.value * 1000 : first.value;
  return [{ ...first, value: scaled, money: first.money || second.money }, second];
}

/** What an amount counts: money is pay, a percentage growth, jobs what stands before "jobs", else what is asked about. */
function fieldFor(
  reading: Reading,
  number: NumberRead,
  asked: Asked,
  fields: FieldRegistry,
  { sets }: QuestionLexicon,
): string | undefined {
  const pick = (measure: string) => {
    const named = asked.fields.find((id) => fields.get(id).measure === measure);
    const byStatistic = fields.ofMeasure(measure).find((field) => field.statistic === asked.statistic);
    return named ?? byStatistic?.id ?? fields.ofMeasure(measure)[0]?.id;
  };
  const named = asked.fields.map((id) => fields.get(id)).find((field) => field.measure && field.better);
  if (number.value >= LOWEST_YEARLY && !number.marked) {
    if (named?.unit === 'jobs') return named.id;
    if (sets.headcounts.has(reading.words[number.to] ?? '')) return pick('jobs');
  }
  if (number.money || (asked.aspects.includes('salary') && !number.percent)) {
    const hourly = asked.period === 'hour' || number.value < LOWEST_YEARLY;
    return hourly ? pick('pay.hourly') : payField(named?.id, pick('pay.yearly'), fields);
  }
  if (number.percent)
    return asked.aspects.includes('outlook') || asked.aspects.length === 0 ? pick('growth') : named?.id;
  return named?.id;
}

/** The field that was named, where it is one of money. */
function payField(named: string | undefined, usual: string | undefined, fields: FieldRegistry) {
  return named !== undefined && fields.get(named).unit === 'USD/year' ? named : usual;
}

function educationFilter(reading: Reading, { steps }: QuestionLexicon): Filter | null {
  const named = tagged(reading, 'filter').filter((tag) => tag.value === 'no_degree' || steps.has(tag.value));
  const longest = named.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (!longest) return null;
  const words = reading.words.slice(longest.from, longest.to).join(' ');
  if (longest.value === 'no_degree') {
    return { kind: 'education', levels: Array.from({ length: FIRST_DEGREE }, (_, level) => level), words };
  }
  return { kind: 'education', levels: [steps.get(longest.value) ?? 0], words };
}

function zoneOf(reading: Reading): number | null {
  const zone = tagged(reading, 'field', 'requirements.job_zone')[0];
  const number = reading.numbers.find((one) => zone && Math.abs(one.from - zone.to) <= 1);
  return number && number.value >= 1 && number.value <= LAST_ZONE ? number.value : null;
}
