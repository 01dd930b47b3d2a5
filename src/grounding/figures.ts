import {
  attachedAfter,
  labelsAt,
  periodAfter,
  rolesOfSeries,
  type Series,
  seriesOf,
  zoneOf,
} from './bind.ts';
import { computedHolds, isComputed } from './computed.ts';
import { countHolds } from './counts.ts';
import { yearHolds } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { fits, unitFits } from './fit.ts';
import { matches } from './match.ts';
import { gapsAt } from './missing.ts';
import type { Figure } from './numbers.ts';
import { type Cues, cuesIn, inherit, quote, type Sentence } from './sentence.ts';

/** A figure with what its sentence says of it. */
interface Reading {
  figure: Figure;
  /** Whom it is said of; null where the sentence leaves it open. */
  roles: readonly string[] | null;
  cues: Cues;
  /** What its own stretch of the sentence says. */
  own: Cues;
  /** The fields that the draft has just given figures of. */
  recent: ReadonlySet<string>;
  /** It stands beside a computed figure and says the same in another way: "31% more, or $16,000". */
  aside: boolean;
}

/** Checks every figure of a sentence against the facts of the roles it is said of. */
export function figureFaults(sentence: Sentence): { fault: string | null; used: Evidence[] } {
  const used: Evidence[] = [];
  let before = sentence.memory.cues;
  let computed: Figure | null = null;
  for (const series of seriesOf(sentence)) {
    const roles = rolesOfSeries(sentence, series);
    for (const [i, figure] of series.figures.entries()) {
      const { cues, own } = figureCues(sentence, series, i, before);
      const reading: Reading = {
        figure,
        roles: roles[i] ?? null,
        cues: ownTopics(sentence, figure, cues, own),
        own,
        recent: recentFields(sentence, used),
        aside: computed !== null && isAside(sentence, computed, figure),
      };
      const found = figureHolds(sentence, reading);
      if (!found) return { fault: `no fact bears out ${quote(sentence, figure.from, figure.to)}`, used };
      if (isComputed(sentence, figure)) computed = figure;
      used.push(...found);
      before = { ...cues, period: cues.period ?? before.period };
    }
  }
  const undated = sentence.figures.find((f) => f.year && !yearHolds(sentence, f, used));
  if (undated) return { fault: `no fact is of ${quote(sentence, undated.from, undated.to)}`, used };
  return { fault: null, used };
}

/** What the words around a figure say; the first of a row hears what is said after its last. */
function figureCues(sentence: Sentence, { figures }: Series, at: number, before: Cues) {
  const figure = figures[at] as Figure;
  const tail = at === 0 ? (figures.at(-1) ?? figure) : figure;
  const zone = zoneOf(sentence, figure.from, tail.to);
  const { start, until } = ownStart(sentence, zone.from, figure.from);
  const own = cuesIn(sentence, start, zone.to);
  const earlier = inherit(cuesIn(sentence, zone.from, until), before);
  const cues = inherit(repeats(sentence, figure, own) ? { ...own, topics: [] } : own, earlier);
  const period = periodAfter(sentence, figure) ?? (figure.unit === 'money' ? cues.period : own.period);
  const near = cuesIn(sentence, start, zoneOf(sentence, figure.from, figure.to).to).statistics;
  const said = near.size > 0 ? near : cues.statistics;
  const middles = ['average', 'median'].filter((s) => !own.statistics.has(s));
  const statistics = figure.values.length > 1 ? said.difference(new Set(middles)) : said;
  return { cues: { ...cues, period, statistics }, own };
}

/** "grow by 9.5% and carpenter jobs by 4.5%": put as the figure before, beside words that cannot have its unit. */
function repeats(sentence: Sentence, figure: Figure, own: Cues): boolean {
  const before = sentence.figures.findLast((f) => f.to <= figure.from && f.unit === figure.unit);
  if (!before) return false;
  const lead = sentence.tokens[figure.from - 1];
  const { registry } = sentence.of;
  return (
    lead?.kind === 'word' &&
    lead.word === sentence.tokens[before.from - 1]?.word &&
    own.topics.every((t) => [...t].every((f) => !unitFits(registry.get(f), figure)))
  );
}

