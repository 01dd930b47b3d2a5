import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FieldRegistry } from '../catalogue/fields.ts';
import { isNumeric } from '../contract/aspects.ts';
import { type Condition, LEVELS, type Level, type Subject } from '../contract/query.ts';
import type { English } from '../language/english.ts';
import type { Quantity } from '../language/quantities.ts';
import { isYesNo } from './polar.ts';
import { has, is, nearestOf, type Reading, type Span } from './reading.ts';

/** The level that "a degree" means, and more. */
const ANY_DEGREE: Level = 'associate';
/** From this value a number without a unit is money. */
const MONEY = 1000;

/** The field that an amount bounds, undefined where none is meant. */
export function fieldOf(quantity: Quantity, subject: Subject, fields: FieldRegistry): string | undefined {
  if (quantity.unit === 'percent' && subject.label)
    return subject.fields.find((id) => fields.get(id).unit === 'distribution');
  const measure = measureOf(quantity, subject, fields);
  if (!measure) return undefined;
  const all = fields.ofMeasure(measure);
  const statistic = all.find((field) => field.statistic === subject.statistic);
  return (statistic ?? all[0])?.id;
}

function measureOf(
  { unit, period, value }: Quantity,
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
  if (unit === 'hours') return undefined;
  const numeric = named.find((field) => isNumeric(field.unit))?.measure;
  if (numeric) return numeric;
  if (subject.aspects.includes('outlook')) return value >= MONEY ? 'jobs' : 'growth';
  return value >= MONEY ? 'pay.yearly' : undefined;
}

