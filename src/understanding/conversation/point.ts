import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { wordsOf } from '../../language/normalise.ts';
import type { Draft } from '../reading/draft.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { knownMention, type Mention, onePerRole, roleOf, titleWordsOf } from '../reading/mention.ts';
import { allOf, anyOf, has, is, type Reading, type Span, spansOf } from '../reading/reading.ts';
import { isMultiple } from '../subject/comparison.ts';
import { fromState } from './settle.ts';

/** The roles that "the second one", "the other", "both", "the three" mean, in the order of the text. */
export function counted(reading: Reading, before: Conversation): string[] {
  const ordinals = reading.spans.filter((span) => is(span, 'pronoun') && ORDINALS.includes(span.value));
  // "from the second to the first": of those that were asked about, and not of what was offered beside the last.
  const among = ordinals.length > 1 && before.compared.length > 1;
  const state = among ? { ...before, offered: [] } : before;
  const sided = has(reading, 'relation.versus', 'relation.compare');
  return reading.spans.flatMap((span, at) => {
    if (sided && is(span, 'number')) return placed(reading, at, state);
    if (span.kind !== 'pronoun') return [];
    // "how many of them are there", after one of a list: nobody is chosen among them.
    if (span.value === 'among' && state.last?.intent === 'describe' && has(reading, 'question.count'))
      return state.focus;
    const next = reading.spans[at + 1];
    return pointedAt(span.value, state, is(next, 'number') ? (next?.quantity?.value ?? 1) : 1);
  });
}

/** "1 vs 3", "compare the top two": what a number counts out, or how many of the first. */
function placed({ spans }: Reading, at: number, state: Conversation): readonly string[] {
  const count = spans[at]?.quantity?.value ?? 0;
  const before = spans[at - 1];
  if (is(before, 'pronoun')) return [];
  const isTop = is(before, 'direction.most') && before?.degree === 'superlative';
  return isTop ? pointedAt(ORDINALS[0] ?? '', state, count) : pointedAt(ORDINALS[count - 1] ?? '', state, 1);
}

/** @param count how many: "the first two", "the last three". */
function pointedAt(value: string, state: Conversation, count: number): readonly string[] {
  const { compared, focus, recent } = state;
  const shown = state.list?.roles ?? [];
  const at = ORDINALS.indexOf(value);
  if (at >= 0)
    return (
      rowsOf(state)
        .find((row) => at + count <= row.length)
        ?.slice(at, at + count) ?? []
    );
  if (value === 'last') return (rowsOf(state)[0] ?? []).slice(-count);
  if (value === 'other') {
    const others = compared.filter((id) => !focus.includes(id) || focus.length > 1);
    return (others.length < count ? recent.filter((id) => !focus.includes(id)) : others).slice(-count);
  }
  if (value === 'both') return compared.length > 1 ? compared : focus;
  if (value === 'three') return recent.slice(-3);
  if (value === 'four') return recent.slice(-4);
  if (value === 'among' || value === 'all')
    return shown.length > 0 && !comparesFew(state) ? shown : compared.length > 1 ? compared : recent;
  if (value === 'one') return shown.length > 0 ? shown.slice(0, 1) : focus.slice(-1);
  return [];
}

/** The rows that a place is counted in, the nearest at hand first: a list, what is offered below an answer, a comparison. */
function rowsOf(state: Conversation): readonly (readonly string[])[] {
  const { compared, focus, recent, offered, list } = state;
  const shown = list?.roles ?? [];
  const few = focus.length > 1 ? compared : [];
  const rows = comparesFew(state) ? [few, shown] : [shown, focus.length === 1 ? offered : [], few];
  return [...rows, compared, focus, recent].filter((row) => row.length > 0);
}

/** Some roles of the list that was shown are set side by side. */
const comparesFew = ({ last, list }: Conversation) => last?.intent === 'compare' && list !== null;

/** "the kindergarten one": the one role at hand whose title has the word, which nothing else knows. */
export function theOne(draft: Draft, state: Conversation, catalogue: Catalogue): Draft | null {
  const { spans } = draft.reading;
  const at = spans.findIndex(
    (span, place) =>
      is(span, 'unknown', 'aspect', 'unmeasured') &&
      is(spans[place - 1], 'article.definite') &&
      is(spans[place + 1], 'job.worker', 'pronoun'),
  );
  const named = spans[at];
  if (!named || draft.mentions.length > 0) return null;
  const [word] = wordsOf(named.text);
  const known = [...new Set([...state.compared, ...state.offered, ...(state.list?.roles ?? [])])];
  const [only, second] = known.filter((id) => titleWordsOf(id, catalogue).includes(word ?? ''));
  if (only === undefined || second !== undefined) return null;
  const unused = draft.unused.filter((words) => words !== named.text);
  // "the school one": the word is of the title, and asks for nothing.
  const aspects = draft.subject.aspects.filter((aspect) => aspect !== named.value);
  const subject = { ...draft.subject, aspects };
  return { ...draft, subject, mentions: [{ ...knownMention(only), at }], unused, wide: false };
}