/**
 * Where the figure's own clause begins: after what is called missing, and after "but", "while" or a semicolon;
 * and until where the words before it may still speak of it.
 */
function ownStart(sentence: Sentence, from: number, to: number): { start: number; until: number } {
  const gap = gapsAt(sentence).findLast((g) => g.from >= from && g.to <= to);
  const turn = sentence.tokens.findLastIndex(
    (t, i) => i < to && i >= from && /^(?:;|but|though|although|while|whereas|however)$/.test(t.word),
  );
  if (gap && gap.to > turn) return { start: gap.to, until: gap.from };
  return { start: Math.max(from, turn), until: Math.max(from, turn) };
}

/** Words of another subject ("in an office setting") do not say what a figure is, nor does what was said before of no figures. */
function ownTopics(sentence: Sentence, figure: Figure, cues: Cues, own: Cues): Cues {
  const { registry, all } = sentence.of;
  const aspects = new Set(all.filter((e) => unitFits(e.field, figure)).map((e) => e.field.aspect));
  const known = new Set(all.map((e) => e.field.id));
  const about = (t: ReadonlySet<string>) =>
    [...t].some(
      (f) =>
        (unitFits(registry.get(f), figure) && (own.topics.includes(t) || known.has(f))) ||
        (own.topics.includes(t) && aspects.has(registry.get(f).aspect)),
    );
  return { ...cues, topics: cues.topics.filter(about) };
}

function recentFields(sentence: Sentence, used: readonly Evidence[]): ReadonlySet<string> {
  const own = used.filter((e) => e.number !== null || e.range !== null).map((e) => e.field.id);
  return own.length > 0 ? new Set(own) : sentence.memory.recent;
}

