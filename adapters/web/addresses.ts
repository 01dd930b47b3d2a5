import { slugOf } from '../common/formats.ts';
import { LIMITS } from './limits.ts';

/** Returns the address of a conversation of these questions. */
export function addressOf(questions: readonly string[], path = '/'): string {
  const query = new URLSearchParams(
    questions.slice(-LIMITS.turns).map((question): [string, string] => ['q', question]),
  );
  return questions.length === 0 ? path : `${path}?${query}`;
}

/** Returns the address of the page that one role has by itself, or two to five side by side. */
export function pathOf(titles: readonly string[]): string {
  const slugs = titles.map(slugOf);
  return slugs.length === 1 ? `/roles/${slugs[0]}` : `/compare/${slugs.join('/')}`;
}