/** The conditions of a question over jobs at large, or over roles that are to be chosen from. */
export function conditionsOf(
  reading: Reading,
  subject: Subject,
  catalogue: Catalogue,
  english: English,
  wide: boolean,
  among: ReadonlySet<number>,
): Condition[] {
  const { fields } = catalogue;
  const listed = groupsListed(reading);
  const all = reading.spans.flatMap((span, at): Condition[] => {
    const before = listed.get(at);
    if (before !== undefined) return [];
    // A group, a level or years in another sentence than the compared roles do not select among them.
    const aside = is(span, 'group', 'level') || span.quantity?.unit === 'years';
    if (among.size > 0 && !among.has(span.clause) && aside) return [];
    if (span.quantity && span.kind === 'quantity')
      return falls(reading, at, amount(span, subject, fields, wide), fields);
    if (span.kind === 'level')
      return isLevelAsked(reading, at, wide) ? [levelCondition(reading, span, at, fields)] : [];
    // "X or Y, which trade pays more": the group is what the roles are.
    if (span.kind === 'group')
      return wide || narrows(reading, at)
        ? [groupCondition([span, ...reading.spans.filter((_, other) => listed.get(other) === at)], english)]
        : [];
    if (isExperience(span, fields) && (span.denied || (wide && isNeeded(reading, at))))
      return noExperience(fields, span.denied);
    // "entry level jobs" are those that nobody has to have worked in before.
    if (wide && is(span, 'statistic.start') && is(nearestOf(reading.spans, at, 1, 'group')[0], 'job'))
      return noExperience(fields, true);
    if (wide && tends(reading, at, fields, english)) return trend(span);
    if (span.kind === 'field' && (isConditional(reading, at) || (wide && namesValue(span, catalogue))))
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

/**
 * A level is a condition where it is needed, bounded or had ("with a degree"), or names a kind of job; of jobs at large
 * wherever it is not asked for ("jobs that a high school grad can get").
 */
function isLevelAsked({ spans }: Reading, at: number, wide: boolean): boolean {
  const span = spans[at] as Span;
  const inClause = (one: Span) => one.clause === span.clause && !is(one, 'article', 'filler', 'unknown');
  const near = spans.slice(Math.max(0, at - 4), at).filter(inClause);
  const after = spans.slice(at + 1, at + 4).filter(inClause);
  if (is(after[0], 'job', 'bound') || thanLevel(spans, at) !== null) return true;
  // "outdoors + bachelor's + 70k": a list of what is wanted, with no role and no question.
  if (!spans.some((one) => is(one, 'title', 'mention', 'question', 'auxiliary', 'owner', 'self')))
    return true;
  const before = near.at(-1);
  // "what degree do they need", "how many years of college" ask for the level, "my degree" is the asker's own.
  // "the ones where a diploma is enough" does not.
  const asks = is(before, 'question') && !is(before, 'question.where');
  if (asks || is(before, 'joint.of', 'joint.after', 'owner', 'self')) return false;
  if (wide || span.denied || near.some((one) => is(one, 'bound', 'direction.least', 'turn.only', 'need')))
    return true;
  return is(before, 'joint.with', 'denial', 'joint.for', 'modal') || after.some((one) => is(one, 'need'));
}

/** "jobs that are growing": a verb that says which way a figure goes, and does not compare it. */
function tends({ spans }: Reading, at: number, fields: FieldRegistry, english: English): boolean {
  const span = spans[at] as Span;
  // "the last one's growth" names the figure.
  if (!english.lemmas(span.text.toLowerCase()).some(({ lemma }) => english.file.verbs.includes(lemma)))
    return false;
  if (!is(span, 'field', 'most', 'least') || span.degree !== null || !fields.has(span.value)) return false;
  if (fields.get(span.value).measure !== 'growth' || span.to - span.from > 1) return false;
  return (
    is(spans[at - 1], 'auxiliary') || (is(spans[at - 1], 'denial.not') && is(spans[at - 2], 'auxiliary'))
  );
}

function trend({ kind, value: field, denied }: Span): Condition[] {
  return [{ field, op: kind === 'least' ? 'under' : 'over', value: 0, denied }];
}

/** "with X", "that need X", "without X": a subject is a condition; "need less X" compares it. */
function isConditional(reading: Reading, at: number): boolean {
  if (is(reading.spans[at - 1], 'direction') && reading.spans[at - 1]?.degree !== null) return false;
  const before = reading.spans.slice(Math.max(0, at - 2), at);
  return (
    before.some((one) => is(one, 'joint.with', 'denial.without', 'need')) && !has(reading, 'question.what')
  );
}

/** A field of phrases that has to hold what is named, or anything at all. */
function phrased({ value: field, text, denied }: Span, catalogue: Catalogue): Condition[] {
  if (catalogue.fields.get(field).unit !== 'phrase') return [];
  const value = valueNamed(text, field, catalogue);
  if (value !== undefined) return [{ field, op: 'is', value, denied }];
  return [{ field, op: 'is', value: 'none', denied: !denied }];
}

/** "apprenticeship jobs", "jobs AI is named in": the words name what the field may hold. */
function namesValue({ value: field, text }: Span, catalogue: Catalogue): boolean {
  return catalogue.fields.get(field).unit === 'phrase' && valueNamed(text, field, catalogue) !== undefined;
}

/** The words that begin a value of a field, or the first of them; of names as the source writes them. */
function valueNamed(text: string, field: string, { fields, phrases }: Catalogue): string | undefined {
  const words = text.toLowerCase();
  const held = [...new Set(phrases(field).values())];
  for (const value of new Set([words, words.split(' ')[0] ?? words]))
    for (const phrase of held) {
      const begun = phrase.toLowerCase().startsWith(value) && !LETTER.test(phrase.charAt(value.length));
      if (begun) return fields.get(field).names ? phrase.slice(0, value.length) : value;
    }
  return undefined;
}

const LETTER = /\p{L}/u;

function amount(span: Span, subject: Subject, fields: FieldRegistry, wide: boolean): Condition[] {
  const { quantity, denied } = span;
  const field = quantity && fieldOf(quantity, subject, fields);
  if (!quantity || !field) return [];
  const { value, until, bound, unit } = quantity;
  const words = quantity.words === null ? {} : { words: quantity.words };
  if (until !== null) return [{ field, op: 'between', value: [value, until], ...words, denied }];
  if (bound === 'over' || bound === 'under') return [{ field, op: bound, value, ...words, denied }];
  // "jobs that pay 80k": that or more.
  const money = unit === 'USD' || (unit === null && value >= MONEY && subject.aspects.includes('salary'));
  if (bound === null && money && wide) return [{ field, op: 'over', value, ...words, denied }];
  return bound === 'about' && wide
    ? [{ field, op: 'between', value: [value * 0.9, value * 1.1], ...words, denied }]
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

/** Fields of work that are listed with one before ("tech or law"), by place, with the place of the first. */
function groupsListed({ spans }: Reading): Map<number, number> {
  const first = new Map<number, number>();
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 2];
    if (!is(span, 'group') || !is(before, 'group') || before?.denied !== span.denied) continue;
    if (is(spans[at - 1], 'joint.or', 'joint.and')) first.set(at, first.get(at - 2) ?? at - 2);
  }
  return first;
}

/** The groups of occupations that fields of work are, together. */
function groupCondition(spans: readonly Span[], english: English): Condition {
  const [{ denied }] = spans as [Span];
  return {
    group: [...new Set(spans.flatMap(({ value }) => english.file.groupCodes[value] ?? []))],
    op: 'in',
    value: [...new Set(spans.map(({ value }) => value))].join(' & '),
    denied,
  };
}

/** "no more schooling than X", "less than X": what is compared with a level bounds it. */
function thanLevel(spans: readonly Span[], at: number): 'over' | 'under' | 'atMost' | 'atLeast' | null {
  const before = spans.slice(Math.max(0, at - 5), at).filter((span) => !is(span, 'article', 'filler'));
  if (!is(before.at(-1), 'joint.than')) return null;
  const compared = before.findLast((span) => is(span, 'direction') && span.degree === 'comparative');
  if (!compared) return null;
  const more = is(compared, 'direction.most');
  // A denial in front turns the bound round and takes in the level itself.
  const denied = compared.denied || before.some((span) => is(span, 'denial'));
  return more ? (denied ? 'atMost' : 'over') : denied ? 'atLeast' : 'under';
}

/** "needs a degree" is that or more, "only a diploma" is that alone, "less than a bachelor's" is below it. */
export function levelCondition(reading: Reading, span: Span, at: number, fields: FieldRegistry): Condition {
  const { level, orMore } = levelOf(span);
  const near = [...reading.spans.slice(Math.max(0, at - 3), at), ...reading.spans.slice(at + 1, at + 2)];
  const bounds = near.flatMap((one) =>
    one.kind === 'bound' ? [one.value] : is(one, 'direction.least') ? ['under'] : [],
  );
  const bound = thanLevel(reading.spans, at) ?? bounds[0];
  const only = near.some((one) => is(one, 'turn.only'));
  const field = fields.ofMeasure('education.asked')[0]?.id ?? '';
  const base = { field, op: 'level' as const };
  // "no more than" and "more than" begin at the level above.
  const turned = thanLevel(reading.spans, at) !== null || !span.denied;
  if (bound === 'atMost') return { ...base, value: above(level), orMore: true, denied: turned };
  if (bound === 'over') return { ...base, value: above(level), orMore: true, denied: span.denied };
  if (bound === 'under') return { ...base, value: level, orMore: true, denied: !span.denied };
  return {
    ...base,
    value: level,
    orMore: span.denied || (orMore && !only) || bound === 'atLeast',
    denied: span.denied,
  };
}

/** Returns the level above one; the highest level for the highest. */
export function above(level: Level): Level {
  return LEVELS[LEVELS.indexOf(level) + 1] ?? level;
}

export function levelOf({ value }: Span): { level: Level; orMore: boolean } {
  return value === 'degree' ? { level: ANY_DEGREE, orMore: true } : { level: value as Level, orMore: false };
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