/** A text that points at roles of the conversation. */
export function pointing(draft: Draft, state: Conversation): Draft | null {
  const { reading, mentions } = draft;
  const ids = [...new Set(counted(reading, state))];
  if (ids.length > 0 && mentions.length === 0)
    return { ...draft, mentions: ordered(draft, besideIt(draft, ids, state), state), wide: false };
  // "all three: X, Y, Z" names them.
  if (ids.length > 1 && mentions.length >= ids.length) return null;
  if (ids.length > 0 && !has(reading, 'pronoun.both', 'pronoun.among'))
    return { ...draft, mentions: [...fromState(ids), ...mentions] };
  const pronouns = spansOf(reading, 'pronoun.these', 'pronoun.it');
  const they = pronouns.find((one) => isWayTo(reading, one)) ?? pronouns[0];
  if (!they || spansOf(reading, 'unknown').length > 3) return null;
  // "do they make 60k", while a question back waits: of whom it asks.
  if (state.open?.intent === 'unsettled' && mentions.length === 0) return null;
  const focus = choosesAmong(draft, state) ? state.compared : meantBy(they.value, state);
  if (focus.length === 0) return null;
  if (mentions.length === 0) {
    if (draft.wide && has(reading, 'most', 'least', 'direction')) return null;
    const moves = has(reading, 'relation.transition', 'relation.transitionFrom', 'relation.entry');
    if (moves && focus.length > 2) return null;
    const self = draft.self ?? (state.self && moves ? knownMention(state.self) : null);
    return { ...draft, self, mentions: withSelf(self, fromState(focus)), wide: false };
  }
  return besideMentions(draft, reading.spans.indexOf(they), focus);
}

/** "compare that with the first": what was asked about is set beside what is counted. */
function besideIt({ reading }: Draft, ids: readonly string[], state: Conversation): readonly string[] {
  const [only, second] = ids;
  if (only === undefined || second !== undefined) return ids;
  // "does the first make three times as much": as the other.
  const [other, more] = state.compared.filter((id) => id !== only);
  if (other && !more && isMultiple(reading)) return [only, other];
  if (!has(reading, 'pronoun.it')) return ids;
  if (!has(reading, 'relation.compare', 'relation.versus', 'joint.than')) return ids;
  const [it = only] = meantBy('it', state);
  return it === only ? ids : [it, only];
}

/** "compare them", "who has it better": more than the one role that was last asked about is meant. */
export function choosesAmong({ reading, compute }: Draft, { compared, focus }: Conversation): boolean {
  if (compared.length < 2) return false;
  if (compute === 'difference' && !has(reading, 'joint.than')) return true;
  if (focus.length > 1) return false;
  const chooses =
    has(reading, 'question.which', 'question.who') && has(reading, 'direction', 'most', 'least');
  return chooses || has(reading, 'relation.compare');
}

function withSelf(self: Mention | null, goals: Mention[]): Mention[] {
  const role = self && roleOf(self);
  return role && goals.length === 1 && roleOf(goals[0] as Mention) !== role ? [self, ...goals] : goals;
}

/** "it" is one role where a list was shown, "they" are all of it. */
function meantBy(value: string, { focus, compared, list, goal }: Conversation): readonly string[] {
  // After a way to a role "it" is that role.
  if (value === 'it' && goal !== null) return [goal];
  const roles = focus.length > 0 ? focus : compared;
  const ranked = list && list.query.intent !== 'similar' && roles.length > 1 ? list.roles : [];
  return value === 'it' && ranked.length > 0 ? ranked.slice(0, 1) : roles;
}

/** "how much more is that than X", "X makes more than that": what is pointed at is set beside what is named. */
function besideMentions(draft: Draft, they: number, focus: readonly string[]): Draft | null {
  const { reading } = draft;
  const mentions = onePerRole(draft.mentions);
  const named = mentions.flatMap(({ at }) => at ?? []);
  const [first = null] = named;
  // "that's not what I asked, X vs Y": what stands between two that are named sets them beside each other.
  const relates = anyOf(
    reading.spans.filter((_, at) => at < (first ?? 0) || at > (named.at(-1) ?? 0)),
    'joint.than',
    'relation.versus',
    'relation.compare',
    'compute',
    'relation.transition',
    'direction.same',
  );
  const choice = first !== null && isChoice(reading, they, first);
  const pronoun = reading.spans[they];
  const way = focus.length === 1 && pronoun !== undefined && isWayTo(reading, pronoun);
  if (!relates && !choice && !way) return null;
  // "that or X", of X and Y: "that" is Y. A role of two names is named once.
  const others = focus.filter((id) => mentions.every((one) => roleOf(one) !== id));
  const [it, more] = fromState(others.length > 0 ? others : focus);
  const meant = it && !more ? [{ ...it, at: they }] : fromState(others.length > 0 ? others : focus);
  if (first === null || they < first) return { ...draft, mentions: [...meant, ...mentions] };
  const than =
    choice || way || is(reading.spans[they - 1], 'joint.than', 'relation.versus', 'joint.as', 'joint.to');
  return than ? { ...draft, mentions: [...mentions, ...meant] } : null;
}

/** "could an X become one": the way leads to what the pronoun stands for. */
function isWayTo({ spans }: Reading, pronoun: Span): boolean {
  return is(spans[spans.indexOf(pronoun) - 1], 'relation.entry', 'relation.transition');
}

/** "that or X", "X or them": nothing but a joint and small words stands between. */
function isChoice({ spans }: Reading, they: number, named: number): boolean {
  const between = spans.slice(Math.min(they, named) + 1, Math.max(they, named));
  return anyOf(between, 'joint.or') && allOf(between, 'joint.or', 'article');
}

/** "from the second to the first": the order of the text, each with the word that leads to it. */
function ordered({ reading }: Draft, ids: readonly string[], state: Conversation): Mention[] {
  const places = reading.spans.flatMap((span, at) =>
    span.kind === 'pronoun' && counted({ ...reading, spans: [span] }, state).length === 1 ? [at] : [],
  );
  // One that is not said stands where the text ends.
  const end = reading.spans.length - 1;
  const all = places.length === 1 && ids.length === 2 ? [...places, end] : places;
  return ids.map((id, index) => ({
    ...knownMention(id),
    at: all.length === ids.length ? (all[index] ?? null) : null,
  }));
}
