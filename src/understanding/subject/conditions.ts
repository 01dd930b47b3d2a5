import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FieldRegistry } from '../../catalogue/fields.ts';
import { labelsWith } from '../../catalogue/labels.ts';
import { type Aspect, isNumeric } from '../../contract/aspects.ts';
import type { Condition, Subject } from '../../contract/query.ts';
import { aroundOf } from '../../language/amounts.ts';
import type { English } from '../../language/english.ts';
import type { Quantity } from '../../language/quantities.ts';
import type { QueryTools } from '../reading/draft.ts';
import { COMPARED } from '../reading/kinds.ts';
import { anyOf, has, is, nearestOf, type Reading, type Span, spansOf, without } from '../reading/reading.ts';
import { isProduct } from '../roles/items.ts';
import { endsOf } from './ends.ts';
import { groupCondition, groupsListed } from './groups.ts';
import { isLevelAsked, levelConditions, withoutSchool } from './levels.ts';
import { ofAgeAsked } from './of-age.ts';
import { isYesNo } from './polar.ts';

/** From this value a number without a unit is money. */
export const MONEY = 1000;
type Counted = Pick<Quantity, 'value' | 'unit' | 'period'>;

/** The field that an amount bounds, undefined where none is meant. */
export function fieldOf(quantity: Counted, subject: Subject, fields: FieldRegistry): string | undefined {
  if (quantity.unit === 'percent' && subject.label)
    return subject.fields.find((id) => fields.get(id).unit === 'distribution');
  // "less than two years of training".
  const lasting = subject.fields.find((id) => fields.get(id).lasts);
  if (quantity.unit === 'years' && lasting && !subject.aspects.includes('experience')) return lasting;
  const measure = measureOf(quantity, subject, fields);
  if (!measure) return undefined;
  const all = fields.ofMeasure(measure);
  const statistic = all.find((field) => field.statistic === subject.statistic);
  return (statistic ?? all[0])?.id;
}

function measureOf(
  { unit, period, value }: Counted,
  subject: Subject,
  fields: FieldRegistry,
): string | undefined {
  const named = subject.fields.map((id) => fields.get(id)).filter((field) => field.measure);
  const fitting = (units: readonly string[]) => named.find((field) => units.includes(field.unit))?.measure;
  if (unit === 'USD') {
    if (period === 'hour' || (period === null && value < 300)) return 'pay.hourly';
    return fitting(['USD/year']) ?? 'pay.yearly';
  }
  if (unit === 'percent')
    return fitting(['percent']) ?? (subject.aspects.includes('outlook') ? 'growth' : undefined);
  if (unit === 'years') return fitting(['years']) ?? 'experience.asked';
  if (unit === 'jobs') return fitting(['jobs']) ?? 'jobs';
  if (unit === 'hours' || unit === 'foreign') return undefined;
  const numeric = named.find(({ unit }) => isNumeric(unit) && (unit !== 'percent' || value < MONEY))?.measure;
  if (numeric) return numeric;
  if (value >= MONEY) return 'pay.yearly';
  return subject.aspects.includes('outlook') ? 'growth' : undefined;
}

/** The conditions of a question over jobs at large, or over roles that are to be chosen from. */
export function conditionsOf(
  reading: Reading,
  subject: Subject,
  tools: QueryTools,
  wide: boolean,
): Condition[] {
  const { catalogue, english } = tools;
  const { fields } = catalogue;
  const listed = groupsListed(reading);
  const several = spansOf(reading, 'title').length > 1;
  const all = reading.spans.flatMap((span, at): Condition[] => {
    const before = listed.get(at);
    if (before !== undefined) return [];
    if (span.quantity && span.kind === 'quantity')
      return isTold(reading, span) || span === ofAgeAsked(reading)
        ? []
        : falls(reading, at, amount(span, subject, fields, wide, isAge(reading, at)), fields);
    if (span.kind === 'level')
      return isLevelAsked(reading, at, wide) ? levelConditions(reading, span, at, fields) : [];
    // "X or Y, which trade pays more": the group is what the roles are.
    if (span.kind === 'group')
      return wide || narrows(reading, at)
        ? [groupCondition([span, ...reading.spans.filter((_, other) => listed.get(other) === at)], tools)]
        : [];
    if (wide && is(span, 'aspect.education')) return withoutSchool(reading, at, fields);
    if (isExperience(span, fields) && (span.denied || (wide && isNeeded(reading, at))))
      return noExperience(fields, span.denied);
    if (wide && is(span, 'statistic.start') && is(nearestOf(reading.spans, at, 1, 'group')[0], 'job'))
      return atEntry(reading, fields);
    if (wide && tends(reading, at, fields, english)) return trend(span);
    if (
      span.kind === 'field' &&
      (isProduct(span, fields)
        ? wide || several
        : isConditional(reading, at) || (wide && namesValue(span, catalogue)))
    )
      return phrased(span, catalogue);
    if (span.place && span.denied)
      return [{ place: span.place.code, op: 'in', value: span.place.title, denied: true }];
    return [];
  });
  // "no diploma at all, not even high school": what is said twice is one condition.
  return all.filter((one, at) => all.findIndex((other) => isDeepStrictEqual(one, other)) === at);
}

