import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { dataTable, dataVisualization, richText, table } from './data.ts';
import { accessory, actionsElement, contextAction, contextElement, inputElement } from './elements.ts';
import { anyText, id, markdownText, plain, slackFile } from './text.ts';

/** Blocks, as https://docs.slack.dev/reference/block-kit/blocks and @slack/types have them. */

const block_id = id.optional();

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'neither text nor fields');

const image = z
  .strictObject({
    type: z.literal('image'),
    block_id,
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
    image_url: z.url().max(3000).optional(),
    slack_file: slackFile.optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'one picture');

/** The types that the server knows how to check; @slack/types has no chart yet. Any other is refused. */
const SCHEMAS: Partial<Record<KnownBlock['type'] | 'data_visualization', z.ZodType>> = {
  section,
  image,
  header: z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
  divider: z.strictObject({ type: z.literal('divider'), block_id }),
  context: z.strictObject({
    type: z.literal('context'),
    block_id,
    elements: z.array(contextElement).min(1).max(10),
  }),
  actions: z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: z.array(actionsElement).min(1).max(25),
  }),
  context_actions: z.strictObject({
    type: z.literal('context_actions'),
    block_id,
    elements: z.array(contextAction).min(1).max(5),
  }),
  alert: z.strictObject({
    type: z.literal('alert'),
    block_id,
    text: anyText(3000),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  input: z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  markdown: z.strictObject({ type: z.literal('markdown'), block_id, text: markdownText }),
  rich_text: richText,
  data_table: dataTable,
  table,
  data_visualization: dataVisualization,
};

/** Blocks that only a message may hold. */
const IN_MESSAGES_ONLY = new Set([
  'markdown',
  'context_actions',
  'data_table',
  'table',
  'data_visualization',
]);

/** Where blocks are shown, and how many it takes. */
export const SURFACES = { message: 50, modal: 100, home: 100 } as const;
export type Surface = keyof typeof SURFACES;

/** Visible characters of a whole message, above which Slack answers `msg_blocks_too_long`. */
export const MESSAGE_CHARS = 13_200;

/** At most so many of a block in one message. */
const AT_MOST: Record<string, number> = { table: 1, data_visualization: 2 };

export type Json = Record<string, unknown>;

/** What Slack would say of blocks on a surface; nothing when it takes them. */
export function blockFaults(blocks: unknown, surface: Surface): string[] {
  if (!Array.isArray(blocks)) return ['blocks: not a list'];
  const faults = blocks.flatMap((block: Json, at) =>
    faultsOf(block, surface).map((fault) => `blocks.${at}: ${fault}`),
  );
  if (blocks.length > SURFACES[surface]) faults.push(`${blocks.length} blocks`);
  faults.push(
    ...twice(
      'block_id',
      blocks.map((block: Json) => block?.block_id),
    ),
  );
  for (const [type, most] of Object.entries(AT_MOST)) {
    const count = blocks.filter((block: Json) => block?.type === type).length;
    if (count > most) faults.push(`${count} blocks of type ${type}`);
  }
  return faults;
}

function faultsOf(block: Json, surface: Surface): string[] {
  const type = String(block?.type);
  const schema = Object.hasOwn(SCHEMAS, type) ? SCHEMAS[type as keyof typeof SCHEMAS] : undefined;
  if (!schema) return [`unknown block type ${type}`];
  if (surface !== 'message' && IN_MESSAGES_ONLY.has(type)) return [`a ${type} block on a ${surface}`];
  const parsed = schema.safeParse(block);
  const shape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => told(issue));
  return [
    ...shape,
    ...twice(
      'action_id',
      elementsOf(block).map(({ action_id }) => action_id),
    ),
  ].map((fault) => `${type}: ${fault}`);
}

/** An issue as text; of a union's branches, the one for the type that was meant. */
function told(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const meant =
      [...issue.errors].sort((a, b) => wrongType(a) - wrongType(b) || a.length - b.length)[0] ?? [];
    return meant.flatMap((inner) =>
      told({ ...inner, path: [...issue.path, ...inner.path] } as z.core.$ZodIssue),
    );
  }
  return [`${issue.path.join('.')}: ${issue.message}`];
}

function wrongType(issues: readonly z.core.$ZodIssue[]): number {
  return issues.some(({ path }) => path.at(-1) === 'type') ? 1 : 0;
}

function twice(name: string, given: unknown[]): string[] {
  const ids = given.filter((one) => typeof one === 'string');
  return new Set(ids).size < ids.length ? [`${name} twice: ${ids.join(' ')}`] : [];
}

/** The interactive and other elements that a block holds. */
export function elementsOf(block: Json): Json[] {
  const { elements, accessory: beside, element } = block;
  const own = Array.isArray(elements) ? (elements as Json[]) : [];
  return [...own, beside, element].filter((one): one is Json => typeof one === 'object' && one !== null);
}

/** Every text in a value that a reader may see, markup included, in order. */
export function visibleTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(visibleTexts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === 'string') return SHOWN.has(key) ? [inner] : [];
    return visibleTexts(inner);
  });
}

const SHOWN = new Set(['text', 'caption', 'alt_text', 'title', 'label', 'name', 'x_label', 'y_label']);

export function blockChars(blocks: unknown): number {
  return visibleTexts(blocks).reduce((sum, text) => sum + text.length, 0);
}
