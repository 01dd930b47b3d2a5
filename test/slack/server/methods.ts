import { BOT_ID, BOT_USER, dmOf, next } from './payloads.ts';
import type { Json } from './schema/blocks.ts';
import { streamMethods } from './streams.ts';
import { type Install, type Message, Refusal, type Workspace } from './workspace.ts';

/** One method of the Web API: what it answers beside `ok`; throws a `Refusal`. */
export type Method = (workspace: Workspace, args: Json, caller: Install) => Json;

/** What a method needs; those that are not named need a token alone. */
export const NEEDED: Record<string, string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.startStream': ['chat:write'],
  'chat.appendStream': ['chat:write'],
  'chat.stopStream': ['chat:write'],
  'agents.sessions.setStatus': ['chat:write'],
  'assistant.threads.setStatus': ['assistant:write', 'chat:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.delete': ['files:write'],
  'users.info': ['users:read'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.open': ['im:write'],
};

/** Methods that need an app-level token. */
export const FOR_THE_APP = new Set(['apps.connections.open']);
/** Methods that are called before there is a token. */
export const FOR_ANYONE = new Set(['api.test', 'oauth.v2.access']);
/** Methods that post for everyone, of which a conversation takes one a second. */
export const POSTING = new Set(['chat.postMessage', 'chat.startStream']);

const shown = ({ hiddenFor, by, sent, edits, stream, at, markdown, files, ...message }: Message): Json => ({
  type: 'message',
  ...message,
});

function conversation(given: unknown): string {
  const channel = String(given);
  return channel.startsWith('U') ? dmOf(channel) : channel;
}

function known(workspace: Workspace, args: Json): Message {
  const message = workspace.find(String(args.channel), String(args.ts));
  if (!message) throw new Refusal('message_not_found', { detail: `${args.channel} ${args.ts}` });
  if (message.hiddenFor !== undefined) throw new Refusal('cant_update_message');
  return message;
}

const chat: Record<string, Method> = {
  'chat.postMessage'(workspace, args, { team }) {
    const channel = conversation(args.channel);
    workspace.admit(channel, args.thread_ts);
    const message = workspace.post('chat.postMessage', channel, args, { team });
    return { channel, ts: message.ts, message: shown(message) };
  },
  'chat.postEphemeral'(workspace, args) {
    const channel = conversation(args.channel);
    workspace.admit(channel, args.thread_ts);
    const { ts } = workspace.post('chat.postEphemeral', channel, args, { hiddenFor: String(args.user) });
    return { message_ts: ts };
  },
  'chat.update'(workspace, args) {
    const message = known(workspace, args);
    if (message.stream === 'open') throw new Refusal('streaming_state_conflict');
    workspace.edit(message, args);
    return { channel: message.channel, ts: message.ts, text: message.text, message: shown(message) };
  },
  'chat.delete'(workspace, args) {
    const message = known(workspace, args);
    workspace.remove(message);
    return { channel: message.channel, ts: message.ts };
  },
};

const assistant: Record<string, Method> = {
  'agents.sessions.setStatus'(workspace, args) {
    if (!workspace.hasSessions) throw new Refusal('unknown_method', { expected: true });
    workspace.admit(String(args.channel_id), args.thread_ts);
    workspace.sessions.push(args);
    return {};
  },
  'assistant.threads.setStatus'(workspace, args) {
    workspace.admit(String(args.channel_id), args.thread_ts);
    workspace.statuses.push(args);
    return {};
  },
  'assistant.threads.setSuggestedPrompts'(workspace, args) {
    workspace.admit(String(args.channel_id), args.thread_ts);
    workspace.prompts.push(args);
    return {};
  },
  'assistant.threads.setTitle'(workspace, args) {
    workspace.admit(String(args.channel_id), args.thread_ts);
    workspace.titles.push(args);
    return {};
  },
};

const views: Record<string, Method> = {
  'views.open'(workspace, args) {
    const delivery = workspace.useTrigger(String(args.trigger_id));
    const view = workspace.show(args.view as Json);
    if (delivery) delivery.view = view;
    return { view };
  },
  'views.update'(workspace, args) {
    const old = workspace.views.find(
      (view) => view.id === args.view_id || (args.external_id && view.external_id === args.external_id),
    );
    if (!old) throw new Refusal('not_found', { detail: String(args.view_id ?? args.external_id) });
    if (args.hash !== undefined && args.hash !== old.hash)
      throw new Refusal('hash_conflict', { expected: true });
    return { view: workspace.show(args.view as Json, old) };
  },
  'views.publish'(workspace, args) {
    const user = String(args.user_id);
    const view = workspace.show(args.view as Json, workspace.homes.get(user));
    workspace.homes.set(user, view);
    return { view };
  },
};

const files: Record<string, Method> = {
  'files.getUploadURLExternal'(workspace, args) {
    const upload = {
      id: `F${next()}`,
      filename: String(args.filename),
      length: Number(args.length),
      ...(args.alt_txt ? { alt: String(args.alt_txt) } : {}),
      ready: false,
    };
    workspace.files.set(upload.id, upload);
    return { upload_url: `${workspace.publicUrl}/upload/${upload.id}`, file_id: upload.id };
  },
  'files.completeUploadExternal'(workspace, args, { team }) {
    const uploads = (args.files as { id: string; title?: string }[]).map(({ id, title }) => {
      const upload = workspace.files.get(id);
      if (!upload?.data) throw new Refusal('file_not_found', { detail: id });
      upload.ready = true;
      if (title !== undefined) upload.title = title;
      return upload;
    });
    if (args.channel_id !== undefined) {
      const channel = conversation(args.channel_id);
      workspace.admit(channel, args.thread_ts);
      const sent = { ...args, text: args.initial_comment };
      workspace.post('files.completeUploadExternal', channel, sent, { team, files: uploads });
    }
    return { files: uploads.map(({ id, title }) => ({ id, title })) };
  },
  'files.info'(workspace, args) {
    const upload = workspace.files.get(String(args.file));
    if (!upload?.ready) throw new Refusal('file_not_found', { detail: String(args.file) });
    return { file: { id: upload.id, name: upload.filename, mimetype: 'image/png', size: upload.length } };
  },
  'files.delete'(workspace, args) {
    if (!workspace.files.delete(String(args.file)))
      throw new Refusal('file_not_found', { detail: String(args.file) });
    return {};
  },
};

/** Messages of the app that everyone sees, with their metadata where it is asked for; the newest come first. */
function history(workspace: Workspace, args: Json, inThread: (message: Message) => boolean): Json {
  const messages = workspace.messages
    .filter((message) => message.channel === args.channel && message.hiddenFor === undefined)
    .filter((message) => inThread(message) && message.ts >= String(args.oldest ?? ''))
    .map((message) => ({
      ...shown(message),
      ...(args.include_all_metadata ? { metadata: message.sent.metadata } : {}),
    }));
  const people = workspace.people.filter(
    ({ channel, thread_ts, ts }) => channel === args.channel && (thread_ts ?? ts) === args.ts,
  );
  return { messages: [...people, ...messages], has_more: false };
}

const others: Record<string, Method> = {
  'conversations.replies': (workspace, args) =>
    history(workspace, args, ({ thread_ts }) => thread_ts === args.ts),
  'conversations.history': (workspace, args) =>
    history(workspace, args, ({ thread_ts }) => thread_ts === undefined),
  'auth.test': (_workspace, _args, { team, person }) => ({
    url: 'https://example.slack.com/',
    team: 'Example',
    user: 'rolewise',
    team_id: team,
    user_id: BOT_USER,
    ...(person ? {} : { bot_id: BOT_ID }),
    is_enterprise_install: false,
  }),
  'auth.revoke'(_workspace, _args, caller) {
    caller.revoked = true;
    return { revoked: true };
  },
  'users.info': ({ guests }, { user }) => ({
    user: { id: user, name: 'someone', tz: 'Etc/UTC', is_restricted: guests.has(String(user)) },
  }),
  'conversations.info'(workspace, args) {
    const channel = String(args.channel);
    if (!channel.startsWith('D') && !workspace.channels.has(channel))
      throw new Refusal('channel_not_found', { expected: true });
    return { channel: { id: channel, name: 'general', is_member: !workspace.closed.has(channel) } };
  },
  'conversations.open': (_workspace, { users }) => ({ channel: { id: dmOf(String(users)) } }),
};

export const METHODS: Record<string, Method> = {
  ...chat,
  ...streamMethods,
  ...assistant,
  ...views,
  ...files,
  ...others,
};
