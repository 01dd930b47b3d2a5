import type { Directory, DirectoryRole } from '../common/directory.ts';
import titles from './soc-groups.json' with { type: 'json' };

/** The roles of one major group of the Standard Occupational Classification. */
export interface RoleGroup {
  /** Two digits; "other" for roles that no code of it is known for. */
  code: string;
  title: string;
  roles: DirectoryRole[];
}

export const OTHER_GROUP = 'other';

/** Returns the roles by major group, in the order of the codes, each group in the order of its titles. */
export function groupsOf({ roles }: Directory): RoleGroup[] {
  const groups = new Map<string, DirectoryRole[]>();
  for (const role of roles) {
    const code = codeOf(role);
    const members = groups.get(code);
    if (members) members.push(role);
    else groups.set(code, [role]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([code, members]) => ({
      code,
      title: (titles as Record<string, string>)[code] ?? 'Other roles',
      roles: members.sort((a, b) => a.title.localeCompare(b.title, 'en')),
    }));
}

/** The group that a role belongs to. */
export function codeOf({ soc }: Pick<DirectoryRole, 'soc'>): string {
  const code = soc?.slice(0, 2) ?? '';
  return code in titles ? code : OTHER_GROUP;
}
