import type { IncomingMessage, ServerResponse } from 'node:http';
import { APP_ID, botUser, DM_CHANNEL, snowflake, USER, user } from './payloads.ts';
import { componentsIn, field, violations } from './validate.ts';

type Json = Record<string, unknown>;

/** A message as the server keeps it. */
export interface StoredMessage extends Json {
  id: string;
  channel_id: string;
  flags: number;
  components: Json[];
  attachments: { id: string; filename: string; size: number; description?: string | null }[];
}

/** An interaction as the server follows it, from the event to its last answer. */
export interface Tracked {
  id: string;
  token: string;
  channel: string;
  state: 'pending' | 'deferred' | 'replied';
  /** How many callbacks came, refused ones included. */
  callbacks: number;
  /** The type of the callback that was taken: 4, 5, 6, 7, 8 or 9. */
  first?: number;
  /** The message that `@original` means: the reply, or the message of the component. */
  original?: StoredMessage | undefined;
  edits: number;
  followUps: StoredMessage[];
  choices?: { name: string; value: string }[];
  modal?: Json;
}

export interface Request {
  method: string;
  path: string;
  body: Json | undefined;
  files: { name: string; size: number }[];
  authorised: boolean;
  status: number;
}

/** A fault that the server answers with instead of doing what was asked. */
export interface Fault {
  method?: string;
  path: RegExp;
  /** 0: the connection is cut instead. */
  status: number;
  /** What was asked is done all the same, as where the answer alone is lost. */
  done?: boolean;
  body?: Json;
  headers?: Record<string, string>;
  times: number;
}

const EPHEMERAL = 64;
const V2 = 1 << 15;

