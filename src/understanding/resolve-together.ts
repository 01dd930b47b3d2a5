import type { Catalogue } from '../catalogue/catalogue.ts';
import { tokenise } from '../language/normalise.ts';
import type { TitleMatcher } from '../titles/matcher.ts';
import type { Candidate, Resolution } from '../titles/resolve.ts';
import type { Mention } from './mentions.ts';
import type { Reading } from './tags.ts';
import type { Tools } from './tools.ts';

/** Confidence in a reading that the other mentions of the question settled. */
const SETTLED = 0.93;

/**
 * Reads the mentions of a question together: words that two titles share are said once ("office and
 * operations managers"), and roles that are set against each other are named by what tells them apart
 * ("officer vs director").
 * @param known roles of the conversation so far, which a bare word may point back to.
 */
export function resolveTogether(
  reading: Reading,
  mentions: readonly Mention[],
  known: readonly string[],
  { catalogue, titles, lexicon }: Tools,
): Mention[] {
  // Words are lent only across "and" or a stroke: an article starts another title.
  const beside = (first: Mention | undefined, second: Mention | undefined) =>
    first !== undefined &&
    second !== undefined &&
    reading.words.slice(first.to, second.from).every((word) => lexicon.sets.role_joints.has(word));
  const spread = mentions.map((one, at) => {
    const [before, after] = [mentions[at - 1], mentions[at + 1]];
    return shareWords(
      one,
      beside(before, one) ? before : undefined,
      beside(one, after) ? after : undefined,
      titles,
    );
  });
  const paired = pairUp(spread, known, catalogue);
  return paired.map((one) => pointBack(one, known, catalogue, titles));
}

/** Whether a mention may still mean something else than its best candidate. */
function open(mention: Mention): boolean {
  const { verdict, candidates } = mention.resolution;
  const best = candidates[0];
  if (verdict !== 'sure' || !best) return true;
  return mention.words.length === 1 && !['curated', 'direct', 'official'].includes(best.evidence);
}

/** "office/operations manager", "operations officer or director": the words that the neighbour lends. */
function shareWords(
  one: Mention,
  before: Mention | undefined,
  after: Mention | undefined,
  titles: TitleMatcher,
): Mention {
  if (!open(one)) return one;
  const own = one.words;
  const readings: string[][] = [];
  if (after && after.words.length > 1) {
    for (let at = 1; at < after.words.length; at += 1) readings.push([...own, ...after.words.slice(at)]);
  }
  if (before && before.words.length > 1) {
    for (let at = before.words.length - 1; at > 0; at -= 1)
      readings.push([...before.words.slice(0, at), ...own]);
  }
  for (const words of readings) {
    const found = titles.exact(words);
    const best = found[0];
    const taken = [before, after].some((other) => other?.resolution.candidates[0]?.role === best?.role);
    if (best && !taken) return settle(one, best, found);
  }
  return one;
}

function settle(one: Mention, best: Candidate, others: readonly Candidate[]): Mention {
  const rest = [...others, ...one.resolution.candidates].filter((other) => other.role !== best.role);
  const candidates = [{ ...best, confidence: Math.min(best.confidence, SETTLED) }, ...rest];
  const resolution: Resolution = { mention: one.text, candidates, standing: 'sure', verdict: 'sure' };
  return { ...one, resolution };
}

/** Roles whose titles hold the words of a mention: wider than its candidates, for reading it by its partner. */
function holding(words: readonly string[], catalogue: Catalogue): string[] {
  return catalogue.embeddedIds.filter((id) => {
    const title = tokenise(catalogue.head(id).title).map((token) => token.word);
    // Only by the word that says what the job is: "office" alone is a place.
    return words.at(-1) === title.at(-1) && words.every((word) => title.includes(word));
  });
}

/** Several roles go by this very word in common speech: nothing but the person can say which. */
function isSpoken({ resolution: { verdict, candidates } }: Mention): boolean {
  return (
    verdict === 'ambiguous' && candidates.filter((one) => one.exact && one.evidence === 'curated').length > 1
  );
}

/** Settles open mentions that belong together by the pairs that curators declared. */
function pairUp(mentions: readonly Mention[], known: readonly string[], catalogue: Catalogue): Mention[] {
  if (!mentions.some(open)) return [...mentions];
  const choices = mentions.map((one) => {
    const sure = one.resolution.candidates[0]?.role;
    return open(one) ? [...new Set([...holding(one.words, catalogue)])] : sure ? [sure] : [];
  });
  const partners = (id: string) => catalogue.role(id)?.pairs ?? [];
  return mentions.map((one, at) => {
    if (!open(one) || isSpoken(one)) return one;
    const rest = [...choices.filter((_, other) => other !== at).flat(), ...known];
    const fitting = (choices[at] ?? []).filter((id) => rest.some((other) => partners(id).includes(other)));
    const [only, second] = fitting;
    if (!only || second) return one;
    const best: Candidate = {
      role: only,
      confidence: SETTLED,
      evidence: 'curated',
      title: catalogue.head(only).title,
      exact: true,
      reading: null,
      level: null,
      needed: 0,
      generic: false,
      explained: true,
    };
    const others = holding(one.words, catalogue).map((role) => ({ ...best, role, confidence: 0.5 }));
    return settle(one, best, others);
  });
}

/** A bare word that fits one role of the conversation means that one ("and the director?", "mechanical"). */
function pointBack(
  one: Mention,
  known: readonly string[],
  catalogue: Catalogue,
  titles: TitleMatcher,
): Mention {
  if (!open(one) || known.length === 0) return one;
  const fitting = known.filter((id) => {
    const title = new Set(tokenise(catalogue.head(id).title).map((token) => token.word));
    return one.words.every((word) => title.has(word));
  });
  const only = fitting.length === 1 ? fitting[0] : undefined;
  if (only) return settle(one, asCandidate(only, catalogue), []);
  for (const id of known) {
    const words = tokenise(catalogue.head(id).title).map((token) => token.word);
    for (let at = 1; at < words.length; at += 1) {
      const found = [
        titles.exact([...one.words, ...words.slice(at)]),
        titles.exact([...words.slice(0, -at), ...one.words]),
      ];
      const best = found.find((list) => list[0])?.[0];
      if (best) return settle(one, best, []);
    }
  }
  return one;
}

function asCandidate(role: string, catalogue: Catalogue): Candidate {
  const title = catalogue.head(role).title;
  return {
    role,
    confidence: SETTLED,
    evidence: 'curated',
    title,
    exact: true,
    reading: null,
    level: null,
    needed: 0,
    generic: false,
    explained: true,
  };
}

/**
 * Leaves out a word that only says in which field the named roles work ("director and officer salary in
 * operations"): their titles have it already.
 */
export function withoutDomains(
  reading: Reading,
  mentions: readonly Mention[],
  { catalogue, lexicon }: Pick<Tools, 'catalogue' | 'lexicon'>,
): Mention[] {
  const sure = mentions.filter((one) => one.resolution.verdict === 'sure');
  const titleOf = (one: Mention) => {
    const best = one.resolution.candidates[0];
    return new Set(best ? tokenise(catalogue.head(best.role).title).map((token) => token.word) : []);
  };
  const titles = sure.map(titleOf);
  return mentions.filter((one) => {
    if (one.resolution.verdict === 'sure' || titles.length === 0) return true;
    const within = lexicon.sets.domain_joints.has(reading.words[one.from - 1] ?? '');
    return !(within && one.words.every((word) => titles.every((title) => title.has(word))));
  });
}
