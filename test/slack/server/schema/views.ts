import { z } from 'zod';
import { blockFaults, elementsOf, type Json } from './blocks.ts';
import { id, plain } from './text.ts';

/** Modals and Home. https://docs.slack.dev/reference/views */

const common = {
  blocks: z.array(z.looseObject({ type: z.string() })),
  private_metadata: z.string().max(3000).optional(),
  callback_id: id.optional(),
  external_id: id.optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('home'), ...common }),
  z.strictObject({
    type: z.literal('modal'),
    ...common,
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
]);

/** What Slack would say of a view; nothing when it takes it. */
export function viewFaults(given: unknown): string[] {
  const parsed = view.safeParse(given);
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `view.${issue.path.join('.')}: ${issue.message}`);
  const { type, blocks } = parsed.data;
  const faults = blockFaults(blocks, type);
  const asks = blocks.some((block) => block.type === 'input');
  if (type === 'modal' && asks && parsed.data.submit === undefined)
    faults.push('view: input blocks, no submit');
  const focused = blocks
    .flatMap((block: Json) => elementsOf(block))
    .filter((one) => one.focus_on_load === true);
  if (focused.length > 1) faults.push('view: focus_on_load twice');
  return faults;
}
