import type { List } from '../contract/query.ts';
import { plainBesides } from './besides/plain.ts';
import { blank } from './blank.ts';
import type { Intent } from './intent.ts';
import { answerRole, examples } from './offers.ts';
import { meeting } from './rank/conditions.ts';
import { blankSubject } from './subject.ts';

const LISTED = 25;

/** Lists the known roles, or the members of a group. */
export const list: Intent<List> = {
  find(query, tools) {
    const { catalogue } = tools;
    const { conditions, skip = 0 } = query;
    const group = conditions.find((one) => 'group' in one && !one.denied);
    const met = conditions.length > 0 ? meeting(catalogue.ids, conditions, tools) : null;
    const ids = (met ?? catalogue.embeddedIds).slice(skip, skip + LISTED);
    const total = met?.length ?? catalogue.ids.length;
    const name = group ? String(group.value) : null;
    return {
      found: {
        ...blank('answer', 'list'),
        roles: ids.map((id) => answerRole(catalogue.head(id))),
        aspects: ['overview'],
        followUps: examples(catalogue).map((text) => ({ label: text, text })),
        total,
      },
      main: [
        ids.length === 0 && skip > 0 ? { say: 'rank-end' } : { say: 'list', shown: ids, total, group: name },
      ],
      notes: [],
      scope: { columns: [], subject: blankSubject(), focus: null, fields: [] },
    };
  },
  beside: plainBesides,
};
