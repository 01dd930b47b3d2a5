import { singular } from '../../language/normalise.ts';
import { range } from '../../language/tokens.ts';
import { type Span, spanOf } from '../reading/reading.ts';
import type { Named } from '../reading/title-finder.ts';
import type { MentionParts } from './mention-parts.ts';
import { Things } from './things.ts';
import { parts, type TokenKinds, tokenKinds } from './token-kinds.ts';

/** The candidate spans of titles of a text, and what those who propose them ask of its words. */
export class Candidates {
  readonly parts: MentionParts;
  readonly kinds: TokenKinds;
  readonly spans: Span[] = [];
  readonly things: Things;
  /** How many runs of words that nothing accounts for were resolved. */
  resolved = 0;
  /** The begins of phrases that say little, by their ends: "my brother in law lays tile". */
  readonly phrases = new Map<number, number>();
  readonly #articles = new Set<number>();
  readonly #small = new Set<number>();

  constructor(source: MentionParts) {
    this.parts = source;
    this.kinds = tokenKinds(source);
    this.things = new Things(this);
    for (const { from, to, sense } of source.hits) {
      if (to !== from + 1) {
        if (sense.kind === 'filler') this.phrases.set(to, from);
        continue;
      }
      if (sense.kind === 'article') this.#articles.add(from);
      if (sense.kind === 'joint' && (sense.value === 'and' || sense.value === 'of')) this.#small.add(from);
    }
  }

  words(from: number, to: number): string[] {
    return this.parts.tokens.slice(from, to).map((token) => token.word);
  }

  parted(at: number): boolean {
    return parts(this.parts.tokens[at]);
  }

  isTitle(from: number, to: number): boolean {
    return this.parts.titles.strength(this.words(from, to)) !== null;
  }

  articled(at: number): boolean {
    return this.#articles.has(at);
  }

  /** "and", "of". */
  small(at: number): boolean {
    return this.#small.has(at);
  }

  add(
    from: number,
    to: number,
    price: number,
    named: Named | null = null,
    kind = 'title',
    value = this.words(from, to).join(' '),
  ): void {
    const doubtful = named !== null && (named.verdict !== 'sure' || !named.candidates[0]?.exact);
    if (this.#isWay(from, to) || (doubtful && (this.#holdsPhrase(from, to) || this.#isSided(from, to))))
      return;
    const { tokens, text } = this.parts;
    this.spans.push(spanOf(tokens, text, { from, to, kind, value, price, named }));
    this.parts.around.mark(from, to, '@');
  }

  /** "from soldier to police officer": where somebody comes from and gets to is not one title. */
  #isWay(from: number, to: number): boolean {
    const leads = range(from + 2, to).some((at) => this.parts.around.follows(at, 'joint.to'));
    return leads && this.parts.around.follows(from, 'joint.from');
  }

  /** "HR BP v HR generalist": what is set beside another is no part of it. */
  #isSided(from: number, to: number): boolean {
    return range(from + 2, to).some((at) => this.parts.around.follows(at, 'relation.versus'));
  }

  /** "building and grounds cleaning workers", "switch to tech": what a group is named, what leads to a job or asks for all, is no title near another. */
  #holdsPhrase(from: number, to: number): boolean {
    return this.parts.hits.some(({ from: start, to: end, sense: { kind, name } }) => {
      const field = kind === 'group' && end - start > 2 && start >= from && !this.#isHeaded(end, to);
      const leads = name === 'relation.transition' && end - start > 1;
      const lists = name === 'relation.list' || kind === 'all';
      return end <= to && (field || (start === from && (leads || lists)));
    });
  }

  /** "finance and operations | manager": who one person is goes on from the name of a group. */
  #isHeaded(end: number, to: number): boolean {
    const { titles, around } = this.parts;
    const [head = ''] = this.words(to - 1, to);
    return to > end && !around.precedes(end, 'job.worker') && titles.isDoer(head) && singular(head) === head;
  }
}
