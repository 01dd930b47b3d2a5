import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wordsOf } from '../../language/normalise.ts';
import { DESCRIBED } from '../naming/described.ts';
import type { TitleTools } from '../reading/draft.ts';
import { BETWEEN } from '../reading/kinds.ts';
import {
  curated,
  isSettled,
  type Mention,
  mentionsOf,
  roleOf,
  type Stated,
  titleWordsOf,
} from '../reading/mention.ts';
import { anyOf, has, is, type Reading } from '../reading/reading.ts';
import { isStrong } from '../reading/title-finder.ts';

/** Confidence in a reading that the other roles of the question or the conversation settled. */
const SETTLED = 0.93;

/** A mention that something else than its words settled. */
export function settled(one: Stated, role: string): Stated {
  const rest = one.named.candidates.filter((other) => other.role !== role);
  return { ...one, named: { ...one.named, verdict: 'sure', candidates: [curated(role, SETTLED), ...rest] } };
}

/** "people who put you to sleep, the nurse kind": a word for several jobs says which one of those told before is meant. */
export function toldTwice(reading: Reading): Stated[] {
  const mentions = mentionsOf(reading);
  const rolesOf = (one: Stated | undefined) => (one?.named.candidates ?? []).map(({ role }) => role);
  const both = (one: Stated | undefined, next: Stated | undefined) => {
    if (one?.span.value !== DESCRIBED || !next || next.named.verdict === 'sure') return undefined;
    // "the one who fits glasses (not the eye doctor)" is somebody else.
    if (next.span.denied) return undefined;
    if (anyOf(reading.spans.slice(one.at, next.at), ...BETWEEN, 'question')) return undefined;
    return rolesOf(one).find((role) => rolesOf(next).includes(role));
  };
  return mentions.flatMap((one, at) => {
    if (both(mentions[at - 1], one)) return [];
    const role = both(one, mentions[at + 1]);
    return [role === undefined ? one : settled(one, role)];
  });
}

/** Reads mentions together: by the pairs that curators declared, and by roles of the conversation. */
export function settleTogether(
  mentions: readonly Stated[],
  known: readonly string[],
  tools: TitleTools,
): Stated[] {
  const paired = pairUp(mentions, known, tools).map((one, _, all) => ofSameHead(one, all) ?? one);
  return paired.map((one) => {
    const short = shortFor(one, known, tools);
    if (short) return settled(one, short);
    if (!isOpen(one)) return one;
    const role = pointedBack(one, known, tools);
    return role ? settled(one, role) : one;
  });
}

/** "software engineer vs staff engineer": what is left of a name without its rank is the head of the other's, and means that one. */
function ofSameHead(one: Stated, all: readonly Stated[]): Stated | null {
  const [best, ...more] = one.named.candidates;
  const words = wordsOf(one.text);
  if (!best?.level || words.length !== wordsOf(best.level).length + 1) return null;
  const other = all.find(
    (two) =>
      two !== one &&
      isSettled(two.named) &&
      wordsOf(two.text).length > 1 &&
      wordsOf(two.text).at(-1) === words.at(-1),
  );
  const role = other && more.find((candidate) => candidate.role === roleOf(other))?.role;
  if (!role) return null;
  const { named, ...rest } = settled(one, role);
  const [first, ...others] = named.candidates;
  const ranked = first ? [{ ...first, level: best.level, reading: best.reading }, ...others] : others;
  return { ...rest, named: { ...named, candidates: ranked } };
}

/** "the engineer", of a conversation about one kind of engineer: that one, not the family or its likeliest. */
export function withinFamily(
  { spans }: Reading,
  mentions: readonly Stated[],
  known: readonly string[],
  catalogue: Catalogue,
): Stated[] {
  return mentions.map((one) => {
    const [best] = one.named.candidates;
    if (!best?.reading || !is(spans[one.at - 1], 'article.definite')) return one;
    const within = new Set([
      ...catalogue.members(best.role),
      ...one.named.candidates.map(({ role }) => role),
    ]);
    const [only, second] = known.filter((id) => within.has(id));
    return only && !second ? settled(one, only) : one;
  });
}

/** "therapists in general": the official group of that name, and not the likeliest of those who go by it. */
export function asGroups(reading: Reading, mentions: readonly Stated[], catalogue: Catalogue): Stated[] {
  if (!has(reading, 'all.whole', 'all.kinds')) return [...mentions];
  return mentions.map((one) => {
    const words = wordsOf(one.text).join(' ');
    const group = catalogue.groupIds.find((id) => titleWordsOf(id, catalogue).join(' ') === words);
    if (group === undefined) return one;
    const { named } = settled(one, group);
    return {
      ...one,
      named: {
        ...named,
        candidates: named.candidates.map((best, at) => (at > 0 ? best : { ...best, reading: 'family' })),
      },
    };
  });
}

