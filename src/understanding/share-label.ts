import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Query, QueryRole } from '../contract/query.ts';
import type { Item } from '../contract/schema.ts';
import { singular, tokenise } from '../language/normalise.ts';
import type { Mention } from './mentions.ts';
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

/**
 * Leaves out mentions that fit no role and are an item of the named roles' lists ("customer service: which of the
 * two needs it more").
 */
export function withoutItems(mentions: readonly Mention[], catalogue: Catalogue): Mention[] {
  const items = mentions.flatMap(({ resolution: { verdict, candidates } }) =>
    verdict === 'sure' ? itemsOf(candidates[0]?.role ?? '', catalogue).map(({ words }) => words) : [],
  );
  return mentions.filter((one) => one.resolution.verdict === 'sure' || !items.includes(one.words.join(' ')));
}

/** The items of a role's lists of skills, in normal form, with the field that holds each. */
function itemsOf(role: string, catalogue: Catalogue): { field: string; words: string }[] {
  return (catalogue.role(role)?.facts ?? []).flatMap(({ field, value }) => {
    if (catalogue.fields.get(field).aspect !== 'skills' || !Array.isArray(value)) return [];
    return value.map(({ label }: Item) => ({
      field,
      words: tokenise(label)
        .map((token) => token.word)
        .join(' '),
    }));
  });
}

/** A question of no other subject that names an item of a role's lists ("customer service, operations director"). */
export function withItem(
  query: Query,
  reading: Reading,
  mentions: readonly Mention[],
  catalogue: Catalogue,
): Query {
  const { aspects, fields } = query.asked;
  // "which needs more mathematics" asks for a skill, not for what is asked of applicants.
  const open = aspects.every((aspect) => aspect === 'requirements') && fields.length === 0;
  if (!open || query.roles.length === 0 || query.unmeasured) return query;
  const outside = reading.tokens.map((token, at) =>
    mentions.some((one) => at >= one.from && at < one.to) ? '|' : token.word,
  );
  const text = ` ${outside.join(' ')} `;
  const named = query.roles
    .flatMap(({ id }) => itemsOf(id, catalogue))
    .find(({ words }) => text.includes(` ${words} `));
  return named ? { ...query, asked: { ...query.asked, aspects: ['skills'], fields: [named.field] } } : query;
}
