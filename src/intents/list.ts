import type { List } from '../contract/query-union.ts';
import { plainBesides } from './besides/plain.ts';
import { blank } from './blank.ts';
import type { Intent, Tools } from './intent.ts';
import { answerRole, examples } from './offers.ts';
import { blankSubject } from './subject.ts';

const LISTED = 25;

/** Which roles are known, or which a group holds. */
export const list: Intent<List> = {
  find(query, tools) {
    const { catalogue } = tools;
    const groups = query.conditions.filter((one) => 'group' in one && !one.denied);
    const [group] = groups;
    const within = group && 'group' in group ? inGroup(group.group, tools) : null;
    const ids = (within ?? catalogue.embeddedIds).slice(0, LISTED);
    const total = within?.length ?? catalogue.ids.length;
    const name = within && group ? String(group.value) : null;
    return {
      found: {
        ...blank('answer', 'list'),
        roles: ids.map((id) => answerRole(catalogue.head(id))),
        aspects: ['overview'],
        followUps: examples(catalogue).map((text) => ({ label: text, text })),
        total,
      },
      main: [{ say: 'list', shown: ids, total, group: name }],
      notes: [],
      scope: { columns: [], subject: blankSubject(), focus: null, fields: [] },
    };
  },
  beside: plainBesides,
};

/** The roles whose codes lie in a group of occupations. */
function inGroup(codes: readonly string[], { catalogue }: Tools): string[] {
  const members = codes.map((code) => code.replace(/0+$/, ''));
  return catalogue.ids.filter((id) => {
    const { soc } = catalogue.head(id);
    return soc !== null && members.some((code) => soc.startsWith(code));
  });
}
