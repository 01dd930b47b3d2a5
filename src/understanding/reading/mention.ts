import type { Catalogue, RoleHead } from '../../catalogue/catalogue.ts';
import type { QueryRole, Statistic } from '../../contract/query.ts';
import { wordsOf } from '../../language/normalise.ts';
import { ofEach } from '../../memo.ts';
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

const MOST_OTHERS = 6;

const wordsOfTitle = ofEach(({ title }: RoleHead): readonly string[] => wordsOf(title));

/** Returns the words of the title of a role, in their normal forms. */
export function titleWordsOf(role: string, { head }: Pick<Catalogue, 'head'>): readonly string[] {
  return wordsOfTitle(head(role));
}

/** The mentions of a reading, in order, each with its place among the spans. */
export function mentionsOf(reading: Reading): Stated[] {
  return reading.spans.flatMap((span, at) =>
    span.named && is(span, 'title', 'mention') ? [{ at, span, text: span.text, named: span.named }] : [],
  );
}

/** A mention of a role that is known otherwise than by words. */
export function knownMention(role: string): Mention {
  const candidate: NamedRole = {
    role,
    confidence: 1,
    reading: null,
    level: null,
    exact: true,
    evidence: 'curated',
  };
  return { at: null, text: '', named: { text: '', verdict: 'sure', candidates: [candidate] } };
}

export function roleOf({ named }: Mention): string | null {
  return isSettled(named) ? (named.candidates[0]?.role ?? null) : null;
}

/** Returns mentions with each role once, where it is named first. */
export function onePerRole<One extends Mention>(mentions: readonly One[]): One[] {
  return mentions.filter((one, at) => at === mentions.findIndex((other) => roleOf(other) === roleOf(one)));
}

export function isSettled({ verdict }: Named): boolean {
  return verdict === 'sure' || verdict === 'nearest';
}

/** A settled mention as a query holds it. */
export function queryRole({ at, text, named, statistic }: Mention): QueryRole {
  const [best, ...others] = named.candidates;
  const nearest = named.verdict === 'nearest' ? 'nearest' : null;
  return {
    id: best?.role ?? '',
    mention: at === null ? null : text,
    confidence: best?.confidence ?? 0,
    reading: best?.reading ?? nearest,
    level: best?.level ?? null,
    others: [...new Set(others.map(({ role }) => role))]
      .filter((id) => id !== best?.role)
      .slice(0, MOST_OTHERS),
    ...(statistic ? { statistic } : {}),
  };
}
