import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answered, Hooks } from './hooks.ts';
import { FOR_ANYONE, FOR_THE_APP, METHODS, NEEDED, POSTING } from './methods.ts';
import { accessFor } from './oauth.ts';
import { argumentFaults } from './schema/arguments.ts';
import type { Json } from './schema/blocks.ts';
import { APP_TOKEN, type Install, Refusal, type Workspace } from './workspace.ts';

/** A call of a method, as it came. */
export interface Call {
  method: string;
  args: Json;
  /** `ok`, or the error that it was answered with. */
  result: string;
  /** The workspace whose token it came with. */
  team?: string;
  at: number;
}

/** A fault that the server answers with instead of doing what was asked. */
export interface Fault {
  method: string;
  /** What Slack answers with; left out: `error` is a failure of HTTP. */
  error?: string;
  status?: number;
  headers?: Record<string, string>;
  /** What was asked is done all the same, as where the answer alone is lost. */
  done?: boolean;
  /** Calls that are let through before it strikes. */
  after?: number;
  times: number;
}

/** The Web API of the small Slack: it checks who calls, with what, how often; and refuses as Slack does. */
export class Web {
  readonly calls: Call[] = [];
  readonly faults: Fault[] = [];
  /** A conversation takes one message in so many milliseconds; others are answered 429. */
  messageMs = 1_000;
  /** How much Slack's clock is ahead of ours, in milliseconds. */
  aheadMs = 0;
  /** How often a call was answered 429 because of that. */
  limited = 0;
  /** Whether arguments are held against what Slack takes; under load that costs more than the app does. */
  checks = true;
  appToken = APP_TOKEN;
  /** Gives the address of a new socket. */
  ticket: () => string = () => '';
  readonly hooks: Hooks;
  private readonly lastPost = new Map<string, number>();
  private readonly workspace: Workspace;
  private readonly violations: string[];

  constructor(workspace: Workspace, violations: string[]) {
    this.workspace = workspace;
    this.violations = violations;
    this.hooks = new Hooks(workspace, violations);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const raw = await read(request);
    const { status, result, headers = {} } = this.answer(pathname, raw, request);
    if (status === 0) return void request.socket.destroy();
    const text = typeof result === 'string';
    response.setHeader('date', new Date(Date.now() + this.aheadMs).toUTCString());
    response.writeHead(status, { 'content-type': text ? 'text/plain' : 'application/json', ...headers });
    response.end(text ? result : JSON.stringify(result));
  }

  private answer(path: string, raw: Buffer, request: IncomingMessage): Answered {
    const type = request.headers['content-type'] ?? '';
    const api = /^\/api\/([\w.]+)$/.exec(path)?.[1];
    if (api) return this.call(api, argumentsOf(raw, type), request.headers.authorization);
    const upload = /^\/upload\/(\w+)$/.exec(path)?.[1];
    if (upload) return this.hooks.upload(upload, raw);
    const hook = /^\/response\/([\w-]+)$/.exec(path)?.[1];
    if (hook) return this.hooks.respond(hook, raw, type);
    return { status: 404, result: { ok: false, error: 'not_found' } };
  }

  private call(method: string, args: Json, authorization = ''): Answered {
    const token = String(args.token ?? authorization.replace(/^Bearer /, ''));
    const call: Call = { method, args, result: 'ok', at: performance.now() };
    this.calls.push(call);
    const fault = this.faultFor(method);
    const limit = fault ? undefined : this.limitFor(method, args);
    if (limit) return this.tooMany(call, limit);
    try {
      const caller = this.caller(method, token);
      if (caller) call.team = caller.team;
      const headers: Record<string, string> = caller ? { 'x-oauth-scopes': caller.scopes.join(',') } : {};
      this.check(method, args);
      if (fault?.done) this.run(method, args, caller, authorization);
      if (fault) return this.failed(call, fault);
      return { status: 200, result: { ok: true, ...this.run(method, args, caller, authorization) }, headers };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.refused(call, error);
    }
  }

  private refused(call: Call, error: Refusal): Answered {
    call.result = error.code;
    if (!error.expected) this.violations.push(`${call.method}: ${error.message}`);
    if (POSTING.has(call.method)) this.lastPost.delete(String(call.args.channel));
    const said = { messages: [`[ERROR] ${error.message}`] };
    return { status: 200, result: { ok: false, error: error.code, response_metadata: said, ...error.more } };
  }

