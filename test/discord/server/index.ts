import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Gateway } from './gateway.ts';
import {
  APP_ID,
  GUILD,
  IN_SERVER,
  interactionPayload,
  messagePayload,
  type Place,
  user,
} from './payloads.ts';
import { Rest, type StoredMessage, type Tracked } from './rest.ts';

/** A small Discord on loopback: a gateway and a REST API that behave, and refuse, as the real ones. */
export class DiscordServer {
  readonly rest = new Rest();
  readonly gateway: Gateway;
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly http = createServer((request, response) => {
    this.rest.handle(request, response).then(
      () => this.changes.emit('change'),
      (error: unknown) => {
        this.rest.violations.push(`the server itself failed: ${String(error)}`);
        response.destroy();
      },
    );
  });

  private constructor(guilds: string[]) {
    this.gateway = new Gateway(this.http, guilds, () => this.changes.emit('change'));
    this.gateway.lastIn = (channel) => this.rest.lastIn(channel);
  }

  static async start({ guilds = [GUILD] }: { guilds?: string[] } = {}): Promise<DiscordServer> {
    const server = new DiscordServer(guilds);
    await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
    server.gateway.open(`ws://127.0.0.1:${server.port}`);
    server.rest.gatewayUrl = `ws://127.0.0.1:${server.port}`;
    return server;
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** What `DISCORD_API_URL` is set to. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api`;
  }

  /** Resolves as soon as `condition` holds, looked at after every request and frame. */
  async until<T>(condition: () => T | undefined | false | null): Promise<T> {
    for (;;) {
      const value = condition();
      if (value) return value;
      await new Promise((resolve) => this.changes.once('change', resolve));
    }
  }

  /** A slash command as a user sends it. */
  slash(
    name: string,
    options: Record<string, string | number> = {},
    place: Place = IN_SERVER,
    subcommand?: string,
  ): Tracked {
    const list = Object.entries(options).map(([key, value]) => ({
      name: key,
      type: typeof value === 'number' ? 4 : 3,
      value,
    }));
    const inner = subcommand ? [{ name: subcommand, type: 1, options: list }] : list;
    return this.interact(2, { id: '1', name, type: 1, options: inner }, place);
  }

  /** A half-typed option. */
  typing(name: string, options: Record<string, string>, focused: string, place: Place = IN_SERVER): Tracked {
    const list = Object.entries(options).map(([key, value]) => ({
      name: key,
      type: 3,
      value,
      ...(key === focused ? { focused: true } : {}),
    }));
    return this.interact(4, { id: '1', name, type: 1, options: list }, place);
  }

  /** A message command on a message that somebody else wrote. */
  onMessage(
    name: string,
    content: string,
    more: Record<string, unknown> = {},
    place: Place = IN_SERVER,
  ): Tracked {
    const {
      guild_id: _,
      member: __,
      ...message
    } = messagePayload(content, place, more) as Record<string, unknown> & { id: string };
    const resolved = { messages: { [message.id]: message } };
    return this.interact(2, { id: '1', name, type: 3, target_id: message.id, resolved }, place);
  }

  /** A pick from a list of a kind that none of ours is. */
  pickUser(message: StoredMessage, customId: string): Tracked {
    const data = { custom_id: customId, component_type: 5, values: [], resolved: {} };
    return this.interact(3, data, IN_SERVER, { message }, message);
  }

  /** A press of a button, or a pick from a select, under a message. */
  press(message: StoredMessage, customId: string, values?: string[], place: Place = IN_SERVER): Tracked {
    const data = { custom_id: customId, component_type: values ? 3 : 2, ...(values ? { values } : {}) };
    return this.interact(3, data, place, { message }, message);
  }

  /** A form that was sent off; `message` is the one whose button opened it. */
  submit(
    customId: string,
    fields: Record<string, string | string[]>,
    message?: StoredMessage,
    place: Place = IN_SERVER,
  ): Tracked {
    const components = Object.entries(fields).map(([custom_id, value], id) => ({
      type: 18,
      id: id + 1,
      component: {
        id: id + 10,
        custom_id,
        ...(typeof value === 'string' ? { type: 4, value } : { type: 3, values: value }),
      },
    }));
    return this.interact(5, { custom_id: customId, components }, place, message ? { message } : {}, message);
  }

  /** A message in a channel or a private chat. Mentions are read off the text, as Discord does. */
  say(
    content: string,
    place: Place = IN_SERVER,
    more: Record<string, unknown> = {},
  ): { id: string; channel_id: string } {
    const mentions = content.includes(`<@${APP_ID}>`) ? [{ ...user(APP_ID), bot: true }] : [];
    const payload = messagePayload(content, place, { mentions, ...more });
    this.sent.set(payload.id, payload);
    this.rest.said.set(payload.id, payload);
    this.gateway.dispatch('MESSAGE_CREATE', payload);
    return payload;
  }

  /** Everything that the bot posted in answer to a message. */
  repliesTo(id: string): StoredMessage[] {
    return [...this.rest.messages.values()].filter(
      (message) => (message.message_reference as { message_id?: string } | undefined)?.message_id === id,
    );
  }

  /** Sends the event of an interaction once more, as a resumed session may. */
  repeat(tracked: Tracked): void {
    const payload = this.sent.get(tracked.id);
    if (payload) this.gateway.dispatch('INTERACTION_CREATE', payload);
  }

  payloadOf(id: string): Record<string, unknown> | undefined {
    return this.sent.get(id);
  }

  repeatMessage(id: string): void {
    const payload = this.sent.get(id);
    if (payload) this.gateway.dispatch('MESSAGE_CREATE', payload);
  }

  async close(): Promise<void> {
    this.gateway.close();
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }

  private readonly sent = new Map<string, Record<string, unknown>>();

  private interact(
    type: number,
    data: unknown,
    place: Place,
    more: Record<string, unknown> = {},
    original?: StoredMessage,
  ): Tracked {
    const payload = interactionPayload(type, data, place, more);
    const { id, token } = payload;
    const channel = String(payload.channel_id);
    const tracked: Tracked = {
      id,
      token,
      channel,
      state: 'pending',
      callbacks: 0,
      edits: 0,
      followUps: [],
      original,
    };
    this.rest.interactions.set(token, tracked);
    this.sent.set(id, payload);
    this.gateway.dispatch('INTERACTION_CREATE', payload);
    return tracked;
  }
}
