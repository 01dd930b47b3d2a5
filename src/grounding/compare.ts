import type { Span } from './annotate.ts';
import { rolesAt } from './bind.ts';
import type { Evidence } from './evidence.ts';
import { fits, unitFits } from './fit.ts';
import { follows, leads, rankedNear, shares } from './lists.ts';
import { isExtreme, isHalf, levels, statisticRight } from './places.ts';
import { differs, sameness } from './sameness.ts';
import { type Cues, clauseAround, cuesIn, inherit, quote, type Sentence } from './sentence.ts';

/** Which role has more, whether they are the same, what leads a list: held against the values themselves. */

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
    if (!verdict) return { fault: `the facts do not bear out ${quote(sentence, span.from, span.to)}`, held };
    held += 1;
  }
  return { fault: null, held };
}

/** True: borne out; false: not; null: nothing is compared. */
function checkSpan(sentence: Sentence, span: Span): boolean | null {
  const kinds = new Set(span.marks.map((m) => m.kind));
  if (kinds.has('similar')) return sameness(sentence, span, 'similar');
  if (kinds.has('same')) return sameness(sentence, span, 'same');
  if (kinds.has('differ')) return differs(sentence, span);
  const half = span.marks.find((m) => m.kind === 'half')?.value;
  if (half) return isHalf(sentence, span, half === 'majority' ? 'more' : 'less');
  if (kinds.has('margin')) return margin(sentence, span);
  if (kinds.has('first') && rankedNear(sentence, span).length > 0) return leads(sentence, span);
  if (kinds.has('next') && rankedNear(sentence, span).length > 0) return follows(sentence, span);
  if (kinds.has('shared')) return shares(sentence, span);
  const trend = span.marks.find((m) => m.kind === 'trend')?.value;
  if (trend && sentence.figures.length === 0) return moves(sentence, span, trend as 'up' | 'down');
  const direction = span.marks.find((m) => m.kind === 'direction')?.value;
  const colon = sentence.tokens[span.to]?.word === ':';
  if (direction && colon && sentence.groups.some((g) => g.from === span.to + 1))
    return isExtreme(sentence, span, direction === 'more');
  if (direction && !kinds.has('bound')) return goes(sentence, span, direction as 'more' | 'less');
  return null;
}

