import type { Compare, Describe } from '../../contract/query.ts';
import { rolesBesides } from '../besides/roles.ts';
import type { Intent } from '../intent.ts';
import { placeAs } from '../places.ts';
import { rank } from '../rank/index.ts';
import { sideBySide } from './side-by-side.ts';

/** Two roles or more side by side. */
export const compare: Intent<Compare> = {
  find: (query, tools) =>
    // A condition over named roles tells which of them meet it.
    query.conditions.length > 0
      ? rank.find(
          { ...query, intent: 'rank', direction: query.direction ?? 'most', limit: null, over: 'roles' },
          tools,
        )
      : sideBySide(query, query.roles, tools),
  beside: rolesBesides,
};

/** One role. */
export const describe: Intent<Describe> = {
  find(query, tools) {
    if (!query.among) return sideBySide(query, [query.role], tools);
    const finding = sideBySide(query, query.among, tools);
    const places = query.places.map((place) => placeAs(place, tools).title);
    const instead = { say: 'not-in-place' as const, places, nation: false, members: true };
    return { ...finding, main: [...finding.main, { ...instead, roles: [query.role.id] }] };
  },
  beside: rolesBesides,
};
