import { rolesTold } from '../contract/queries.ts';
import type { Query, Subject } from '../contract/query.ts';
import { cheapestCover } from '../language/cover.ts';
import type { English } from '../language/english.ts';
import { framedBy } from './reading/frames.ts';
import { is, type Reading, type Span, spansOf } from './reading/reading.ts';

/** A cover that costs so little more than the cheapest may as well be meant. */
const CLOSE = 0.12;
/** The kinds of words that a question is about; for these the choice of a cover matters. */
const MATTERS = ['title', 'mention', 'aspect', 'field', 'most', 'least', 'group', 'place', 'level', 'label'];
/** Longer texts tell a story, which many covers fit. */
const LONGEST = 40;

/** Readings that stand for what a mention may not have meant. */
const WIDE = ['family', 'member', 'nearest'];

/** The reason why a second reader may read a question differently. */
export type Doubt = 'runner-up' | 'frame' | 'family';

/**
 * Returns what speaks against a reading: a cover that costs hardly more and is about something else, a sentence whose form
 * asks for another subject, or a word for a family beside words that nothing was made of.
 */
export function doubtOf(reading: Reading, query: Query, english: English): Doubt | null {
  if (isFamilyAlone(query)) return 'family';
  if (asksOtherwise(reading, query, english)) return 'frame';
  return hasRunnerUp(reading) ? 'runner-up' : null;
}

/** A family, or the nearest title, stands for a role that other words of the question may have named. */
function isFamilyAlone(query: Query): boolean {
  const wide = rolesTold(query).some(({ reading }) => reading !== null && WIDE.includes(reading));
  return wide && query.unused.length > 0;
}

function asksOtherwise(reading: Reading, query: Query, english: English): boolean {
  const subject: Subject | null = 'subject' in query ? query.subject : null;
  if (!subject || subject.aspects.length === 0 || spansOf(reading, 'title').length === 0) return false;
  return framedBy(reading, english).some(
    (value) =>
      ![...subject.aspects, ...subject.fields].some((one) => value === one || value.startsWith(`${one}.`)),
  );
}

function hasRunnerUp({ tokens, spans, lost }: Reading): boolean {
  if (tokens.length > LONGEST) return false;
  const price = priceOf(spans);
  const all = [...spans, ...lost];
  return spans.some((chosen) => {
    if (!is(chosen, ...MATTERS)) return false;
    const rest = all.filter((one) => one !== chosen);
    const far = tokens.length * 10;
    const gap = (at: number): Span => ({ ...chosen, from: at, to: at + 1, kind: 'unknown', price: far });
    const other = cheapestCover(tokens.length, rest, far, gap);
    return priceOf(other) - price < CLOSE && about(other) !== about(spans);
  });
}

const priceOf = (spans: readonly Span[]) => spans.reduce((sum, { price }) => sum + price, 0);

/** Returns the content of a cover: its words that matter, each with its kind. */
const about = (spans: readonly Span[]) =>
  spans.flatMap((span) => (is(span, ...MATTERS) ? [`${span.kind} ${span.from}`] : [])).join();
