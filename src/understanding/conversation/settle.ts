import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Conversation } from '../../contract/conversation.ts';
import { blankSubject, queryAbout } from '../../contract/queries.ts';
import type { Query, Unsettled } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { placed } from '../places/place-parts.ts';
import type { Draft, TitleTools } from '../reading/draft.ts';
import { ORDINALS } from '../reading/kinds.ts';
import { knownMention, type Mention, roleOf, titledBy, titleWordsOf } from '../reading/mention.ts';
import { has, is, type Reading } from '../reading/reading.ts';
import type { TitleFinder } from '../reading/title-finder.ts';
import { isBlank } from '../subject/subject.ts';

/** A question back, answered: what was asked with its mention settled, and the question back itself. */
export interface Settlement {
  query: Query;
  answered: Unsettled | null;
}

/** The answer to a question back, or another pick after one; null where the text is neither. */
export function answerOf(
  draft: Draft,
  { open, answered }: Conversation,
  tools: TitleTools & { places: Gazetteer },
): Settlement | null {
  if (open?.intent === 'whereabouts') {
    const query = placed(open, draft, tools.places);
    return query && { query, answered: null };
  }
  const waits = open?.intent === 'unsettled' ? open : null;
  const asked = waits ?? (open === null && answered && picksAgain(draft) ? answered : null);
  const query = asked && isShort(draft) ? settledBy(draft, asked, waits !== null, tools) : null;
  return asked && query && { query, answered: asked };
}

/** After an answer only a correction or a number picks again; everything else is asked anew. */
function picksAgain({ reading, mentions }: Draft): boolean {
  const content = reading.spans.filter((span) => !is(span, 'filler', 'article', 'courtesy', 'turn'));
  const counts = content.length === 1 && is(content[0], 'number') && mentions.length === 0;
  return has(reading, 'turn.correct') || counts;
}

function settledBy(
  draft: Draft,
  open: Unsettled,
  waits: boolean,
  { catalogue, titles }: TitleTools,
): Query | null {
  const asked = open.open[0];
  if (!asked) return null;
  if (
    has(draft.reading, 'pronoun.all', 'pronoun.both', 'pronoun.three', 'pronoun.four') &&
    draft.mentions.length === 0
  )
    return settledQuery(open, asked.candidates.slice(0, MOST_AT_ONCE), draft);
  const whole = waits && asksNothing(draft) ? completed(draft, asked.text, titles, true) : null;
  const picked = whole ?? picks(draft, asked.candidates, catalogue);
  if (picked) return settledQuery(open, [picked], pickedBy(draft, picked, catalogue));
  if (!waits || !asksNothing(draft)) return null;
  const [only] = draft.mentions;
  const role = (only && roleOf(only)) ?? completed(draft, asked.text, titles);
  return role ? settledQuery(open, [role], draft) : null;
}

/** "school", to "which bus driver?": the words that pick are of the title, and ask for nothing. */
function pickedBy(draft: Draft, picked: string, catalogue: Catalogue): Draft {
  const words = contentOf(draft.reading);
  const title = titleWordsOf(picked, catalogue);
  const named = words.length > 0 && words.every((word) => title.includes(word));
  return named ? { ...draft, subject: blankSubject() } : draft;
}

const MOST_AT_ONCE = 4;
const LONGEST_REPLY = 6;

/** A reply is short, and sets nothing beside another. */
function isShort({ reading, mentions }: Draft): boolean {
  const content = reading.spans.filter((span) => !is(span, 'filler', 'article', 'courtesy'));
  return (
    mentions.length <= 1 &&
    content.length <= LONGEST_REPLY &&
    !has(reading, 'relation', 'question', 'auxiliary', 'compute')
  );
}

/** A reply asks nothing by itself. */
function asksNothing({ subject, conditions, reading }: Draft): boolean {
  return isBlank(subject) && conditions.every((one) => 'group' in one) && !has(reading, 'most', 'least');
}

/** The candidate that the reply counts out, or names, or the one whose title holds all its words. */
function picks(
  { reading, mentions }: Draft,
  candidates: readonly string[],
  catalogue: Catalogue,
): string | null {
  for (const { kind, value, quantity } of reading.spans) {
    const at =
      kind === 'pronoun' ? ORDINALS.indexOf(value) : kind === 'number' ? (quantity?.value ?? 0) - 1 : -1;
    if (at >= 0) return candidates[at] ?? null;
  }
  const [only] = mentions;
  const said = only && roleOf(only);
  if (said && candidates.includes(said)) return said;
  const words = contentOf(reading);
  return words.length === 0 ? null : titledBy(words, candidates, catalogue);
}

/** The words of a reply that may be of a title. */
export function contentOf(reading: Reading): string[] {
  const content = reading.spans.filter((span) =>
    is(span, 'unknown', 'title', 'mention', 'group', 'aspect', 'field', 'unmeasured', 'level'),
  );
  return content.flatMap((span) => wordsOf(span.text));
}

/**
 * "the car kind", to "which mechanic?": the words of both make a title.
 * @param listed it is one as it stands: "HR", to "which manager?", though "HR" alone is a role as well.
 */
function completed({ reading }: Draft, asked: string, titles: TitleFinder, listed = false): string | null {
  const words = contentOf(reading);
  if (words.length === 0 || words.length > 3) return null;
  const whole = [...words, ...wordsOf(asked)];
  if (listed && titles.strength(whole) !== 'strong') return null;
  return roleOf({ named: titles.resolve(whole.join(' ')) });
}

/** The open question with a role in the place of its first open mention. */
export function settledQuery(open: Unsettled, chosen: readonly string[], draft: Draft): Query {
  const { reading, unused } = draft;
  const [first, ...rest] = open.open;
  const roles = [...open.roles];
  const mention = draft.mentions[0]?.text ?? mentionText(reading.text, first?.text);
  // A role that the question has already is all that is left of it.
  const others = chosen.filter((role) => !roles.some(({ id }) => id === role));
  roles.splice(first?.position ?? roles.length, 0, ...others.map((role) => asRole(role, mention)));
  const { then, compute, direction, conditions, besides, language } = open;
  const subject = isBlank(draft.subject) ? open.subject : draft.subject;
  const places = draft.places.length > 0 ? draft.places : open.places;
  const base = { places, conditions, besides, unused, language };
  if (rest.length > 0) return { ...open, open: rest, roles, unused };
  const [one, ...more] = roles;
  return one ? queryAbout(then, [one, ...more], { ...base, subject, compute, direction }) : open;
}

function mentionText(reply: string, asked: string | undefined): string {
  return reply.length <= 60 ? reply : (asked ?? '');
}

export function asRole(id: string, mention: string) {
  return { id, mention, confidence: 0.93, reading: null, level: null, others: [] };
}

/** A mention of a role of the conversation. */
export function fromState(ids: readonly string[]): Mention[] {
  return ids.map((id) => knownMention(id));
}
