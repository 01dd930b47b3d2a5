import type { Catalogue } from '../catalogue/catalogue.ts';
import { singular, tokenise } from '../language/normalise.ts';
import { once } from '../memo.ts';
import type { Resolver } from './resolve.ts';

/** Below this many suggestions what was typed may be misspelled, and the matcher is asked as well. */
const FEW = 5;

/** The maximum number of characters considered: a longer text is no half-typed title. */
const LONGEST = 120;

/** A role by its names, title first, each in plain words with a space before every one. */
interface Named {
  id: string;
  names: string[];
}

/** Letters by which words are filed. */
const FILED = 2;

/**
 * Completes half-typed titles: role ids, best first. Titles that begin so come before other names that do,
 * and those before words that begin so; the roles that ship, which people compare most, before the others.
 */
export function createSuggest(
  catalogue: Catalogue,
  resolver: Resolver,
): (typed: string, limit: number) => string[] {
  const files = once(() => filed(namedRoles(catalogue)));
  return (given, limit) => {
    const typed = given.slice(0, LONGEST);
    const words = wordsOf(typed);
    if (words.length === 0) return catalogue.embeddedIds.slice(0, limit);
    const known = resolver.exact(words.map(singular)).map((candidate) => candidate.role);
    const [begins, others] = completions(files(), words);
    // A short form ("ceo") stands before titles with some word that begins so, and after what it begins.
    const sure = [...begins, ...known, ...others];
    const near = sure.length < FEW ? resolver.resolve(typed).candidates.map(({ role }) => role) : [];
    return [...new Set([...sure, ...near])].slice(0, limit);
  };
}

function wordsOf(title: string): string[] {
  return tokenise(title).map((token) => token.plain);
}

/** Embedded roles first, then shorter titles first: the order within each rank of suggestions. */
function namedRoles(catalogue: Catalogue): Named[] {
  const embedded = new Set(catalogue.embeddedIds);
  const named = catalogue.ids.map((id) => {
    const aliases = embedded.has(id) ? (catalogue.role(id)?.aliases ?? []) : [];
    return { id, names: [catalogue.head(id).title, ...aliases].map((name) => padded(wordsOf(name))) };
  });
  const order = ({ id, names }: Named) => (embedded.has(id) ? 0 : 1000) + (names[0]?.length ?? 0);
  return named.sort((a, b) => order(a) - order(b));
}

function padded(words: readonly string[]): string {
  return words.map((word) => ` ${word}`).join('');
}

/** Roles by the first letter, and by the first letters, of every word of their names; each list in their order. */
function filed(roles: readonly Named[]): Map<string, Named[]> {
  const files = new Map<string, Named[]>();
  for (const role of roles) {
    const words = role.names.flatMap((name) => name.split(' ')).filter(Boolean);
    for (const start of new Set(words.flatMap((word) => [word.slice(0, 1), word.slice(0, FILED)]))) {
      const file = files.get(start);
      if (file) file.push(role);
      else files.set(start, [role]);
    }
  }
  return files;
}

/** Roles with a name that begins as typed, and those with words that begin so. */
function completions(
  files: ReadonlyMap<string, readonly Named[]>,
  words: readonly string[],
): [begins: string[], others: string[]] {
  const start = padded(words);
  const starts = words.map((word) => ` ${word}`);
  const begins = (name: string) => name.startsWith(start);
  const has = (name: string) => starts.every((word) => name.includes(word));
  const ranks: ((named: Named) => boolean)[] = [
    ({ names }) => names.includes(start),
    ({ names: [title = ''] }) => begins(title),
    ({ names }) => names.some(begins),
    ({ names: [title = ''] }) => has(title),
    ({ names }) => names.some(has),
  ];
  const found: string[][] = ranks.map(() => []);
  const pools = words.map((word) => files.get(word.slice(0, FILED)) ?? []);
  const [pool = []] = pools.sort((a, b) => a.length - b.length);
  for (const named of pool) found[ranks.findIndex((rank) => rank(named))]?.push(named.id);
  return [found.slice(0, 3).flat(), found.slice(3).flat()];
}
