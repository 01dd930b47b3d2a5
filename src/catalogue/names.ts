import pluralize from 'pluralize';
import type { Role, StoredFact } from '../contract/schema.ts';
import type { RoleHead } from './catalogue.ts';

/** The names of an occupation or group and a one-line description, in our own words. */
export interface Names {
  singular: string;
  plural: string;
  /** For narrow columns. */
  short: string;
  /** One line that says what it is. */
  what: string;
  /** For an occupation: names for who has it in common speech, slang and trade talk, American and British. */
  called?: readonly string[];
  /** For a group: occupations that people expect in it and that it does not hold. */
  not?: string;
}

/** Names by O*NET-SOC code, or by the code of a group. */
export type NamesByCode = Readonly<Record<string, Names>>;

/** The id of the source of our own words. */
export const OWN_SOURCE = 'rolewise';

/** Returns the head of a role that a curator wrote; its names come from its title. */
export function headOfOwn(role: Role): RoleHead {
  const singular = role.singular ?? inSentence(role.title);
  const plural = role.plural ?? pluralize(singular);
  return {
    id: role.id,
    title: role.title,
    soc: role.soc,
    kind: 'role',
    singular,
    plural,
    short: role.short ?? role.title,
  };
}

/** Returns the head of an official role with the names that we gave it; one that we did not know keeps its title. */
export function headOfOfficial(
  head: Pick<RoleHead, 'id' | 'title' | 'soc' | 'kind'>,
  names: NamesByCode,
): RoleHead {
  const own = names[head.soc ?? ''];
  if (!own) return { ...head, plural: head.title, short: head.title };
  return { ...head, singular: own.singular, plural: own.plural, short: own.short };
}

/** A title as it stands in the middle of a sentence: "IT Manager" is "IT manager". */
export function inSentence(title: string): string {
  return title.replace(/\p{L}[\p{L}’']*/gu, (word) =>
    /^\p{Lu}[\p{Ll}’']*$/u.test(word) && word.length > 1 ? word.toLowerCase() : word,
  );
}

/** The official role with our one line in place of a definition, and what its group does not hold as a note. */
export function withNames(role: Role, names: NamesByCode): Role {
  const own = names[role.soc ?? ''];
  if (!own) return role;
  const definition: StoredFact = { field: 'overview.definition', value: own.what, source: OWN_SOURCE };
  const facts = [definition, ...role.facts.filter((fact) => fact.field !== definition.field)];
  const notes: Role['notes'] = own.not
    ? [...role.notes, { aspects: ['summary', 'overview'], text: `${own.not}.` }]
    : role.notes;
  return { ...role, facts, notes };
}
