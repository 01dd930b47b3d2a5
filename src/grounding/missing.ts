import { dateOf } from './dates.ts';
import { fits } from './fit.ts';
import { type Cues, cuesIn, inherit, marksIn, type Sentence } from './sentence.ts';
import { stemsOf } from './words.ts';

/** Statements that something is not known: true only where it is not. */

export interface Gaps {
  /** Where the sentence says that something is missing. */
  at: readonly { from: number; to: number }[];
  /** The words of the first that is not so. */
  wrong: { from: number; to: number } | null;
}

/** Where a sentence says that something is missing. */
export function gapsAt(sentence: Sentence): { from: number; to: number }[] {
  const marked = sentence.spans.filter((s) => !s.values && s.marks.some((m) => m.kind === 'missing'));
  return [...marked, ...apart(sentence)];
}

/** What a sentence says is missing, and whether it is. */
export function gapsOf(sentence: Sentence): Gaps {
  const at = gapsAt(sentence);
  return { at, wrong: at.find((gap) => !gapHolds(sentence, gap.from, gap.to)) ?? null };
}

/** They need no noun: "is given for neither". */
const BARE = /^(?:none|neither|nor)$/;

/** How many words may stand between the two halves of a gap: "no (median hourly) rate is given". */
const APART = 6;

/** Gaps in two halves: "no hourly rate is given", "gives an average but no median", "leaves the period open". */
function apart(sentence: Sentence): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  const reports = marksIn(sentence, 'reporting').length > 0;
  for (const span of sentence.spans) {
    const kinds = span.marks.map((m) => m.kind);
    if (kinds.includes('leaving')) {
      const end = sentence.spans.find(
        (s) => s.from >= span.to && s.from <= span.to + APART && s.marks.some((m) => m.kind === 'left'),
      );
      if (end) out.push({ from: span.from, to: end.to });
    }
    if (kinds.includes('none') && reports) {
      const named = sentence.spans.find(
        (s) =>
          s.from >= span.to &&
          s.from <= span.to + 3 &&
          !s.values &&
          !sentence.tokens.slice(span.to, s.from).some((t) => t.kind === 'mark') &&
          (s.fields || s.marks.some((m) => /^(?:statistic|period|open)$/.test(m.kind))),
      );
      const bare = BARE.test(sentence.tokens[span.from]?.word ?? '');
      if (named || bare) out.push({ from: span.from, to: named?.to ?? span.to });
    }
  }
  return out;
}

function gapHolds(sentence: Sentence, from: number, to: number): boolean {
  if (openHolds(sentence, from, to) || noteSays(sentence, from)) return true;
  const { of } = sentence;
  if (marksIn(sentence, 'cause', from, to + APART).length > 0)
    return !of.all.some((e) => e.field.id.endsWith('.reason'));
  const roles = rolesOf(sentence, from, to);
  const cues = gapCues(sentence, from, to);
  if (cues.topics.length === 0 && cues.statistics.size === 0)
    return of.missing.some((m) => roles.includes(m.role)) || unknownTopic(sentence);
  const wanted = of.registry.all.filter(
    (f) =>
      (cues.topics.length === 0 || cues.topics.some((t) => t.has(f.id))) &&
      fits(f, { ...cues, modes: new Set(), bound: null }, of, false),
  );
  const narrow = narrowest(
    wanted.map((f) => f.id),
    cues.topics,
  );
  return !roles.some((role) => (of.byRole.get(role) ?? []).some((e) => narrow.includes(e.field.id)));
}

/** A note says that just this is not given: "the source gives no pay figure for the city". */
const noteSays = (sentence: Sentence, from: number) =>
  [...sentence.of.notes, ...sentence.of.all.map((e) => e.fact.note ?? '')].some((note) =>
    [from, clauseStart(sentence, from)].some((start) =>
      denied(sentence, note, start, clauseEnd(sentence, from)),
    ),
  );

