import type { Span } from './annotate.ts';
import type { Evidence } from './evidence.ts';
import type { Figure } from './numbers.ts';
import { orderOf, type RoleGroup } from './roles.ts';
import { breaksAt, marksIn, type Sentence, spansWith } from './sentence.ts';

/** Which roles, labels and cues belong to a figure or a phrase of a sentence. */

/** The roles that what stands at `from`–`to` is said of; null when the sentence leaves it open. */
export function rolesAt(sentence: Sentence, from: number, to: number): readonly string[] | null {
  const owner = sentence.groups.find((g) => g.to === from && sentence.tokens[from - 1]?.owns);
  if (owner) return owner.roles;
  const behind = attachedAfter(sentence, to);
  if (behind) return behind.roles;
  const ahead = groupBefore(sentence, from);
  if (ahead) return setAgainst(sentence, from, ahead.roles) ?? ahead.roles;
  const side = sentence.groups.length === 0 ? sideOf(sentence, from, to) : undefined;
  if (side) return side;
  const later = sentence.groups.find((g) => g.from >= to && !g.object && (!g.attached || g.named));
  if (later) return later.roles;
  if (sentence.of.roles.length === 1) return sentence.of.roles.map((r) => r.id);
  return sentence.memory.subject;
}

/** "five years instead of two": the other role of the two, where the one before has been spoken of. */
function setAgainst(
  sentence: Sentence,
  from: number,
  roles: readonly string[],
): readonly string[] | undefined {
  if (!spansWith(sentence, 'contrast').some((s) => s.to <= from && onlyPassed(sentence, s.to, from)))
    return undefined;
  const others = sentence.of.roles.map((r) => r.id).filter((r) => !roles.includes(r));
  return roles.length === 1 && others.length === 1 ? others : undefined;
}

/** "a diploma vs. a bachelor's degree", without a role: the first of two roles, and the second. */
function sideOf(sentence: Sentence, from: number, to: number): readonly string[] | undefined {
  const all = sentence.of.roles.map((r) => r.id);
  const [contrast, ...more] = spansWith(sentence, 'contrast');
  if (!contrast || more.length > 0 || all.length !== 2) return undefined;
  const order = orderOf([], all, sentence.memory);
  return contrast.from >= to ? order.slice(0, 1) : contrast.to <= from ? order.slice(1) : undefined;
}

const onlyPassed = (sentence: Sentence, from: number, to: number) =>
  sentence.tokens.slice(from, to).every((t) => sentence.of.lexicon.structure.softening.has(t.word));

/** "$46,813 for officers", "29.4% of directors", "$46,813 (officer)", "133,025 officer jobs". */
export function attachedAfter(sentence: Sentence, to: number): RoleGroup | undefined {
  let start = to;
  while (
    /^(?:each|\))$/.test(sentence.tokens[start]?.word ?? '') &&
    !sentence.groups.some((g) => g.from === start)
  )
    start += 1;
  for (let i = start; i < sentence.tokens.length; i += 1) {
    const group = sentence.groups.find((g) => g.from === i);
    if (group) return group.object || !(group.attached || i - start <= 1) ? undefined : group;
    if (sentence.tokens[i]?.word === '(') {
      if (sentence.groups.some((g) => g.from <= i + 2 && g.from > i)) continue;
      const close = closing(sentence, i);
      if (close < 0 || sentence.groups.some((g) => g.from > i && g.to <= close)) return undefined;
      i = close;
      continue;
    }
    if (breaksAt(sentence, i)) return undefined;
    if (sentence.figures.some((f) => f.from === i)) return undefined;
  }
  return undefined;
}

/** The token that closes a bracket; -1 where it stays open. */
export const closing = (sentence: Sentence, open: number) =>
  sentence.tokens.findIndex((t, i) => i > open && t.word === ')');

