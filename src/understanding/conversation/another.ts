import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { rolesTold } from '../../contract/queries.ts';
import type { Query, QueryRole } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import type { Draft, TitleTools } from '../reading/draft.ts';
import { isSettled, titledBy } from '../reading/mention.ts';
import { allOf, has, is, isStrange, type Reading, type Span } from '../reading/reading.ts';
import type { TitleFinder } from '../reading/title-finder.ts';
import { withRoleAt } from './correct.ts';
import { contentOf } from './settle.ts';

const LONGEST = 3;
/** The kinds of words that form a pick, beside small words. */
const NAMES = ['unknown', 'title', 'mention', 'group', 'level'];
const SUBJECTS = ['aspect', 'field', 'unmeasured'];
const SMALL = ['filler', 'article', 'courtesy', 'turn.correct', 'turn.lean', 'job', 'joint.and', 'pronoun'];

/**
 * "the physical one", "high school", after "therapist" or "teacher" was answered by the likeliest of several: the last
 * query with the reading that the words pick in its place; null where they pick none.
 */
export function anotherReading(
  { reading, mentions }: Draft,
  { last, open }: Conversation,
  { catalogue, titles }: TitleTools,
): Query | null {
  if (open || !last) return null;
  const roles = rolesTold(last);
  const told = toldApart(reading, roles, titles);
  if (told) return withRoleAt(last, ...told);
  if (!isPick(reading)) return null;
  const words = contentOf(reading);
  for (const [at, role] of words.length > 0 && words.length <= LONGEST ? roles.entries() : []) {
    const level = rankIn(words, role, titles);
    if (level) return withRoleAt(last, at, { ...role, level, reading: 'rank' });
    const picked = readingOf(role, words, catalogue, titles) ?? headedBy(role, words, titles);
    if (picked === null) continue;
    // The one that was answered may be picked too: then it is meant.
    const others = [role.id, ...role.others].filter((id) => id !== picked);
    return withRoleAt(last, at, { ...role, id: picked, confidence: 1, reading: null, others });
  }
  // "the long-haul kind", after Xs: a name of several that may mean who was asked about means them.
  const [only, second] = mentions;
  if (!only || second || isSettled(only.named)) return null;
  const known = roles.find(({ id }) => only.named.candidates.some(({ role }) => role === id));
  return known ? withRoleAt(last, roles.indexOf(known), { ...known, confidence: 1, reading: null }) : null;
}

/** "the one for animals", after "doctor": what is said of it makes a title with the word. */
function toldApart(
  { spans, text, tokens }: Reading,
  roles: readonly QueryRole[],
  titles: TitleFinder,
): [at: number, role: QueryRole] | null {
  const at = spans.findIndex(
    (span, place) => is(span, 'joint') && is(spans[place - 1], 'job.worker', 'pronoun'),
  );
  const opens = allOf(spans.slice(0, Math.max(at - 1, 0)), ...SMALL);
  const rest = text.slice(tokens[spans[at]?.from ?? 0]?.start ?? 0);
  if (at < 1 || !opens || !spans.slice(at).some(isStrange)) return null;
  for (const [place, role] of roles.entries()) {
    const named = titles.resolve(`${role.mention ?? ''} ${rest}`);
    const [best] = named.candidates;
    if (role.mention && best && isSettled(named) && best.role !== role.id)
      return [
        place,
        { ...role, id: best.role, confidence: best.confidence, reading: null, others: [role.id] },
      ];
  }
  return null;
}

/** Few words that name something, and ask nothing; words of subjects only where "the … one" says that they pick. */
function isPick(reading: Reading): boolean {
  const content = reading.spans.filter((span) => !is(span, ...SMALL));
  const named = (span: Span) => is(span, ...NAMES) || (isMarked(reading) && is(span, ...SUBJECTS));
  return content.length > 0 && content.every(named);
}

function isMarked(reading: Reading): boolean {
  const { spans } = reading;
  return (
    has(reading, 'turn.correct') || (has(reading, 'article.definite') && is(spans.at(-1), 'job', 'pronoun'))
  );
}

/** "senior", after "engineer": the words are a rank of who was asked about, and pick nobody else. */
function rankIn(words: readonly string[], { mention }: QueryRole, titles: TitleFinder): string | null {
  if (mention === null) return null;
  const [best] = titles.resolve([...words, mention].join(' ')).candidates;
  const [own] = titles.resolve(mention).candidates;
  return best?.role === own?.role && own?.level === null ? (best?.level ?? null) : null;
}

/** The role that the words pick: one of those that the mention may mean, or the one that both together name. */
function readingOf(
  { id, mention, others, reading }: QueryRole,
  words: readonly string[],
  catalogue: Catalogue,
  titles: TitleFinder,
): string | null {
  if (mention === null || (others.length === 0 && reading === null)) return null;
  const named = wordsOf(mention);
  if (words.every((word) => named.includes(word))) return null;
  const whole = titles.resolve([...words, ...named].join(' '));
  const [best] = whole.candidates;
  if (whole.verdict === 'sure' && best?.exact && best.level === null) return best.role;
  return titledBy(words, [...others, ...catalogue.members(id)], catalogue);
}

/**
 * "construction", after "project manager": words that name nobody by themselves make a listed title with the name before
 * them, or with its last word; null where they make none.
 */
export function headedBy(
  { id, mention }: QueryRole,
  words: readonly string[],
  titles: TitleFinder,
): string | null {
  const named = wordsOf(mention ?? '');
  if (named.length === 0 || titles.isDoer(words.at(-1) ?? '') || words.some((word) => named.includes(word)))
    return null;
  for (const head of [named, named.slice(-1)]) {
    const { verdict, candidates } = titles.resolve([...words, ...head].join(' '));
    const [best] = candidates;
    if (verdict === 'sure' && best?.exact && best.level === null) return best.role === id ? null : best.role;
  }
  return null;
}