/** "the tech", of a conversation about veterinary technicians: the one role at hand of which it is the short form. */
function shortFor(one: Mention, known: readonly string[], { catalogue, titles }: TitleTools) {
  const [word = '', second] = wordsOf(one.text);
  if (second !== undefined || !titles.isShortForm(word) || known.includes(roleOf(one) ?? '')) return null;
  // "an actual vet", of a veterinary technician: what people mean by the word alone is no short form of another.
  if (isSettled(one.named) && one.named.candidates[0]?.evidence === 'curated') return null;
  const [only, more] = known.filter((id) =>
    titleWordsOf(id, catalogue).some((other) => other !== word && other.startsWith(word)),
  );
  return more === undefined ? (only ?? null) : null;
}

/** Returns whether a mention may mean something else than its best candidate. */
function isOpen({ named, text }: Mention): boolean {
  if (!isSettled(named)) return true;
  const [best] = named.candidates;
  return wordsOf(text).length === 1 && !(best && isStrong(best));
}

/** Several roles go by these very words in common speech: nothing but the person can say which. */
function isSpoken({ named }: Mention): boolean {
  const curated = named.candidates.filter(
    (one) => one.exact && one.evidence === 'curated' && one.reading !== 'member',
  );
  return named.verdict === 'ask' && curated.length > 1;
}

/** Embedded roles whose titles end in the word that says what the job is, and hold all the words. */
function holding(text: string, catalogue: Catalogue): string[] {
  const words = wordsOf(text);
  return catalogue.embeddedIds.filter((id) => {
    const title = titleWordsOf(id, catalogue);
    return words.at(-1) === title.at(-1) && words.every((word) => title.includes(word));
  });
}

function pairUp(mentions: readonly Stated[], known: readonly string[], { catalogue }: TitleTools): Stated[] {
  if (!mentions.some(isOpen)) return [...mentions];
  const choices = mentions.map((one) => {
    const sure = roleOf(one);
    return isOpen(one) ? holding(one.text, catalogue) : sure ? [sure] : [];
  });
  return mentions.map((one, at) => {
    if (!isOpen(one)) return one;
    // "managers except sales managers": what is left out is no half of a pair.
    const others = choices.filter((_, other) => other !== at && !mentions[other]?.span.denied).flat();
    // A common name of several roles is settled only if the text has its other half, not by the conversation.
    const rest = isSpoken(one) ? others : [...others, ...known];
    const fitting = (choices[at] ?? []).filter((id) =>
      rest.some((other) => catalogue.role(id)?.pairs.includes(other)),
    );
    // "those agents", of a conversation about agents of one kind: they, not the kind that goes with them.
    const [own, more] = (choices[at] ?? []).filter((id) => !isSpoken(one) && known.includes(id));
    const [only, second] = own && !more ? [own] : fitting;
    return only && !second ? settled(one, only) : one;
  });
}

/** The role of the conversation that a bare word points back to, or that it makes with one's other words. */
function pointedBack(
  { text }: Mention,
  known: readonly string[],
  { catalogue, titles }: TitleTools,
): string | null {
  const words = wordsOf(text);
  const fitting = known.filter((id) => {
    const title = titleWordsOf(id, catalogue);
    return words.length > 0 && words.every((word) => title.includes(word));
  });
  if (fitting.length === 1) return fitting[0] ?? null;
  const titled = known.map((id) => titleWordsOf(id, catalogue));
  const meant = (wordings: readonly (readonly string[])[]) => {
    const named = wordings.flatMap((wording) =>
      titles.strength(wording) === null ? [] : [titles.resolve(wording.join(' '))],
    );
    const others = named.filter((one) => isSettled(one) && !known.includes(one.candidates[0]?.role ?? ''));
    return (others.find(({ verdict }) => verdict === 'sure') ?? others[0])?.candidates[0]?.role;
  };
  return (
    meant(titled.flatMap((title) => withHead(title, words))) ??
    meant(titled.flatMap((title) => halves(title, words))) ??
    null
  );
}

/** "the assistant", of a dental hygienist: what works beside one goes by the words before the head, or by all of them. */
function withHead(title: readonly string[], words: readonly string[]): string[][] {
  return [...(title.length > 1 ? [[...title.slice(0, -1), ...words]] : []), [...title, ...words]];
}

/** The words of a title from either end, with words in the place of the rest. */
function halves(title: readonly string[], words: readonly string[]): string[][] {
  return title.slice(1).flatMap((_, at) => [
    [...words, ...title.slice(at + 1)],
    [...title.slice(0, -at - 1), ...words],
  ]);
}
