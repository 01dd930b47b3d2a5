import { z } from 'zod';
import { blockChars, blockFaults, type Json, MESSAGE_CHARS } from './blocks.ts';
import { id, markdownText, messageText, option, optionGroup, words } from './text.ts';
import { viewFaults } from './views.ts';

/** Something wrong with a call: the error that Slack answers with, and what it is about. */
export interface Refused {
  error: string;
  detail: string;
}

const channel = z.string().regex(/^[CDGU][A-Z0-9]+$/);
const ts = z.string().regex(/^\d+\.\d{6}$/);
const flag = z.boolean();
const blocks = z.array(z.looseObject({ type: z.string() }));
const metadata = z.strictObject({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
});
const view = z.looseObject({ type: z.enum(['modal', 'home']) });
const chunk = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown_text'), text: markdownText }),
  z.strictObject({ type: z.literal('blocks'), blocks }),
  z.strictObject({ type: z.literal('plan_update'), title: words(256) }),
  z.strictObject({
    type: z.literal('task_update'),
    id: z.string().min(1),
    title: words(256),
    status: z.enum(['pending', 'in_progress', 'complete', 'error']),
    details: z.string().max(256).optional(),
    output: z.string().max(256).optional(),
  }),
]);
const streamed = { markdown_text: markdownText.optional(), chunks: z.array(chunk).optional() };
const content = { text: messageText.optional(), blocks: blocks.optional() };
const posted = {
  channel,
  ...content,
  markdown_text: markdownText.optional(),
  thread_ts: ts.optional(),
  parse: z.literal('none').optional(),
  mrkdwn: flag.optional(),
  link_names: z.literal(false).optional(),
};

const looked = {
  oldest: z.string().optional(),
  include_all_metadata: flag.optional(),
  limit: z.number().int().max(999).optional(),
};

/** Arguments of the methods that the server knows; one that a method does not take is a fault. */
const ARGUMENTS: Record<string, z.ZodType> = {
  'api.test': z.strictObject({}),
  'auth.test': z.strictObject({}),
  'auth.revoke': z.strictObject({ test: flag.optional() }),
  'apps.connections.open': z.strictObject({}),
  'chat.postMessage': z.strictObject({
    ...posted,
    reply_broadcast: flag.optional(),
    metadata: metadata.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
  }),
  'chat.postEphemeral': z.strictObject({ ...posted, user: z.string().min(1) }),
  'chat.update': z.strictObject({ ...posted, ts, metadata: metadata.optional() }),
  'chat.delete': z.strictObject({ channel, ts }),
  'chat.startStream': z.strictObject({
    channel,
    thread_ts: ts,
    ...streamed,
    recipient_user_id: z.string().min(1).optional(),
    recipient_team_id: z.string().min(1).optional(),
    task_display_mode: z.enum(['timeline', 'plan']).optional(),
  }),
  'chat.appendStream': z.strictObject({ channel, ts, ...streamed }),
  'chat.stopStream': z.strictObject({
    channel,
    ts,
    ...streamed,
    blocks: blocks.optional(),
    metadata: metadata.optional(),
  }),
  'agents.sessions.setStatus': z.strictObject({
    channel_id: channel,
    thread_ts: ts.optional(),
    status: z.enum(['active', 'processing', 'suspended', 'closed']),
    title: z.string().min(1).max(200).optional(),
    initiator_user_id: z.string().optional(),
  }),
  'assistant.threads.setStatus': z.strictObject({
    channel_id: channel,
    thread_ts: ts,
    status: z.string().max(250),
    loading_messages: z.array(words(250)).min(1).max(10).optional(),
  }),
  'assistant.threads.setSuggestedPrompts': z.strictObject({
    channel_id: channel,
    thread_ts: ts.optional(),
    title: words(250).optional(),
    prompts: z
      .array(z.strictObject({ title: words(250), message: words(4000) }))
      .min(1)
      .max(4),
  }),
  'assistant.threads.setTitle': z.strictObject({ channel_id: channel, thread_ts: ts, title: words(255) }),
  'views.open': z.strictObject({ trigger_id: z.string().min(1), view }),
  'views.update': z.strictObject({
    view_id: z.string().optional(),
    external_id: id.optional(),
    hash: z.string().optional(),
    view,
  }),
  'views.publish': z.strictObject({ user_id: z.string().min(1), hash: z.string().optional(), view }),
  'files.getUploadURLExternal': z.strictObject({
    filename: z.string().min(1),
    length: z.number().int().positive(),
    alt_txt: z.string().max(1000).optional(),
    snippet_type: z.string().optional(),
  }),
  'files.completeUploadExternal': z.strictObject({
    files: z.array(z.looseObject({ id: z.string().min(1), title: z.string().optional() })).min(1),
    channel_id: channel.optional(),
    thread_ts: ts.optional(),
    initial_comment: messageText.optional(),
    blocks: blocks.optional(),
  }),
  'files.info': z.looseObject({ file: z.string().min(1) }),
  'files.delete': z.strictObject({ file: z.string().min(1) }),
  'oauth.v2.access': z.strictObject({
    client_id: z.string().optional(),
    client_secret: z.string().optional(),
    code: z.string().min(1),
    redirect_uri: z.string().optional(),
    grant_type: z.string().optional(),
  }),
  'users.info': z.strictObject({ user: z.string().min(1), include_locale: flag.optional() }),
  'conversations.replies': z.strictObject({
    latest: ts.optional(),
    channel,
    ts,
    ...looked,
  }),
  'conversations.history': z.strictObject({ channel, ...looked }),
  'conversations.info': z.strictObject({ channel, include_num_members: flag.optional() }),
  'conversations.open': z.strictObject({
    users: z.string().min(1),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  }),
};

