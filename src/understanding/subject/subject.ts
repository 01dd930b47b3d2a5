import type { FieldRegistry } from '../../catalogue/fields.ts';
import { type Aspect, isAspect } from '../../contract/aspects.ts';
import type { Statistic, Subject } from '../../contract/query.ts';
import { isMoney } from '../../language/amounts.ts';
import type { English } from '../../language/english.ts';
import { framedBy } from '../reading/frames.ts';
import { isInPassing } from '../reading/passing.ts';
import { allOf, anyOf, has, is, nearestOf, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { asksAhead, isSoon } from './ahead.ts';
import { beyondUsual, changeOf, comparesNext, isMultiple } from './comparison.ts';
import { ofAgeAsked } from './of-age.ts';
import { figuresByTrait, labelField } from './traits.ts';

export function isBlank({ aspects, fields, statistic, period, label }: Subject): boolean {
  return aspects.length === 0 && fields.length === 0 && !statistic && !period && !label;
}

/** Fields and aspects in the order in which they are named, without repeats. */
class Named {
  readonly aspects = new Set<Aspect>();
  readonly fields = new Set<string>();
  readonly #registry: FieldRegistry;

  constructor(registry: FieldRegistry) {
    this.#registry = registry;
  }

  /** Puts what is told of the last year that is projected before what is told of today. */
  lookAhead(): void {
    const now = [...this.fields];
    this.fields.clear();
    for (const id of [...now.flatMap((one) => this.#registry.get(one).ahead ?? []), ...now])
      this.fields.add(id);
  }

  add(value: string): void {
    if (isAspect(value)) this.aspects.add(value);
    else if (this.#registry.has(value)) {
      const { id, aspect, askedWith = [] } = this.#registry.get(value);
      this.aspects.add(aspect);
      for (const one of [id, ...askedWith]) this.fields.add(one);
    }
  }
}

/** Returns the subject that a reading asks about. */
export function subjectOf(reading: Reading, fields: FieldRegistry, english: English): Subject {
  const named = new Named(fields);
  const except = new Set<Aspect>();
  const byTrait = figuresByTrait(reading, english).length > 0;
  for (const [at, span] of reading.spans.entries()) {
    // "more than most people" counts nobody.
    const most = span.degree === 'superlative' && is(reading.spans[at - 1], 'joint.than');
    if (most || isToldAside(reading, span)) continue;
    if (is(span, 'job.job') && isListedSubject(reading, span)) named.add('duties');
    if (is(span, 'aspect', 'field') && span.denied && !is(reading.spans[at + 1], 'joint.after')) {
      const aspect = span.kind === 'aspect' ? span.value : fields.get(span.value).aspect;
      if (isAspect(aspect) && aspect !== 'experience') except.add(aspect);
    } else if (is(span, 'aspect', 'field', 'most', 'least', 'unmeasured')) {
      named.add(span.value);
      // "quicker to get into": schooling, and the training that follows it.
      for (const value of [span.value, `${span.kind}.${span.value}`])
        for (const near of english.near(value)) named.add(near);
    } else if (is(span, 'ability') && isOfAnything(reading, span)) named.add('skills');
    else if (is(span, 'level')) named.add('education');
    else if (is(span, 'label') && !byTrait) named.add(labelField(span));
    else if (is(span, 'question.age')) named.add('demographics.age');
  }
  // "they won't make any money" says it of pay, and leaves nothing out.
  if (isToldOf(reading) && [...named.aspects].every((aspect) => except.has(aspect))) {
    for (const aspect of except) named.add(aspect);
    except.clear();
  }
  if (ofAgeAsked(reading)) for (const { id } of fields.ofMeasure('age')) named.add(id);
  const { statistic, period } = figuresOf(reading);
  // "how many more years of school": what is counted is no number of jobs.
  const silent = !reading.spans.some(
    (span, at) =>
      isSubject(span, fields) ||
      (is(span, 'unmeasured') && is(nearestOf(reading.spans, at, -1, 'direction')[0], 'question.count')),
  );
  // "what do they do, and what school do they need": what somebody does is asked beside the rest.
  const isNamedSo = (id: string) => !isAspect(id) && named.aspects.has(fields.get(id).aspect);
  for (const value of framedBy(reading, english))
    if (silent || isAspect(value) || isNamedSo(value)) named.add(value);
  if (asksAhead(reading, named.aspects)) {
    if (reading.spans.some(isSoon)) named.lookAhead();
    for (const value of english.near('future')) named.add(value);
  }
  if (has(reading, 'question.where') && has(reading, 'direction.most', 'most', 'direction.least', 'least'))
    for (const aspect of [...named.aspects]) for (const id of english.file.where[aspect] ?? []) named.add(id);
  const corrects = spansOf(reading, 'statistic').some((span) => span.denied);
  const money = reading.spans.some(({ kind, quantity }) => kind === 'quantity' && isMoney(quantity?.unit));
  // "does X get three times what Y gets", "X vs Y, how many times more".
  const times =
    (isMultiple(reading) || has(reading, 'compute.ratio')) && spansOf(reading, 'title', 'mention').length > 1;
  const alone =
    named.aspects.size === 0 &&
    (period || corrects || money || times || statistic === 'median' || setsPlacesApart(reading));
  if (alone || changeOf(reading)) named.add('salary');
  // "if not, what's the pay gap": what is asked by its amount is not left out.
  if (asksAmount(reading, named.aspects.size === 0)) {
    named.add('salary');
    except.delete('salary');
  }
  const counts = reading.spans.some(({ kind, quantity }) => kind === 'quantity' && quantity?.unit === 'jobs');
  if (named.aspects.size === 0 && counts) for (const { id } of fields.ofMeasure('jobs')) named.add(id);
  const [jobs] = fields.ofMeasure('jobs');
  if (jobs && reading.spans.some((_, at) => countsRole(reading, at))) named.add(jobs.id);
  // "that don't require experience": what is needed is named.
  const needsMore = has(reading, 'need') && !has(reading, 'aspect.experience');
  if (named.aspects.size === 0 && needsMore) named.add('requirements');
  const label = byTrait ? null : (spansOf(reading, 'label')[0] ?? sharedLevel(reading));
  if (label?.kind === 'level') for (const field of fields.ofMeasure('education.held')) named.add(field.id);
  return {
    aspects: [...named.aspects].filter(
      (aspect) =>
        aspect !== 'overview' ||
        named.aspects.size === 1 ||
        [...named.fields].some((id) => fields.get(id).aspect === aspect),
    ),
    fields: [...named.fields],
    // Of growth, "average" is what others have, and no statistic of it.
    statistic: named.aspects.has('salary') || !beyondUsual(reading) ? statistic : null,
    period,
    label: label?.value ?? null,
    except: [...except],
  };
}

/** "what is an X supposed to be good at": what is asked for is what stands behind it. */
function isOfAnything({ spans }: Reading, span: Span): boolean {
  const own = spans.filter(({ clause }) => clause === span.clause);
  return span === own.at(-1) && anyOf(own, 'question.what') && anyOf(own, 'title', 'pronoun');
}

/** "do Xs get more in Ohio or Utah", "Xs in Ohio versus Utah": of one role in several places, its pay. */
function setsPlacesApart(reading: Reading): boolean {
  const apart = has(reading, 'joint.or', 'relation.versus') && !has(reading, 'unmeasured');
  return apart && spansOf(reading, 'title', 'mention').length === 1 && spansOf(reading, 'place').length > 1;
}

/** "PTA or COTA? my college has both programs", "I work in a warehouse and have no college": told in a sentence that asks nothing. */
function isToldAside(reading: Reading, told: Span): boolean {
  if (!is(told, 'level', 'aspect', 'field')) return false;
  const { spans } = reading;
  const others = spans.filter(({ clause }) => clause !== told.clause);
  const asked = anyOf(others, 'aspect', 'field', 'most', 'least');
  if (asked && is(told, 'level') && isInPassing(reading, told.clause)) return true;
  if (!anyOf(others, 'title')) return false;
  const own = spans.filter((span) => span.clause === told.clause && span !== told);
  if (!is(told, 'level') && !anyOf(own, 'self.own')) return false;
  return !anyOf(own, 'title', 'mention', ...OF_SUBJECTS);
}

/** "X vs Y: Roles, Skills, Salary": in a list of subjects, jobs are what is done in them. */
function isListedSubject({ spans, tokens }: Reading, span: Span): boolean {
  const at = spans.indexOf(span);
  const listed = (one: number) => is(spans[one], 'joint.and') || tokens[spans[one]?.from ?? 0]?.mark === ',';
  const beside = [spans[at - 1], spans[at - 2], spans[at + 1], spans[at + 2]];
  const opens = (tokens[span.from]?.mark ?? '') !== '' || is(spans[at - 1], 'joint.and');
  return opens && (listed(at - 1) || listed(at + 1)) && anyOf(beside, 'aspect', 'field');
}

/** The kinds of words that ask of what stands beside them. */
const OF_SUBJECTS = [
  'question',
  'need',
  'want',
  'auxiliary.modal',
  'relation',
  'share',
  'confirm',
  'direction',
  'pronoun.among',
];

/** "how many of them are there": beside whatever else is asked, up to what is joined or the end, nothing but a role is counted. */
function countsRole({ spans }: Reading, at: number): boolean {
  if (!is(spans[at], 'question.count')) return false;
  const behind = spans.slice(at + 1);
  const end = behind.findIndex((one) => is(one, 'joint.and') || one.clause !== spans[at]?.clause);
  const counted = end < 0 ? behind : behind.slice(0, end);
  const small = [
    'title',
    'pronoun',
    'auxiliary',
    'article',
    'filler',
    'joint.of',
    'joint.in',
    'place',
    'courtesy',
  ];
  // "how many kids do they have" counts others.
  const others = is(counted[0], 'filler.filler', 'filler.person');
  return !others && anyOf(spans, 'title', 'pronoun') && allOf(counted, ...small);
}

/** A role or what points at one is denied something by its verb. */
function isToldOf({ spans, tokens }: Reading): boolean {
  return spans.some(
    (span, at) =>
      is(span, 'denial.not') &&
      is(spans[at - 1], 'auxiliary') &&
      tokens[spans[at - 1]?.from ?? 0]?.mark === '' &&
      is(spans[at - 2], 'title', 'mention', 'pronoun') &&
      spans[at - 2]?.clause === span.clause,
  );
}

/** Returns whether a span names the subject; "which state" only names the place. */
function isSubject(span: Span, fields: FieldRegistry): boolean {
  if (is(span, 'field')) return !fields.get(span.value).measure?.startsWith('best_place');
  return is(span, 'aspect', 'most', 'least', 'level', 'label', 'question.age');
}

/** "bachelor share", "do more than half of Xs have a master's": a level of which a share is asked. */
function sharedLevel(reading: Reading): Span | undefined {
  const shares = has(reading, 'share') ? has(reading, 'title') : reading.spans.some(isPartOfRole);
  return shares ? spansOf(reading, 'level')[0] : undefined;
}

/** "over 80% of Xs", "how many Xs have a master's": a part of a role, of which a level is told. */
function isPartOfRole(span: Span, at: number, spans: readonly Span[]): boolean {
  if (span.quantity?.unit !== 'percent' && !is(span, 'question.count')) return false;
  const [role, verb] = nearestOf(spans, at, 1, 'joint.of', 'article', 'all');
  const [level] = spans.filter(({ kind }) => kind === 'level');
  return (
    is(role, 'title') && is(verb, 'auxiliary', 'filler') && level !== undefined && level.value !== 'degree'
  );
}

function figuresOf(reading: Reading): Pick<Subject, 'statistic' | 'period'> {
  const statistics = spansOf(reading, 'statistic').flatMap((span) => (span.denied ? [] : [span.value]));
  const amount = reading.spans.find((span) => span.quantity?.period)?.quantity?.period ?? null;
  const [period] = spansOf(reading, 'period').map((span) => span.value);
  const both = new Set(statistics).size > 1 && !statistics.includes('range');
  return {
    statistic: both ? null : ((statistics[0] as Subject['statistic'] | undefined) ?? null),
    period: (period as Subject['period'] | undefined) ?? amount,
  };
}

/** The statistic of each role where they have different ones: right before a title ("a starting X"), or after it. */
export function statisticsOf(
  { spans }: Reading,
  mentions: readonly { at: number | null }[],
): (Statistic | undefined)[] {
  const beside = (at: number, step: 1 | -1) => {
    let next = at + step;
    while (is(spans[next], 'article', 'filler')) next += step;
    return is(spans[next], 'statistic') ? (spans[next]?.value as Statistic) : undefined;
  };
  const found = mentions.map(({ at }) => (at === null ? undefined : (beside(at, -1) ?? beside(at, 1))));
  return new Set(found).size === found.length && found.length > 1 && !found.includes(undefined) ? found : [];
}

/** "how much", "how much more" and "the gap" alone ask for pay; "how much" beside another subject where "and" follows. */
function asksAmount({ spans }: Reading, alone: boolean): boolean {
  return spans.some((span, at) => {
    if (!is(span, 'question.amount', 'compute.gap')) return false;
    if (is(span, 'question.amount') && is(spans[at + 1], 'joint.and', 'joint.or')) return true;
    // "how much more training", "how much more blorft": what there is more of is named.
    if (comparesNext(spans, at) && is(spans[at + 2], 'unknown', 'job', 'group')) return false;
    return alone && !spans.some((one) => is(one, 'unmeasured') && one.clause === span.clause);
  });
}

/** "in the state of Washington": where a place is named, which place is paid best is not asked. */
export function withoutWhere(subject: Subject, places: number, fields: FieldRegistry): Subject {
  // "which city in Texas" asks for one of the place.
  const asked = ['best_place.state', ...(places > 1 ? ['best_place.city'] : [])];
  const isWhere = (id: string) => places > 0 && asked.includes(fields.get(id).measure ?? '');
  return { ...subject, fields: subject.fields.filter((id) => !isWhere(id)) };
}
