import type { FieldRegistry } from '../catalogue/fields.ts';
import { FIRST_DEGREE } from './education.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Asked, Filter } from './query.ts';
import { type NumberRead, type Reading, says, type Tagged, tagged } from './tags.ts';

/** The lexicon's names for steps of education, as positions on its ladder. */
const STEPS: Record<string, number> = {
  none: 0,
  'high school': 1,
  postsecondary: 3,
  associate: 4,
  bachelor: 5,
  master: 6,
  doctor: 7,
};

/** The conditions that a question sets: amounts, education, experience, job zone, group of occupations. */
export function filtersOf(
  reading: Reading,
  asked: Asked,
  fields: FieldRegistry,
  lexicon: QuestionLexicon,
  catalogueWide: boolean,
): Filter[] {
  const filters: Filter[] = numberFilters(reading, asked, fields);
  if (!catalogueWide) return filters;
  const education = educationFilter(reading);
  if (education) filters.push(education);
  if (says(reading, 'filter', 'no_experience')) filters.push({ kind: 'no_experience' });
  const zone = zoneOf(reading);
  if (zone !== null) filters.push({ kind: 'zone', zone });
  const group = tagged(reading, 'group')[0];
  if (group) filters.push({ kind: 'group', name: group.value, socs: lexicon.groups.get(group.value) ?? [] });
  return filters;
}

function numberFilters(reading: Reading, asked: Asked, fields: FieldRegistry): Filter[] {
  const bounds = { over: tagged(reading, 'filter', 'over'), under: tagged(reading, 'filter', 'under') };
  const near = (tags: readonly Tagged[], number: NumberRead) =>
    tags.find((tag) => (tag.to <= number.from && number.from - tag.to <= 2) || tag.from === number.to);
  const between = between2(reading);
  if (between) {
    const field = fieldFor(between[0], asked, fields);
    const [min, max] = [between[0].value, between[1].value].sort((a, b) => a - b);
    if (field && min !== undefined && max !== undefined)
      return [{ kind: 'number', field, min, max, strict: false }];
  }
  return reading.numbers.flatMap((number): Filter[] => {
    const field = fieldFor(number, asked, fields);
    if (!field) return [];
    const under = near(bounds.under, number);
    const over = near(bounds.over, number);
    if (!under && !over) return [];
    const strict = !/least|most|minimum|maximum|or|from|up|no/.test(
      reading.words.slice((over ?? under)?.from, (over ?? under)?.to).join(' '),
    );
    return [
      {
        kind: 'number',
        field,
        min: over && !under ? number.value : null,
        max: under ? number.value : null,
        strict,
      },
    ];
  });
}

function between2(reading: Reading): [NumberRead, NumberRead] | undefined {
  const [first, second] = reading.numbers;
  if (!first || !second || first.to - first.from > 3) return undefined;
  const joined = reading.words.slice(first.to, second.from).join(' ');
  const announced = tagged(reading, 'filter', 'between').some((tag) => tag.to === first.from);
  if (!announced || !['and', 'to', ''].includes(joined)) return undefined;
  const scaled = second.value >= 1000 && first.value < 1000 ? first.value * 1000 : first.value;
  return [{ ...first, value: scaled, money: first.money || second.money }, second];
}

/** What an amount counts: money is pay, a percentage growth, else what the question asks about. */
function fieldFor(number: NumberRead, asked: Asked, fields: FieldRegistry): string | undefined {
  const pick = (measure: string) => {
    const named = asked.fields.find((id) => fields.get(id).measure === measure);
    const byStatistic = fields.ofMeasure(measure).find((field) => field.statistic === asked.statistic);
    return named ?? byStatistic?.id ?? fields.ofMeasure(measure)[0]?.id;
  };
  const named = asked.fields.map((id) => fields.get(id)).find((field) => field.measure && field.better);
  if (number.money)
    return asked.period === 'hour' || number.value < 1000
      ? pick('pay.hourly')
      : (named?.id ?? pick('pay.yearly'));
  if (number.percent)
    return asked.aspects.includes('outlook') || asked.aspects.length === 0 ? pick('growth') : named?.id;
  if (asked.aspects.includes('salary'))
    return number.value >= 1000 ? (named?.id ?? pick('pay.yearly')) : pick('pay.hourly');
  return named?.id;
}

function educationFilter(reading: Reading): Filter | null {
  const steps = tagged(reading, 'filter').filter((tag) => tag.value === 'no_degree' || tag.value in STEPS);
  const longest = steps.sort((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (!longest) return null;
  const words = reading.words.slice(longest.from, longest.to).join(' ');
  if (longest.value === 'no_degree') {
    return { kind: 'education', levels: Array.from({ length: FIRST_DEGREE }, (_, level) => level), words };
  }
  return { kind: 'education', levels: [STEPS[longest.value] ?? 0], words };
}

function zoneOf(reading: Reading): number | null {
  const zone = tagged(reading, 'field', 'requirements.job_zone')[0];
  const number = reading.numbers.find((one) => zone && Math.abs(one.from - zone.to) <= 1);
  return number && number.value >= 1 && number.value <= 5 ? number.value : null;
}
