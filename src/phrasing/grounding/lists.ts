import type { Span } from './annotate.ts';
import { commonItems } from './counts.ts';
import type { Evidence } from './evidence.ts';
import { cuesIn, marksIn, quote, type Sentence, spansWith } from './sentence.ts';

/** Claims about lists: what leads one, what comes next, what roles have in common. */

/** Items of ranked lists in the clause of a word such as "top". */
export function rankedNear(sentence: Sentence, span: Span): Evidence[] {
  const clause = { from: Math.max(0, span.from - 14), to: span.to + 14 };
  return sentence.spans
    .filter((s) => s.from >= clause.from && s.to <= clause.to && !s.roles)
    .flatMap((s) => s.values ?? [])
    .filter((e) => e.rank !== null && e.number !== null);
}

/** What is said to lead a list stands first in it, for every role it is said of. */
export function leads(sentence: Sentence, span: Span): boolean | null {
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
export function follows(sentence: Sentence, span: Span): boolean | null {
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
export function shares(sentence: Sentence, span: Span): boolean | null {
  if (
    sentence.figures.some((f) => f.unit === 'percent') &&
    marksIn(sentence, 'shared', span.from, span.to).length > 0 &&
    !/common/.test(quote(sentence, span.from, span.to))
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
