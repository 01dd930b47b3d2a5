import { attachedAfter, cuesAt, labelsAt, rolesOfSeries, seriesOf } from './bind.ts';
import { computedHolds, isComputed } from './computed.ts';
import { countHolds } from './counts.ts';
import type { Evidence } from './evidence.ts';
import { fits, unitFits } from './fit.ts';
import type { Figure } from './numbers.ts';
import { standsFor } from './rounding.ts';
import { type Cues, cuesIn, inherit, type Sentence } from './sentence.ts';

/** Why a figure may not be shown; null when the facts bear it out. */
export type Fault = { reason: string } | null;

/** Checks every figure of a sentence against the facts of the roles it is said of. */
export function figureFaults(sentence: Sentence): { fault: string | null; used: Evidence[] } {
  const used: Evidence[] = [];
  let before = sentence.memory.cues;
  for (const series of seriesOf(sentence)) {
    const roles = rolesOfSeries(sentence, series);
    let cues = before;
    for (const [i, figure] of series.figures.entries()) {
      cues = cuesAt(sentence, figure.from, figure.to, before);
      if (i === 0 && series.figures.length > 1) {
        const tail = series.figures.at(-1) ?? figure;
        cues = cuesAt(sentence, figure.from, tail.to, before);
      }
      const found = figureHolds(sentence, figure, roles[i] ?? null, ownTopics(sentence, figure, cues));
      if (!found) return { fault: `no fact bears out ${show(sentence, figure)}`, used };
      used.push(...found);
      before = { ...cues, bound: null };
    }
  }
  return { fault: null, used };
}

const show = (sentence: Sentence, figure: Figure) =>
  `"${sentence.tokens
    .slice(figure.from, figure.to)
    .map((t) => t.word)
    .join(' ')}"`;

/** The evidence that a figure repeats or is computed from; undefined when there is none. */
/** Words of another subject ("in an office setting") do not say what a figure is. */
function ownTopics(sentence: Sentence, figure: Figure, cues: Cues): Cues {
  const { registry, all } = sentence.of;
  const aspects = new Set(all.filter((e) => unitFits(e.field, figure)).map((e) => e.field.aspect));
  const about = (t: ReadonlySet<string>) =>
    [...t].some((f) => unitFits(registry.get(f), figure) || aspects.has(registry.get(f).aspect));
  return { ...cues, topics: cues.topics.filter(about) };
}

function figureHolds(
  sentence: Sentence,
  figure: Figure,
  roles: readonly string[] | null,
  cues: Cues,
): Evidence[] | undefined {
  if (figure.year) return yearHolds(sentence, figure);
  if (denied(sentence, figure)) return [];
  if (isComputed(sentence, figure)) return computedHolds(sentence, figure, roles, cues);
  const count = countHolds(sentence, figure, roles);
  if (count) return count;
  const who = roles ?? sentence.of.roles.map((r) => r.id);
  const direct = who.length > 0 ? allHold(sentence, figure, who, cues) : undefined;
  if (direct) return direct;
  return inPhrase(sentence, figure, who) ?? askedDifference(sentence, figure, roles, cues);
}

function allHold(
  sentence: Sentence,
  figure: Figure,
  roles: readonly string[],
  cues: Cues,
): Evidence[] | undefined {
  const out: Evidence[] = [];
  for (const role of roles) {
    const labels = labelsAt(sentence, figure);
    const found = one(sentence, figure, role, cues, labels);
    if (!found) return undefined;
    out.push(...found);
  }
  return out;
}

function one(
  sentence: Sentence,
  figure: Figure,
  role: string,
  cues: Cues,
  labels: readonly (readonly Evidence[])[],
): Evidence[] | undefined {
  const mine = (sentence.of.byRole.get(role) ?? []).filter((e) => unitFits(e.field, figure));
  const plain = mine.filter(
    (e) => !e.text && fits(e.field, cues, sentence.of) && spoken(e, figure, cues, sentence),
  );
  const hit = plain.find((e) => equals(e, figure, cues));
  if (hit) return [hit];
  if (figure.unit !== 'percent' && figure.unit !== 'money') return undefined;
  if (labels.length === 0) {
    const single = mine.find(
      (e) =>
        e.text &&
        e.rank === 0 &&
        topical(e, cues) &&
        mine.filter((o) => o.field === e.field).length === 1 &&
        equals(e, figure, cues),
    );
    return single ? [single] : undefined;
  }
  const out: Evidence[] = [];
  for (const group of labels) {
    const item = group
      .flatMap((l) => mine.filter((e) => e.text === l.text && e.field === l.field))
      .find(
        (e) =>
          fits(e.field, { ...cues, statistics: noAverage(cues), topics: topicsFor(e, cues) }, sentence.of) &&
          equals(e, figure, cues),
      );
    if (!item) return undefined;
    out.push(item);
  }
  return out;
}

const noAverage = (cues: Cues) => new Set([...cues.statistics].filter((s) => s !== 'range'));

/** A label's own topic is said by the label; another topic beside it must fit too. */
const topicsFor = (e: Evidence, cues: Cues) =>
  cues.topics.some((t) => t.has(e.field.id))
    ? cues.topics.filter((t) => t.has(e.field.id) || t.size < 3)
    : cues.topics.filter((t) => t.size < 3);
