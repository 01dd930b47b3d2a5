import type { Catalogue, RoleHead } from '../../catalogue/catalogue.ts';
import type { OpenMention, QueryRole, Statistic } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import { ofEach } from '../../memo.ts';
import { MATCH } from '../../titles/config.ts';
import { FINAL } from '../../titles/judge.ts';
import { is, type Reading, type Span } from './reading.ts';
import type { Named, NamedRole } from './title-finder.ts';

/** A role that a text names. */
export interface Mention {
  /** The position among the spans; null for one that the conversation gave. */
  at: number | null;
  text: string;
  named: Named;
  /** The statistic that is meant of this role alone ("a starting X"). */
  statistic?: Statistic | undefined;
}

/** A mention of the text itself. */
export interface Stated extends Mention {
  at: number;
  span: Span;
}

/** The maximum number of roles that are told to be other readings of a mention, or offered for one that is open. */
const MOST_OTHERS = 6;

const wordsOfTitle = ofEach(({ title }: RoleHead): readonly string[] => wordsOf(title));

/** Returns the words of the title of a role, in their normal forms. */
export function titleWordsOf(role: string, { head }: Pick<Catalogue, 'head'>): readonly string[] {
  return wordsOfTitle(head(role));
}

/** Returns the role whose title is some words, or else the first whose title holds them all. */
export function titledBy(
  words: readonly string[],
  ids: readonly string[],
  catalogue: Pick<Catalogue, 'head'>,
): string | null {
  const fitting = ids.filter((id) => words.every((word) => titleWordsOf(id, catalogue).includes(word)));
  return fitting.find((id) => titleWordsOf(id, catalogue).length === words.length) ?? fitting[0] ?? null;
}

/** The mentions of a reading, in order, each with its place among the spans. */
export function mentionsOf(reading: Reading): Stated[] {
  return reading.spans.flatMap((span, at) =>
    span.named && is(span, 'title', 'mention') ? [{ at, span, text: span.text, named: span.named }] : [],
  );
}

/** A mention of a role that is known otherwise than by words. */
export function knownMention(role: string): Mention {
  return { at: null, text: '', named: { text: '', verdict: 'sure', candidates: [curated(role, 1)] } };
}

/** A role that is told by something else than words that match it. */
export const curated = (role: string, confidence: number): NamedRole => ({
  ...{ role, confidence, reading: null, level: null },
  ...{ exact: true, evidence: 'curated' },
});

export function roleOf({ named }: Pick<Mention, 'named'>): string | null {
  return isSettled(named) ? (named.candidates[0]?.role ?? null) : null;
}

/** Returns mentions with each role once, where it is named first. */
export function onePerRole<One extends Mention>(mentions: readonly One[]): One[] {
  return mentions.filter((one, at) => at === mentions.findIndex((other) => roleOf(other) === roleOf(one)));
}

export function isSettled({ verdict }: Named): boolean {
  return verdict === 'sure' || verdict === 'nearest';
}

/** Returns whether a role may be meant in place of the best: never of a title that surely is the best's. */
function isDoubtful({ confidence }: NamedRole, best: NamedRole | undefined): boolean {
  const guessed = best?.reading === 'member' || best?.reading === 'one-of';
  if (best?.exact && FINAL.includes(best.evidence) && !guessed) return false;
  return guessed || confidence >= MATCH.offer;
}

/** A settled mention as a query holds it. */
export function queryRole({ at, text, named, statistic }: Mention): QueryRole {
  const [best, ...others] = named.candidates;
  const nearest = named.verdict === 'nearest' ? 'nearest' : null;
  return {
    id: best?.role ?? '',
    mention: at === null ? null : text,
    confidence: best?.confidence ?? 0,
    reading: best?.reading === 'counted-with' && !best.exact ? 'taken-as' : (best?.reading ?? nearest),
    level: best?.level ?? null,
    others: [...new Set(others.filter((one) => isDoubtful(one, best)).map(({ role }) => role))]
      .filter((id) => id !== best?.role)
      .slice(0, MOST_OTHERS),
    ...(statistic ? { statistic } : {}),
  };
}

/** A role that is known otherwise than by words, as a query holds it. */
export const knownRole = (id: string): QueryRole => queryRole(knownMention(id));

/**
 * Mentions that have to be settled, each with its place among the roles; a role that is settled already is no other
 * reading of them, as long as there are several.
 */
export function openOf(mentions: readonly Mention[], known: readonly string[]): OpenMention[] {
  return mentions.flatMap(({ text, named }, position): OpenMention[] => {
    if (isSettled(named)) return [];
    const verdict = named.verdict === 'ask' ? 'ambiguous' : 'unknown';
    const all = [...new Set(named.candidates.map(({ role }) => role))];
    const others = all.filter((role) => !known.includes(role));
    return [
      {
        text,
        position,
        verdict,
        candidates: (others.length > 1 || verdict === 'unknown' ? others : all).slice(0, MOST_OTHERS),
        crime: named.crime,
      },
    ];
  });
}
