import type { Catalogue } from '../../catalogue/catalogue.ts';
import { range } from '../../language/tokens.ts';
import { DESCRIBED } from '../naming/described.ts';
import { isSettled } from '../reading/mention.ts';
import {
  has,
  is,
  isSmallVerb,
  isStrange,
  mayBe,
  nearestOf,
  type Reading,
  type Span,
} from '../reading/reading.ts';
import type { TitleFinder } from '../reading/title-finder.ts';
import { isRated, namesSkill } from './items.ts';
import { withOtherSide } from './parallel.ts';
import { isSchool } from './schools.ts';
import { isJoined } from './set-aside.ts';

/** Words of what is studied; `level` alone where a degree may do without. */
const STUDIES = ['level.degree', 'level.bachelor', 'level.master', 'field.education.major'];
const LONGEST_STUDY = 3;

/**
 * Returns a reading in which only what may be asked about is a role: what somebody studied ("for a math major"), where
 * something is done ("at the clinic"), what the work is with ("work on prosthetics", "more math"), what it asks for
 * ("need physics"), who spoke of it ("my teacher said") and what somebody is good at are words beside the roles of a text, whatever job is listed under them.
 * Alone they stand for their job.
 */
export function withSlots(whole: Reading, titles: TitleFinder, catalogue: Catalogue): Reading {
  const reading = withOtherSide(whole, titles);
  const spans = marked(reading, titles, catalogue);
  const named = spans.flatMap((span, at) => (is(span, 'title', 'mention') ? [at] : []));
  const pointed = has(reading, 'pronoun.these', 'pronoun.it');
  // "jobs that don't involve math": beside jobs at large, too.
  const jobs = spans.findIndex((span) => is(span, 'job.job'));
  const large = jobs >= 0 && jobs < (named[0] ?? 0);
  if (named.length < (pointed || large ? 1 : 2)) return { ...reading, spans };
  const isRole = (at: number) => spans[at]?.named != null && isSettled(spans[at].named);
  const set = (at: number) =>
    named.some((other) => isJoined(spans, { at: Math.min(at, other) }, { at: Math.max(at, other) }));
  const field = (at: number) =>
    spans[at]?.value !== DESCRIBED &&
    !titles.isDoer(reading.tokens[(spans[at]?.to ?? 0) - 1]?.word ?? '') &&
    !set(at);
  const others = (at: number) =>
    named.flatMap((one) => (one === at ? [] : (spans[one]?.named?.candidates[0]?.role ?? [])));
  const objects = new Set(
    named.filter(
      (at) =>
        field(at) &&
        (isObject(reading, at) || (large && isMatterOf(spans, at))) &&
        !namesSkill(spans[at]?.text ?? '', others(at), catalogue),
    ),
  );
  const isMeans = (at: number) => isPlace(spans, at) || isMatter(reading, at, titles);
  const isAside = (at: number) => spans[at]?.told || isSpeaker(reading, at) || (field(at) && isMeans(at));
  const surely = named.filter((at) => objects.has(at) || (named.length > 1 && isAside(at)));
  const perhaps = named.filter(
    (at) => isStudied(reading, at) || (field(at) && is(spans[at - 1], 'joint.in')),
  );
  const rest = (without: readonly number[]) =>
    named.filter((at) => isRole(at) && !without.includes(at)).length;
  // Where one role alone is left, "nursing school", "now in IT support" may well be the other.
  const all = [...surely, ...perhaps];
  const beside = new Set(rest(all) > 1 ? all : rest(surely) > 0 || pointed || large ? surely : []);
  if (beside.size === 0) return { ...reading, spans };
  return {
    ...reading,
    spans: spans.map((span, at): Span => {
      const told = span.told === 'major' ? null : span.told;
      const kind = objects.has(at) && !pointed ? 'unmeasured' : 'unknown';
      if (beside.has(at)) return { ...span, kind, named: null, told };
      // Beside roles, what somebody majored in is not asked about.
      return told !== span.told && is(span, 'field')
        ? { ...span, kind: 'filler', value: 'filler', told }
        : span;
    }),
  };
}

/** The spans of a reading, with a mark where they say what somebody studied or is good at, denied where they are not or hate it. */
function marked(reading: Reading, titles: TitleFinder, catalogue: Catalogue): Span[] {
  const marks = new Map<number, Span['told']>();
  for (const run of studiesIn(reading)) {
    const major = is(reading.spans[run.at(-1) ?? 0], 'field');
    for (const at of run) marks.set(at, major ? 'major' : 'degree');
  }
  const abilities = abilitiesIn(reading, titles);
  // "I hate nursing, what pays well": work that is a role is left out as one.
  const isRole = (at: number) =>
    abilities.get(at) === true &&
    is(reading.spans[at], 'title', 'group') &&
    !isRated(reading.spans[at]?.text ?? '', catalogue);
  for (const at of abilities.keys()) if (!isRole(at)) marks.set(at, 'ability');
  return reading.spans.map((span, at) =>
    marks.has(at) || abilities.has(at)
      ? { ...span, told: marks.get(at) ?? null, denied: abilities.get(at) || span.denied }
      : span,
  );
}

/** "my teacher said", "my barber told me about": who spoke of it. */
function isSpeaker(reading: Reading, at: number): boolean {
  const { spans, tokens } = reading;
  // "X or Y - tell me": behind a mark it is an order.
  if (tokens[spans[at + 1]?.from ?? 0]?.mark !== '') return false;
  return (
    mayBe(reading, at + 1, 'filler.says') && (is(spans[at - 1], 'owner') || is(spans[at + 2], 'filler.me'))
  );
}

