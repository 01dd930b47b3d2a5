import type { English } from '../../language/english.ts';
import { has, type Reading, spansOf } from '../reading/reading.ts';

/** Returns by what kinds of traits figures of a job are asked for, which no source has: "do women earn less than men". */
export function figuresByTrait(reading: Reading, english: English): string[] {
  if (!has(reading, 'joint.than', 'relation.versus') || !has(reading, 'aspect', 'field')) return [];
  const labels = has(reading, 'aspect.salary') ? spansOf(reading, 'label').map(({ value }) => value) : [];
  const kinds = Object.entries(english.file.senses.trait ?? {}).filter(
    ([, words]) => words.filter((word) => labels.includes(word)).length > 1,
  );
  return [...spansOf(reading, 'trait').map(({ value }) => value), ...kinds.map(([kind]) => kind)];
}
