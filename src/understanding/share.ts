import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Item } from '../catalogue/schema.ts';
import { singular, tokenise } from '../titles/normalise.ts';
import type { Mention } from './mentions.ts';
import type { Query, QueryRole } from './query.ts';
import type { Reading } from './tags.ts';

/** The label of a distribution that a question names ("women" → "Female"), null when it names none or several. */
export function shareLabelOf(
  reading: Reading,
  fields: readonly string[],
  roles: readonly QueryRole[],
  catalogue: Catalogue,
  labels: ReadonlyMap<string, string>,
): string | null {
  const words = new Set(reading.words.map((word) => labels.get(singular(word)) ?? singular(word)));
  const held = roles.flatMap(({ id }) =>
    (catalogue.role(id)?.facts ?? []).flatMap(({ field, value }) =>
      fields.includes(field) && Array.isArray(value) ? value.map((item: Item) => item.label) : [],
    ),
  );
  const named = [...new Set(held)].filter((label) =>
    label
      .toLowerCase()
      .split(/[^a-z]+/)
      .some((word) => word.length > 3 && words.has(singular(word))),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A question of no other subject that names an item of a role's lists ("customer service, operations director"). */
export function withItem(
  query: Query,
  reading: Reading,
  mentions: readonly Mention[],
  catalogue: Catalogue,
): Query {
  if (query.asked.aspects.length > 0 || query.roles.length === 0 || query.unmeasured) return query;
  const outside = reading.tokens.map((token, at) =>
    mentions.some((one) => at >= one.from && at < one.to) ? '|' : token.word,
  );
  const text = ` ${outside.join(' ')} `;
  for (const { id } of query.roles) {
    for (const { field, value } of catalogue.role(id)?.facts ?? []) {
      const { aspect } = catalogue.fields.get(field);
      if (aspect !== 'skills' || !Array.isArray(value)) continue;
      const named = value.some((item: Item) =>
        text.includes(
          ` ${tokenise(item.label)
            .map((token) => token.word)
            .join(' ')} `,
        ),
      );
      if (named) return { ...query, asked: { ...query.asked, aspects: [aspect], fields: [field] } };
    }
  }
  return query;
}
