import { titleLexicon } from '../titles/lexicon.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import type { Resolution } from '../titles/resolve.ts';
import type { QuestionLexicon } from './lexicon.ts';
import type { Reading } from './tags.ts';

/** A stretch of a question that names a role, or tries to. */
export interface Mention {
  /** As typed. */
  text: string;
  /** Its meaning words in their normal forms. */
  words: string[];
  from: number;
  to: number;
  resolution: Resolution;
}

interface Span {
  from: number;
  to: number;
}

const LONGEST_TITLE = 9;
/** Kinds of tags whose words may still be part of a title. */
const OPEN_KINDS = new Set(['group', 'place', 'home', 'trait', 'direction']);

/** Finds the mentions of a question: by the titles that the index knows, then by what is left over. */
export function findMentions(reading: Reading, titles: TitleMatcher, lexicon: QuestionLexicon): Mention[] {
  const spoken = spokenFor(reading, lexicon);
  const exact = exactSpans(reading, titles, lexicon, spoken);
  const inExact = (at: number) => exact.some((span) => at >= span.from && at < span.to);
  const content = reading.tokens.map((_, at) => inExact(at) || isContent(reading, at, lexicon, spoken));
  return runs(reading, content, exact).flatMap((run) => resolveRun(reading, run, exact, titles, lexicon));
}

/** For each token, whether a phrase of the lexicon speaks for it. */
function spokenFor(reading: Reading, lexicon: QuestionLexicon): boolean[] {
  const spoken = reading.words.map((word) => lexicon.common.has(word));
  for (const tag of reading.tags) {
    if (OPEN_KINDS.has(tag.kind) && tag.kind !== 'place' && tag.kind !== 'direction') continue;
    for (let at = tag.from; at < tag.to; at += 1) spoken[at] = true;
  }
  for (const { from, to } of reading.numbers) for (let at = from; at < to; at += 1) spoken[at] = true;
  return spoken;
}

function isContent(
  reading: Reading,
  at: number,
  lexicon: QuestionLexicon,
  spoken: readonly boolean[],
): boolean {
  const word = reading.words[at] ?? '';
  return !spoken[at] && !titleLexicon().small.has(word) && !lexicon.common.has(word);
}