/**
 * A field of work chooses among named roles only where one asks for that: "nurse or teacher in healthcare" says where
 * they work, and "X or Y, which trade pays more" what they are.
 */
function narrows(reading: Reading, at: number): boolean {
  const { spans } = reading;
  if (is(spans[at - 1], 'question')) return false;
  const chooses = has(
    reading,
    'turn.only',
    'relation.similar',
    'relation.transitionOut',
    'pronoun',
    'job.job',
    'all',
  );
  return chooses || spans[at]?.denied === true || isYesNo(reading);
}

/** "that need experience", "with experience": nothing but small words stands between. */
function isNeeded({ spans }: Reading, at: number): boolean {
  const [before] = nearestOf(spans, at, -1, 'article', 'filler', 'all', 'job');
  return is(before, 'need', 'joint.with');
}

/** "jobs that are growing", "that won't die out": a verb that says which way a figure goes, and does not compare it. */
function tends({ spans, tokens }: Reading, at: number, fields: FieldRegistry, english: English): boolean {
  const span = spans[at] as Span;
  // "the last one's growth" names the figure.
  // "that don't grow more than 4 percent": how far it goes is the condition.
  const verb = english.isVerb(tokens[span.from]?.word ?? '');
  // "jobs with no growth".
  if (is(span, 'field') && span.denied && is(spans[at - 1], 'denial.without'))
    return fields.has(span.value) && fields.get(span.value).measure === 'growth';
  const [next] = nearestOf(spans, at, 1, 'filler', 'joint.at');
  if (!verb || (next?.quantity && !isMoney(next.quantity))) return false;
  // "that will lose the most": how far it goes puts them in order.
  const [far] = nearestOf(spans, at, 1, 'article');
  if (is(far, ...COMPARED) && far?.degree === 'superlative') return false;
  if (!is(span, 'field', 'most', 'least') || span.degree !== null || !fields.has(span.value)) return false;
  if (fields.get(span.value).measure !== 'growth') return false;
  // "are expected to grow": what is expected of jobs is what they do.
  const [before] = nearestOf(spans, at, -1, 'filler', 'denial.not', 'joint.to', 'need');
  // "six figure jobs with declining employment", "growing jobs with good pay": it narrows beside what else is named.
  const attributed = is(before, 'joint.with', 'joint.and') || is(next, 'job.job');
  const named = spans.some((one) =>
    is(one, 'quantity', 'level', 'aspect', 'group', 'most.salary', 'least.salary'),
  );
  return is(before, 'auxiliary') || is(spans[at - 1], 'filler.relative') || (attributed && named);
}

/**
 * Returns a reading in which what jobs at large tend to only narrows them, where something else puts them in order: "the
 * best paid jobs that are growing".
 */
export function withoutTrends(reading: Reading, fields: FieldRegistry, english: English): Reading {
  const trends = reading.spans.filter((_, at) => tends(reading, at, fields, english));
  const rest = without(reading, trends);
  return has(rest, 'relation.rank') || endsOf(rest, fields).length > 0 ? rest : reading;
}

function trend({ kind, value: field, denied }: Span): Condition[] {
  return [{ field, op: kind === 'least' ? 'under' : 'over', value: 0, denied }];
}

/** "with X", "that need X", "without X": a subject is a condition; "need less X" compares it. */
function isConditional(reading: Reading, at: number): boolean {
  if (is(reading.spans[at - 1], 'direction') && reading.spans[at - 1]?.degree !== null) return false;
  const before = reading.spans.slice(Math.max(0, at - 2), at);
  return anyOf(before, 'joint.with', 'denial.without', 'need') && !has(reading, 'question.what');
}

/** A field of phrases that has to hold what is named, or anything at all. */
function phrased({ value: field, text, denied }: Span, catalogue: Catalogue): Condition[] {
  const { unit } = catalogue.fields.get(field);
  if (unit !== 'phrase' && unit !== 'list') return [];
  const value = valueNamed(text, field, catalogue);
  if (value !== undefined) return [{ field, op: 'is', value, denied }];
  if (unit === 'list') return [];
  return [{ field, op: 'is', value: 'none', denied: !denied }];
}

/** "apprenticeship jobs", "jobs AI is named in": the words name what the field may hold. */
function namesValue({ value: field, text }: Span, catalogue: Catalogue): boolean {
  return catalogue.fields.get(field).unit === 'phrase' && valueNamed(text, field, catalogue) !== undefined;
}