const topical = (e: Evidence, cues: Cues) => cues.topics.some((t) => t.has(e.field.id));

/** A share or a count needs its topic said; pay is told by its unit, an age and years by their words. */
function spoken(e: Evidence, figure: Figure, cues: Cues, sentence: Sentence): boolean {
  if (topical(e, cues)) return true;
  if (figure.unit === 'money') return true;
  return (
    figure.unit === 'years' &&
    cues.topics.length === 0 &&
    sentence.of.all.filter((o) => o.field.unit === 'years' && o.role === e.role).length === 1
  );
}

function equals(e: Evidence, figure: Figure, cues: Cues): boolean {
  const [a = Number.NaN, b] = figure.values;
  if (b !== undefined)
    return e.range !== null && standsFor(figure, a, e.range.min) && standsFor(figure, b, e.range.max);
  if (e.range) {
    const bound = figure.nearness === 'most' ? 'max' : figure.nearness === 'least' ? 'min' : cues.bound;
    if (!bound) return false;
    const exact: Figure =
      figure.nearness === 'most' || figure.nearness === 'least' ? { ...figure, nearness: 'exact' } : figure;
    return standsFor(exact, a, bound === 'min' ? e.range.min : e.range.max);
  }
  if (e.number === null || figure.nearness === 'most') return false;
  if (e.fact.bound === 'at_least' && figure.nearness !== 'least' && figure.nearness !== 'over') return false;
  if (figure.nearness !== 'least') return e.fact.bound ? a === e.number : standsFor(figure, a, e.number);
  const atLeast =
    e.fact.bound === 'at_least' ||
    (e.field.unit === 'years' && cues.modes.has('required')) ||
    /minimum/i.test(e.field.label);
  return atLeast && standsFor({ ...figure, nearness: 'exact' }, a, e.number);
}

/** A year is a date: it must be the period of the facts or of their source. */
function yearHolds(sentence: Sentence, figure: Figure): Evidence[] | undefined {
  const cues = inherit(cuesIn(sentence, 0, sentence.tokens.length), sentence.memory.cues);
  const topical = sentence.of.all.filter(
    (e) => cues.topics.length === 0 || cues.topics.some((t) => t.has(e.field.id)),
  );
  const dates = topical.map(
    (e) => e.fact.asOf ?? sentence.of.sources.find((s) => s.id === e.fact.source)?.asOf ?? '',
  );
  const years = new Set(dates.flatMap(yearsIn));
  return topical.length > 0 && figure.values.every((y) => years.has(y)) ? [] : undefined;
}

/** The years of "2024-34" are 2024 and 2034. */
export function yearsIn(date: string): number[] {
  return [...date.matchAll(/\b((?:19|20)\d\d)(?:\s*[-–]\s*(\d\d|(?:19|20)\d\d)\b)?/g)].flatMap((m) => {
    const first = Number(m[1]);
    if (!m[2]) return [first];
    return [first, m[2].length === 2 ? Math.floor(first / 100) * 100 + Number(m[2]) : Number(m[2])];
  });
}

/** "not $67,000": a figure of the question that the draft sets right. */
function denied(sentence: Sentence, figure: Figure): boolean {
  const before = sentence.tokens[figure.from - 1]?.word ?? '';
  const asked = sentence.question.replaceAll(',', '');
  const isAsked = figure.values.every((v) => asked.includes(String(v)) || asked.includes(`${v / 1000}k`));
  const real = sentence.of.all.some((e) => e.number === figure.values[0]);
  return before === 'not' && isAsked && !real;
}

/** A figure inside a duty or another phrase: "used by over 3K staff". */
function inPhrase(sentence: Sentence, figure: Figure, roles: readonly string[]): Evidence[] | undefined {
  const [value] = figure.values;
  if (value === undefined || figure.values.length > 1) return undefined;
  const near = sentence.tokens
    .slice(Math.max(0, figure.from - 6), figure.to + 6)
    .map((t) => sentence.of.lexicon.meaning(t.stem));
  const found = roles.map((role) =>
    (sentence.of.byRole.get(role) ?? []).find(
      (e) =>
        (e.field.unit === 'phrase' || e.field.unit === 'list') &&
        e.inText.some((n) => n === value || n * 1000 === value || n * 1e6 === value) &&
        near.filter((m) => m.length > 3 && e.meanings.has(m)).length >= (e.meanings.size > 5 ? 2 : 1),
    ),
  );
  return found.every((e) => e !== undefined) ? found.filter((e) => e !== undefined) : undefined;
}

/** "Three years: …" to a question for the difference. */
function askedDifference(
  sentence: Sentence,
  figure: Figure,
  roles: readonly string[] | null,
  cues: Cues,
): Evidence[] | undefined {
  if (
    !/\b(?:differ\w*|gap|by how (?:much|many)|how (?:much|many) more|how (?:much|many) (?:less|fewer))\b/i.test(
      sentence.question,
    )
  )
    return undefined;
  if (sentence.figures[0] !== figure || attachedAfter(sentence, figure.to)) return undefined;
  return computedHolds(sentence, figure, roles, cues);
}
