import pluralize from 'pluralize';
import type { RoleHead } from '../catalogue/catalogue.ts';
import { spoken, withArticle } from './display.ts';

/** What a sentence needs of a role's head; one that nobody has named is called by its title. */
type Named = Pick<RoleHead, 'title' | 'plural' | 'singular'>;

const nouns = new Map<string, string>();
/** Where the head of an official title ends: what follows only narrows it. */
const HEAD_END = /(?: of | in | for |, Except |, Including |, All Other|--)/;
/** What, behind a comma, goes on with the title or takes away from it. */
const NO_KIND = /^(?:and|or|Except|Including|All Other)\b/;
const REST = /, All Other(?: Specialists)?\b(.*)$/;

/** A role in the middle of a sentence, for one person: "operations officer", "chef or head cook". */
export function noun(role: Named): string {
  if (role.singular) return role.singular;
  const known = nouns.get(role.title);
  if (known !== undefined) return known;
  const made = spoken(
    role.title === role.plural ? bracketed(singularTitle(straight(role.title))) : role.title,
  );
  nouns.set(role.title, made);
  return made;
}

/** "an operations officer". */
export function aRole(role: Named): string {
  return withArticle(noun(role));
}

/** "operations officers". */
export function nounPlural(role: Named): string {
  if (role.singular) return role.plural;
  if (role.title !== role.plural) return spoken(role.plural);
  return spoken(bracketed(straight(role.plural)));
}

/** What a title takes in or leaves out, in brackets: a sentence can go on behind them. */
function bracketed(title: string): string {
  return title
    .replace(REST, ' (all other)$1')
    .replace(/--(.+)$/, ' ($1)')
    .replace(/, ((?:Except|Including) [^()]+)/, ' ($1)');
}

/** A title whose last part, behind a comma, says which kind: "Wardens, Night" is "Night Wardens". */
function straight(title: string): string {
  const at = title.lastIndexOf(', ');
  const [head, kind] = [title.slice(0, at), title.slice(at + 2)];
  if (at < 0 || NO_KIND.test(kind) || /[()]|--| of /.test(title)) return title;
  // "Poets, Lyricists and Creative Writers" names more people, not a kind of them.
  if (/s$/.test(kind)) return title;
  // A comma before it may only belong to a list ("Setters, Operators, and Tenders").
  const listed = head.includes(', ') && !/, and [^,]+$/.test(head);
  return listed ? title : `${kind} ${head}`;
}

/** An official title, which is in the plural, for one person: the last word of each of its parts made singular. */
function singularTitle(title: string): string {
  const cut = HEAD_END.exec(title)?.index ?? title.length;
  const [head, rest] = [title.slice(0, cut), title.slice(cut)];
  const parts = head.split(/(, and |, | and )/);
  const made = parts.map((part, at) => (at % 2 === 0 ? singularLast(part) : part));
  const changed = (at: number) => made[at] !== parts[at];
  const joined = made.map((part, at) =>
    at % 2 === 1 && part.includes('and') && changed(at - 1) && changed(at + 1)
      ? part.replace('and', 'or')
      : part,
  );
  return joined.join('') + rest;
}

function singularLast(part: string): string {
  return part.replace(/\p{L}+$/u, (word) => pluralize.singular(word));
}
