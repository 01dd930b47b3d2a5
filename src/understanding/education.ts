/**
 * Where a description of education stands on the ladder of `data/lexicon` (0: none asked), by the
 * highest step that it names; null when it names none.
 */
export function educationLevel(text: string, levels: readonly string[]): number | null {
  const plain = text.toLowerCase();
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    if (plain.includes(levels[level] ?? '')) return level;
  }
  return null;
}

/** The step from which a credential is a degree: an associate's. */
export const FIRST_DEGREE = 4;