/** The titles that stand in the question as they are listed; the longest first, none overlapping. */
function exactSpans(
  reading: Reading,
  titles: TitleMatcher,
  lexicon: QuestionLexicon,
  spoken: readonly boolean[],
): Span[] {
  const { small } = titleLexicon();
  const found: Span[] = [];
  for (let from = 0; from < reading.tokens.length; from += 1) {
    if (small.has(reading.tokens[from]?.plain ?? '')) continue;
    for (let to = Math.min(reading.tokens.length, from + LONGEST_TITLE); to > from; to -= 1) {
      if (isTitleSpan(reading, { from, to }, titles, lexicon, spoken)) {
        found.push({ from, to });
        break;
      }
    }
  }
  const kept: Span[] = [];
  for (const span of found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) {
    if (!kept.some((other) => span.from < other.to && other.from < span.to)) kept.push(span);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function isTitleSpan(
  reading: Reading,
  { from, to }: Span,
  titles: TitleMatcher,
  lexicon: QuestionLexicon,
  spoken: readonly boolean[],
): boolean {
  const { small, fillers } = titleLexicon();
  const { sets } = lexicon;
  const tokens = reading.tokens.slice(from, to);
  const last = tokens.at(-1);
  // An official title may end in what others leave out: "Engineers, All Other".
  const all = tokens.map((token) => token.word);
  if (
    tokens.length > 2 &&
    titles.exact(all).some((one) => one.exact && one.evidence === 'official' && one.title === all.join(' '))
  )
    return true;
  if (!last || small.has(last.plain) || (tokens.length > 1 && fillers.has(last.word))) return false;
  const inside = tokens.slice(1).map((token) => token.plain);
  if (inside.some((word) => sets.walls.has(word)) || sets.walls.has(tokens[0]?.plain ?? '')) return false;
  const broken = tokens.some((_, index) => index > 0 && reading.breaks[from + index]);
  const joined = broken || inside.some((word) => sets.title_joints.has(word));
  const meaning = tokens.flatMap((token, index) => (small.has(token.plain) ? [] : [from + index]));
  if (meaning.every((at) => spoken[at] || lexicon.common.has(reading.words[at] ?? ''))) return false;
  // "duties of engineers" asks for duties; only a title that starts so officially is one.
  const ends = [meaning[0], meaning.at(-1)].some((at) => at !== undefined && spoken[at]);
  const bridged = ends && meaning.length < tokens.length;
  const words = meaning.map((at) => reading.tokens[at]?.word ?? '');
  if (!titles.isTitle(words)) return false;
  if (!joined && !bridged) return true;
  const best = titles.exact(words)[0];
  return best?.exact === true && ['direct', 'official'].includes(best.evidence);
}

/** Unbroken stretches of content words; "of" joins the words about it. */
function runs(reading: Reading, content: readonly boolean[], exact: readonly Span[]): Span[] {
  const found: Span[] = [];
  let open: Span | undefined;
  reading.tokens.forEach((token, at) => {
    const joins = token.plain === 'of' && open?.to === at && content[at + 1] && !reading.breaks[at + 1];
    const inTitle = exact.some((span) => span.from < at && at < span.to);
    const inBreak =
      !inTitle && reading.breaks[at] && !(content[at] && content[at - 1] && inOneTitle(reading, at));
    if ((content[at] || joins) && open && open.to === at && !inBreak) open.to = at + 1;
    else if (content[at]) {
      open = { from: at, to: at + 1 };
      found.push(open);
    }
  });
  return found;
}

/** Hyphens stand inside titles; only they do not break a run. */
function inOneTitle(reading: Reading, at: number): boolean {
  return reading.text.slice(reading.tokens[at - 1]?.end, reading.tokens[at]?.start) === '-';
}

/** One run is one mention, or several titles side by side. */
function resolveRun(
  reading: Reading,
  run: Span,
  exact: readonly Span[],
  titles: TitleMatcher,
  lexicon: QuestionLexicon,
): Mention[] {
  const inside = exact.filter((span) => span.from >= run.from && span.to <= run.to);
  const covered = inside.reduce((sum, span) => sum + span.to - span.from, 0);
  const only = inside[0];
  if (inside.length === 1 && only && covered === run.to - run.from) return [mention(reading, only, titles)];
  const whole = mention(reading, run, titles);
  const { verdict, candidates } = whole.resolution;
  if (verdict === 'sure' && (candidates[0]?.exact || inside.length <= 1)) return [whole];
  // Several titles side by side ("officer director"), a stray word before or after them at most.
  const between = (inside.at(-1)?.to ?? 0) - (inside[0]?.from ?? 0) - covered;
  if (inside.length > 1 && between === 0 && run.to - run.from - covered <= 1)
    return inside.map((span) => mention(reading, span, titles));
  const subject = inside.find((span) => span.from === run.from);
  if (subject && verdict !== 'sure' && hasPredicate(reading, subject, run, lexicon))
    return [mention(reading, subject, titles)];
  return [whole];
}

/** Whether a title is followed by what its holder does: it is in the plural, or an auxiliary stands before it. */
function hasPredicate(reading: Reading, title: Span, run: Span, { sets }: QuestionLexicon): boolean {
  const last = reading.tokens[title.to - 1];
  if (last && last.plain !== last.word) return true;
  const before = reading.words[title.from - 1] ?? '';
  const lead = sets.articles.has(before) ? (reading.words[title.from - 2] ?? '') : before;
  const goesOn = reading.tags.some((tag) => tag.kind === 'aspect' && tag.from === run.to);
  return sets.auxiliaries.has(lead) && !goesOn;
}

/** The mention that stands on these tokens. */
export function mention(reading: Reading, { from, to }: Span, titles: TitleMatcher): Mention {
  const { small } = titleLexicon();
  const tokens = reading.tokens.slice(from, to);
  const text = reading.text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
  const words = tokens.filter((token) => !small.has(token.plain)).map((token) => token.word);
  return { text, words, from, to, resolution: titles.resolve(text) };
}
