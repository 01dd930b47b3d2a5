import type { RoleHead } from '../catalogue/catalogue.ts';
import { spoken, withArticle } from './display.ts';
import { text } from './own/texts.ts';

/** The parts of a role's head that a sentence needs; a role without names of its own is spoken of by its title. */
type Named = Pick<RoleHead, 'title' | 'plural' | 'singular'>;

/** A role in the middle of a sentence, for one person: "operations officer", "chef or head cook". */
export function noun(role: Named): string {
  if (role.singular) return role.singular;
  // An official title without a name of ours is in the plural and may hold commas.
  return isOfficial(role) ? text('unnamed', { title: role.title }) : spoken(role.title);
}

/** "an operations officer". */
export function aRole(role: Named): string {
  return withArticle(noun(role));
}

/** "operations officers". */
export function nounPlural(role: Named): string {
  if (role.singular) return role.plural;
  return isOfficial(role) ? text('unnamed_plural', { title: role.title }) : spoken(role.plural);
}

const isOfficial = ({ title, plural }: Named) => title === plural;
