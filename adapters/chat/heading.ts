import type { Answer } from '../../src/contract/answer.ts';
import { aspectLabel, namedAspects } from './aspects.ts';
import { say } from './texts.ts';

/** What a card is about: `title` names what was compared, `under` the subject and the place. */
export interface Heading {
  title: string;
  under: string;
}

/** Roles that a title names; the others are counted. */
const NAMED = 2;

/** Returns the heading of an answer; undefined where its first sentence says all that there is. */
export function headingOf(answer: Answer): Heading | undefined {
  if (answer.outcome !== 'answer') return undefined;
  const title = titleOf(answer);
  return title === undefined ? undefined : { title, under: underOf(answer) };
}

function titleOf({ intent, roles, table }: Answer): string | undefined {
  const names = roles.map(nameOf);
  const [first, second] = names;
  if (intent === 'rank') return names.length === 1 ? first : rankedBy(table);
  if (intent === 'similar' || intent === 'list' || first === undefined) return undefined;
  if (second === undefined) return first;
  if (intent === 'transition' && names.length === NAMED)
    return say('heading_move', { from: first, to: second });
  const left = names.length - NAMED;
  return left > 0
    ? say('heading_several', { names: names.slice(0, NAMED).join(', '), left })
    : say('heading_versus', { first, second });
}

function underOf({ intent, roles, aspects, place, table, total }: Answer): string {
  const shown = table?.rows.length ?? 0;
  const parts = [
    intent === 'rank' && roles.length === 1 ? rankedBy(table) : undefined,
    intent === 'rank' ? undefined : namedAspects(aspects)?.map(aspectLabel).join(', '),
    place === null
      ? undefined
      : [place]
          .flat()
          .map(({ title }) => title)
          .join(say('and')),
    intent === 'rank' && total !== undefined && total > shown
      ? say('heading_of', { shown, total })
      : undefined,
  ];
  return parts.filter(Boolean).join(' · ');
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

function rankedBy(table: Answer['table']): string | undefined {
  return table ? say('heading_ranked', { measure: lowered(table.columns.join(', ')) }) : undefined;
}

/** Returns the name of a role for headings, columns and buttons. */
export function nameOf({ title, short }: Answer['roles'][number]): string {
  return short ?? title;
}