/** What a gap is about: its own words, then its clause, its sentence, and what went before. */
function gapCues(sentence: Sentence, from: number, to: number): Cues {
  const own = cuesIn(sentence, from, to);
  const clause = cuesIn(sentence, clauseStart(sentence, from), clauseEnd(sentence, to));
  const wide = cuesIn(sentence, 0, sentence.tokens.length);
  const topics = [own, clause, wide, sentence.memory.cues].find((c) => c.topics.length > 0)?.topics ?? [];
  const speaks = (c: Cues) => c.topics.length > 0 || c.statistics.size > 0 || c.period !== null;
  const near = speaks(own) ? own : clause;
  if (speaks(near)) return { ...near, topics, period: near.period ?? clause.period };
  return inherit(wide, sentence.memory.cues);
}

/** The fields that all topics share, where they share any. */
function narrowest(fields: readonly string[], topics: readonly ReadonlySet<string>[]): readonly string[] {
  const common = fields.filter((f) => topics.every((t) => t.has(f)));
  return common.length > 0 ? common : fields;
}

/** A date, a period, a place or a method is left open where no fact that is spoken of has a date. */
function openHolds(sentence: Sentence, from: number, to: number): boolean {
  const named = sentence.spans.some(
    (s) => s.marks.some((m) => m.kind === 'open') && beside(sentence, s, { from, to }),
  );
  if (!named) return false;
  const about = cuesIn(sentence, 0, sentence.tokens.length).topics;
  return !sentence.of.all.some(
    (e) => (about.length === 0 || about.some((t) => t.has(e.field.id))) && dateOf(sentence, e),
  );
}

/** Within a gap, or near it without a field between. */
function beside(sentence: Sentence, span: { from: number; to: number }, gap: { from: number; to: number }) {
  const [start, end] = span.from >= gap.to ? [gap.to, span.from] : [span.to, gap.from];
  if (end < start) return true;
  return (
    end - start <= APART && !sentence.spans.some((s) => s.fields !== null && s.from >= start && s.to <= end)
  );
}

/** What was asked for is no field at all: nothing is known of it. */
function unknownTopic(sentence: Sentence): boolean {
  const asked = sentence.question.toLowerCase();
  return sentence.tokens.some(
    (t) =>
      t.kind === 'word' &&
      t.word.length > 3 &&
      asked.includes(t.word) &&
      !sentence.of.lexicon.neutral.has(t.stem) &&
      !sentence.spans.some((s) => (s.fields || s.roles || s.values) && sentence.tokens[s.from] === t),
  );
}

function rolesOf(sentence: Sentence, from: number, to: number): readonly string[] {
  const start = clauseStart(sentence, from);
  const end = clauseEnd(sentence, to);
  const inside = sentence.groups.filter((g) => g.from >= start && g.to <= end);
  const after = inside.find((g) => g.from >= from);
  const before =
    inside.findLast((g) => g.to <= from) ?? sentence.groups.findLast((g) => g.to <= from && !g.object);
  return after?.roles ?? before?.roles ?? sentence.memory.subject ?? sentence.of.roles.map((r) => r.id);
}

/** Whether a text says "no" or "not" of the words between two places of a sentence. */
export function denied(sentence: Sentence, text: string, from: number, to: number): boolean {
  const { lexicon } = sentence.of;
  if (
    !text
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => lexicon.negations.has(word))
  )
    return false;
  const wanted = sentence.tokens
    .slice(from, to)
    .filter(
      (t) => t.kind === 'word' && t.word.length > 3 && !/^(?:this|that|these|those|with|from)$/.test(t.word),
    );
  const own = new Set(stemsOf(text).map((s) => lexicon.meaning(s)));
  return wanted.length > 0 && wanted.every((t) => own.has(lexicon.meaning(t.stem)));
}

const isStop = (word: string) => /^(?:,|;|:|\.|but|while|whereas|so|\()$/.test(word);
function clauseStart(sentence: Sentence, at: number): number {
  for (let i = at - 1; i >= 0; i -= 1) if (isStop(sentence.tokens[i]?.word ?? '')) return i;
  return 0;
}
function clauseEnd(sentence: Sentence, at: number): number {
  for (let i = at; i < sentence.tokens.length; i += 1) if (isStop(sentence.tokens[i]?.word ?? '')) return i;
  return sentence.tokens.length;
}
