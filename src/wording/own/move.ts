import type { MoveClause } from '../../contract/plan.ts';
import { listed, upperFirst } from '../display.ts';
import { aRole, noun } from '../nouns.ts';
import { headOf, type Printers } from '../said.ts';
import { asClause, predicate, statement, valueIn } from '../sentences.ts';
import { labelIn } from '../shares.ts';
import { conditionsOf } from './conditions.ts';
import { text } from './texts.ts';

/** Roles like one, and a way from one to another. */
export const printMove: Printers<MoveClause> = {
  similar: ({ role: id, similar, next, bySource, conditions }, said) => {
    const role = aRole(headOf(id, said));
    const told = (one: boolean) => conditionsOf(conditions, { mixed: false, words: null, one }, said).clauses;
    const clauses = told(true);
    const asked = { role, conditions: listed(clauses) };
    if (similar.length === 0) return text(clauses.length > 0 ? 'similar_none_meets' : 'similar_none', asked);
    const titles = listed(similar.map((other) => headOf(other, said).plural));
    if (clauses.length > 0) {
      return text('similar_meets', { role, similar: titles, conditions: listed(told(false)) });
    }
    return text(next ? 'similar_next' : bySource ? 'similar' : 'similar_here', { role, similar: titles });
  },
  steps: ({ from, to, steps, same, most }, said) => {
    const goal = headOf(to, said);
    const start = from === null ? null : headOf(from, said);
    const known = steps.slice(0, most).flatMap((step) => {
      const after = said.fact(step.to);
      const before = step.from === null ? undefined : said.fact(step.from);
      return after ? [{ after, before, field: said.fields.get(after.field) }] : [];
    });
    if (known.length === 0)
      return start
        ? text('no_steps', { from: noun(start), to: noun(goal) })
        : text('no_steps_to', { to: aRole(goal) });
    if (same && start)
      return text('same_steps', {
        from: noun(start),
        to: noun(goal),
        fields: listed(known.map(({ field }) => asClause(field.label))),
        values: listed(known.map(({ after, field }) => valueIn(after, field))),
      });
    const parts = known.map(({ after, before, field }, at) => {
      const says = at === 0 ? statement(goal, after, field) : predicate(after, field);
      return before && start
        ? text('step_before', { says, from: noun(start), value: valueIn(before, field) })
        : says;
    });
    return upperFirst(text('steps', { steps: listed(parts) }));
  },
  skills: ({ from, skills, field }, said) =>
    text(from === null ? 'skills_needed' : 'skills', {
      skills: listed(skills.map((label) => labelIn(label, said.fields.get(field)))),
    }),
  software: ({ items }) => text('software', { items: listed(items) }),
  'no-skills': ({ role: id, of, to, skills, field }, said) => {
    const role = aRole(headOf(id, said));
    if (of === 'to' || skills.length === 0) return text('no_skills', { role });
    return text('no_skills_needs', {
      role,
      to: upperFirst(aRole(headOf(to, said))),
      skills: listed(skills.map((label) => labelIn(label, said.fields.get(field)))),
    });
  },
};
