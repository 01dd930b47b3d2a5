import { isSettled } from '../reading/mention.ts';
import { is, isStrange, type Reading, type Span } from '../reading/reading.ts';
import type { TitleFinder } from '../reading/title-finder.ts';
import { abilitiesIn, isJoined } from './set-aside.ts';

/** Words of what is studied; `level` alone where a degree may do without. */
const STUDIES = ['level.degree', 'level.bachelor', 'level.master', 'field.education.major'];
const LONGEST_STUDY = 3;

/**
 * Returns a reading in which only what may be asked about is a role: what somebody studied ("for a math major"), where
 * something is done ("at the clinic"), what the work is with ("work on prosthetics", "more math") and what somebody is
 * good at are words beside the roles of a text, whatever job is listed under them. Alone they stand for their job.
 */
export function withSlots(reading: Reading, titles: TitleFinder): Reading {
  const { spans } = reading;
  const named = spans.flatMap((span, at) => (is(span, 'title', 'mention') ? [at] : []));
  if (named.length < 2) return reading;
  const studied = new Set(degreesIn(reading).flatMap(([from, to]) => range(from, to)));
  const able = new Set(abilitiesIn(reading));
  const isRole = (at: number) => spans[at]?.named != null && isSettled(spans[at].named);
  const set = (at: number) =>
    named.some((other) => isJoined(spans, { at: Math.min(at, other) }, { at: Math.max(at, other) }));
  const field = (at: number) =>
    !titles.isDoer(reading.tokens[(spans[at]?.to ?? 0) - 1]?.word ?? '') && !set(at);
  const surely = named.filter(
    (at) =>
      studied.has(at) || able.has(at) || (field(at) && (isPlace(spans, at) || isMatter(reading, at, titles))),
  );
  const perhaps = named.filter((at) => isSchool(reading, at) || (field(at) && is(spans[at - 1], 'joint.in')));
  const rest = (without: readonly number[]) =>
    named.filter((at) => isRole(at) && !without.includes(at)).length;
  // Where one role alone is left, "nursing school", "now in IT support" may well be the other.
  const all = [...surely, ...perhaps];
  const beside = new Set(rest(all) > 1 ? all : rest(surely) > 0 ? surely : []);
  if (beside.size === 0) return reading;
  return {
    ...reading,
    spans: spans.map((span, at): Span => {
      if (beside.has(at)) return { ...span, kind: 'unknown', named: null };
      return studied.has(at) && is(span, 'field') ? { ...span, kind: 'filler', value: 'filler' } : span;
    }),
  };
}

/** "at a nursing home", "for a clinic": where somebody is. */
function isPlace(spans: readonly Span[], at: number): boolean {
  const [article, before] = [spans[at - 1], spans[at - 2]];
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

/** "why go to law school": what is studied there; what is compared stands for a job. */
function isSchool({ lost, spans }: Reading, at: number): boolean {
  const to = spans[at]?.to;
  if (is(spans[at - 1], 'joint.than', 'relation.versus')) return false;
  return lost.some((span) => is(span, 'aspect.education') && span.to === to);
}

/** Returns degrees in something ("with a criminal justice degree"): the sources do not link studies to jobs. */
export function degreesIn({ spans }: Reading): [from: number, to: number][] {
  return spans.flatMap((span, at): [number, number][] => {
    if (!is(span, ...STUDIES)) return [];
    let from = at;
    while (isStudy(spans[from - 1]) && at - from < LONGEST_STUDY) from -= 1;
    const joined = is(spans[from - 1], 'joint.or', 'joint.and') && is(spans[from - 2], 'level');
    const led = joined || is(spans[from - 1], 'article.indefinite', 'joint.with');
    return from < at && led ? [[from, at + 1]] : [];
  });
}

/** A word for what is studied. */
function isStudy(span: Span | undefined): boolean {
  return span !== undefined && (isStrange(span) || is(span, 'title', 'mention', 'group', 'aspect'));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