  /** Every fault of the arguments is a violation; the first is what Slack answers. */
  private check(method: string, args: Json): void {
    if (!this.checks) return;
    const faults = argumentFaults(method, args);
    this.violations.push(...faults.map(({ error, detail }) => `${method}: ${error}: ${detail}`));
    const first = faults[0];
    if (first) throw new Refusal(first.error, { expected: true, detail: first.detail });
  }

  private caller(method: string, token: string): Install | undefined {
    if (FOR_ANYONE.has(method)) return undefined;
    if (token === '') throw new Refusal('not_authed', { expected: true });
    if (FOR_THE_APP.has(method)) {
      if (token === this.appToken) return undefined;
      const code = token.startsWith('xapp-') ? 'invalid_auth' : 'not_allowed_token_type';
      throw new Refusal(code, { expected: true });
    }
    const install = this.workspace.installs.find((one) => one.token === token);
    if (!install) throw new Refusal('invalid_auth', { expected: true });
    if (install.revoked) throw new Refusal('token_revoked', { expected: true });
    const needed = NEEDED[method];
    if (needed && !needed.some((scope) => install.scopes.includes(scope))) {
      const more = { needed: needed.join(','), provided: install.scopes.join(',') };
      throw new Refusal('missing_scope', { expected: true, detail: more.needed, more });
    }
    return install;
  }

  private run(method: string, args: Json, caller: Install | undefined, authorization: string): Json {
    if (method === 'apps.connections.open') return { url: this.ticket() };
    if (method === 'api.test') return {};
    if (method === 'oauth.v2.access') return accessFor(this.workspace, args, authorization);
    const known = METHODS[method];
    if (!known || !caller) throw new Refusal('unknown_method', { detail: method });
    return known(this.workspace, args, caller);
  }

  private faultFor(method: string): Fault | undefined {
    const fault = this.faults.find((one) => one.method === method);
    if (!fault) return undefined;
    if (fault.after) {
      fault.after -= 1;
      return undefined;
    }
    fault.times -= 1;
    if (fault.times <= 0) this.faults.splice(this.faults.indexOf(fault), 1);
    return fault;
  }

  private failed(call: Call, { error, status = 200, headers = {} }: Fault): Answered {
    call.result = error ?? String(status);
    const message = this.workspace.find(String(call.args.channel), String(call.args.ts));
    if (error === 'message_not_in_streaming_state' && message) message.stream = 'broken';
    return { status, result: { ok: false, error: error ?? 'internal_error' }, headers };
  }

  /** Milliseconds until a conversation takes its next message; undefined when it takes one now. */
  private limitFor(method: string, { channel }: Json): number | undefined {
    if (!POSTING.has(method)) return undefined;
    const last = this.lastPost.get(String(channel));
    const wait = last === undefined ? 0 : last + this.messageMs - performance.now();
    if (wait > 0) return wait;
    this.lastPost.set(String(channel), performance.now());
    return undefined;
  }

  private tooMany(call: Call, waitMs: number): Answered {
    this.limited += 1;
    call.result = 'ratelimited';
    const headers = { 'retry-after': String(Math.ceil(waitMs / 1000)) };
    return { status: 429, result: { ok: false, error: 'ratelimited' }, headers };
  }
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Arguments as JSON or as a form, in which lists, objects, numbers and flags are JSON. */
function argumentsOf(raw: Buffer, type: string): Json {
  if (raw.length === 0) return {};
  if (type.startsWith('application/json')) return JSON.parse(String(raw)) as Json;
  const fields = [...new URLSearchParams(String(raw))];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, TYPED.has(name) ? JSON.parse(value) : value]),
  );
}

const TYPED = new Set([
  'blocks',
  'chunks',
  'files',
  'include_all_metadata',
  'include_locale',
  'include_num_members',
  'length',
  'limit',
  'link_names',
  'loading_messages',
  'metadata',
  'mrkdwn',
  'prevent_creation',
  'prompts',
  'reply_broadcast',
  'return_im',
  'test',
  'unfurl_links',
  'unfurl_media',
  'view',
]);
