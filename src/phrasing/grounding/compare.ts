import type { Span } from './annotate.ts';
import { commonItems } from './counts.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import { type Cues, cuesIn, inherit, marksIn, type Sentence, spansWith } from './sentence.ts';

/** Which role has more, whether they are the same, what leads a list: held against the values themselves. */

const CLOSE = 0.1;

/** The first comparison of a sentence that the facts do not bear out, or null; and how many held. */
export function comparisonFault(
  sentence: Sentence,
  explained: (span: Span) => boolean,
): { fault: string | null; held: number } {
  let held = 0;
  for (const span of sentence.spans) {
    if (explained(span)) continue;
    const verdict = checkSpan(sentence, span);
    if (verdict === null) continue;
    if (!verdict) return { fault: `the facts do not bear out "${textOf(sentence, span)}"`, held };
    held += 1;
  }
  return { fault: null, held };
}

const textOf = (sentence: Sentence, span: Span) =>
  sentence.tokens
    .slice(span.from, span.to)
    .map((t) => t.word)
    .join(' ');

/** True: borne out; false: not; null: nothing is compared. */
function checkSpan(sentence: Sentence, span: Span): boolean | null {
  const kinds = new Set(span.marks.map((m) => m.kind));
  if (kinds.has('similar')) return sameness(sentence, span, 'similar');
  if (kinds.has('same')) return sameness(sentence, span, 'same');
  if (kinds.has('differ')) return differs(sentence, span);
  if (kinds.has('margin')) return margin(sentence, span);
  if (kinds.has('first') && rankedNear(sentence, span).length > 0) return leads(sentence, span);
  if (kinds.has('next') && rankedNear(sentence, span).length > 0) return follows(sentence, span);
  if (kinds.has('shared')) return shares(sentence, span);
  const direction = span.marks.find((m) => m.kind === 'direction')?.value;
  if (direction && !kinds.has('bound')) return goes(sentence, span, direction as 'more' | 'less');
  return null;
}

/** "by a wide margin": the role that the question asks for, by its own measure. */
function margin(sentence: Sentence, span: Span): boolean {
  const asked = sentence.question.toLowerCase();
  const { more = [], less = [] } = sentence.of.lexicon.file.directions;
  const says = (words: readonly string[]) => words.some((w) => new RegExp(`\\b${w}\\b`).test(asked));
  return says(less) !== says(more) && goes(sentence, span, says(more) ? 'more' : 'less');
}

/** The roles on both sides of "more than": who is said to have more, and than whom. */
function sides(
  sentence: Sentence,
  span: Span,
): { subject: readonly string[]; object: readonly string[] } | null {
  const all = sentence.of.roles.map((r) => r.id);
  const single = sentence.groups.filter((g) => g.roles.length === 1);
  const object = single.find(
    (g) =>
      g.from >= span.to &&
      (g.object || (g.attached && /^(?:of|by)$/.test(sentence.tokens[g.from - 1]?.word ?? ''))),
  );
  const behind = single.filter((g) => g.to <= span.from && !g.object);
  const own = behind.at(-1) ?? single.find((g) => g.from >= span.to && g !== object && !g.object);
  const subject = own?.roles ?? (sentence.memory.subject?.length === 1 ? sentence.memory.subject : undefined);
  const attachedOnly = !own && object ? object.roles : undefined;
  const who = subject ?? attachedOnly;
  if (!who) return null;
  const than =
    single.find((g) => g.from >= span.to && g.object)?.roles ??
    (object && object.roles[0] !== who[0] ? object.roles : undefined);
  const rest = than ?? all.filter((r) => !who.includes(r));
  return rest.length > 0 && !rest.includes(who[0] ?? '') ? { subject: who, object: rest } : null;
}

/** Every field that the comparison can be about must point the same way. */
function goes(sentence: Sentence, span: Span, direction: 'more' | 'less'): boolean {
  const both = sides(sentence, span);
  if (!both) return false;
  const values = comparable(sentence, span);
  const [subject = ''] = both.subject;
  const verdicts = values.flatMap(({ field, label }) =>
    both.object.map((other) => {
      const a = amountOf(sentence, subject, field, label);
      const b = amountOf(sentence, other, field, label);
      return a === null || b === null ? null : direction === 'more' ? a > b : a < b;
    }),
  );
  const known = verdicts.filter((v) => v !== null);
  return known.length > 0 && known.every((v) => v);
}

