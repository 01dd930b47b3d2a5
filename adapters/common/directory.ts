import { slugOf } from './formats.ts';

/** A role as a list of all of them shows it. */
export interface DirectoryRole {
  id: string;
  title: string;
  soc: string | null;
}

/** A role or a group of occupations, as the catalogue heads it. */
export interface DirectoryEntry extends DirectoryRole {
  kind: 'role' | 'group';
  singular?: string | undefined;
}

/** Everything that can be asked about, by what names it exactly. */
export interface Directory {
  readonly roles: readonly DirectoryRole[];
  /** Groups of occupations: they are found by name, and in no list of roles. */
  readonly groups: readonly DirectoryRole[];
  byId(id: string): DirectoryRole | undefined;
  /** Returns the entry with exactly this title, ignoring case; a role before a group. */
  byTitle(title: string): DirectoryRole | undefined;
  /** Returns the entry of a slug: made of its title, its singular or its id. */
  bySlug(slug: string): DirectoryRole | undefined;
}

/** Returns the directory over a list of roles and groups; of two with one title the first is found. */
export function createDirectory(entries: readonly DirectoryEntry[]): Directory {
  const of = (kind: DirectoryEntry['kind']) =>
    entries.filter((entry) => entry.kind === kind).map(({ id, title, soc }) => ({ id, title, soc }));
  const [roles, groups] = [of('role'), of('group')];
  const all = [...roles, ...groups];
  const ids = new Map(all.map((role) => [role.id, role]));
  const singulars = entries.flatMap(({ id, singular }): [string, DirectoryRole][] => {
    const role = ids.get(id);
    return role && singular ? [[singular, role]] : [];
  });
  const titles = firstOf(all.map((role) => [role.title.toLowerCase(), role]));
  const slugs = firstOf([
    ...all.map((role): [string, DirectoryRole] => [slugOf(role.title), role]),
    ...singulars.map(([name, role]): [string, DirectoryRole] => [slugOf(name), role]),
    ...all.map((role): [string, DirectoryRole] => [slugOf(role.id), role]),
  ]);
  return {
    roles,
    groups,
    byId: (id) => ids.get(id),
    byTitle: (title) => titles.get(title.trim().toLowerCase()),
    bySlug: (slug) => slugs.get(slug),
  };
}

/** A map in which the first of equal keys stays. */
function firstOf<T>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  return new Map([...entries].reverse());
}
