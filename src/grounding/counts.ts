import type { Evidence } from './evidence.ts';
import type { Figure } from './numbers.ts';
import { marksIn, type Sentence } from './sentence.ts';
import { stem } from './words.ts';

const ROLE_NOUNS = new Set(['role', 'job', 'occupation', 'position', 'one'].map(stem));
const SOURCE_NOUNS = new Set(['article', 'source'].map(stem));
const LARGEST_COUNT = 60;

/** "two roles", "three skills in common", "six skills are listed": a count of what the facts list; undefined when it is none or wrong. */
export function countHolds(
  sentence: Sentence,
  figure: Figure,
  roles: readonly string[] | null,
): Evidence[] | undefined {
  const [n = -1] = figure.values;
  if (
    figure.unit !== 'plain' ||
    figure.values.length > 1 ||
    !Number.isInteger(n) ||
    n > LARGEST_COUNT ||
    figure.nearness !== 'exact'
  )
    return undefined;
  const next = sentence.tokens.slice(figure.to, figure.to + 4);
  if (next.slice(0, 1).some((t) => ROLE_NOUNS.has(t.stem)))
    return n === sentence.of.roles.length ? [] : undefined;
  if (next.slice(0, 2).some((t) => SOURCE_NOUNS.has(t.stem)))
    return n === new Set(sentence.of.all.map((e) => e.fact.source)).size ? [] : undefined;
  const before = sentence.tokens[figure.from - 1]?.word ?? '';
  if (/^(?:the|these|those)$/.test(before) && n === sentence.of.roles.length && n > 1) return [];
  const topic = sentence.spans.find((s) => s.fields && s.from >= figure.to && s.from <= figure.to + 4);
  const who = roles ?? sentence.of.roles.map((r) => r.id);
  if (!topic?.fields) return undefined;
  const lists = listsOf(sentence, topic.fields);
  if (marksIn(sentence, 'shared').length > 0) {
    const common = commonItems(sentence, topic.fields);
    return common.length === n ? common : undefined;
  }
  const top = marksIn(sentence, 'first', Math.max(0, figure.from - 2), figure.from + 2).length > 0;
  const named = sentence.spans.filter(
    (s) => s.from >= figure.to && s.values?.some((e) => topic.fields?.has(e.field.id)),
  ).length;
  const right = who.every((role) =>
    lists.some((l) => l.role === role && (l.items === n || (top && named === n && l.items >= n))),
  );
  return right ? [] : undefined;
}

function listsOf(sentence: Sentence, fields: ReadonlySet<string>): { role: string; items: number }[] {
  const counts = new Map<string, { role: string; items: number }>();
  for (const e of sentence.of.all) {
    if (!fields.has(e.field.id) || !e.text) continue;
    const key = `${e.role} ${e.field.id}`;
    counts.set(key, { role: e.role, items: (counts.get(key)?.items ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** What the lists of all roles have in common, or what a source says they share. */
export function commonItems(sentence: Sentence, fields: ReadonlySet<string>): Evidence[] {
  const [first, ...rest] = sentence.of.roles.map((r) => r.id);
  const of = (role: string | undefined) =>
    (sentence.of.byRole.get(role ?? '') ?? []).filter((e) => e.text && fields.has(e.field.id));
  const everywhere = of(first).filter((e) =>
    rest.every((r) =>
      of(r).some((o) => o.field === e.field && o.text.toLowerCase() === e.text.toLowerCase()),
    ),
  );
  const said = everywhere.filter((e) => /shared/.test(e.field.id));
  return said.length > 0 ? said : [...new Map(everywhere.map((e) => [e.text.toLowerCase(), e])).values()];
}