/** "growing", "set to decline": the sign of the growth of each role it is said of; null where none has one. */
function moves(sentence: Sentence, span: Span, trend: 'up' | 'down'): boolean | null {
  const roles = rolesAt(sentence, span.from, span.to) ?? sentence.of.roles.map((r) => r.id);
  const growth = roles.map((role) =>
    (sentence.of.byRole.get(role) ?? []).find((e) => span.fields?.has(e.field.id) && e.number !== null),
  );
  if (growth.some((e) => e === undefined)) return null;
  return growth.every((e) => (trend === 'up' ? (e?.number ?? 0) > 0 : (e?.number ?? 0) < 0));
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

/** Every field that the comparison can be about must point the same way; with "not" before it, the other. */
function goes(sentence: Sentence, span: Span, direction: 'more' | 'less'): boolean {
  const denied = sentence.tokens.slice(Math.max(0, span.from - 2), span.from).some((t) => t.word === 'not');
  const right = labelsRight(sentence, span, direction) ?? figuresRight(sentence, span, direction);
  if (right !== null) return right !== denied;
  if (isLevelled(sentence, span)) return levels(sentence, comparable(sentence, span), amountOf);
  const middle = statisticRight(sentence, direction);
  if (middle !== null) return middle !== denied;
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
  return known.length > 0 && known.every((v) => v !== denied);
}

/** "neither earns more": nobody has more than the others. */
const isLevelled = (sentence: Sentence, span: Span) =>
  sentence.tokens.slice(0, span.from).some((t) => sentence.of.lexicon.structure.level.has(t.word));

const isRight = (a: number, b: number, direction: 'more' | 'less') => (direction === 'more' ? a > b : a < b);

/** "$65,000, below the officer's $98,000": two figures, and no role since the first; null where it is not so. */
function figuresRight(sentence: Sentence, span: Span, direction: 'more' | 'less'): boolean | null {
  const before = sentence.figures.findLast((f) => f.to <= span.from);
  const after = sentence.figures.find((f) => f.from >= span.to);
  if (!before || !after || before.unit !== after.unit || sentence.tokens[before.to]?.word !== ',')
    return null;
  if (sentence.groups.some((g) => g.from >= before.to && g.to <= span.from)) return null;
  return isRight(before.values[0] ?? 0, after.values[0] ?? 0, direction);
}

/** "more men than women", "troubleshooting ranks ahead of repairing": two items of one list; null where it is not so. */
function labelsRight(sentence: Sentence, span: Span, direction: 'more' | 'less'): boolean | null {
  const shares = (s: Span | undefined) =>
    (s?.values ?? []).filter((e) => e.rank !== null && e.number !== null);
  const listed = sentence.spans.filter((s) => !s.roles && shares(s).length > 0);
  const behind = listed.filter((s) => s.from >= span.to);
  const than = behind.length > 1 && sentence.tokens[(behind[1]?.from ?? 0) - 1]?.word === 'than';
  const alone = sentence.of.roles.length === 1 ? listed.findLast((s) => s.to <= span.from) : undefined;
  const [first, second] = than ? [behind[0], behind[1]] : [alone, behind[0]];
  if (!first || !second) return null;
  const roles = rolesAt(sentence, span.from, span.to) ?? sentence.of.roles.map((r) => r.id);
  return roles.every((role) =>
    shares(first).some((a) =>
      shares(second).some(
        (b) =>
          a.role === role &&
          b.role === role &&
          a.field === b.field &&
          isRight(a.number ?? 0, b.number ?? 0, direction),
      ),
    ),
  );
}

/** The fields, and list items, that a comparison can be about: those it names, else those of before. */
function comparable(sentence: Sentence, span: Span): { field: string; label: string }[] {
  const spoken = span.fields ? [span.fields] : [];
  const clause = clauseAround(sentence, span);
  const own = cuesIn(sentence, clause.from, clause.to);
  const wide = cuesIn(sentence, 0, sentence.tokens.length);
  const cues: Cues = inherit(
    {
      ...(own.topics.length > 0 || own.statistics.size > 0 ? own : wide),
      topics: [...spoken, ...(own.topics.length > 0 || own.statistics.size > 0 ? own.topics : wide.topics)],
    },
    sentence.memory.cues,
  );
  const listed = sentence.spans.flatMap((s) => s.values ?? []).filter((e) => e.number !== null);
  const share = sentence.spans.some((s) => s.from === span.to && s.marks.some((m) => m.kind === 'shared'));
  const labels = share && listed.length === 0 ? sentence.memory.labels : listed;
  const open: Cues = { ...cues, modes: new Set(), bound: null };
  const named = cues.topics.length > 0;
  const fields = sentence.of.all.filter((e) => {
    if (span.fields && !span.fields.has(e.field.id)) return false;
    if (e.text && labels.some((l) => l.text === e.text && l.field === e.field)) return true;
    if (e.text) return named && educationStep(e) > 0 && fits(e.field, open, sentence.of, false);
    return fits(e.field, open, sentence.of, false);
  });
  const near = sentence.figures.filter(
    (f) => f.from >= clause.from && f.to <= clause.to && f.unit !== 'times',
  );
  const ofFigures = fields.filter((e) => near.some((f) => unitFits(e.field, f)));
  const found = new Map(
    (ofFigures.length > 0 ? ofFigures : fields).map((e) => [
      `${e.field.id} ${e.number === null ? '' : e.text}`,
      { field: e.field.id, label: e.number === null && !e.range ? e.text && '*' : e.text },
    ]),
  );
  return [...found.values()];
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