/** The methods whose arguments are known. */
export const KNOWN = Object.keys(ARGUMENTS);

/** What Slack would refuse of the arguments of a method that it has; nothing when they are right. */
export function argumentFaults(method: string, args: Json): Refused[] {
  const { token: _, team_id: __, ...rest } = args;
  const schema = ARGUMENTS[method];
  if (!schema) return [{ error: 'unknown_method', detail: 'the server does not know it' }];
  const parsed = schema.safeParse(rest);
  const shape = parsed.success ? [] : parsed.error.issues.map(shapeFault);
  const message = /^chat\.(?:post|update|stop)/.test(method) ? messageFaults(method, rest) : [];
  const views = rest.view === undefined ? [] : viewFaults(rest.view).map(because('invalid_arguments'));
  return [...shape, ...message, ...views];
}

function shapeFault({ path, message }: z.core.$ZodIssue): Refused {
  return { error: 'invalid_arguments', detail: `${path.join('.')}: ${message}` };
}

const because = (error: string) => (detail: string) => ({ error, detail });

/** Faults of a message as a whole: what it says, its blocks, its length. */
function messageFaults(method: string, args: Json): Refused[] {
  const faults = args.blocks === undefined ? [] : blockFaults(args.blocks, 'message');
  const refused: Refused[] = faults.map(because('invalid_blocks'));
  const chars = blockChars(args.blocks);
  if (chars > MESSAGE_CHARS) refused.push({ error: 'msg_blocks_too_long', detail: `${chars} characters` });
  if (method === 'chat.stopStream') return refused;
  const { text, blocks: given, markdown_text: markdown } = args;
  if (markdown !== undefined && (text !== undefined || given !== undefined))
    refused.push({ error: 'markdown_text_conflict', detail: 'markdown_text beside text or blocks' });
  const empty = (text === undefined || text === '') && markdown === undefined;
  if (empty && (!Array.isArray(given) || given.length === 0))
    refused.push({ error: 'no_text', detail: 'neither text nor blocks' });
  return refused;
}

const response = z.strictObject({
  ...content,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: ts.optional(),
  mrkdwn: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  parse: z.literal('none').optional(),
});

/** What Slack would refuse of a message for a `response_url`, or of one that acknowledges a command. */
export function responseFaults(body: Json): Refused[] {
  const parsed = response.safeParse(body);
  const shape = parsed.success ? [] : parsed.error.issues.map(shapeFault);
  return body.delete_original === true ? shape : [...shape, ...messageFaults('chat.postMessage', body)];
}

const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);
const submitted = z.discriminatedUnion('response_action', [
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), words(300)),
  }),
  z.strictObject({ response_action: z.enum(['update', 'push']), view }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/** What Slack would refuse of what an acknowledgement carries, by the kind of what it acknowledges. */
export function acknowledgementFaults(kind: string, payload: Json): string[] {
  const faults = (schema: z.ZodType) =>
    schema.safeParse(payload).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  if (kind === 'block_suggestion') return faults(suggestions);
  if (kind === 'url_verification') return faults(z.strictObject({ challenge: z.string() }));
  if (Object.keys(payload).length === 0) return [];
  if (kind === 'view_submission')
    return [...faults(submitted), ...(payload.view === undefined ? [] : viewFaults(payload.view))];
  if (kind === 'slash_commands')
    return responseFaults(payload).map(({ error, detail }) => `${error}: ${detail}`);
  return [`${kind} takes no payload`];
}