/** The fields, and list items, that a comparison can be about: those it names, else those of before. */
function comparable(sentence: Sentence, span: Span): { field: string; label: string }[] {
  const named = span.fields ? [span.fields] : [];
  const clause = clauseAround(sentence, span);
  const own = cuesIn(sentence, clause.from, clause.to);
  const wide = cuesIn(sentence, 0, sentence.tokens.length);
  const cues: Cues = inherit(
    {
      ...(own.topics.length > 0 ? own : wide),
      topics: [...named, ...(own.topics.length > 0 ? own.topics : wide.topics)],
    },
    sentence.memory.cues,
  );
  const labels = sentence.spans.flatMap((s) => s.values ?? []).filter((e) => e.number !== null);
  const open: Cues = { ...cues, modes: new Set(), bound: null };
  const fields = sentence.of.all.filter((e) =>
    e.text
      ? labels.some((l) => l.text === e.text && l.field === e.field) ||
        (educationStep(e) > 0 && fits(e.field, open, sentence.of, false) && cues.topics.length > 0)
      : fits(e.field, open, sentence.of, false) && (cues.topics.length > 0 || cues.statistics.size > 0),
  );
  const found = new Map(
    fields.map((e) => [
      `${e.field.id} ${e.number === null ? '' : e.text}`,
      { field: e.field.id, label: e.number === null && !e.range ? e.text && '*' : e.text },
    ]),
  );
  return [...found.values()];
}

function clauseAround(sentence: Sentence, span: Span): { from: number; to: number } {
  const breaks = sentence.tokens.flatMap((t, i) =>
    /^(?:,|;|:|\.|while|whereas|but|and|so)$/.test(t.word) ? [i] : [],
  );
  return {
    from: Math.max(0, ...breaks.filter((i) => i < span.from)),
    to: Math.min(sentence.tokens.length, ...breaks.filter((i) => i >= span.to)),
  };
}

/** A number to compare by: a value, the share of an item, both ends of a range, a step of education. */
function amountOf(sentence: Sentence, role: string, field: string, label: string): number | null {
  const mine = (sentence.of.byRole.get(role) ?? []).filter((e) => e.field.id === field);
  if (label === '*') return mine.map(educationStep).find((n) => n > 0) ?? null;
  const e = mine.find((o) => o.text === label);
  if (!e) return null;
  return e.number ?? (e.range ? (e.range.min + e.range.max) / 2 : null);
}

const STEPS = [
  /no formal/i,
  /high school|ged/i,
  /some college/i,
  /nondegree|certificate/i,
  /associate/i,
  /bachelor/i,
  /master/i,
  /doctor|professional degree/i,
];
/** How far up a phrase of education stands; 0 where it names none. */
function educationStep(e: Evidence): number {
  return e.number === null && e.text ? STEPS.findLastIndex((s) => s.test(e.text)) + 1 : 0;
}

/** "the same", "alike": all values of the named fields are equal, or near. */
function sameness(sentence: Sentence, span: Span, how: 'same' | 'similar'): boolean | null {
  const negated =
    sentence.tokens[span.from - 1]?.word === 'not' || sentence.tokens[span.from - 2]?.word === 'not';
  const verdict = allEqual(sentence, span, how);
  if (verdict === null)
    return negated
      ? false
      : sentence.figures.length > 0 || sentence.spans.some((s) => s.values)
        ? null
        : how === 'similar'
          ? null
          : false;
  return negated ? !verdict : verdict;
}

function allEqual(sentence: Sentence, span: Span, how: 'same' | 'similar'): boolean | null {
  const clause = clauseAround(sentence, span);
  const own = cuesIn(sentence, clause.from, clause.to);
  const wide = cuesIn(sentence, 0, sentence.tokens.length);
  const cues = inherit(
    { ...(own.topics.length > 0 ? own : wide), modes: new Set() },
    { ...sentence.memory.cues },
  );
  const labels = sentence.spans.flatMap((s) => s.values ?? []).filter((e) => e.number !== null);
  const [first = '', ...rest] = sentence.of.roles.map((r) => r.id);
  const narrow = cues.topics.some((t) => t.size <= 3);
  const mine = (sentence.of.byRole.get(first) ?? []).filter((e) => {
    if (!cues.topics.some((t) => t.has(e.field.id))) return false;
    if (e.text && e.number !== null && labels.length > 0) return labels.some((l) => l.text === e.text);
    return fits(e.field, { ...cues, period: null }, sentence.of, false);
  });
  const checked = mine.filter((e) => !e.text || narrow || how === 'similar');
  if (checked.length === 0 || rest.length === 0) return null;
  return checked.every((e) =>
    rest.every((r) => {
      const same = (sentence.of.byRole.get(r) ?? []).filter((o) => o.field === e.field);
      return same.some((o) => equalValues(e, o, how, labels.length > 0));
    }),
  );
}

function equalValues(a: Evidence, b: Evidence, how: 'same' | 'similar', shares: boolean): boolean {
  if (a.text.toLowerCase() !== b.text.toLowerCase()) return false;
  if (a.text && !shares && how === 'same') return true;
  const near = (x: number, y: number) =>
    how === 'same' ? x === y : Math.abs(x - y) <= CLOSE * Math.max(Math.abs(x), Math.abs(y)) + 0.5;
  if (a.range && b.range) return near(a.range.min, b.range.min) && near(a.range.max, b.range.max);
  return a.number === null || b.number === null ? a.number === b.number : near(a.number, b.number);
}

