import type { Catalogue } from '../catalogue/catalogue.ts';
import { singular, tokenise } from '../language/normalise.ts';
import type { Resolver } from './resolve.ts';

/** Below this many suggestions what was typed may be misspelled, and the matcher is asked as well. */
const FEW = 5;

/** A role by its names, title first, each in plain words. */
interface Named {
  id: string;
  names: string[];
}

/**
 * Completes half-typed titles: role ids, best first. Titles that begin so come before other names that do,
 * and those before words that begin so; the roles that ship, which people compare most, before the others.
 */
export function createSuggest(
  catalogue: Catalogue,
  resolver: Resolver,
): (typed: string, limit: number) => string[] {
  let roles: Named[] | undefined;
  return (typed, limit) => {
    const words = wordsOf(typed);
    if (words.length === 0) return catalogue.embeddedIds.slice(0, limit);
    roles ??= namedRoles(catalogue);
    const known = resolver.exact(words.map(singular)).map((candidate) => candidate.role);
    const [begins, others] = completions(roles, words);
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
    return { id, names: [catalogue.head(id).title, ...aliases].map((name) => wordsOf(name).join(' ')) };
  });
  const order = ({ id, names }: Named) => (embedded.has(id) ? 0 : 1000) + (names[0]?.length ?? 0);
  return named.sort((a, b) => order(a) - order(b));
}

/** Roles with a name that begins as typed, and those with words that begin so. */
function completions(
  roles: readonly Named[],
  words: readonly string[],
): [begins: string[], others: string[]] {
  const start = words.join(' ');
  const begins = (name: string) => name.startsWith(start);
  const has = (name: string) => words.every((word) => ` ${name}`.includes(` ${word}`));
  const ranks: ((named: Named) => boolean)[] = [
    ({ names }) => names.includes(start),
    ({ names: [title = ''] }) => begins(title),
    ({ names }) => names.some(begins),
    ({ names: [title = ''] }) => has(title),
    ({ names }) => names.some(has),
  ];
  const found: string[][] = ranks.map(() => []);
  for (const named of roles) found[ranks.findIndex((rank) => rank(named))]?.push(named.id);
  return [found.slice(0, 3).flat(), found.slice(3).flat()];
}
