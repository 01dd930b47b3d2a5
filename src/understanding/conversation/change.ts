import { isWithin } from '../../catalogue/codes.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { rolesTold } from '../../contract/queries.ts';
import type { Query } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import { leads } from '../goal/way.ts';
import type { Draft, TitleTools } from '../reading/draft.ts';
import {
  isSettled,
  knownMention,
  type Mention,
  queryRole,
  roleOf,
  titleWordsOf,
} from '../reading/mention.ts';
import { has, is, type Reading, type Span } from '../reading/reading.ts';
import { isBlank } from '../subject/subject.ts';
import { headedBy } from './another.ts';
import { idsOf, withRoleAt } from './correct.ts';
import { counted } from './point.ts';
import { fromState } from './settle.ts';

/** The compared set with a change: "add X", "without X", "X for Y", "vs X?", "swap"; null where the text makes none. */
export function changedSet(draft: Draft, state: Conversation, tools: TitleTools): Draft | null {
  const { reading, mentions } = draft;
  const set = state.compared.length > 0 ? state.compared : state.focus;
  if (set.length === 0) return null;
  const kept = removed(draft, set, state, tools);
  if (kept) return kept;
  if (has(reading, 'turn.swap', 'turn.reverse', 'relation.instead')) return exchanged(draft, set, state);
  if (mentions.length === 0 || mentions.length > 2) return null;
  const begins = beginsBeside(reading);
  if (begins && mentions.length > 1) return null;
  const leans = leansBy(reading) && isBlank(draft.subject) && state.focus.length > 1;
  const adds = has(reading, 'turn.add') || leans;
  if (!(begins || adds)) return null;
  const base = adds ? set : state.focus.length > 0 ? state.focus : set;
  const beside = begins ? mentions.map((one) => withHead(one, state, tools)) : mentions;
  const named = rolesIn(beside);
  return { ...draft, mentions: [...fromState(base.filter((id) => !named.includes(id))), ...beside] };
}

/** "vs middle school", after "high school teacher": what names nobody by itself takes its head from before. */
function withHead(one: Mention, { last }: Conversation, { titles }: TitleTools): Mention {
  const [role] = rolesTold(last);
  const id = role && headedBy(role, wordsOf(one.text), titles);
  return id ? { ...knownMention(id), at: one.at, text: one.text } : one;
}

const rolesIn = (mentions: readonly Mention[]) => mentions.flatMap((one) => roleOf(one) ?? []);

/** "drop X", "without X", "not the second": what is left. */
function removed(draft: Draft, set: readonly string[], state: Conversation, tools: TitleTools): Draft | null {
  const { reading, mentions } = draft;
  const namedBy = (span: Span) => (span.denied ? rolesNamed(span, set, tools) : []);
  const named = reading.spans.flatMap(namedBy);
  const denied = draft.conditions.flatMap((one) => ('role' in one && one.denied ? one.role : []));
  const grouped = draft.conditions.flatMap((one) =>
    'group' in one && one.denied ? set.filter((id) => isOf(tools.catalogue.head(id).soc, one.group)) : [],
  );
  const dropped = [...denied, ...named, ...grouped].filter((id) => set.includes(id));
  if (!has(reading, 'turn.remove') && dropped.length === 0) return null;
  // "drop the X, keep Y and Z": what is dropped is named right there.
  const gone = new Set(dropped.length > 0 ? dropped : [...rolesIn(mentions), ...counted(reading, state)]);
  const kept = set.filter((id) => !gone.has(id));
  // "skip X, add Y": two turns in one text. "forget X. what does Y earn": Y alone is asked about from there on.
  const others = mentions.filter((one) => !gone.has(roleOf(one) ?? '') && !kept.includes(roleOf(one) ?? ''));
  // "not X, Y", "Y not X": Y comes in its place.
  const beforeNot = others.some(({ at }) => at !== null && is(reading.spans[at + 1], 'denial.not'));
  const adds = has(reading, 'turn.add') || is(reading.spans[0], 'denial') || beforeNot;
  const anew = others.length > 0 && !adds && has(reading, 'turn.remove');
  const left = anew ? [] : fromState(kept);
  const brought = anew || adds ? others : [];
  if (left.length + brought.length === 0 || (kept.length === set.length && !anew)) return null;
  return {
    ...draft,
    mentions: [...left, ...brought],
    unused: draft.unused.filter((words) =>
      reading.spans.every((one) => one.text !== words || namedBy(one).length === 0),
    ),
    conditions: draft.conditions.filter((one) => !('role' in one || ('group' in one && one.denied))),
  };
}

const isOf = (soc: string | null, codes: readonly string[]) =>
  soc !== null && codes.some((code) => isWithin(soc, code));

/** The roles of the set that a denied title, a word of a title, or one that makes it with its last word ("drop MRI"), names. */
function rolesNamed(span: Span, set: readonly string[], { catalogue, titles }: TitleTools): string[] {
  if (span.kind === 'title') return [roleIn(span, set) ?? []].flat();
  if (!is(span, 'unknown', 'group')) return [];
  const [word = ''] = wordsOf(span.text);
  const having = set.filter((id) => titleWordsOf(id, catalogue).includes(word));
  if (having.length > 0 || span.kind === 'group') return having;
  return set.filter((id) => {
    const [best] = titles.resolve([word, ...titleWordsOf(id, catalogue).slice(-1)].join(' ')).candidates;
    return best?.exact === true && best.role === id;
  });
}

