import type { Delivery } from './deliveries.ts';
import { responseFaults } from './schema/arguments.ts';
import type { Json } from './schema/blocks.ts';
import { type Message, Refusal, type Workspace } from './workspace.ts';

/** What the server answers a request with. */
export interface Answered {
  status: number;
  result: Json | string;
  headers?: Record<string, string>;
}

interface Hook {
  delivery: Delivery | undefined;
  channel: string;
  user: string;
  /** The message whose control was used. */
  original: Message | undefined;
  uses: number;
  openedAt: number;
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const MOST_USES = 5;
const OPEN_MS = 30 * 60_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
/** What a sheet begins with, so that spreadsheets take it for UTF-8. */
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

/** Addresses that Slack hands out for one purpose: `response_url`s and places to upload to. */
export class Hooks {
  /** How long a `response_url` works, in milliseconds. */
  openMs = OPEN_MS;
  /** What the next uses of a `response_url` are answered with (0: with nothing); `done`: they are taken all the same. */
  readonly failures: { status: number; headers?: Record<string, string>; done?: boolean }[] = [];
  private readonly hooks = new Map<string, Hook>();
  private readonly workspace: Workspace;
  private readonly violations: string[];

  constructor(workspace: Workspace, violations: string[]) {
    this.workspace = workspace;
    this.violations = violations;
  }

  /** Opens a `response_url` for an interaction that was sent. */
  open(token: string, delivery: Delivery | undefined, body: Json): void {
    const container = (body.container ?? {}) as Json;
    const channel = String(body.channel_id ?? (body.channel as Json | undefined)?.id ?? '');
    const user = String(body.user_id ?? (body.user as Json | undefined)?.id ?? '');
    const original = this.workspace.find(channel, String(container.message_ts ?? ''));
    this.hooks.set(token, { delivery, channel, user, original, uses: 0, openedAt: performance.now() });
  }

  respond(token: string, raw: Buffer, type: string): Answered {
    const hook = this.hooks.get(token);
    const failure = this.failures.shift();
    if (failure?.done) this.respond(token, raw, type);
    if (failure) return { ...failure, result: { ok: false, error: 'internal_error' } };
    if (!hook) return refused(404, 'no_such_url');
    if (performance.now() - hook.openedAt > this.openMs) return refused(404, 'expired_url');
    hook.uses += 1;
    if (hook.uses > MOST_USES) {
      this.violations.push(`response_url: used ${hook.uses} times`);
      return refused(404, 'used_url');
    }
    if (!type.startsWith('application/json')) this.violations.push(`response_url: ${type}`);
    const body = JSON.parse(String(raw)) as Json;
    const faults = responseFaults(body);
    this.violations.push(...faults.map(({ error, detail }) => `response_url: ${error}: ${detail}`));
    if (faults[0]) return refused(400, faults[0].error);
    return this.take(hook, body);
  }

  /** A message that came with the acknowledgement of a command. */
  acknowledged(delivery: Delivery, body: Json): void {
    const channel = String(delivery.body.channel_id);
    const user = String(delivery.body.user_id);
    const hidden = body.response_type === 'in_channel' ? {} : { hiddenFor: user };
    delivery.responses.push(this.workspace.post('ack', channel, body, hidden));
  }

  private take(hook: Hook, body: Json): Answered {
    const { delivery, channel, user, original } = hook;
    try {
      if (body.delete_original === true && original) this.workspace.remove(original);
      else if (body.replace_original === true && original) {
        this.workspace.edit(original, body);
        delivery?.responses.push(original);
      } else {
        const hidden = body.response_type === 'in_channel' ? {} : { hiddenFor: user };
        delivery?.responses.push(this.workspace.post('response_url', channel, body, hidden));
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!error.expected) this.violations.push(`response_url: ${error.message}`);
      return refused(400, error.code);
    }
    return { status: 200, result: 'ok' };
  }

  upload(id: string, raw: Buffer): Answered {
    const upload = this.workspace.files.get(id);
    if (!upload) return refused(404, 'file_not_found');
    const sheet = upload.filename.endsWith('.csv');
    const start = raw.indexOf(sheet ? BYTE_ORDER_MARK : PNG);
    // The SDK sends a form of one field; the file is what stands in it.
    const end = start > 0 ? raw.lastIndexOf('\r\n--') : raw.length;
    upload.data = raw.subarray(Math.max(0, start), end);
    if (start < 0) this.violations.push(`upload ${upload.filename}: no ${sheet ? 'sheet' : 'PNG'}`);
    if (upload.data.length !== upload.length)
      this.violations.push(
        `upload ${upload.filename}: ${upload.data.length} bytes, announced ${upload.length}`,
      );
    return { status: 200, result: `OK - ${raw.length}` };
  }
}

function refused(status: number, error: string): Answered {
  return { status, result: { ok: false, error } };
}