/** "differ", "a gap": not all equal; with a negation before it, all equal. */
function differs(sentence: Sentence, span: Span): boolean | null {
  const before = sentence.tokens.slice(Math.max(0, span.from - 3), span.from).map((t) => t.word);
  const negated = before.some((w) => /^(?:no|not|never|without|hardly)$/.test(w));
  const equal = allEqual(sentence, span, 'same');
  if (equal === null) return negated ? false : null;
  return negated ? equal : !equal;
}

/** Items of ranked lists in the clause of a word such as "top". */
function rankedNear(sentence: Sentence, span: Span): Evidence[] {
  const clause = { from: Math.max(0, span.from - 14), to: span.to + 14 };
  return sentence.spans
    .filter((s) => s.from >= clause.from && s.to <= clause.to && !s.roles)
    .flatMap((s) => s.values ?? [])
    .filter((e) => e.rank !== null && e.number !== null);
}

/** What is said to lead a list stands first in it, for every role it is said of. */
function leads(sentence: Sentence, span: Span): boolean | null {
  const plural = sentence.tokens
    .slice(span.to, span.to + 3)
    .some((t) => /s$/.test(t.word) && t.word !== t.stem && !t.owns && !/^(?:lists|is|roles)$/.test(t.word));
  const spans = sentence.spans.filter((s) => s.values?.some((e) => e.rank !== null && e.number !== null));
  const next = spansWith(sentence, 'next')[0]?.from ?? Number.POSITIVE_INFINITY;
  const listed = spans.filter((s) => s.from < next);
  const roles = (items: readonly Span[]) =>
    new Set(sentence.groups.filter((g) => items.length > 0).flatMap((g) => g.roles));
  const who =
    roles(listed).size > 0
      ? roles(listed)
      : new Set(sentence.memory.subject ?? sentence.of.roles.map((r) => r.id));
  const tops = (s: Span, most: number) =>
    (s.values ?? []).some((e) => who.has(e.role) && (e.rank ?? 99) < most);
  if (plural || listed.length > 2) return listed.every((s) => tops(s, Math.max(listed.length, 1)));
  const closest = listed.filter((s) => s.to <= span.from).at(-1) ?? listed.find((s) => s.from >= span.to);
  if (!closest) return null;
  const group = sentence.groups.filter((g) => g.from >= span.from)[0] ?? sentence.groups[0];
  const owners = group?.roles ?? [...who];
  return (
    owners.every((r) => (closest.values ?? []).some((e) => e.role === r && e.rank === 0)) ||
    listed.every((s) => tops(s, 1))
  );
}

/** What is said to come next has the next share of its list. */
function follows(sentence: Sentence, span: Span): boolean | null {
  const after = sentence.spans.filter(
    (s) => s.from >= span.to && s.values?.some((e) => e.rank !== null && e.number !== null),
  );
  const around =
    after.length > 0 ? after : sentence.spans.filter((s) => s.values?.some((e) => e.rank !== null));
  const first = around[0];
  if (!first) return null;
  const earlier = sentence.spans
    .filter((s) => s.to <= span.from && s.values?.some((e) => e.rank !== null && e.number !== null))
    .flatMap((s) => s.values ?? []);
  const last = earlier.length > 0 ? earlier : sentence.memory.last;
  return (first.values ?? []).some(
    (e) =>
      e.rank !== null &&
      e.rank > 0 &&
      (last.length === 0 ||
        last.some(
          (l) =>
            l.field === e.field &&
            l.role === e.role &&
            e.rank !== null &&
            l.rank !== null &&
            e.rank >= l.rank &&
            e.rank <= Math.max(1, l.rank + 2),
        )),
  );
}

/** "share", "in common": what is listed stands with every role. */
function shares(sentence: Sentence, span: Span): boolean | null {
  if (
    sentence.figures.some((f) => f.unit === 'percent') &&
    marksIn(sentence, 'shared', span.from, span.to).length > 0 &&
    !/common/.test(textOf(sentence, span))
  )
    return null;
  if (sentence.of.roles.length < 2) return null;
  const named = sentence.spans.flatMap((s) => s.values ?? []);
  if (named.length === 0)
    return sentence.figures.length > 0
      ? null
      : marksIn(sentence, 'frame').length > 0
        ? null
        : commonItems(
            sentence,
            new Set(cuesIn(sentence, 0, sentence.tokens.length).topics.flatMap((t) => [...t])),
          ).length > 0;
  const texts = new Set(named.map((e) => e.text.toLowerCase()));
  return [...texts].every((t) =>
    sentence.of.roles.every((r) =>
      (sentence.of.byRole.get(r.id) ?? []).some((e) => e.text.toLowerCase() === t),
    ),
  );
}