/** The role of a mention that a denial holds: the one of the set, where it may mean that. */
function roleIn({ named }: Span, set: readonly string[]): string | null {
  const candidates = named?.candidates ?? [];
  return (candidates.find(({ role }) => set.includes(role)) ?? candidates[0])?.role ?? null;
}

/** "swap them", "X instead", "swap X for Y", "replace the second with Y". */
function exchanged(draft: Draft, set: readonly string[], state: Conversation): Draft | null {
  const { reading, mentions } = draft;
  // "X instead of Y" says which goes, whatever X is.
  const instead = reading.spans.findIndex((span) => is(span, 'relation.instead'));
  const named = mentions.filter(({ at }) => (at ?? 0) > instead);
  const leaving = instead < 0 ? named : named.slice(0, 1);
  const gone = [...rolesIn(leaving), ...counted(reading, state)].find((id) => set.includes(id));
  const [brought, more] = mentions.filter((one) =>
    instead < 0 ? !set.includes(roleOf(one) ?? '') : !leaving.includes(one),
  );
  // Where what leaves is named as well, the text may ask of the new set: "swap X for Y, back to pay".
  if (more || !(isBlank(draft.subject) || (gone && brought))) return null;
  // "what about an X? no, instead of the Y": what was asked about last takes its place.
  if (!brought && instead >= 0) {
    const [out = ''] = rolesIn(leaving);
    const row = [state.before ? idsOf(state.before) : [], set].find((ids) => ids.includes(out)) ?? [];
    const newest = state.focus.filter((id) => !row.includes(id));
    return row.length < 2
      ? null
      : { ...draft, mentions: fromState(row.flatMap((id) => (id === out ? newest : id))) };
  }
  if (!brought) {
    const turns = has(reading, 'turn.reverse') && set.length === 2 && mentions.length === 0;
    return turns ? { ...draft, mentions: fromState([...set].reverse()) } : null;
  }
  // "what about X instead" asks about X alone.
  const { goal } = state;
  const aim = goal !== null && set.length > 1 && set.includes(goal) ? goal : undefined;
  const out = gone ?? aim ?? (has(reading, 'turn.about') || set.length < 2 ? undefined : set.at(-1));
  if (out === undefined) return null;
  return { ...draft, mentions: set.map((id) => (id === out ? brought : knownMention(id))) };
}

/** "nah, X instead", after a way from one role to another: it leads to X, or begins there ("from X instead"). */
export function ledElsewhere({ reading, mentions, subject }: Draft, { last }: Conversation): Query | null {
  const [only, second] = mentions;
  if (last?.intent !== 'transition' || only?.at == null || second || !isSettled(only.named)) return null;
  if (!has(reading, 'turn.swap') || has(reading, 'relation') || !isBlank(subject)) return null;
  const begins = last.from !== null && leads(reading, only.at, 'joint.from');
  const kept = begins ? last.to : last.from;
  return kept?.id === roleOf(only) ? null : withRoleAt(last, begins ? 0 : 1, queryRole(only));
}

/** What a way takes, by the words "need" and "learn". */
const TAKEN: readonly string[] = ['requirements', 'education'];

/** "and the other way round?", "what carries over, and what am I missing", after a way from one role to another. */
export function sameWay(
  { reading, mentions, subject, besides }: Draft,
  { last }: Conversation,
): Query | null {
  if (last?.intent !== 'transition' || !last.from || mentions.length > 0) return null;
  if (has(reading, 'turn.reverse')) return { ...last, from: last.to, to: last.from };
  const { aspects, fields } = subject;
  // "what would I have to pick up": what the way takes is asked, and of neither role what it needs.
  const plain = fields.length === 0 && aspects.every((aspect) => TAKEN.includes(aspect));
  const needs = plain && has(reading, 'question.what') && has(reading, 'need') && has(reading, 'filler.me');
  const asks = needs || (has(reading, 'relation.common', 'relation.transition') && isBlank(subject));
  return asks && !has(reading, 'pronoun', 'relation.transitionOut') ? { ...last, besides } : null;
}

/** "vs X?", "more than X?": the text sets what it names beside what was asked about. */
function beginsBeside({ spans }: Reading): boolean {
  const [first, next] = spans.filter((span) => !is(span, 'turn', 'courtesy', 'article', 'filler'));
  const than = is(first, 'joint.than') || (is(first, 'direction') && is(next, 'joint.than'));
  return than || is(is(first, 'joint') ? next : first, 'relation.versus', 'relation.compare');
}

/** "and X": the text goes on where the last one ended. */
function leansBy({ spans }: Reading): boolean {
  return is(
    spans.find((span) => !is(span, 'courtesy', 'greeting', 'thanks')),
    'joint.and',
  );
}
