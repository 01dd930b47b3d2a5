import type { Conversation } from '../../contract/conversation.ts';
import { rolesOf, rolesTold } from '../../contract/queries.ts';
import type { Query, QueryRole, Settled } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import type { Draft, TitleTools } from '../reading/draft.ts';
import { isSettled, type Mention, queryRole, roleOf, titleWordsOf } from '../reading/mention.ts';
import { anyOf, has, is, isStrange, nearestOf, type Reading } from '../reading/reading.ts';
import type { TitleFinder } from '../reading/title-finder.ts';
import { isBlank } from '../subject/subject.ts';
import { asRole, settledQuery } from './settle.ts';

/** The ids of the roles of a query, in order. */
export const idsOf = (query: Query): string[] => rolesOf(query).map(({ id }) => id);

/** "no, I meant X and Y", "sorry: X vs Y": several roles in one breath are the new set; with another correction between them, the last is meant. */
export function namesAnew({ reading, mentions }: Draft): boolean {
  const [one, other] = mentions;
  const last = mentions.at(-1);
  if (one?.at == null || other === undefined || last?.at == null) return false;
  return !anyOf(reading.spans.slice(one.at, last.at), 'turn.correct', 'denial');
}

/** "I meant X": X takes the place of what it is likest, else of what was open, else of what was named last. */
export function corrected(
  draft: Draft,
  state: Conversation,
  { catalogue, titles }: TitleTools,
): Query | null {
  const settled = draft.mentions.filter((one) => isSettled(one.named));
  const before = state.last ? idsOf(state.last) : [];
  // "not X, I meant Y": what was asked about is not what is meant.
  const other = settled.find((one) => !before.includes(roleOf(one) ?? ''));
  const meant = other ?? settled[0] ?? completed(draft, state, titles);
  const role = meant && roleOf(meant);
  if (!meant || !role) return null;
  if (state.open?.intent === 'unsettled') return settledQuery(state.open, [role], draft);
  const { last } = state;
  if (!last) return null;
  const ids = idsOf(last);
  if (ids.length === 0) return null;
  const words = [...wordsOf(meant.text), ...titleWordsOf(role, catalogue)];
  const { soc } = catalogue.head(role);
  const mayBe = new Set(meant.named.candidates.map((one) => one.role));
  const likeness = (id: string) =>
    titleWordsOf(id, catalogue).filter((word) => words.some((one) => isAkin(word, one))).length +
    inCommon(soc, catalogue.head(id).soc) +
    (mayBe.has(id) ? 1 : 0);
  // "X, not Y", "by Y I meant X" say which is wrong.
  const denied = draft.conditions.flatMap((one) => ('role' in one && one.denied ? one.role : []));
  const named = draft.reading.spans.flatMap((span) => (span.named?.candidates ?? []).map((one) => one.role));
  const wrong = new Set([...denied, ...(ids.includes(role) ? [] : named)]);
  const offered = (id: string) =>
    wrong.has(id) ? 100 : rolesTold(last).some((one) => one.id === id && one.others.includes(role)) ? 10 : 0;
  const at = ids.reduce((best, id, index) => {
    const [one, other] = [likeness(id) + offered(id), likeness(ids[best] ?? '') + offered(ids[best] ?? '')];
    return one >= other ? index : best;
  }, 0);
  return asking(withRoleAt(last, at, asRole(role, meant.text)), draft);
}

/** "no wait, what does an X do", "I meant X in Ohio": what is asked anew is asked of what is put right. */
function asking(query: Settled, { subject, places }: Draft): Settled {
  const where = places.length > 0 ? { places } : {};
  return isBlank(subject) || !('subject' in query) ? { ...query, ...where } : { ...query, subject, ...where };
}

/** "I said Y but was thinking of X": what the asker said takes what they name beside it, whatever they say of that. */
export function saidOtherwise(draft: Draft, { last, open }: Conversation): Query | null {
  const { reading, mentions, subject } = draft;
  const [said, meant, more] = mentions;
  if (said?.at == null || meant?.at == null || more || !isBlank(subject) || !isSettled(meant.named))
    return null;
  const [verb, who] = nearestOf(reading.spans, said.at, -1, 'article');
  const tells = is(who, 'filler.me') && verb !== undefined && (isStrange(verb) || is(verb, 'filler'));
  if (!tells || has(reading, 'question', 'relation')) return null;
  const role = queryRole(meant);
  const waits = open?.intent === 'unsettled' && open.open[0]?.text.toLowerCase() === said.text.toLowerCase();
  if (waits) return settledQuery(open, [role.id], draft);
  const at = last ? idsOf(last).indexOf(roleOf(said) ?? '') : -1;
  return last && at >= 0 ? withRoleAt(last, at, role) : null;
}