/** The words that begin a value of a field, or the first of them; of names as the source writes them. */
function valueNamed(text: string, field: string, { fields, phrases, labels }: Catalogue): string | undefined {
  const words = text.toLowerCase();
  if (fields.get(field).unit === 'list') {
    const meant = labelsWith(labels(field), text);
    return meant.find((label) => label.toLowerCase() === words) ?? (meant.length > 0 ? text : undefined);
  }
  const held = [...new Set(phrases(field).values())];
  for (const value of new Set([words, words.split(' ')[0] ?? words]))
    for (const phrase of held) {
      const begun = phrase.toLowerCase().startsWith(value) && !LETTER.test(phrase.charAt(value.length));
      if (begun) return fields.get(field).names ? phrase.slice(0, value.length) : value;
    }
  return undefined;
}

const LETTER = /\p{L}/u;

/** An amount of money, or a number as high as one. */
const isMoney = ({ unit, value }: Quantity) => unit === 'USD' || (unit === null && value >= MONEY);

/** "I make 46k at a bank. What jobs pay more than 60k": what somebody has bounds no jobs. */
function isTold({ spans }: Reading, { clause, quantity }: Span): boolean {
  const own = spans.filter((one) => one.clause === clause);
  return quantity?.bound === null && anyOf(own, 'self.own') && !anyOf(own, 'job.job');
}

/** "where most people are over 50", "with workers under 30": a plain number that is said of people. */
function isAge({ spans }: Reading, at: number): boolean {
  const { unit, value } = spans[at]?.quantity ?? { unit: 'USD', value: 0 };
  const [of] = nearestOf(spans, at, -1, 'auxiliary', 'filler', 'mostly', 'denial');
  // "more jobs over ten years" is a time, "more people over 50" an age.
  const ages = unit === null ? ['job.worker', 'most.outlook.jobs'] : ['job.worker'];
  return (unit === null || unit === 'years') && value < OLDEST && is(of, ...ages);
}

const OLDEST = 100;
/** The aspects of which years may be asked. */
const OF_YEARS: readonly Aspect[] = ['experience', 'requirements', 'education', 'demographics'];

function amount(
  span: Span,
  subject: Subject,
  fields: FieldRegistry,
  wide: boolean,
  age: boolean,
): Condition[] {
  const { quantity, denied } = span;
  const field = quantity && (age ? fields.ofMeasure('age').at(-1)?.id : fieldOf(quantity, subject, fields));
  if (!quantity || !field) return [];
  // "more than half of Xs have a degree" asks for a share, and narrows nothing.
  if (!wide && fields.get(field).measure === 'education.held') return [];
  const { value, until, bound, unit } = quantity;
  // "the pay gap over 10 years": of named roles of which no years are asked, a time.
  if (unit === 'years' && !wide && !age && !subject.aspects.some((one) => OF_YEARS.includes(one))) return [];
  const words = quantity.words === null ? {} : { words: quantity.words };
  if (until !== null) return [{ field, op: 'between', value: [value, until], ...words, denied }];
  if (bound === 'over' || bound === 'under') return [{ field, op: bound, value, ...words, denied }];
  // "jobs that pay 80k": that or more.
  const money = unit === 'USD' || (unit === null && value >= MONEY && fields.get(field).aspect === 'salary');
  if (bound === null && money && wide) return [{ field, op: 'over', value, ...words, denied }];
  return bound === 'about' && wide
    ? [{ field, op: 'between', value: aroundOf(value), about: value, ...words, denied }]
    : [];
}

/** "that shrink by more than 3%": a fall by more is a growth below what it is written as. */
function falls({ spans }: Reading, at: number, conditions: Condition[], fields: FieldRegistry): Condition[] {
  const [before] = nearestOf(spans, at, -1, 'joint.at', 'filler');
  if (!is(before, 'least') || before?.degree !== null) return conditions;
  return conditions.map((one) => {
    const falling = 'field' in one && one.field === before.value && fields.get(one.field).unit === 'percent';
    if (!falling || (one.op !== 'over' && one.op !== 'under')) return one;
    return { ...one, op: one.op === 'over' ? 'under' : 'over', value: -one.value };
  });
}

export function isExperience(span: Span, fields: FieldRegistry): boolean {
  return (
    is(span, 'aspect.experience') || (is(span, 'field') && fields.get(span.value).aspect === 'experience')
  );
}

/** "no experience": the phrase that sources use for it; experience that is needed is any other. */
function noExperience(fields: FieldRegistry, denied: boolean): Condition[] {
  const field = fields.ofMeasure('experience.asked').find(({ unit }) => unit === 'phrase');
  return field ? [{ field: field.id, op: 'is', value: 'none', denied: !denied }] : [];
}

/** "entry level jobs": those that nobody has to have worked in before, nor studied for beyond a first degree. */
function atEntry(reading: Reading, fields: FieldRegistry): Condition[] {
  const [schooling] = has(reading, 'level') ? [] : fields.ofMeasure('education.asked');
  const base = { op: 'level', value: 'master', orMore: true, denied: true } as const;
  return [...noExperience(fields, true), ...(schooling ? [{ field: schooling.id, ...base }] : [])];
}
