import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Answer } from '../contract/answer.ts';
import type { DraftCase } from './evidence.ts';

/** Facts beyond these are left out of what a model reads: nobody words so many in three sentences. */
const MOST_FACTS = 80;

/** What the draft of an answer's lead is held against: what the answer itself states, and nothing else. */
export function draftCase(
  answer: Answer,
  { question, catalogue }: { question: string; catalogue: Catalogue },
): DraftCase {
  return {
    question,
    roles: answer.roles.map(({ id, title }) => {
      const role = catalogue.role(id);
      return { id, title, plural: role?.plural, aliases: role?.aliases };
    }),
    facts: answer.facts,
    missing: answer.missing,
    sources: answer.sources,
    notes: answer.notes,
    draft: '',
  };
}

/** The facts as a model reads them, one a line: role, field, value; then the gaps and the sources. */
export function factLines(answer: Answer): string {
  const titles = new Map(answer.roles.map(({ id, title }) => [id, title]));
  const line = (...parts: string[]) => parts.map((part) => part.replace(/\s+/g, ' ')).join(' | ');
  const of = (role: string) => titles.get(role) ?? role;
  return [
    ...answer.facts.slice(0, MOST_FACTS).map((fact) => {
      const more = [fact.asOf, fact.wider && `published for ${fact.wider}`, fact.note].filter(Boolean);
      return line(
        of(fact.role),
        labelOf(answer, fact.field),
        `${fact.display}${more.length > 0 ? ` (${more.join('; ')})` : ''}`,
      );
    }),
    ...answer.missing.map((gap) => line(of(gap.role), labelOf(answer, gap.field), `missing: ${gap.reason}`)),
    ...answer.sources.map((source) =>
      line('source', source.title, `${source.publisher}, ${source.asOf ?? 'undated'}`),
    ),
  ].join('\n');
}

function labelOf(answer: Answer, field: string): string {
  return (
    answer.table?.rows.find((row) => row.field === field)?.label ??
    answer.sections.find((section) => section.field === field)?.title ??
    field.replace(/^.*\./, '').replaceAll('_', ' ')
  );
}
