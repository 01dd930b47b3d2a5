import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Deliveries, type Delivery } from './deliveries.ts';
import * as payloads from './payloads.ts';
import { IN_CHANNEL, type Place } from './payloads.ts';
import { Requests, type Retry, type Spoilt } from './requests.ts';
import { elementsOf, type Json } from './schema/blocks.ts';
import { Sockets } from './socket.ts';
import { Web } from './web.ts';
import { type Message, type View, Workspace } from './workspace.ts';

/** What a person does with a control: the value of a button, or what was picked. */
export type Pick = { value?: string; options?: { value: string; text?: string }[] };

/** A small Slack on loopback: Web API, Socket Mode and signed HTTP that behave, and refuse, as the real ones. */
export class SlackServer {
  /** What Slack would have refused, or punished; a test that is done expects none. */
  readonly violations: string[] = [];
  readonly workspace = new Workspace();
  readonly web = new Web(this.workspace, this.violations);
  readonly deliveries: Deliveries;
  readonly sockets: Sockets;
  readonly requests: Requests;
  /** Events that were sent, by the id of their message; for sending them again. */
  private readonly events = new Map<string, Json[]>();
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly http = createServer((request, response) => {
    this.web.handle(request, response).then(
      () => this.changes.emit('change'),
      (error: unknown) => {
        this.violations.push(`the server itself failed: ${String(error)}`);
        response.destroy();
        this.changes.emit('change');
      },
    );
  });

  private constructor() {
    const changed = () => void this.changes.emit('change');
    this.deliveries = new Deliveries(this.violations, changed);
    this.sockets = new Sockets(this.http, this.deliveries, changed);
    this.requests = new Requests(this.deliveries, changed);
    this.web.ticket = () => this.sockets.ticket(`127.0.0.1:${this.port}`);
    this.workspace.onPosted = (message) => this.echo(message);
    for (const way of [this.sockets, this.requests])
      way.onAck = (delivery, payload) => this.acknowledged(delivery, payload);
  }

  static async start(): Promise<SlackServer> {
    const server = new SlackServer();
    await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
    server.workspace.publicUrl = `http://127.0.0.1:${server.port}`;
    return server;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** What `SLACK_API_URL` is set to. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api/`;
  }

  /** Resolves as soon as `condition` holds, looked at after every request, frame and missed deadline. */
  async until<T>(condition: () => T | undefined | false | null): Promise<T> {
    for (;;) {
      const value = condition();
      if (value) return value;
      await new Promise((resolve) => this.changes.once('change', resolve));
    }
  }

  /** Sends one delivery by whichever way the app listens. Throws when nobody does. */
  deliver(kind: string, body: Json, how: Retry & Spoilt = {}, connection?: number): Delivery {
    if (this.requests.url !== undefined) return this.requests.send(kind, body, how);
    const more = how.retry ? { retry_attempt: how.retry, retry_reason: how.reason ?? 'timeout' } : {};
    const delivery = this.sockets.send(kind, body, more, connection);
    if (!delivery) throw new Error('no app is connected');
    return delivery;
  }

  /** An event of any kind. */
  event(event: Json, team?: string, how: Retry & Spoilt = {}): Delivery {
    return this.deliver('events_api', payloads.eventBody(event, team), how);
  }

  /** A message of a person, and the second event of one that mentions the bot. Returns the message's id. */
  say(text: string, place: Place = IN_CHANNEL, more: Json = {}): string {
    const { ts, bodies } = this.prepare(text, place, more);
    this.events.set(ts, bodies);
    for (const body of bodies) this.deliver('events_api', body);
    return ts;
  }

  /** Notes a message of a person without sending it, and gives its events. */
  prepare(text: string, place: Place = IN_CHANNEL, more: Json = {}): { ts: string; bodies: Json[] } {
    const message = payloads.messageEvent(text, place, more);
    this.workspace.said.add(`${place.channel} ${message.ts}`);
    this.workspace.people.push(message);
    const both = text.includes(`<@${payloads.BOT_USER}>`) && !place.channel.startsWith('D');
    const events = both ? [payloads.mentionOf(message), message] : [message];
    return { ts: message.ts, bodies: events.map((event) => payloads.eventBody(event, place.team)) };
  }

  /** Sends the events of a message once more. */
  repeat(ts: string, retry = 1): void {
    for (const body of this.events.get(ts) ?? []) this.deliver('events_api', body, { retry });
  }

  /** What the bot posted in the thread of a message, or right after it in a direct conversation. */
  repliesTo(ts: string): Message[] {
    return this.workspace.messages.filter(({ thread_ts }) => thread_ts === ts);
  }

  slash(text: string, place: Place = IN_CHANNEL, command = '/compare'): Delivery {
    return this.interact('slash_commands', (handles) => payloads.slashBody(command, text, place, handles));
  }

  /** A press of a button, or a pick from a select, under a message. */
  press(message: Message, actionId: string, pick: Pick = {}, place?: Place): Delivery {
    const where = place ?? { channel: message.channel, user: message.hiddenFor ?? payloads.USER };
    const action = actionOf(message.blocks, actionId, pick);
    const hidden = message.hiddenFor !== undefined;
    const { ts, channel, thread_ts, text, blocks } = message;
    const seen = { ts, channel, text, blocks, ...(thread_ts ? { thread_ts } : {}) };
    return this.interact('block_actions', (handles) =>
      payloads.actionBody(action, seen, hidden, where, handles),
    );
  }

  /** A press or a pick in a form or in Home. */
  pressIn(view: View, actionId: string, pick: Pick = {}, place: Place = IN_CHANNEL): Delivery {
    const action = actionOf(view.blocks, actionId, pick);
    return this.interact('block_actions', (handles) => payloads.viewActionBody(action, view, place, handles));
  }

  /** The message shortcut, on a message that somebody wrote. */
  shortcut(callbackId: string, text: string, place: Place = IN_CHANNEL): Delivery {
    const message = payloads.messageEvent(text, { ...place, user: payloads.OTHER_USER });
    this.workspace.said.add(`${place.channel} ${message.ts}`);
    return this.interact('message_action', (handles) =>
      payloads.shortcutBody(callbackId, message, place, handles),
    );
  }

  /** A form that was sent off, with what was put in: `state.values`. */
  submit(view: View, values: Json, place: Place = IN_CHANNEL): Delivery {
    return this.interact('view_submission', ({ trigger_id }) =>
      payloads.submissionBody(view, values, place, trigger_id),
    );
  }

  /** What is typed into a select that asks the app for its options. */
  typing(around: Message | View, actionId: string, typed: string, place: Place = IN_CHANNEL): Delivery {
    const element = actionOf(around.blocks, actionId, {});
    const inView = typeof around.hash === 'string';
    const more = inView
      ? { view: around, container: { type: 'view', view_id: around.id } }
      : { message: around, channel: { id: around.channel }, container: { type: 'message' } };
    return this.deliver('block_suggestion', payloads.suggestionBody(element, typed, more, place));
  }

  async close(): Promise<void> {
    this.deliveries.close();
    this.sockets.close();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private interact(kind: string, body: (handles: payloads.Handles) => Json): Delivery {
    const token = `hook-${payloads.next()}`;
    const trigger_id = `${payloads.next()}.trigger`;
    const full = body({ trigger_id, response_url: `http://127.0.0.1:${this.port}/response/${token}` });
    const delivery = this.deliver(kind, full);
    this.web.hooks.open(token, delivery, full);
    this.workspace.triggers.set(trigger_id, { delivery, at: performance.now(), used: false });
    return delivery;
  }

