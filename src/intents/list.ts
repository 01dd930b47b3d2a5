import type { RoleHead } from '../catalogue/catalogue.ts';
import { blankSubject } from '../contract/queries.ts';
import type { List } from '../contract/query.ts';
import { upperFirst } from '../wording/display.ts';
import { text } from '../wording/own/texts.ts';
import { plainBesides } from './besides/plain.ts';
import { blank, withoutFigures } from './blank.ts';
import type { Intent } from './intent.ts';
import { answerRole, examples, questionFor } from './offers.ts';
import { meeting } from './rank/conditions.ts';
import { NAMED_ROLES, rolesBelow } from './table.ts';

const LISTED = 25;

/** Lists the known roles, or the members of a group. */
export const list: Intent<List> = {
  find(query, tools) {
    const { catalogue } = tools;
    const { conditions, skip = 0 } = query;
    const group = conditions.find((one) => 'group' in one && !one.denied);
    const met = conditions.length > 0 ? meeting(catalogue.ids, conditions, tools) : null;
    const ids = (met ?? catalogue.embeddedIds).slice(skip, skip + LISTED);
    const heads = ids.map((id) => catalogue.head(id));
    const total = met?.length ?? catalogue.ids.length;
    const name = group ? String(group.value) : null;
    const title = upperFirst(name ?? text('section_roles'));
    const found = {
      ...blank('answer', 'list'),
      roles: heads.map((head) => answerRole(head)),
      aspects: ['overview' as const],
      sections: rolesBelow(heads, { role: '', title, total }, tools),
      followUps: (group ? pairsIn(heads) : examples(catalogue)).map((text) => ({ label: text, text })),
      total,
    };
    return withoutFigures(found, blankSubject(), [
      ids.length === 0 && skip > 0
        ? { say: 'rank-end' }
        : { say: 'list', shown: ids.slice(0, NAMED_ROLES), total, group: name },
    ]);
  },
  beside: plainBesides,
};

/** The first of a group beside one another. */
const pairsIn = (heads: readonly RoleHead[]): string[] =>
  heads.slice(1, NAMED_ROLES).map((other) => questionFor([heads[0]?.short ?? '', other.short], []));