/** "scratch that. X": what is taken back is followed by nothing but a name, which takes its place. */
export function withTakenBack(reading: Reading, { last, places }: Conversation): Reading {
  const small = ['turn.back', 'filler', 'article', 'courtesy'];
  const [name, more] = reading.spans.filter((span) => !is(span, ...small));
  // "never mind Utah": it is left out.
  const known = places.some(({ code }) => code === name?.place?.code);
  const isName = !more && !known && is(name, 'title', 'mention', 'place', 'group');
  if (!last || !isName || !has(reading, 'turn.back')) return reading;
  const spans = reading.spans.map((span) => (is(span, 'turn.back') ? { ...span, value: 'correct' } : span));
  return { ...reading, spans };
}

/** "i meant city bus", after a train driver: with the last word of what is put right it is a title. */
function completed({ mentions: [only] }: Draft, { last }: Conversation, titles: TitleFinder): Mention | null {
  for (const { mention } of only ? rolesTold(last) : []) {
    const named = titles.resolve([only?.text, ...wordsOf(mention ?? '').slice(-1)].join(' '));
    if (only && named.verdict === 'sure') return { ...only, named };
  }
  return null;
}

/** "electrical not civil", "not civil, electrical", after a civil engineer: what is meant takes the place of what is denied in the name. */
export function contrasted(
  { reading, mentions }: Draft,
  { last }: Conversation,
  titles: TitleFinder,
): Query | null {
  const sides = mentions.length === 0 ? sidesOf(reading) : null;
  if (!last || !sides) return null;
  const [meant, wrong] = sides;
  for (const [at, { mention }] of rolesTold(last).entries()) {
    const words = wordsOf(mention ?? '');
    const from = words.findIndex((_, place) => wrong.every((word, step) => words[place + step] === word));
    if (from < 0) continue;
    const names = [
      [...words.slice(0, from), ...meant, ...words.slice(from + wrong.length)],
      [...meant, ...words.slice(-1)],
    ].map((one) => one.join(' '));
    const text = names.find((one) => titles.resolve(one).verdict === 'sure');
    if (text) return withRoleAt(last, at, queryRole({ at: null, text, named: titles.resolve(text) }));
  }
  return null;
}

/** The words on the two sides of a denial, those that are meant first. */
function sidesOf(reading: Reading): [meant: string[], wrong: string[]] | null {
  const small = ['turn', 'courtesy', 'filler', 'article', 'joint.and'];
  const said = reading.spans.filter((span) => !is(span, ...small));
  const at = said.findIndex((span) => is(span, 'denial.not'));
  const mark = said.findIndex((span, place) => place > at && reading.tokens[span.from]?.mark !== '');
  const [one, other] =
    at === 0 ? [said.slice(mark), said.slice(1, mark)] : [said.slice(0, at), said.slice(at + 1)];
  const sides = [one, other].map((side) => side.flatMap(({ text }) => wordsOf(text)));
  const [meant = [], wrong = []] = sides;
  return at < 0 || (at === 0 && mark < 0) || meant.length === 0 || wrong.length === 0 ? null : [meant, wrong];
}

/** The part of two codes that is the same, from 0 to 1: a surgeon is likelier to be meant for a doctor than for a nurse. */
function inCommon(one: string | null, other: string | null): number {
  if (!one || !other) return 0;
  const at = [...one].findIndex((letter, place) => letter !== other[place]);
  return (at < 0 ? one.length : at) / (one.length + 1);
}

/** "electrical" for "electrician": words that begin alike. */
const isAkin = (one: string, other: string) =>
  one === other || (one.length > STEM && other.length > STEM && one.slice(0, STEM) === other.slice(0, STEM));

/** Letters that words of one family have in common. */
const STEM = 5;

/** A query with a role in the place of another. */
export function withRoleAt(query: Settled, at: number, role: QueryRole): Settled {
  if (query.intent === 'compare')
    return { ...query, roles: query.roles.map((one, index) => (index === at ? role : one)) };
  if (query.intent === 'rank')
    return { ...query, roles: (query.roles ?? []).map((one, index) => (index === at ? role : one)) };
  if (query.intent === 'describe' || query.intent === 'similar') return { ...query, role };
  if (query.intent === 'transition')
    return at === 0 && query.from ? { ...query, from: role } : { ...query, to: role };
  return query;
}
