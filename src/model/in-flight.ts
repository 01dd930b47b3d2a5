/**
 * Returns a function that makes a value once for all who ask for the same key at the same time, and forgets it when it
 * is there. The second who asks gets the promise of the first, and is told so by `onShared`.
 */
export function inFlight<T>(
  onShared: () => void,
): (key: string, make: () => Promise<T>) => { value: Promise<T>; shared: boolean } {
  const under = new Map<string, Promise<T>>();
  return (key, make) => {
    const known = under.get(key);
    if (known) {
      onShared();
      return { value: known, shared: true };
    }
    const value = make().finally(() => under.delete(key));
    under.set(key, value);
    return { value, shared: false };
  };
}