  /** What an acknowledgement does beside stopping the clock: a message, or the next state of a form. */
  private acknowledged(delivery: Delivery, payload: Json): void {
    if (delivery.kind === 'slash_commands' && Object.keys(payload).length > 0)
      this.web.hooks.acknowledged(delivery, payload);
    if (delivery.kind !== 'view_submission' || payload.view === undefined) return;
    const { id } = delivery.body.view as View;
    const old =
      payload.response_action === 'update' ? this.workspace.views.find((view) => view.id === id) : undefined;
    delivery.view = this.workspace.show(payload.view as Json, old);
  }

  /** The bot hears its own messages, as every member of a channel does. */
  private echo(message: Message): void {
    if (this.requests.url === undefined && this.sockets.connections.length === 0) return;
    const { ts, channel, thread_ts, user, text, blocks, bot_id, team } = message;
    const said = { ts, channel, user, bot_id, app_id: payloads.APP_ID, text, blocks, event_ts: ts };
    const where = { channel_type: payloads.channelType(channel), ...(thread_ts ? { thread_ts } : {}) };
    this.event({ type: 'message', ...said, ...where }, team);
  }
}

/** The action of a control, found by its id, as an interaction carries it. */
function actionOf(blocks: Json[], actionId: string, { value, options }: Pick): Json {
  for (const block of blocks) {
    const element = elementsOf(block).find(({ action_id }) => action_id === actionId);
    if (!element) continue;
    const { type, text } = element;
    const picked = (options ?? []).map((one) => ({
      text: { type: 'plain_text', text: one.text ?? one.value, emoji: true },
      value: one.value,
    }));
    return {
      action_id: actionId,
      block_id: block.block_id,
      type,
      ...(text ? { text } : {}),
      ...(options && String(type).startsWith('multi_') ? { selected_options: picked } : {}),
      ...(options && !String(type).startsWith('multi_') ? { selected_option: picked[0] } : {}),
      ...(options ? {} : { value: value ?? element.value }),
    };
  }
  throw new Error(`no control ${actionId}`);
}