/** "31% more, or $16,000": only "or", a dash or a bracket stands before it. */
const isAside = (sentence: Sentence, computed: Figure, figure: Figure) =>
  figure.from > computed.to && /^(?:or|,|\(|—|–)$/.test(sentence.tokens[figure.from - 1]?.word ?? '');

/** The evidence that a figure repeats or is computed from; undefined when there is none. */
function figureHolds(sentence: Sentence, reading: Reading): Evidence[] | undefined {
  const { figure, roles, cues, own, recent, aside } = reading;
  const ownPeriod: Cues = { ...cues, period: own.period };
  if (figure.year) return [];
  if (denied(sentence, figure)) return [];
  if (isComputed(sentence, figure)) return computedHolds(sentence, figure, roles, ownPeriod, recent);
  const who = roles ?? sentence.of.roles.map((r) => r.id);
  return (
    countHolds(sentence, figure, roles) ??
    saidOfAll(sentence, reading, who) ??
    inPhrase(sentence, figure, who) ??
    (aside || answersGap(sentence, figure)
      ? computedHolds(sentence, figure, roles, ownPeriod, recent)
      : undefined)
  );
}

function saidOfAll(sentence: Sentence, reading: Reading, roles: readonly string[]): Evidence[] | undefined {
  const labels = labelsAt(sentence, reading.figure);
  const found = roles.map((role) => saidOf(sentence, reading, role, labels));
  return found.every((f) => f !== undefined) && found.length > 0 ? found.flat() : undefined;
}

/** The value, or the shares of the labels, of one role that a figure repeats. */
function saidOf(
  sentence: Sentence,
  { figure, cues, own }: Reading,
  role: string,
  labels: readonly (readonly Evidence[])[],
): Evidence[] | undefined {
  const mine = (sentence.of.byRole.get(role) ?? []).filter((e) => unitFits(e.field, figure));
  const hit = mine.find(
    (e) =>
      !e.text &&
      fits(e.field, cues, sentence.of) &&
      spoken(e, figure, cues, sentence) &&
      matches(e, figure, cues, sentence),
  );
  if (hit) return [hit];
  if (labels.length === 0) return onlyItem(sentence, mine, figure, cues);
  const items = labels.map((group) =>
    mine.find(
      (e) =>
        group.some((l) => l.text === e.text && l.field === e.field) &&
        fits(e.field, { ...cues, ...labelCues(e, own) }, sentence.of) &&
        matches(e, figure, cues, sentence),
    ),
  );
  return items.every((e) => e !== undefined) ? items : undefined;
}

/** A list of one item needs no label: "69% hold the most common degree". */
function onlyItem(
  sentence: Sentence,
  mine: readonly Evidence[],
  figure: Figure,
  cues: Cues,
): Evidence[] | undefined {
  const beside = zoneOf(sentence, figure.from, figure.to);
  const named = sentence.spans.filter((s) => s.values && s.from >= figure.to && s.to <= beside.to);
  const single = mine.find(
    (e) =>
      e.text !== '' &&
      named.every((s) => s.values?.some((v) => v.field === e.field)) &&
      topical(e, cues) &&
      mine.every((o) => o === e || o.field !== e.field) &&
      matches(e, figure, cues, sentence),
  );
  return single && [single];
}

/** A label says its own topic; another narrow topic beside it must fit too. */
const labelCues = (e: Evidence, own: Cues): Pick<Cues, 'statistics' | 'topics'> => ({
  statistics: own.statistics.difference(new Set(['range'])),
  topics: own.topics.filter((t) => t.size < 3 || t.has(e.field.id)),
});

const topical = (e: Evidence, cues: Cues) => cues.topics.some((t) => t.has(e.field.id));

/**
 * A share or a count needs its topic said, or the role itself as what is counted ("133,025 officers"); pay is
 * told by its unit, an age and years by their words.
 */
function spoken(e: Evidence, figure: Figure, cues: Cues, sentence: Sentence): boolean {
  if (topical(e, cues) || figure.unit === 'money') return true;
  if (e.field.measure === 'jobs') return sentence.groups.some((g) => g.from === figure.to && g.named);
  return (
    figure.unit === 'years' &&
    cues.topics.length === 0 &&
    sentence.of.all.every((o) => !unitFits(o.field, figure) || o.field.aspect === e.field.aspect)
  );
}

/** "not $67,000": a figure of the question that the draft sets right. */
function denied(sentence: Sentence, figure: Figure): boolean {
  const before = sentence.tokens[figure.from - 1]?.word ?? '';
  const asked = sentence.question.replaceAll(',', '');
  const isAsked = figure.values.every((v) => asked.includes(String(v)) || asked.includes(`${v / 1000}k`));
  const real = sentence.of.all.some((e) => e.number === figure.values[0]);
  return before === 'not' && isAsked && !real;
}

/** How many words on each side of a figure may show which phrase it comes from. */
const NEAR = 6;

/** A figure inside a duty or another phrase: "used by over 3K staff". */
function inPhrase(sentence: Sentence, figure: Figure, roles: readonly string[]): Evidence[] | undefined {
  const [value = Number.NaN] = figure.values;
  if (figure.values.length > 1) return undefined;
  const near = sentence.tokens
    .slice(Math.max(0, figure.from - NEAR), figure.to + NEAR)
    .map((t) => sentence.of.lexicon.meaning(t.stem))
    .filter((m) => m.length > 3);
  const found = roles.map((role) =>
    (sentence.of.byRole.get(role) ?? []).find(
      (e) =>
        (e.field.unit === 'phrase' || e.field.unit === 'list') &&
        e.inText.some((n) => n === value || n * 1000 === value || n * 1e6 === value) &&
        near.filter((m) => e.meanings.has(m)).length >= (e.meanings.size > 5 ? 2 : 1),
    ),
  );
  return found.every((e) => e !== undefined) ? found : undefined;
}

/** "Three years: …" to a question for the difference: the first figure, said of no role. */
const answersGap = (sentence: Sentence, figure: Figure) =>
  sentence.figures[0] === figure &&
  !attachedAfter(sentence, figure.to) &&
  sentence.of.lexicon.asksGap(sentence.question);
