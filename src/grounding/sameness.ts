import type { Span } from './annotate.ts';
import type { Evidence } from './evidence.ts';
import { fits } from './fit.ts';
import { clauseAround, cuesIn, inherit, type Sentence } from './sentence.ts';

/** Claims that values are equal, near, or different. */

/** How far apart values may be that are called similar, as a part of the larger. */
const CLOSE = 0.1;

/** "the same", "similar": all values of the named fields are equal, or near; null where nothing is compared. */
export function sameness(sentence: Sentence, span: Span, how: 'same' | 'similar'): boolean | null {
  const negated = sentence.tokens.slice(Math.max(0, span.from - 2), span.from).some((t) => t.word === 'not');
  const verdict = allEqual(sentence, span, how);
  if (verdict !== null) return negated ? !verdict : verdict;
  if (negated) return false;
  const anchored = sentence.figures.length > 0 || sentence.spans.some((s) => s.values);
  return how === 'same' && !anchored ? false : null;
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
export function differs(sentence: Sentence, span: Span): boolean | null {
  const before = sentence.tokens.slice(Math.max(0, span.from - 3), span.from).map((t) => t.word);
  const negated = before.some((w) => /^(?:no|not|never|without|hardly)$/.test(w));
  const equal = allEqual(sentence, span, 'same');
  if (equal === null) return negated ? false : null;
  return negated ? equal : !equal;
}