/** The nearest group before, rather one that no figure has taken and nothing is held against. */
function groupBefore(sentence: Sentence, from: number): RoleGroup | undefined {
  const part = partStart(sentence, from);
  const before = sentence.groups.filter((g) => g.to <= from);
  const free = before.filter((g) => g.from >= part && !g.object && !taken(sentence, g));
  const close = before.filter((g) => g.from >= part && !g.object);
  const open = before.filter((g) => !g.object);
  return free.at(-1) ?? close.at(-1) ?? open.at(-1) ?? before.at(-1);
}

function taken(sentence: Sentence, group: RoleGroup): boolean {
  if (!group.attached) return false;
  return sentence.figures.some((f) => f.to <= group.from && attachedAfter(sentence, f.to) === group);
}

/** Where the part between semicolons, or after "while", begins. */
function partStart(sentence: Sentence, at: number): number {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (sentence.of.lexicon.structure.turns.has(sentence.tokens[i]?.word ?? '')) return i + 1;
  }
  return 0;
}

/** Figures that stand in a row without a role or a label of their own. */
export interface Series {
  figures: readonly Figure[];
  /** Set against each other: "versus", "against", "and … respectively". */
  opposed: boolean;
}

export function seriesOf(sentence: Sentence): Series[] {
  const out: { figures: Figure[]; opposed: boolean }[] = [];
  for (const figure of sentence.figures) {
    const last = out.at(-1);
    const previous = last?.figures.at(-1);
    if (!last || !previous || !inRow(sentence, previous, figure))
      out.push({ figures: [figure], opposed: false });
    else {
      last.figures.push(figure);
      if (marksIn(sentence, 'contrast', previous.to, figure.from).length > 0) last.opposed = true;
    }
  }
  const respective = sentence.tokens.some((t) => sentence.of.lexicon.structure.respective.has(t.word));
  return out.map((s) => ({ ...s, opposed: s.opposed || respective }));
}

function inRow(sentence: Sentence, a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || a.values.length !== b.values.length) return false;
  if (b.from - a.to > 7 || attachedAfter(sentence, a.to) || restates(sentence, a.to, b.from)) return false;
  const [first, second] = [periodAfter(sentence, a), periodAfter(sentence, b)];
  if (first && second && first !== second) return false;
  if ([a, b].some((f) => marksIn(sentence, 'difference', f.to, f.to + 1).length > 0)) return false;
  const between = sentence.spans.filter((s) => s.from >= a.to && s.to <= b.from);
  const apart = (s: Span) => s.marks.some((m) => m.kind === 'statistic' || m.kind === 'difference');
  if (between.some((s) => s.roles || s.values || apart(s))) return false;
  if (between.some((s) => s.fields && !s.marks.some((m) => m.kind === 'period'))) return false;
  return (
    !sentence.groups.some((g) => g.from >= a.to && g.to <= b.from) &&
    !/[;:()]/.test(
      sentence.tokens
        .slice(a.to, b.from)
        .map((t) => t.word)
        .join(''),
    )
  );
}

/** "$46,813 and $104,050 respectively, or $22.51 and $50.02 an hour": the same said in another measure. */
const restates = (sentence: Sentence, from: number, to: number) =>
  sentence.tokens
    .slice(from, to)
    .some(
      (t, i, all) =>
        sentence.of.lexicon.structure.respective.has(t.word) || (t.word === ',' && all[i + 1]?.word === 'or'),
    );

/** "a year", "an hour" right after a figure. */
export const periodAfter = (sentence: Sentence, figure: Figure) =>
  marksIn(sentence, 'period', figure.to, figure.to + 3)[0];