/** "at a nursing home", "for a clinic": where somebody is. */
function isPlace(spans: readonly Span[], at: number): boolean {
  const [article, before] = [spans[at - 1], spans[at - 2]];
  // "in nursing homes": a word that nothing knows ends the name.
  if (is(article, 'joint.in', 'joint.at') && is(spans[at + 1], 'unknown')) return true;
  if (!is(article, 'article') || is(spans[at + 1], 'job')) return false;
  return is(before, 'joint.at', 'joint.in') || (is(before, 'joint.for') && is(article, 'article.indefinite'));
}

/** "work on prosthetics", "more math", "the machine stuff": what is done more or less, or worked with, or spoken of. */
function isMatter({ spans, tokens }: Reading, at: number, titles: TitleFinder): boolean {
  if (tokens[spans[at]?.from ?? 0]?.mark !== '') return false;
  const words = tokens.slice(spans[at]?.from, spans[at]?.to).map(({ word }) => word);
  const thing = is(spans[at + 1], 'filler', 'unknown') && tokens[spans[at]?.to ?? 0]?.mark === '';
  if (titles.strength(words) === null && thing && is(spans[at - 1], 'article.definite')) return true;
  const [before, beyond] = [spans[at - 1], spans[at - 2]];
  return (
    is(before, 'direction', 'most', 'least') ||
    (is(before, 'joint.about', 'joint.with') && is(beyond, 'job.job'))
  );
}

/** Small words before what somebody needs, uses or does much of. */
const SMALL = [
  'article',
  'filler.filler',
  'filler.adjective',
  'direction',
  'most',
  'least',
  'all',
  'joint.of',
];
/** Those of whom it is said, and what asks how much of it. */
const DOERS = ['title', 'mention', 'pronoun.these', 'pronoun.it', 'need', 'question.who', 'question.which'];

/** "need physics", "use a lot of math", "respect from the public": what is needed, used or met in a job. */
function isObject(reading: Reading, at: number): boolean {
  const { spans, tokens } = reading;
  const next = tokens[spans[at]?.to ?? 0]?.mark === '' ? spans[at + 1] : undefined;
  if (is(next, 'job', 'aspect.salary', 'aspect.outlook')) return false;
  const isSmall = (place: number) => is(spans[place], ...SMALL) && !isSmallVerb(reading, place);
  let before = at - 1;
  while (isSmall(before)) before -= 1;
  const passed = spans.slice(before + 1, at);
  if (is(next, 'auxiliary')) return is(spans[before], 'question.amount');
  const much = passed.some((span, place) => is(span, 'joint.of') && is(passed[place - 1], 'filler'));
  if (much || is(spans[before], 'need', 'question.amount')) return true;
  const met = is(spans[at - 1], 'article.definite') && is(spans[at - 2], 'joint.from', 'joint.with');
  if (met) return is(spans[at - 3], 'unmeasured', 'unknown', 'job.job');
  if (!isSmallVerb(reading, before) || before < 1) return false;
  let subject = before - 1;
  while (isSmall(subject) || is(spans[subject], 'joint.to')) subject -= 1;
  return is(spans[subject], ...DOERS);
}

/** "jobs that don't involve math", "jobs without math": what jobs at large have to do with. */
function isMatterOf(spans: readonly Span[], at: number): boolean {
  const [before] = nearestOf(spans, at, -1, 'article', 'filler', 'all');
  return is(before, 'aspect.duties', 'denial.without', 'joint.with');
}

/** "why go to law school": what is studied there; what is compared stands for a job. */
function isStudied({ lost, spans }: Reading, at: number): boolean {
  return !is(spans[at - 1], 'joint.than', 'relation.versus') && isSchool(spans[at], lost);
}

/** Returns degrees in something ("with a criminal justice degree"): the sources do not link studies to jobs. */
function studiesIn({ spans }: Reading): number[][] {
  return spans.flatMap((span, at): number[][] => {
    if (!is(span, ...STUDIES)) return [];
    let from = at;
    while (isStudy(spans[from - 1]) && at - from < LONGEST_STUDY) from -= 1;
    const joined = is(spans[from - 1], 'joint.or', 'joint.and') && is(spans[from - 2], 'level');
    const led = joined || is(spans[from - 1], 'article.indefinite', 'joint.with');
    return from < at && led ? [range(from, at + 1)] : [];
  });
}

/** A word for what is studied. */
function isStudy(span: Span | undefined): boolean {
  return span !== undefined && (isStrange(span) || is(span, 'title', 'mention', 'group', 'aspect'));
}

/**
 * Returns the places of what somebody is good at ("good at math"), true where they lack or hate it. People are hated as
 * what they are ("I hate lawyers"), which asks for no jobs without them.
 */
function abilitiesIn({ spans, tokens }: Reading, titles: TitleFinder): Map<number, boolean> {
  const found = new Map<number, boolean>();
  spans.forEach((span, at) => {
    if (!is(span, 'ability')) return;
    const [before] = nearestOf(spans, at, -1, 'auxiliary', 'filler');
    const lacks = is(span, 'ability.lack') !== is(before, 'denial.not');
    const next = spans.findIndex((one, place) => place > at && !is(one, 'article', 'filler', 'all'));
    const kinds = ['title', 'mention', 'unknown', 'group', ...(lacks ? ['unmeasured'] : [])];
    const behind = next < 0 ? [] : spans.slice(next);
    const goesOn = (one: Span) => one.clause === span.clause && is(one, ...kinds, 'joint.and', 'joint.or');
    const end = behind.findIndex((one) => !goesOn(one));
    behind.slice(0, end < 0 ? behind.length : end).forEach((object, place) => {
      const isPeople = is(object, 'title') && titles.isDoer(tokens[object.to - 1]?.word ?? '');
      if (!is(object, 'joint') && !(lacks && isPeople)) found.set(next + place, lacks);
    });
  });
  return found;
}
