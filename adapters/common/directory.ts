import { slugOf } from './formats.ts';

/** A role as a list of all of them shows it. */
export interface DirectoryRole {
  id: string;
  title: string;
  soc: string | null;
}

/** Every role that can be asked about, by what names it exactly. */
export interface Directory {
  readonly roles: readonly DirectoryRole[];
  byId(id: string): DirectoryRole | undefined;
  /** The role with exactly this title, in whatever case. */
  byTitle(title: string): DirectoryRole | undefined;
  /** The role whose title, or else whose id, an address names. */
  bySlug(slug: string): DirectoryRole | undefined;
}

/** Returns the directory over a list of roles; of two with one title the first is found. */
export function createDirectory(roles: readonly DirectoryRole[]): Directory {
  const ids = new Map<string, DirectoryRole>();
  const titles = new Map<string, DirectoryRole>();
  const slugs = new Map<string, DirectoryRole>();
  const first = (map: Map<string, DirectoryRole>, key: string, role: DirectoryRole) => {
    if (!map.has(key)) map.set(key, role);
  };
  for (const role of roles) {
    first(ids, role.id, role);
    first(titles, role.title.toLowerCase(), role);
    first(slugs, slugOf(role.title), role);
  }
  for (const role of roles) first(slugs, role.id, role);
  return {
    roles,
    byId: (id) => ids.get(id),
    byTitle: (title) => titles.get(title.trim().toLowerCase()),
    bySlug: (slug) => slugs.get(slug),
  };
}
