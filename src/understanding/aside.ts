import { type Aside, NATION } from '../contract/query.ts';
import { strangeSubjects } from './besides/strange.ts';
import { isRequest } from './goal/goal.ts';
import { isRestricted } from './goal/ranked.ts';
import { parts } from './naming/token-kinds.ts';
import type { Draft } from './reading/draft.ts';
import { allOf, has, is, type Reading } from './reading/reading.ts';
import { isStrong } from './reading/title-finder.ts';
import { isGuess } from './roles/weak.ts';
import { isYesNo } from './subject/polar.ts';
import { isBlank } from './subject/subject.ts';

/** Words beside which a title stands alone. */
const SMALL = ['article', 'filler', 'courtesy', 'greeting', 'place'];

/** "what's for lunch": words that nobody knows as a role, of which nothing is asked that one asks of a job. */
export function isStrangeTalk({ reading, mentions, subject, conditions, compute, unused }: Draft): boolean {
  const [only, second] = mentions;
  const open = unused.length > 0 || (only?.named.verdict === 'ask' && !second);
  const guessed = mentions.length > 0 && open && mentions.every((one) => isGuess(one)) && !isHead(reading);
  const unknown = only?.at != null && !second && only.named.verdict === 'unknown';
  if (!(unknown || guessed) || conditions.length > 0) return false;
  const { spans } = reading;
  const speaks = has(
    reading,
    'relation',
    'turn.about',
    'turn.add',
    'turn.swap',
    'turn.correct',
    'turn.only',
    'job',
    'self',
    'level',
    'joint.or',
    'joint.than',
    'want',
    'need',
  );
  const alone = spans.filter((span) => !is(span, ...SMALL)).length < 2;
  const named = unknown && is(spans[(only?.at ?? 0) - 1], 'article.indefinite');
  return isBlank(subject) && compute === null && !speaks && !alone && !named;
}

/** "Journeyman Wireman, IBEW": a sure title, or a strong name near one, with a mark, and else what says nothing of the job. */
function isHead({ spans, tokens }: Reading): boolean {
  const [first, ...others] = spans;
  if (!first?.named || !is(first, 'title')) return false;
  const { verdict, candidates } = first.named;
  if (verdict === 'sure') return !!tokens[first.to]?.mark;
  const marked = tokens.slice(first.from + 1, first.to + 1).some(parts);
  const strong = verdict === 'nearest' && candidates[0] !== undefined && isStrong(candidates[0]);
  return marked && strong && others.every((span) => is(span, 'unknown', 'number', ...SMALL));
}

/** "thank you!! this helped my daughter": thanks, beside which nothing is asked, whatever else is told. */
function isThanks(reading: Reading): boolean {
  return has(reading, 'thanks') && !has(reading, 'question', 'relation', 'want') && !isYesNo(reading);
}

/** "average salary of all jobs", "median pay in the US": a figure of all occupations together. */
export function isOfAll({ reading, subject, mentions, places }: Draft): boolean {
  if (mentions.length > 0 || subject.aspects.length === 0) return false;
  const nation = places.length > 0 && places.every(({ code }) => code === NATION.code);
  return nation || (has(reading, 'all') && has(reading, 'job'));
}

/**
 * Returns the reason for not looking anything up.
 * @param strange the text speaks of something else than jobs.
 */
export function asideOf(
  { reading, subject, besides, unused, conditions, wide }: Draft,
  strange: boolean,
): Aside['aside'] {
  if (besides.some(({ kind }) => kind === 'trait')) return 'trait';
  if (has(reading, 'errand', 'order') || isRequest(reading)) return 'off-topic';
  const quiet = allOf(
    reading.spans,
    'greeting',
    'help',
    'courtesy',
    'filler',
    'article',
    'auxiliary',
    'turn',
    'confirm',
    'joint',
    'direction',
    'pronoun',
    'owner',
    'question',
    'need',
    'all',
  );
  if (has(reading, 'help.about', 'help.maker') || besides.some(({ kind }) => kind === 'sources'))
    return 'about';
  if (has(reading, 'help', 'insult') || besides.some(({ kind }) => kind === 'statistic')) return 'help';
  if (has(reading, 'turn.reset', 'turn.back') && isBlank(subject) && unused.length === 0) return 'help';
  if (isThanks(reading)) return 'thanks';
  if (strange) return 'off-topic';
  if (has(reading, 'greeting') && quiet) return 'greeting';
  // "ok": what was answered is taken in, and nothing is asked.
  if (quiet && has(reading, 'courtesy') && !has(reading, 'question', 'auxiliary', 'direction', 'need'))
    return 'thanks';
  if (reading.spans.length === 0) return 'help';
  // A word that nothing knows is no subject of jobs where they are not spoken of ("the best route to drive").
  const unknown = strangeSubjects(reading).map(({ text }) => text);
  const asks =
    !isBlank(subject) ||
    conditions.length > 0 ||
    besides.some((one) => one.kind === 'unmeasured' && !unknown.includes(one.subject) && unused.length === 0);
  if (asks && unused.length < 3) return wide && isBlank(subject) ? 'criterion' : 'no-role';
  const restricted = has(reading, 'job.job') && isRestricted(reading);
  return restricted || (wide && unused.length === 0) ? 'criterion' : 'off-topic';
}
