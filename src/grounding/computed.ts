import { closing, labelsAt } from './bind.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import type { Figure } from './numbers.ts';
import { standsFor } from './rounding.ts';
import { breaksAt, type Cues, marksIn, type Sentence, spansWith } from './sentence.ts';

/** Figures that are worked out from two values of one field: differences, percentages, ratios. */

/** How many words after or before a figure may say that it is a difference: "$16,000 a year more". */
const REACH = 6;

/** Whether its words say that a figure is a difference or a ratio. */
export function isComputed(sentence: Sentence, figure: Figure): boolean {
  if (figure.unit === 'times' || figure.unit === 'points') return true;
  if (marksIn(sentence, 'difference', figure.to, stretchAfter(sentence, figure)).includes('after'))
    return true;
  if (figure.unit === 'percent' && partOf(sentence, figure)) return true;
  const lead = stretchBefore(sentence, figure);
  if (sentence.tokens[figure.from - 1]?.word === 'by') return compares(sentence, figure.from);
  return marksIn(sentence, 'difference', lead, figure.from).includes('before');
}

function stretchAfter(sentence: Sentence, figure: Figure): number {
  let end = figure.to;
  const stops = (i: number) =>
    /^(?:for|in|\()$/.test(sentence.tokens[i]?.word ?? '') ||
    sentence.groups.some((g) => g.from === i) ||
    (breaksAt(sentence, i) && !/^(?:less|than)$/.test(sentence.tokens[i]?.word ?? ''));
  if (sentence.tokens[end]?.word === '(') end = closing(sentence, end) + 1 || end;
  const last = end + REACH;
  while (end < last && end < sentence.tokens.length && !stops(end)) end += 1;
  return end;
}

function stretchBefore(sentence: Sentence, figure: Figure): number {
  let start = figure.from;
  while (start > Math.max(0, figure.from - REACH) && !breaksAt(sentence, start - 1)) start -= 1;
  return start;
}

/** "45% of a director's pay", "45% of what directors earn": a part of the other value, not a share of people. */
function partOf(sentence: Sentence, figure: Figure): boolean {
  if (sentence.tokens[figure.to]?.word !== 'of') return false;
  const end = figure.to + REACH;
  const owner = sentence.groups.find((g) => g.from > figure.to && g.to <= end);
  if (owner && sentence.tokens[owner.to - 1]?.owns) return true;
  if (sentence.figures.some((f) => f.unit === 'money' && f.from > figure.to && f.from <= end)) return true;
  const next = sentence.tokens[figure.to + 1]?.word ?? '';
  return /^(?:the|what|that|a|an)$/.test(next) && paysIn(sentence, figure.to, end);
}

const paysIn = (sentence: Sentence, from: number, to: number) =>
  marksIn(sentence, 'statistic', from, to).length > 0 ||
  sentence.spans.some(
    (s) =>
      s.from >= from &&
      s.to <= to &&
      !s.roles &&
      [...(s.fields ?? [])].some((f) => sentence.of.registry.get(f).unit.startsWith('USD')),
  );

/** A word before the figure says that one is more than the other. */
const compares = (sentence: Sentence, at: number) =>
  ['direction', 'differ'].some((kind) => marksIn(sentence, kind, 0, at).length > 0);

/**
 * The two values that a computed figure comes from; undefined when no pair gives it. `recent` are the fields
 * that the draft has just given figures of: a difference may speak of them without saying so.
 */
export function computedHolds(
  sentence: Sentence,
  figure: Figure,
  roles: readonly string[] | null,
  cues: Cues,
  recent: ReadonlySet<string>,
): Evidence[] | undefined {
  const [value = Number.NaN] = figure.values;
  const subject = subjectOf(sentence, figure, roles);
  return pairs(sentence, figure, { ...cues, modes: new Set() }, recent).find(([high, low]) =>
    matches(sentence, figure, value, high, low, subject),
  );
}

/** The values of one field for two roles, the higher first. */
function pairs(
  sentence: Sentence,
  figure: Figure,
  cues: Cues,
  recent: ReadonlySet<string>,
): [Evidence, Evidence][] {
  const labels = labelsAt(sentence, figure).flat();
  const said = (e: Evidence) =>
    cues.topics.every((t) => t.has(e.field.id)) && recent.has(e.field.id) && cues.period === null;
  const central = (e: Evidence) =>
    e.text
      ? e.number !== null && labels.some((l) => l.text === e.text && l.field === e.field)
      : said(e) || ((e.range === null || cues.bound !== null) && fits(e.field, cues, sentence.of));
  const out: [Evidence, Evidence][] = [];
  for (const [i, role] of sentence.of.roles.entries()) {
    const mine = (sentence.of.byRole.get(role.id) ?? []).filter(central);
    for (const other of sentence.of.roles.slice(i + 1)) {
      for (const a of mine) {
        const b = (sentence.of.byRole.get(other.id) ?? []).find(
          (o) => o.field === a.field && o.text === a.text,
        );
        if (b) out.push(...amounts(a, b));
      }
    }
  }
  return out;
}

/** Two values, or the lower and the upper ends of two ranges, the higher first. */
function amounts(a: Evidence, b: Evidence): [Evidence, Evidence][] {
  const sorted = (x: number, y: number): [Evidence, Evidence] =>
    x >= y
      ? [
          { ...a, number: x },
          { ...b, number: y },
        ]
      : [
          { ...b, number: y },
          { ...a, number: x },
        ];
  if (a.range && b.range) return [sorted(a.range.min, b.range.min), sorted(a.range.max, b.range.max)];
  return a.number === null || b.number === null ? [] : [sorted(a.number, b.number)];
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
  const ofShares = high.text !== '' || high.field.unit === 'percent';
  switch (figure.unit) {
    case 'times':
      return standsForRatio(figure, value, subject === low.role ? l / h : h / l);
    case 'points':
      return ofShares && standsFor({ ...figure, unit: 'plain' }, value, round(h - l));
    case 'percent': {
      if (ofShares) return standsFor(figure, value, round(h - l));
      if (partOf(sentence, figure))
        return standsForShare(figure, value, subject === high.role ? (100 * h) / l : (100 * l) / h);
      const less = marksIn(sentence, 'direction', figure.from - 3, figure.to + REACH).includes('less');
      return standsForShare(figure, value, (100 * (h - l)) / (less ? h : l));
    }
    case 'money':
      return (high.field.of ?? high.field.unit).startsWith('USD') && standsFor(figure, value, round(h - l));
    default:
      return standsFor(figure, value, round(h - l));
  }
}

const round = (n: number) => Math.round(n * 1e4) / 1e4;

/** A percentage worked out has no end of digits: whole, it is right when it is rounded right. */
function standsForShare(figure: Figure, value: number, actual: number): boolean {
  if (standsFor(figure, value, actual)) return true;
  if (figure.nearness !== 'exact' && figure.nearness !== 'about') return false;
  const slack = figure.scaled && figure.nearness === 'about' ? 3 : figure.step / 2;
  return (!figure.scaled || figure.nearness === 'about') && Math.abs(value - actual) <= slack + 1e-9;
}

/** How far "over twice", "nearly three times", "about double" may be from the ratio. */
function standsForRatio(figure: Figure, value: number, ratio: number): boolean {
  const gap = ratio - value;
  if (figure.nearness === 'over') return gap > 0 && gap < Math.min(1, Math.max(0.3 * value, figure.step));
  if (figure.nearness === 'under') return gap < 0 && -gap <= 0.15 * value;
  if (figure.nearness === 'about') return Math.abs(gap) <= 0.06 * value;
  return Math.abs(gap) <= (figure.step < 1 ? figure.step / 2 : 0.02 * value);
}

function subjectOf(sentence: Sentence, figure: Figure, roles: readonly string[] | null): string | null {
  const before = sentence.groups.filter((g) => g.to <= figure.from && !g.object && g.roles.length === 1);
  const against = spansWith(sentence, 'contrast').find((c) => before.some((g) => g.to <= c.from))?.from;
  const first = before.findLast((g) => against !== undefined && g.to <= against);
  const named = before.findLast((g) => !g.attached) ?? first ?? before.at(-1);
  return named?.roles[0] ?? (roles?.length === 1 ? (roles[0] ?? null) : null);
}
