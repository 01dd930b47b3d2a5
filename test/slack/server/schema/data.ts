import { z } from 'zod';
import { id, words } from './text.ts';

/** Tables and charts. https://docs.slack.dev/reference/block-kit/blocks/data-table-block and data-visualization-block */

/** Characters of all cells of a table together. */
const TABLE_CHARS = 10_000;

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    code: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();
const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: words(3000), style }),
  z.strictObject({
    type: z.literal('link'),
    url: z.url(),
    text: words(3000).optional(),
    unsafe: z.boolean().optional(),
    style,
  }),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().optional(),
    style,
  }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style }),
]);
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline).min(1) });
const border = { border: z.union([z.literal(0), z.literal(1)]).optional() };
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z
    .array(
      z.discriminatedUnion('type', [
        section,
        z.strictObject({
          type: z.literal('rich_text_list'),
          elements: z.array(section).min(1),
          style: z.enum(['bullet', 'ordered']),
          indent: z.int().min(0).max(8).optional(),
          offset: z.int().min(0).optional(),
          ...border,
        }),
        z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline).min(1), ...border }),
        z.strictObject({
          type: z.literal('rich_text_preformatted'),
          elements: z.array(inline).min(1),
          ...border,
        }),
      ]),
    )
    .min(1),
});

const rawText = z.strictObject({ type: z.literal('raw_text'), text: words(TABLE_CHARS) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: words(TABLE_CHARS),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
type Cell = z.infer<typeof cell>;

function even(rows: unknown[][]): boolean {
  return rows.every((row) => row.length === rows[0]?.length);
}

function cellChars(rows: Cell[][]): number {
  return rows
    .flat()
    .reduce((sum, one) => sum + ('text' in one ? one.text.length : JSON.stringify(one).length), 0);
}

const UNEVEN = 'rows of unequal length';
const TOO_MUCH = `more than ${TABLE_CHARS} characters in all cells`;

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: id.optional(),
    caption: words(3000),
    rows: z.array(z.array(cell).min(1).max(20)).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(({ rows }) => even(rows), UNEVEN)
  .refine(({ rows }) => cellChars(rows) <= TABLE_CHARS, TOO_MUCH)
  .refine(({ rows }) => rows[0]?.every(({ type }) => type !== 'rich_text'), 'rich text in the header')
  .refine(
    ({ rows, row_header_column_index: column = 0 }) => column < (rows[0]?.length ?? 0),
    'no such row_header_column_index',
  );

export const table = z
  .strictObject({
    type: z.literal('table'),
    block_id: id.optional(),
    rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
    column_settings: z
      .array(
        z.strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .refine(({ rows }) => even(rows), UNEVEN)
  .refine(({ rows }) => cellChars(rows) <= TABLE_CHARS, TOO_MUCH);

const label = words(20);
const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
});
const drawn = z
  .strictObject({
    type: z.enum(['line', 'bar', 'area']),
    series: z.array(series).min(1).max(12),
    axis_config: z.strictObject({
      categories: z.array(label).min(1).max(20),
      x_label: words(50).optional(),
      y_label: words(50).optional(),
    }),
  })
  .refine(
    ({ series: all }) => new Set(all.map(({ name }) => name)).size === all.length,
    'a series name twice',
  )
  .refine(
    ({ axis_config: { categories } }) => new Set(categories).size === categories.length,
    'a category twice',
  )
  .refine(
    ({ series: all, axis_config: { categories } }) =>
      all.every(
        ({ data }) =>
          data.length === categories.length && data.every((point, at) => point.label === categories[at]),
      ),
    'points that do not match the categories',
  );
const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(z.strictObject({ label, value: z.number().positive() }))
    .min(1)
    .max(6),
});

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: id.optional(),
  title: words(50),
  chart: z.union([drawn, pie]),
});
