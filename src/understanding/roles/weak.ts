import { isGerund } from '../../language/inflect.ts';
import { DOES, DONE } from '../naming/done-work.ts';
import { ASKED, BETWEEN } from '../reading/kinds.ts';
import { isSettled, type Mention, type Stated } from '../reading/mention.ts';
import { allOf, has, is, nearestOf, type Reading, type Span } from '../reading/reading.ts';

/** The small words that say nothing of what stands beside a role. */
const SMALL = ['article', 'filler', 'statistic', 'courtesy'];

/**
 * Splits off weak mentions: unknown ones, unless they stand where a role has to or are all there is; they say
 * only that the text has unknown words.
 */
export function withoutWeak(
  reading: Reading,
  mentions: readonly Stated[],
): { kept: Stated[]; weak: Stated[] } {
  const sure = mentions.some((one) => one.named.verdict !== 'unknown');
  const answered = sure || asksOfJobs(reading);
  const alone = allOf(reading.spans, 'title', ...SMALL);
  const named = !alone && mentions.some(({ named }) => named.candidates[0]?.exact);
  const isWeak = (one: Stated) =>
    isComparison(reading, one) ||
    isDone(reading, one) ||
    isOwnTrait(reading, one) ||
    isSaidTwice(reading, one) ||
    isSaidAgain(reading, one) ||
    isItsField(reading, one, mentions) ||
    isSomewhere(reading, one) ||
    one.span.told === 'ability' ||
    (one.named.verdict === 'unknown' && answered && !isStrong(reading, one)) ||
    (named && isGuess(one) && !isStrong(reading, one) && !isAsked(reading, one));
  return { kept: mentions.filter((one) => !isWeak(one)), weak: mentions.filter(isWeak) };
}

/** "at my parents house": where somebody is, and no role. */
function isSomewhere({ spans }: Reading, { at }: Stated): boolean {
  return is(spans[at - 1], 'owner') && is(spans[at - 2], 'joint.at', 'joint.in');
}

/** "I'm a single mom, and need 70k": what somebody is, where jobs are chosen by what they need. */
function isOwnTrait(reading: Reading, { at, named }: Stated): boolean {
  const told = named.verdict === 'unknown' && is(reading.spans[at - 1], 'self.self');
  return told && has(reading, 'level', 'quantity', 'direction', 'most', 'least', 'group');
}

/** "the branch is closing": what something is doing is no job. */
function isDone({ spans }: Reading, { at, text }: Stated): boolean {
  if (text.includes(' ') || !isGerund(text)) return false;
  const [verb, subject] = [spans[at - 1], spans[at - 2]];
  const thing = is(subject, 'unknown', 'mention') || (is(subject, 'filler') && is(spans[at - 3], 'article'));
  return is(verb, 'auxiliary.aux') && thing;
}

/** "a side-by-side guide": what a word of comparing stands right before is a text, and nobody's job. */
function isComparison({ spans }: Reading, { at }: Stated): boolean {
  return is(spans[at - 1], 'relation.compare') && is(spans[at - 2], 'article');
}

/** "an infantry soldier": a word for several roles right behind the one of them that is meant. */
function isSaidTwice({ spans, tokens }: Reading, { at, named, span }: Stated): boolean {
  const before = spans[at - 1];
  const role = before?.named?.verdict === 'sure' ? before.named.candidates[0]?.role : undefined;
  if (named.verdict === 'sure' || role === undefined || tokens[span.from]?.mark !== '') return false;
  return named.candidates.some((one) => one.role === role);
}

/** "HR generalist, first job in HR": the field of a role that was named says no more. */
function isItsField({ spans }: Reading, { at, named }: Stated, mentions: readonly Stated[]): boolean {
  const role = named.candidates[0]?.role;
  const isNamed = (one: Stated) => one.at < at && one.named.candidates[0]?.role === role;
  return is(spans[at - 1], 'joint.in') && isSettled(named) && mentions.some(isNamed);
}

/** "works in a bank as a teller": what is done, before the title that it is done under. */
function isSaidAgain({ spans }: Reading, { at, span }: Stated): boolean {
  if (!is(span, `title.${DOES}`, `title.${DONE}`)) return false;
  const as = spans.findIndex((span, place) => place > at && place - at < NEAR && is(span, 'joint.as'));
  return as > 0 && is(nearestOf(spans, as, 1, 'article')[0], 'title');
}

/** Words this near, in spans, go on with what is said. */
const NEAR = 5;

/** Returns whether words are no title as they stand, and taken for one that they come near. */
export function isGuess({ text, named: { verdict, candidates } }: Mention): boolean {
  const [best] = candidates;
  if (verdict === 'unknown') return false;
  const word = !text.includes(' ') && best?.evidence === 'listed' && best.confidence < SURE;
  return word || !candidates.some((one) => one.exact);
}

/** From this confidence a single listed word is a title and nothing else. */
const SURE = 0.9;

/** A question is put in the same sentence, another role stands right beside it, or it is what somebody wants. */
function isAsked({ spans }: Reading, { at, span: { clause } }: Stated): boolean {
  if ([spans[at - 1], spans[at + 1]].some((one) => isRole(one) && one?.clause === clause)) return true;
  if (is(nearestOf(spans, at, -1, ...SMALL)[0], 'want', 'joint.to', 'joint.from', 'joint.as')) return true;
  return spans.some((span) => span.clause === clause && is(span, 'question', 'relation', ...ASKED));
}

/** Returns whether jobs at large are asked about, which does not need a role. */
function asksOfJobs(reading: Reading): boolean {
  return has(reading, 'job.job') && has(reading, 'most', 'least', 'direction', 'quantity', 'level', 'group');
}

/** Stated role is set beside another by the words around it. */
function isStrong({ spans }: Reading, { at, span: { clause, named } }: Stated): boolean {
  const [before, beyond] = nearestOf(spans, at, -1, ...SMALL);
  const [after, next] = nearestOf(spans, at, 1, ...SMALL);
  // "is an X paid more than a Y": whatever an X is, it is set beside another.
  const compared = spans.some((span) => span.clause === clause && is(span, 'joint.than', 'relation.versus'));
  if (compared && (is(spans[at - 1], 'article.indefinite') || named?.crime)) return true;
  return (
    (is(before, ...BETWEEN, 'joint.to') && isRole(beyond)) ||
    (is(after, ...BETWEEN, 'joint.to') && isRole(next))
  );
}

function isRole(span: Span | undefined): boolean {
  return is(span, 'title', 'mention', 'pronoun');
}
