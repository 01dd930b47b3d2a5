import type { Answer } from '../../src/contract/answer.ts';
import { aspectLabel, namedAspects } from './aspects.ts';
import { TEXTS } from './texts.ts';

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
  if (intent === 'transition' && names.length === NAMED) return TEXTS.heading.move(first, second);
  const left = names.length - NAMED;
  return left > 0 ? TEXTS.heading.several(names.slice(0, NAMED), left) : TEXTS.heading.versus(first, second);
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
          .join(TEXTS.heading.and),
    intent === 'rank' && total !== undefined && total > shown ? TEXTS.heading.of(shown, total) : undefined,
  ];
  return parts.filter(Boolean).join(' · ');
}

function rankedBy(table: Answer['table']): string | undefined {
  return table ? TEXTS.heading.ranked(table.columns.join(', ')) : undefined;
}

/** Returns the name of a role for headings, columns and buttons. */
export function nameOf({ title, short }: Answer['roles'][number]): string {
  return short ?? title;
}
