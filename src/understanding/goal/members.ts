import pluralize from 'pluralize';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Condition, QueryRole } from '../../contract/query.ts';
import type { English } from '../../language/english.ts';
import { singular, wordsOf } from '../../language/normalise.ts';
import type { Draft, QueryTools } from '../reading/draft.ts';
import { isSettled, type Mention, queryRole, titleWordsOf } from '../reading/mention.ts';
import { allOf, anyOf, has, is, type Span } from '../reading/reading.ts';
import { isSuperlative } from '../subject/comparison.ts';
import { isBlank } from '../subject/subject.ts';
import { tenthAsked } from '../subject/tenths.ts';

/** Names that stand for all who go by them: the members of a group, of a field of work, of a family of titles. */

/** "which engineers earn most", "which therapists earn over 90k", "highest paid managers". */
export function ranksMembers(draft: Draft): boolean {
  const { reading, conditions, mentions } = draft;
  if (tenthAsked(reading, mentions)) return false;
  if (namesMembers(draft)) return true;
  if (isLedBySuperlative(draft)) return true;
  const bounded = conditions.some((one) => 'field' in one);
  const narrowed = (bounded || isSuperlative(reading)) && isFollowed(draft);
  if ((isBoundTwice(conditions) || narrowed) && namesAlone(draft)) return true;
  if (isSuperlative(reading) && whoFollows(draft)) return true;
  return has(reading, 'question.which', 'question.what') && (bounded || isSuperlative(reading));
}

/** "types of nurses", "engineers by type", "engineers by pay": all that go by a name. */
const namesMembers = ({ reading, mentions: [only], order }: Draft) =>
  (has(reading, 'members') || order !== null) && isSeveral(only);

/** "compare all kinds of nurses", "compare engineers": those that go by one name are to be told apart, by nothing that is named. */
export function comparesMembers({ reading, mentions, subject }: Draft): boolean {
  const [only, second] = mentions;
  if (only?.at == null || second || !isBlank(subject) || !has(reading, 'relation.compare')) return false;
  return has(reading, 'members', 'all.kinds') || (isSeveral(only) && allOf(reading.spans, ...COMPARING));
}

/** Returns whether a name is the plural of one that several roles go by. */
export function namesFamily(one: Mention | undefined): boolean {
  const [best, second] = one?.named.candidates ?? [];
  if (best?.reading === 'family') return true;
  const guessed = (best?.reading === 'member' && best.exact) || one?.named.verdict === 'ask';
  return isSeveral(one) && second !== undefined && guessed;
}

/** The kinds of words by which a name is compared with nothing else. */
const COMPARING = [
  'relation',
  'members',
  'all',
  'article',
  'filler',
  'courtesy',
  'title',
  'turn',
  'question',
  'auxiliary',
  'joint',
  'direction',
];

const isSeveral = (one: Mention | undefined) => pluralize.isPlural(one?.text.split(' ').at(-1) ?? '');

/** "managers except X, who earns the most": some of those that are named before are asked for. */
function whoFollows({ reading: { spans }, mentions: [only] }: Draft): boolean {
  return only?.at != null && spans.slice(only.at).some((span) => is(span, 'question.who'));
}

/** "trades that pay over 90k", "trades paying over 90k", "trades over 90k": what follows says which of them are meant. */
function isFollowed({ reading: { spans }, mentions: [only] }: Draft): boolean {
  if (only?.at == null) return false;
  if (isRelated(spans, only.at)) return true;
  // "managers without a degree", "doctors with the best growth".
  if (is(spans[only.at + 1], 'denial.without', 'joint.with')) return isSeveral(only);
  // "trades except carpentry, over 90k", "engineers with a median under 110k": no verb says it of them all.
  const next = spans
    .slice(only.at + 1)
    .find((span) => !span.denied && !is(span, 'denial', 'article', 'joint', 'statistic', 'aspect.salary'));
  return next?.quantity != null && isSeveral(only);
}

const isRelated = (spans: readonly Span[], at: number) =>
  is(spans[at + 1], 'filler.relative', 'question.who');

/** "trades paying 80k with only a diploma": a name and what bounds it, with no question and no statement. */
function namesAlone({ reading: { spans }, mentions: [only] }: Draft): boolean {
  const at = only?.at ?? 0;
  const opens = allOf(spans.slice(0, at), 'filler', 'article', 'courtesy');
  // "nurses who do not need it": the verb of the clause that tells which are meant states nothing of them all.
  const more = spans.filter((_, place) => !(isRelated(spans, at) && (place === at + 1 || place === at + 2)));
  return opens && !anyOf(more, 'question', 'auxiliary', 'confirm', 'need.enough');
}

/** "highest paid doctors", "highest paid type of doctor": what is compared stands right before the group. */
function isLedBySuperlative({ reading, mentions }: Draft): boolean {
  const [only] = mentions;
  const before = reading.spans
    .slice(0, only?.at ?? 0)
    .findLast((span) => !is(span, 'aspect', 'filler', 'article', 'joint.of', 'members'));
  return is(before, 'most', 'least', 'direction') && before?.degree === 'superlative';
}

/** Returns whether two figures or levels narrow jobs enough to answer, although a third criterion lacks figures. */
export function isBoundTwice(conditions: readonly Condition[]): boolean {
  return conditions.filter((one) => 'field' in one).length > 1;
}

/** The members of a group as a condition; null for a role. */
export function groupOf(
  { id, mention }: QueryRole,
  catalogue: Catalogue,
  english: English,
): Condition | null {
  if (mention === null) return null;
  const { kind, soc } = catalogue.head(id);
  if (kind !== 'group' || soc === null) return null;
  // Where one of a field is what was read, all of it is meant: doctors are surgeons, too.
  const field = english.groupCodes(english.fieldOf(mention) ?? '');
  return { group: field.includes(soc) ? field : [soc], op: 'in', value: mention, denied: false };
}

/** All that go by a name of several roles, as a condition; null for any other. */
export function familyNamed(one: Mention | undefined, tools: QueryTools): Condition | null {
  if (!one || !namesFamily(one)) return null;
  const { catalogue, english } = tools;
  const group = isSettled(one.named) ? groupOf(queryRole(one), catalogue, english) : null;
  const ids = [...new Set(one.named.candidates.map(({ role }) => role))];
  const family = group ?? familyOf(one.text, ids, tools);
  if (family || !isSettled(one.named)) return family;
  const codes = ids.flatMap((id) => catalogue.head(id).soc ?? []);
  return { group: codes, op: 'in', value: one.text, denied: false };
}

/**
 * A word that titles of more roles have than are told apart where one of them is meant: all of these roles, or the
 * official group that goes by the word ("managers"); null for any other name.
 */
export function familyOf(
  mention: string,
  ids: readonly string[],
  { catalogue, english }: QueryTools,
): Condition | null {
  const [word, ...more] = wordsOf(mention).map(singular);
  if (word === undefined || more.length > 0) return null;
  const field = english.groupCodes(english.fieldOf(mention) ?? '');
  const group = field.length > 0 && !field.some(isOccupation) ? field : undefined;
  const titled = catalogue.ids.filter((id) => titleWordsOf(id, catalogue).map(singular).includes(word));
  const members = new Set([...ids, ...titled].flatMap((id) => catalogue.head(id).soc ?? []));
  if (!group && members.size <= ids.length) return null;
  return { group: group ?? [...members], op: 'in', value: mention, denied: false };
}

/** Codes of groups end in a zero, or are those of two digits. */
const isOccupation = (code: string) => code.includes('-') && !code.endsWith('0');
