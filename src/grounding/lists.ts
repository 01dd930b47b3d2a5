import type { Span } from './annotate.ts';
import { commonItems } from './counts.ts';
import type { Evidence } from './evidence.ts';
import { cuesIn, marksIn, type Sentence, spansWith } from './sentence.ts';

/** Claims about lists: what leads one, what comes next, what roles have in common. */

/** Items of ranked lists in the clause of a word such as "top". */
export function rankedNear(sentence: Sentence, span: Span): Evidence[] {
  const clause = { from: Math.max(0, span.from - 14), to: span.to + 14 };
  return sentence.spans
    .filter((s) => s.from >= clause.from && s.to <= clause.to && !s.roles)
    .flatMap((s) => s.values ?? [])
    .filter(isRanked);
}

/** What is said to lead a list stands first in it, for every role it is said of. */
export function leads(sentence: Sentence, span: Span): boolean | null {
  const next = spansWith(sentence, 'next')[0]?.from ?? Number.POSITIVE_INFINITY;
  const listed = sentence.spans.filter((s) => s.from < next && s.values?.some(isRanked));
  const named = new Set(sentence.groups.flatMap((g) => g.roles));
  const who = named.size > 0 ? named : new Set(sentence.memory.subject ?? sentence.of.roles.map((r) => r.id));
  const within = (s: Span, places: number) =>
    (s.values ?? []).some((e) => isRanked(e) && who.has(e.role) && e.rank < places);
  if (listed.length > 2 || namesSeveral(sentence, span))
    return listed.every((s) => within(s, Math.max(listed.length, 1)));
  const closest = listed.findLast((s) => s.to <= span.from) ?? listed.find((s) => s.from >= span.to);
  if (!closest) return null;
  const group = sentence.groups.find((g) => g.from >= span.from) ?? sentence.groups[0];
  const first = (role: string) => (closest.values ?? []).some((e) => e.role === role && e.rank === 0);
  return (group?.roles ?? [...who]).every(first) || listed.every((s) => within(s, 1));
}

/** "top skills": a plural within three words of "top". */
const namesSeveral = (sentence: Sentence, span: Span) =>
  sentence.tokens
    .slice(span.to, span.to + 3)
    .some((t) => /s$/.test(t.word) && t.word !== t.stem && !t.owns && !/^(?:lists|is|roles)$/.test(t.word));

/** How many places down a list "followed by" may reach: a tie may stand between. */
const NEXT = 2;

/** What is said to come next has the next share of its list. */
export function follows(sentence: Sentence, span: Span): boolean | null {
  const ranked = sentence.spans.filter((s) => s.values?.some(isRanked));
  const first = ranked.find((s) => s.from >= span.to) ?? ranked[0];
  if (!first) return null;
  const before = ranked.filter((s) => s.to <= span.from).flatMap((s) => s.values ?? []);
  return (first.values ?? []).some((e) => {
    if (!isRanked(e) || e.rank === 0) return false;
    const ranks = [before, sentence.memory.last].map((said) =>
      said.filter((l) => l.field === e.field && l.role === e.role).map((l) => l.rank ?? 0),
    );
    const last = Math.max(...(ranks.find((r) => r.length > 0) ?? [0]));
    return e.rank >= last && e.rank <= last + NEXT;
  });
}

const isRanked = (e: Evidence): e is Evidence & { rank: number } => e.rank !== null && e.number !== null;

/** "share", "in common": what is listed stands with every role; null where it is said of figures or of nothing. */
export function shares(sentence: Sentence, span: Span): boolean | null {
  const ofPeople = span.marks.every((m) => m.kind === 'shared') && span.to - span.from === 1;
  if (ofPeople && sentence.figures.some((f) => f.unit === 'percent')) return null;
  const larger = sentence.spans.some(
    (s) => s.to === span.from && s.marks.some((m) => m.kind === 'direction'),
  );
  if (ofPeople && larger) return null;
  const { byRole, roles } = sentence.of;
  if (roles.length < 2) return null;
  const named = new Set(sentence.spans.flatMap((s) => s.values ?? []).map((e) => e.text.toLowerCase()));
  if (named.size === 0) {
    if (sentence.figures.length > 0 || marksIn(sentence, 'frame').length > 0) return null;
    const { topics } = cuesIn(sentence, 0, sentence.tokens.length);
    return commonItems(sentence, new Set(topics.flatMap((t) => [...t]))).length > 0;
  }
  const has = (role: string, text: string) =>
    (byRole.get(role) ?? []).some((e) => e.text.toLowerCase() === text);
  return [...named].every((text) => roles.every((r) => has(r.id, text)));
}
