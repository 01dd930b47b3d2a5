import type { Directory, DirectoryRole } from '../common/directory.ts';

/** The roles of one major group of the Standard Occupational Classification. */
export interface RoleGroup {
  /** Two digits; "other" for roles that no code of it is known for. */
  code: string;
  title: string;
  roles: DirectoryRole[];
}

export const OTHER_GROUP = 'other';
/** The classification has them, and no figures are published for them as groups. */
const WITHOUT_FIGURES: Readonly<Record<string, string>> = {
  '55': 'Military Specific',
  [OTHER_GROUP]: 'Other roles',
};
const MAJOR = /^(\d\d)-0000$/;
/** The suffix of the titles of groups in the classification. */
const ENDING = / Occupations$/;

/** Returns the roles by major group, in the order of the codes, each group in the order of its titles. */
export function groupsOf({ roles, groups }: Directory): RoleGroup[] {
  const titles = new Map(Object.entries(WITHOUT_FIGURES));
  for (const { soc, title } of groups) {
    const [, code] = MAJOR.exec(soc ?? '') ?? [];
    if (code) titles.set(code, title.replace(ENDING, ''));
  }
  const members = Map.groupBy(roles, ({ soc }) => {
    const code = soc?.slice(0, 2) ?? '';
    return titles.has(code) ? code : OTHER_GROUP;
  });
  return [...members]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([code, all]) => ({
      code,
      title: titles.get(code) ?? code,
      roles: all.sort((a, b) => a.title.localeCompare(b.title, 'en')),
    }));
}
