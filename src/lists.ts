/** Adds to the list that a map has under a key; the first begins it. */
export function putUnder<Key, One>(lists: Map<Key, One[]>, key: Key, ...ones: One[]): void {
  const known = lists.get(key);
  if (known) known.push(...ones);
  else lists.set(key, ones);
}
