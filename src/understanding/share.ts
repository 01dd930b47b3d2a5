import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Item } from '../catalogue/schema.ts';
import { singular } from '../titles/normalise.ts';
import type { QueryRole } from './query.ts';
import type { Reading } from './tags.ts';

/** Other words for the labels of distributions; kept with the registry's words for the field. */
const SAME: Record<string, string> = {
  woman: 'female',
  man: 'male',
  lady: 'female',
  guy: 'male',
  latina: 'latino',
};

/** The label of a distribution that a question names ("women" → "Female"), null when it names none or several. */
export function shareLabelOf(
  reading: Reading,
  fields: readonly string[],
  roles: readonly QueryRole[],
  catalogue: Catalogue,
): string | null {
  const words = new Set(reading.words.map((word) => SAME[singular(word)] ?? singular(word)));
  const labels = roles.flatMap(({ id }) =>
    (catalogue.role(id)?.facts ?? []).flatMap(({ field, value }) =>
      fields.includes(field) && Array.isArray(value) ? value.map((item: Item) => item.label) : [],
    ),
  );
  const named = [...new Set(labels)].filter((label) =>
    label
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => word.length > 3 && words.has(singular(word))),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}
