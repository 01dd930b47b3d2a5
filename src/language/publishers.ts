import type { Source } from '../contract/schema.ts';

/** The nation in front of a name, and a number of an edition. */
const NATION = /^U\.S\.\s+/u;
const SIGN = /[^\p{L}\p{N}\s]/gu;
/** A name that has a sign inside of a word: "O*NET". */
const SIGNED = /\p{L}[^\p{L}\p{N}\s'’.,–-]\p{L}+/gu;
const CAPITAL = /^\p{Lu}/u;
/** The fewest words whose first letters are a name. */
const FEWEST = 3;

/** The names that people use for who published figures: "bureau of labor statistics", "bls", "onet". */
export function publisherNames(sources: readonly Pick<Source, 'publisher' | 'title'>[]): string[] {
  const names = sources.flatMap(({ publisher, title }) => {
    const bodies = (publisher ?? '').split(', ').map((body) => body.replace(NATION, ''));
    const signed = [...title.matchAll(SIGNED)].map(([name]) => name.replace(SIGN, ''));
    return [...bodies.flatMap((body) => [body, initialsOf(body)]), ...signed];
  });
  return [...new Set(names.map((name) => name.replace(SIGN, '').toLowerCase()).filter(Boolean))];
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => CAPITAL.test(word));
  return words.length < FEWEST ? '' : words.map((word) => word[0]).join('');
}
