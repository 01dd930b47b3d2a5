import type { Answer } from '../../src/contract/answer.ts';
import type { Selection } from '../../src/contract/assistant.ts';
import { type ReadingNote, readingNotes } from '../common/readings.ts';
import { plain } from '../common/text.ts';
import type { McpParts } from './parts.ts';

/** An answer, and how the words that named its roles were taken; or what a model is to do instead, in a sentence. */
export type Asked = { answer: Answer; readings: ReadingNote[] } | { instead: string };

/** The meaning of words: a role or a group, and places that they name beside it; or the next step instead. */
type Named = { id: string; title: string; readings: ReadingNote[]; places: string[] } | { instead: string };

/** Choices that one sentence names. */
const MOST_NAMED = 12;

/**
 * Asks about roles that a model named. Each is settled by itself, so that no comma or slash of a title parts it: ids and
 * exact titles as they are, other words as a person's question, whole families and misspelled titles too.
 */
export async function askAbout(
  parts: McpParts,
  named: readonly string[],
  { place, aspects, intent }: Pick<Selection, 'aspects' | 'intent'> & { place?: string | undefined } = {},
): Promise<Asked> {
  const roles: string[] = [];
  const readings: ReadingNote[] = [];
  const own: string[][] = [];
  for (const words of named) {
    const role = await settle(parts, words);
    if ('instead' in role) return role;
    if (roles.includes(role.id)) {
      return {
        instead: `“${words}” is counted as ${role.title}, which is named already: name another job, or call describe_role.`,
      };
    }
    roles.push(role.id);
    readings.push(...role.readings);
    own.push(role.places);
  }
  const places = [...new Set([...(place === undefined ? [] : [plain(place)]), ...own.flat()])];
  const apart = place === undefined && places.length > 1 && own.every(({ length }) => length === 1);
  const asked = { roles, aspects, intent, places: apart ? own.flat() : places, apart };
  const answer = await parts.assistant.compare(asked);
  return { answer, readings: [...readings, ...readingNotes(answer)] };
}

async function settle({ assistant, directory }: McpParts, words: string): Promise<Named> {
  const known = directory.byId(words) ?? directory.byTitle(words);
  if (known) return { ...known, readings: [], places: [] };
  const answer = await assistant.ask({ text: plain(words) });
  const [role] = answer.roles;
  const places = assistant.placesIn(plain(words));
  // What place is meant is asked back of the whole call, not of one title in it.
  const isSettled = answer.outcome === 'answer' || (answer.outcome === 'clarify' && places.length > 0);
  if (!role || !isSettled) return { instead: nextStep(answer) };
  if (answer.intent === 'describe') {
    const unused = answer.unused.filter((word) => !places.includes(word));
    return { ...role, readings: readingNotes({ ...answer, place: null, unused }), places };
  }
  return { instead: `“${plain(words)}” is no job title: give one, or ask rank_roles in whole words.` };
}

/** Returns what a model is to do next where a question was not answered. */
export function nextStep({ outcome, lead, choices }: Answer): string {
  const named = choices
    .slice(0, MOST_NAMED)
    .map(({ label }) => label)
    .join('; ');
  if (outcome === 'clarify') return `${lead} Call the tool again with one of these instead: ${named}.`;
  if (outcome === 'unknown_role') {
    const near = named ? ` or call again with one of the nearest: ${named}` : '';
    return `${lead} Call find_role with other words for the job${near}.`;
  }
  return `${lead} Call find_role with other words for the job, then this tool with what it gives.`;
}
