import { SCOPES } from './manifest.ts';

/** The scopes that are needed and not granted; none where nothing is known of what was granted. */
export function missingScopes(granted: readonly string[] | undefined): string[] {
  if (granted === undefined) return [];
  return SCOPES.filter((scope) => !granted.includes(scope));
}
