/** Every character of a message's blocks that Slack could count: texts, labels, values. */
export function characters(part: unknown): number {
  if (typeof part === 'string') return part.length;
  if (Array.isArray(part)) return part.reduce((sum: number, one) => sum + characters(one), 0);
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, value]) => sum + (key === 'type' ? 0 : characters(value)),
    0,
  );
}
