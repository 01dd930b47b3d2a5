import { labelsAt } from './bind.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import type { Figure } from './numbers.ts';
import { standsFor } from './rounding.ts';
import type { Cues, Sentence } from './sentence.ts';

/** Figures that are worked out from two values of one field: differences, percentages, ratios. */

const AFTER =
  /^(?:more|less|higher|lower|extra|above|below|ahead|behind|apart|fewer|older|younger|larger|smaller|bigger|greater|better|faster|slower|difference|gap|additional|longer|shorter)$/;
const BEFORE = /^(?:gap|difference|by|margin|gaps|differ|apart|differs)$/;

/** Whether its words say that a figure is a difference or a ratio. */
export function isComputed(sentence: Sentence, figure: Figure): boolean {
  if (figure.unit === 'times' || figure.unit === 'points') return true;
  const after = sentence.tokens.slice(figure.to, figure.to + 6).map((t) => t.word);
  const stop = after.findIndex((w) => /^(?:[,;:.()]|and|while|but|for|in)$/.test(w));
  if (
    (stop < 0 ? after : after.slice(0, stop)).some((w) => AFTER.test(w) || w === 'difference' || w === 'gap')
  )
    return true;
  if (
    after[0] === 'of' &&
    /^(?:the|what|that|a|an)$/.test(after[1] ?? '') &&
    figure.unit === 'percent' &&
    after.some((w) => /^(?:salary|pay|average|median|what|earnings|wage|figure)$/.test(w))
  )
    return true;
  const before = sentence.tokens.slice(Math.max(0, figure.from - 4), figure.from).map((t) => t.word);
  const last = before.map((w) => /^(?:[,;:.()]|and)$/.test(w)).lastIndexOf(true);
  const lead = before.slice(last + 1);
  if (lead.at(-1) === 'by') return compares(sentence, figure.from);
  return lead.some((w) => BEFORE.test(w) && w !== 'by');
}

/** A word before the figure says that one is more than the other. */
function compares(sentence: Sentence, at: number): boolean {
  return sentence.spans.some(
    (s) => s.to <= at && s.marks.some((m) => m.kind === 'direction' || m.kind === 'differ'),
  );
}

/** The evidence that a computed figure comes from; undefined when no pair of values gives it. */
export function computedHolds(
  sentence: Sentence,
  figure: Figure,
  roles: readonly string[] | null,
  cues: Cues,
): Evidence[] | undefined {
  const [value = Number.NaN] = figure.values;
  const open: Cues = { ...cues, modes: new Set(), topics: topicsOf(cues) };
  const subject = subjectOf(sentence, figure, roles);
  const labels = labelsAt(sentence, figure).flat();
  for (const [a, b] of pairs(sentence, open, labels)) {
    if (a.number === null || b.number === null) continue;
    const up = a.number >= b.number ? [a, b] : [b, a];
    const [high = a, low = b] = up;
    if (matches(sentence, figure, value, high, low, subject)) return [high, low];
  }
  return undefined;
}

/** "more jobs", "years of experience": kept; topics that no number has are of no use here. */
const topicsOf = (cues: Cues) => cues.topics;

function pairs(sentence: Sentence, cues: Cues, labels: readonly Evidence[]): [Evidence, Evidence][] {
  const out: [Evidence, Evidence][] = [];
  const roles = sentence.of.roles.map((r) => r.id);
  const central = (e: Evidence) =>
    e.text
      ? labels.some((l) => l.text === e.text && l.field === e.field)
      : e.number !== null && fits(e.field, cues, sentence.of);
  for (const [i, r] of roles.entries()) {
    for (const s of roles.slice(i + 1)) {
      for (const a of (sentence.of.byRole.get(r) ?? []).filter(central)) {
        const b = (sentence.of.byRole.get(s) ?? []).find((o) => o.field === a.field && o.text === a.text);
        if (b) out.push([a, b]);
      }
    }
  }
  return out;
}

function matches(
  sentence: Sentence,
  figure: Figure,
  value: number,
  high: Evidence,
  low: Evidence,
  subject: string | null,
): boolean {
  const h = high.number ?? 0;
  const l = low.number ?? 0;
  const points = high.text !== '' || high.field.unit === 'percent';
  const words = new Set(
    sentence.tokens.slice(Math.max(0, figure.from - 3), figure.to + 6).map((t) => t.word),
  );
  if (figure.unit === 'times') return standsForRatio(figure, value, subject === low.role ? l / h : h / l);
  if (figure.unit === 'percent' && !points) {
    if (words.has('of'))
      return standsFor(
        { ...figure, scaled: figure.scaled },
        value,
        (100 * (subject === high.role ? h : l)) / (subject === high.role ? l : h),
      );
    const less = [...words].some((w) => /^(?:less|lower|below|behind|fewer|smaller|younger|slower)$/.test(w));
    const actual = less ? (100 * (h - l)) / h : (100 * (h - l)) / l;
    return standsForShare(figure, value, actual);
  }
  if (figure.unit === 'points') return points && standsFor({ ...figure, unit: 'plain' }, value, round(h - l));
  if (figure.unit === 'percent') return points && standsFor(figure, value, round(h - l));
  if (figure.unit === 'money' && !high.field.unit.startsWith('USD')) return false;
  return standsFor(figure, value, round(h - l));
}

const round = (n: number) => Math.round(n * 1e4) / 1e4;

/** A percentage worked out has no end of digits: whole, it is right when it is rounded right. */
function standsForShare(figure: Figure, value: number, actual: number): boolean {
  if (figure.scaled)
    return standsFor(figure, value, actual) || (figure.nearness === 'about' && Math.abs(value - actual) <= 3);
  if (figure.nearness === 'exact' || figure.nearness === 'about')
    return Math.abs(value - actual) <= figure.step / 2 + 1e-9 || standsFor(figure, value, actual);
  return standsFor(figure, value, actual);
}

function standsForRatio(figure: Figure, value: number, ratio: number): boolean {
  if (figure.nearness === 'over')
    return ratio > value && ratio - value <= Math.max(0.3 * value, figure.step) && ratio < value + 1;
  if (figure.nearness === 'under') return ratio < value && value - ratio <= 0.15 * value;
  if (figure.nearness === 'about') return Math.abs(ratio - value) <= 0.06 * value;
  return Math.abs(ratio - value) <= (figure.step < 1 ? figure.step / 2 : 0.02 * value);
}

function subjectOf(sentence: Sentence, figure: Figure, roles: readonly string[] | null): string | null {
  const named = sentence.groups
    .filter((g) => g.to <= figure.from && !g.object && g.roles.length === 1)
    .at(-1);
  return named?.roles[0] ?? (roles?.length === 1 ? (roles[0] ?? null) : null);
}