class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The REST half of the small Discord: interactions, webhooks, messages, commands; it refuses as Discord does. */
export class Rest {
  readonly requests: Request[] = [];
  /** What Discord would have refused; a test that is done expects none. */
  readonly violations: string[] = [];
  readonly interactions = new Map<string, Tracked>();
  readonly messages = new Map<string, StoredMessage>();
  /** The application has the intent to read the words of every message. */
  showsWords = false;
  /** What people wrote, by its id. */
  readonly said = new Map<string, Json>();
  readonly commands = new Map<string, Json[]>();
  readonly faults: Fault[] = [];
  /** Channels that the bot may not write in. */
  readonly closed = new Set<string>();
  application: Json = {
    id: APP_ID,
    name: 'Rolewise',
    flags: 0,
    interactions_endpoint_url: null,
    integration_types_config: { '0': {}, '1': {} },
  };
  readonly dmChannel = DM_CHANNEL;
  shards = 1;
  /** Whether bodies are held against what Discord takes; under load that costs more than the bot does. */
  checks = true;
  gatewayUrl = '';
  token = 'test.token.value';
  private readonly nonces = new Map<string, string>();

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '');
    const { body, files } = await read(request);
    const method = request.method ?? 'GET';
    const authorised = request.headers.authorization === `Bot ${this.token}`;
    const entry: Request = { method, path, body, files, authorised, status: 0 };
    this.requests.push(entry);
    const { status, result, headers } = this.answer(entry, url);
    entry.status = status;
    if (status === 0) {
      request.socket.destroy();
      return;
    }
    const type = result === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { ...type, ...headers });
    response.end(result === undefined ? '' : JSON.stringify(result));
  }

  private answer(
    entry: Request,
    url: URL,
  ): { status: number; result: unknown; headers?: Record<string, string> } {
    const fault = this.faults.find(
      (one) => one.path.test(entry.path) && (one.method ?? entry.method) === entry.method,
    );
    if (fault) {
      fault.times -= 1;
      if (fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1);
      if (fault.done) this.route(entry, url);
      return { status: fault.status, result: fault.body ?? {}, headers: fault.headers ?? {} };
    }
    try {
      if (this.checks && ['POST', 'PATCH'].includes(entry.method))
        this.violations.push(...violations(entry.method, entry.path, entry.body));
      const result = this.route(entry, url);
      return { status: result === undefined ? 204 : 200, result };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, result: { code: error.code, message: error.message } };
    }
  }

  private route(entry: Request, url: URL): unknown {
    const { method, path, body = {} } = entry;
    const callback = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path);
    if (callback) return this.callback(callback[1] ?? '', callback[2] ?? '', body, entry.files);
    const webhook = /^\/webhooks\/\d+\/([^/]+)(?:\/messages\/(@original|\d+))?$/.exec(path);
    if (webhook) return this.webhook(method, webhook[1] ?? '', webhook[2], body, entry.files);
    if (!entry.authorised) throw new Refusal(401, 0, '401: Unauthorized');
    const channel = /^\/channels\/(\d+)\/(messages|typing)$/.exec(path);
    if (channel && method === 'GET') return this.history(channel[1] ?? '', url);
    if (channel) return channel[2] === 'typing' ? undefined : this.post(channel[1] ?? '', body, entry.files);
    const chat = /^\/channels\/(\d+)$/.exec(path)?.[1];
    if (chat === DM_CHANNEL)
      return { id: chat, type: 1, recipients: [user(USER)], last_message_id: this.lastIn(chat) };
    if (/^\/applications\/\d+(\/guilds\/\d+)?\/commands$/.test(path))
      return this.commandsAt(method, path, body, url);
    if (path === '/users/@me/channels') return { id: DM_CHANNEL, type: 1, recipients: [] };
    if (path === '/users/@me') return botUser();
    if (path === '/applications/@me') return this.application;
    if (path === '/gateway/bot') return this.gateway();
    throw new Refusal(404, 0, `no route ${method} ${path}`);
  }

  private gateway() {
    const limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 };
    return { url: this.gatewayUrl, shards: this.shards, session_start_limit: limit };
  }

  private callback(id: string, token: string, body: Json, files: Request['files']): unknown {
    const tracked = this.interactions.get(token);
    if (!tracked || tracked.id !== id) throw new Refusal(404, 10062, 'Unknown interaction');
    tracked.callbacks += 1;
    if (tracked.state !== 'pending')
      throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
    const type = Number(body.type);
    const data = (body.data ?? {}) as Json;
    if (type === 5 && Number(data.flags ?? 0) & ~EPHEMERAL)
      throw new Refusal(400, 50035, 'deferred: only ephemeral');
    tracked.first = type;
    tracked.state = type === 5 || type === 6 ? 'deferred' : 'replied';
    if (type === 4) tracked.original = this.create(tracked.channel, data, files);
    if (type === 5) tracked.original = this.create(tracked.channel, { flags: data.flags }, []);
    if (type === 7 && tracked.original) this.update(tracked.original, data, files);
    if (type === 8) tracked.choices = data.choices as { name: string; value: string }[];
    if (type === 9) tracked.modal = data;
    return undefined;
  }

  private webhook(
    method: string,
    token: string,
    id: string | undefined,
    body: Json,
    files: Request['files'],
  ): unknown {
    const tracked = this.interactions.get(token);
    if (!tracked || tracked.state === 'pending') throw new Refusal(404, 10015, 'Unknown Webhook');
    if (method === 'POST' && !id) {
      const message = this.create(tracked.channel, body, files);
      tracked.followUps.push(message);
      return message;
    }
    const message = id === '@original' ? tracked.original : this.messages.get(id ?? '');
    if (!message) throw new Refusal(404, 10008, 'Unknown Message');
    if (method === 'DELETE') return void this.messages.delete(message.id);
    if (method === 'PATCH') {
      tracked.edits += 1;
      this.update(message, body, files);
    }
    return message;
  }

  private history(channel: string, url: URL): StoredMessage[] {
    const [after, before] = ['after', 'before'].map((name) => url.searchParams.get(name));
    const limit = Number(url.searchParams.get('limit') ?? 50);
    const found = this.inChannel(channel).filter(
      ({ id }) => BigInt(id) > BigInt(after ?? 0) && (!before || BigInt(id) < BigInt(before)),
    );
    return (before ? found.slice(-limit) : found.slice(0, limit)).reverse();
  }

  /** The newest message of a channel. */
  lastIn(channel: string): string | null {
    return this.inChannel(channel).at(-1)?.id ?? null;
  }

  /** The oldest first; as in events, words are shown of private chats and of messages that mention the bot alone. */
  private inChannel(channel: string): StoredMessage[] {
    const shown = (message: Json) => {
      const { guild_id, member, channel_type, ...rest } = message;
      const ours =
        this.showsWords ||
        guild_id === undefined ||
        (message.mentions as { id: string }[]).some(({ id }) => id === APP_ID);
      return { ...rest, ...(ours ? {} : { content: '' }) } as unknown as StoredMessage;
    };
    const all = [...this.messages.values(), ...[...this.said.values()].map(shown)];
    const here = all.filter(({ channel_id, flags }) => channel_id === channel && !(flags & EPHEMERAL));
    return here.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  private post(channel: string, body: Json, files: Request['files']): unknown {
    if (this.closed.has(channel)) throw new Refusal(403, 50013, 'Missing Permissions');
    const nonce = body.enforce_nonce ? `${channel} ${String(body.nonce)}` : undefined;
    const known = nonce ? this.messages.get(this.nonces.get(nonce) ?? '') : undefined;
    if (known) return known;
    const message = this.create(channel, body, files);
    if (nonce) this.nonces.set(nonce, message.id);
    return message;
  }

  private create(channel: string, data: Json, files: Request['files']): StoredMessage {
    const message: StoredMessage = {
      id: snowflake(),
      channel_id: channel,
      author: botUser(),
      content: '',
      timestamp: '2026-01-01T00:00:00Z',
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      embeds: [],
      pinned: false,
      type: 0,
      flags: Number(data.flags ?? 0),
      message_reference: data.message_reference,
      components: [],
      attachments: [],
    };
    this.messages.set(message.id, message);
    this.update(message, data, files);
    return message;
  }

  /** An edit or the first body of a message: attachments are what was kept and what came. */
  private update(message: StoredMessage, data: Json, files: Request['files']): void {
    const listed = data.attachments as { id: string; filename?: string; description?: string }[] | undefined;
    if (data.flags !== undefined) message.flags |= Number(data.flags);
    if (listed || files.length > 0) {
      const kept = message.attachments.filter((old) => listed?.some(({ id }) => id === old.id));
      const came = files.map((file, at) => ({ id: snowflake(), filename: file.name, size: file.size, at }));
      message.attachments = [...kept, ...came].map((one) => ({
        ...one,
        content_type: 'image/png',
        url: 'http://x/',
      }));
    }
    if (data.components) message.components = data.components as Json[];
    if (message.components.length > 0 && !(message.flags & V2))
      throw new Refusal(400, 50035, 'Invalid Form Body');
    for (const name of references(message.components)) {
      if (!message.attachments.some(({ filename }) => filename === name))
        throw new Refusal(400, 50035, `attachment://${name} is not attached`);
    }
  }

  private commandsAt(method: string, path: string, body: unknown, url: URL): unknown {
    const known = this.commands.get(path) ?? [];
    if (method === 'GET') return url.searchParams.get('with_localizations') ? known : known.map(withoutNames);
    const next = (body as Json[]).map((command) => ({
      id: snowflake(),
      version: '1',
      application_id: APP_ID,
      ...command,
    }));
    this.commands.set(path, next);
    return next;
  }
}

function withoutNames({ name_localizations, description_localizations, ...command }: Json): Json {
  return command;
}

/** Names of attachments that pictures and files of a message refer to. */
function references(components: Json[]): string[] {
  const items = componentsIn(components).flatMap(({ items }) => (Array.isArray(items) ? items : []));
  const shown = items.map((item) => field(item, 'media'));
  const files = componentsIn(components).flatMap(({ file }) => (file ? [file] : []));
  return [...shown, ...files].map((one) => String(field(one, 'url')).replace('attachment://', ''));
}

async function read(request: IncomingMessage): Promise<{ body: Json | undefined; files: Request['files'] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (raw.length === 0) return { body: undefined, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(String(raw)), files: [] };
  const form = await new Response(raw, { headers: { 'content-type': type } }).formData();
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  const json = form.get('payload_json');
  const body = typeof json === 'string' ? (JSON.parse(json) as Json) : undefined;
  return { body, files: files.map(({ name, size }) => ({ name, size })) };
}