/** The roles of each figure of a row, one role a figure where they are set against each other. */
export function rolesOfSeries(sentence: Sentence, series: Series): (readonly string[] | null)[] {
  const { figures } = series;
  const first = figures[0];
  const last = figures.at(-1);
  if (!first || !last || figures.length === 1) return figures.map((f) => rolesAt(sentence, f.from, f.to));
  const behind = attachedAfter(sentence, last.to);
  const base = behind && behind.roles.length === figures.length ? behind : groupBefore(sentence, first.from);
  if (behind && behind.roles.length !== figures.length)
    return figures.map((f) => rolesAt(sentence, f.from, f.to));
  if (base?.named && base.roles.length === figures.length) return base.roles.map((r) => [r]);
  const all = sentence.of.roles.map((r) => r.id);
  const ahead = sentence.groups.filter((g) => g.to <= first.from);
  const eachNamed = all.every((r) => ahead.some((g) => g.named && g.roles.includes(r)));
  if (
    (base?.roles.length ?? figures.length) === figures.length ||
    ((series.opposed || eachNamed) && all.length === figures.length)
  ) {
    const order = orderOf(ahead, all, sentence.memory, true);
    return figures.map((_, i) => (order[i] ? [order[i]] : null));
  }
  return figures.map((f) => rolesAt(sentence, f.from, f.to));
}

/** The stretch of words that a figure's field is read from: since the figure before, up to the next break. */
export function zoneOf(sentence: Sentence, from: number, to: number): { from: number; to: number } {
  const ends = sentence.figures.filter((f) => f.to <= from).map((f) => zoneEnd(sentence, f.to));
  return { from: Math.min(Math.max(0, ...ends), from), to: zoneEnd(sentence, to) };
}

function zoneEnd(sentence: Sentence, at: number): number {
  for (let i = at; i < sentence.tokens.length; i += 1) {
    if (sentence.figures.some((f) => f.from === i)) return i;
    if (breaksAt(sentence, i) || sentence.tokens[i]?.word === '(') return i;
  }
  return sentence.tokens.length;
}

/** The list items that a figure is the share of: right after it, else those named since the figure before. */
export function labelsAt(sentence: Sentence, figure: Figure): readonly (readonly Evidence[])[] {
  const { structure } = sentence.of.lexicon;
  const labelled = sentence.spans.filter((s) => s.values?.some((e) => e.number !== null));
  const opening = sentence.figures.find((f) => f.unit === figure.unit) ?? figure;
  const trailing = labelled.find((s) => s.from >= figure.to && !turns(sentence, figure.to, s.from));
  if (trailing && !labelled.some((s) => s.to <= opening.from)) {
    const zone = zoneEnd(sentence, trailing.to);
    return labelled
      .filter((s) => s === trailing || (s.from >= trailing.to && s.to <= zone))
      .map((s) => s.values ?? []);
  }
  const end = zoneEnd(sentence, figure.to);
  const after = labelled.filter((s) => s.from >= figure.to && s.to <= end);
  const behind = Math.max(-1, ...sentence.figures.filter((f) => f.to <= figure.from).map((f) => f.to));
  const before = labelled.filter((s) => s.to <= figure.from && s.from >= behind);
  if (before.length === 0 && after.length > 0) return after.map((s) => s.values ?? []);
  if (after.length > 0 && !structure.after_label.has(sentence.tokens[figure.from - 1]?.word ?? '')) {
    const gap = sentence.tokens.slice(figure.to, after[0]?.from).length;
    if (gap <= 6) return after.map((s) => s.values ?? []);
  }
  if (before.length > 0) return lastRun(sentence, before).map((s) => s.values ?? []);
  const earlier = labelled.filter((s) => s.to <= figure.from);
  if (earlier.length > 0) return [earlier.at(-1)?.values ?? []];
  return sentence.memory.labels.length > 0 ? [sentence.memory.labels] : [];
}

/** A stop between a figure and a label, after which another claim begins. */
const turns = (sentence: Sentence, from: number, to: number) =>
  sentence.tokens
    .slice(from, to)
    .some((t) => /^[:.(]$/.test(t.word) || sentence.of.lexicon.structure.turns.has(t.word));

/** The last labels that belong together: "A, B and C at 7% each". */
function lastRun(sentence: Sentence, spans: Sentence['spans']): Sentence['spans'] {
  let start = spans.length - 1;
  for (; start > 0; start -= 1) {
    const between = sentence.tokens.slice(spans[start - 1]?.to, spans[start]?.from).map((t) => t.word);
    if (!between.every((w) => sentence.of.lexicon.structure.item_joints.has(w))) break;
  }
  return spans.slice(start);
}
