import type { Span } from './annotate.ts';
import type { Evidence } from './evidence.ts';
import { marksIn, type Sentence } from './sentence.ts';

/** Words of comparison that are read elsewhere: in a figure, in a fact's own words, or in an honest gap. */

/** Claims of equality are always looked up; so is the place in a list, even where a fact has the word. */
const EQUALITY = new Set(['same', 'differ', 'similar']);
const PLACE = new Set(['first', 'next', 'shared']);

/** Whether a comparison needs no look-up of its own. */
export function explained(sentence: Sentence, span: Span, gap: boolean, used: readonly Evidence[]): boolean {
  const kinds = new Set(span.marks.map((m) => m.kind));
  if (span.figure || span.roles || kinds.has('denial') || marksIn(sentence, 'incomparable').length > 0)
    return true;
  if (readWithFigure(sentence, span)) return true;
  if (gap && !kinds.has('same') && !kinds.has('differ')) return true;
  if (!kinds.isDisjointFrom(EQUALITY) || !kinds.isDisjointFrom(PLACE)) return false;
  const run = sentence.tokens.slice(span.from, span.to).map((t) => sentence.of.lexicon.meaning(t.stem));
  return used.some((e) => e.text !== '' && run.every((m) => e.meanings.has(m)));
}

/** "31% extra", "$50.02 less $22.51": the check of the figure has read the word. */
function readWithFigure(sentence: Sentence, span: Span): boolean {
  if (!span.marks.some((m) => m.kind === 'direction')) return false;
  const minus = sentence.tokens[span.from]?.word === 'less';
  if (minus && sentence.figures.some((f) => f.from === span.to)) return true;
  const figure = sentence.figures.find((f) => f.to === span.from);
  if (!figure || sentence.groups.some((g) => g.from >= span.to && g.object)) return false;
  return !subjectBefore(sentence, figure.from);
}

/** A role named since the last comma: it is the one said to have more. */
function subjectBefore(sentence: Sentence, at: number): boolean {
  for (let i = at - 1; i >= 0; i -= 1) {
    if (/^(?:,|;|:|or)$/.test(sentence.tokens[i]?.word ?? '')) return false;
    if (sentence.groups.some((g) => g.from <= i && i < g.to)) return true;
  }
  return false;
}
