import type { RoleHead } from '../catalogue/catalogue.ts';
import type { Query } from '../contract/query.ts';
import type { Field, Item } from '../contract/schema.ts';
import type { AnsweringTools, Composed } from './findings.ts';
import { focusOf } from './focus.ts';
import { localFigures } from './local.ts';
import { notesFor } from './notes.ts';
import { followUpsFor, otherReadings } from './offers.ts';
import { select } from './select.ts';
import { sourcesOf } from './sources.ts';
import { tabulate } from './table.ts';

/** Describes one role, or sets two to five side by side. */
export function aboutRoles(query: Query, tools: AnsweringTools): Composed {
  const { catalogue, book } = tools;
  const roles = query.roles.map((role) => catalogue.head(role.id));
  const ids = roles.map((role) => role.id);
  const asked = subjectOf(query);
  const has = book.has.bind(book);
  const chosen = select(asked, ids, catalogue.fields, has);
  const fields = query.unmeasured && query.asked.aspects.length === 0 ? [] : chosen.fields;
  const common = query.common ? inCommon(fields, roles, tools) : null;
  const focus = focusOf(asked, fields, ids, catalogue.fields, book);
  const local = localFigures(query, roles, tools);
  const { table, sections } = tabulate(fields, roles, book);
  if (!query.unmeasured) for (const field of chosen.lacking) for (const id of ids) book.miss(id, field.id);
  const lacking = chosen.lacking;
  const sources = sourcesOf(book.facts, catalogue);
  return {
    draft: {
      version: 1,
      id: null,
      outcome: 'answer',
      intent: roles.length > 1 ? 'compare' : 'describe',
      roles: query.roles.map(({ id, mention, confidence }) => ({
        ...named(catalogue.head(id)),
        mention,
        confidence,
      })),
      aspects: asked.aspects.length > 0 ? asked.aspects : ['overview'],
      table: roles.length === 1 && table?.rows.length === 1 && sections.length === 0 ? null : table,
      sections,
      notes: notesFor(
        { ...query, asked, place: local.length > 0 ? null : query.place },
        roles,
        [...fields, ...lacking],
        focus,
        tools,
      ),
      facts: book.facts,
      missing: book.missing,
      choices: otherReadings(query, catalogue),
      followUps: followUpsFor(query, roles, catalogue),
      sources,
      phrasedBy: 'template',
    },
    findings: {
      kind: 'roles',
      query: { ...query, asked },
      roles,
      focus,
      fields,
      lacking,
      local,
      common,
      facts: book.facts,
      missing: book.missing,
      sources,
      sections,
    },
  };
}

/** What two roles share is asked of skills where nothing else is named. */
function subjectOf(query: Query): Query['asked'] {
  if (query.common && query.asked.aspects.length === 0)
    return { ...query.asked, aspects: ['skills', 'requirements'] };
  return query.asked;
}

export function named(head: RoleHead): { id: string; title: string; soc: string | null } {
  return { id: head.id, title: head.title, soc: head.soc };
}

/** The items and phrases that all roles have in the same fields, compared without case. */
function inCommon(fields: readonly Field[], roles: readonly RoleHead[], { book }: AnsweringTools): string[] {
  const labels = (role: RoleHead, field: Field): string[] =>
    book.held(role.id, field.id).flatMap(({ value }) => {
      if (Array.isArray(value)) return value.map((item: Item) => item.label);
      return typeof value === 'string' ? [value] : [];
    });
  const shared = fields.flatMap((field) => {
    const [first, ...others] = roles.map((role) => labels(role, field));
    return (first ?? []).filter((label) =>
      others.every((list) => list.some((other) => other.toLowerCase() === label.toLowerCase())),
    );
  });
  return [...new Set(shared)];
}
