import type { Answer } from '../../src/contract/answer.ts';
import type { Aspect } from '../../src/contract/aspects.ts';
import { plain } from '../common/text.ts';
import type { McpParts } from './parts.ts';

/**
 * Asks about roles that a model named. Ids and exact titles are taken as they are; other words are read as in a
 * person's question, whole families and misspelled titles too.
 */
export async function askAbout(
  { assistant, directory }: McpParts,
  named: readonly string[],
  aspects: readonly Aspect[] = [],
): Promise<Answer> {
  const known = named.map((words) => directory.byId(words) ?? directory.byTitle(words));
  const ids = known.flatMap((role) => role?.id ?? []);
  if (ids.length === named.length) return assistant.compare({ roles: ids, aspects });
  const text = named.map((words, at) => known[at]?.title ?? plain(words)).join(' vs ');
  return assistant.ask({ text: aspects.length > 0 ? `${text}: ${aspects.join(', ')}` : text });
}

/** The words by which a question names a role: its title where an id was given. */
export function titleOf({ directory }: McpParts, named: string): string {
  return directory.byId(named)?.title ?? plain(named);
}
