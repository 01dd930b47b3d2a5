import type { Span } from './annotate.ts';
import { rolesAt } from './bind.ts';
import type { Evidence } from './evidence.ts';
import { cuesIn, type Sentence } from './sentence.ts';

/** Where a value stands among others: more than half of a whole, the highest of all roles, level with the rest. */

/** Per cent of a whole beyond which one is its majority. */
const HALF = 50;

/** "Men are the majority", "women are in the minority": the share of the nearest label; false where none is named. */
export function isHalf(sentence: Sentence, span: Span, side: 'more' | 'less'): boolean {
  const labelled = sentence.spans.filter((s) => !s.roles && s.values?.some((e) => e.number !== null));
  const label = labelled.findLast((s) => s.to <= span.from) ?? labelled.find((s) => s.from >= span.to);
  const roles = rolesAt(sentence, span.from, span.to) ?? sentence.of.roles.map((r) => r.id);
  return roles.every((role) =>
    (label?.values ?? []).some(
      (e) => e.role === role && e.number !== null && (side === 'more' ? e.number > HALF : e.number < HALF),
    ),
  );
}

/** "Highest: directors": of the figures that the draft has just given, the role has the highest, or the lowest. */
export function isExtreme(sentence: Sentence, span: Span, highest: boolean): boolean {
  const [role, ...more] = sentence.groups.find((g) => g.from > span.to)?.roles ?? [];
  if (role === undefined || more.length > 0) return false;
  return [...sentence.memory.recent].every((field) => {
    const given = sentence.of.all.filter((e) => e.field.id === field && !e.text && e.number !== null);
    const own = given.find((e) => e.role === role)?.number;
    const all = given.map((e) => e.number ?? 0);
    return all.length > 1 && own === (highest ? Math.max(...all) : Math.min(...all));
  });
}

type Amount = (sentence: Sentence, role: string, field: string, label: string) => number | null;

/** "neither earns more": what is compared is equal for all roles. */
export function levels(
  sentence: Sentence,
  compared: readonly { field: string; label: string }[],
  amountOf: Amount,
): boolean {
  const amounts = compared.map(({ field, label }) =>
    sentence.of.roles.map((r) => amountOf(sentence, r.id, field, label)),
  );
  const known = amounts.filter((row) => row.every((n) => n !== null));
  return known.length > 0 && known.every((row) => row.every((n) => n === row[0]));
}

/** "The average is higher", after the median of the same role: two statistics of one measure; null where it is not so. */
export function statisticRight(sentence: Sentence, direction: 'more' | 'less'): boolean | null {
  const { subject, recent } = sentence.memory;
  const [role, ...more] = sentence.of.roles.length === 1 ? [sentence.of.roles[0]?.id] : (subject ?? []);
  const named = sentence.groups.every((g) => g.roles.length === 1 && g.roles[0] === role);
  if (role === undefined || more.length > 0 || !named) return null;
  const { statistics } = cuesIn(sentence, 0, sentence.tokens.length);
  const mine = (sentence.of.byRole.get(role) ?? []).filter((e) => !e.text && e.number !== null);
  const said = mine.filter((e) => statistics.has(e.field.statistic ?? ''));
  const before = mine.filter((e) => recent.has(e.field.id));
  const alike = (a: Evidence, b: Evidence) =>
    a !== b && a.field.measure === b.field.measure && a.field.unit === b.field.unit;
  const pairs = said.flatMap((a) => before.filter((b) => alike(a, b)).map((b) => [a, b] as const));
  if (pairs.length === 0) return null;
  return pairs.every(([a, b]) =>
    direction === 'more' ? (a.number ?? 0) > (b.number ?? 0) : (a.number ?? 0) < (b.number ?? 0),
  );
}
