import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Deliveries, Delivery } from './deliveries.ts';
import { APP_ID, next } from './payloads.ts';
import type { Json } from './schema/blocks.ts';

/** An app may hold so many connections at once. https://docs.slack.dev/apis/events-api/using-socket-mode */
const MOST_CONNECTIONS = 10;

interface Connection {
  socket: WebSocket;
  /** Deliveries that it has not acknowledged. */
  open: Set<string>;
}

/** The Socket Mode half of the small Slack: tickets, hello, envelopes, acknowledgements, requests to reconnect. */
export class Sockets {
  /** Whether connections are let in; else they are cut, as by a proxy that knows no WebSockets. */
  greets = true;
  /** Says how many connections were greeted in all. */
  greeted = 0;
  readonly connections: Connection[] = [];
  /** Called with an acknowledgement that a delivery got. */
  onAck: (delivery: Delivery, payload: Json) => void = () => undefined;
  private readonly tickets = new Set<string>();
  private readonly server: WebSocketServer;
  private readonly deliveries: Deliveries;
  private readonly changed: () => void;
  private turn = 0;

  constructor(http: Server, deliveries: Deliveries, changed: () => void) {
    this.deliveries = deliveries;
    this.changed = changed;
    this.server = new WebSocketServer({ server: http });
    this.server.on('connection', (socket, request) => this.greet(socket, request));
  }

  /** A new address for one connection, as `apps.connections.open` gives it. */
  ticket(host: string): string {
    const ticket = `ticket-${next()}`;
    this.tickets.add(ticket);
    return `ws://${host}/link/?ticket=${ticket}`;
  }

  /** Sends to one connection: the next in turn, or the one at `at`. Undefined when nobody is connected. */
  send(kind: string, body: Json, more: Json = {}, at?: number): Delivery | undefined {
    const connection = this.connections[(at ?? this.turn) % Math.max(1, this.connections.length)];
    if (at === undefined) this.turn += 1;
    if (!connection) return undefined;
    const id = `envelope-${next()}`;
    const type = kind === 'events_api' || kind === 'slash_commands' ? kind : 'interactive';
    const delivery = this.deliveries.sent(id, kind, body);
    connection.open.add(id);
    const accepts = type !== 'events_api';
    const frame = { envelope_id: id, type, payload: body, accepts_response_payload: accepts, ...more };
    connection.socket.send(JSON.stringify(frame));
    return delivery;
  }

  /** Asks every connection to come again, as Slack does when it recycles one. */
  askToReconnect(reason: 'refresh_requested' | 'warning' = 'refresh_requested'): void {
    const frame = { type: 'disconnect', reason, debug_info: { host: 'loopback' } };
    for (const { socket } of this.connections) socket.send(JSON.stringify(frame));
  }

  /** Cuts every connection, as when the network breaks. */
  cut(): void {
    for (const { socket } of this.connections) socket.terminate();
  }

  /** Sends something to a connection that is no envelope of Slack's. */
  sendRaw(text: string): void {
    for (const { socket } of this.connections) socket.send(text);
  }

  close(): void {
    for (const socket of this.server.clients) socket.terminate();
    this.server.close();
  }

  private greet(socket: WebSocket, request: IncomingMessage): void {
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (!this.greets || !this.tickets.delete(ticket) || this.connections.length >= MOST_CONNECTIONS) {
      socket.terminate();
      return;
    }
    const connection: Connection = { socket, open: new Set() };
    this.connections.push(connection);
    this.greeted += 1;
    socket.on('message', (raw) => this.receive(connection, JSON.parse(String(raw))));
    socket.on('close', () => {
      this.connections.splice(this.connections.indexOf(connection), 1);
      for (const id of connection.open) this.deliveries.forget(id);
      this.changed();
    });
    const hello = {
      type: 'hello',
      num_connections: this.connections.length,
      connection_info: { app_id: APP_ID },
      debug_info: { host: 'loopback', approximate_connection_time: 18_060 },
    };
    socket.send(JSON.stringify(hello));
    this.changed();
  }

  private receive(connection: Connection, frame: { envelope_id: string; payload?: Json }): void {
    const payload = frame.payload ?? {};
    const delivery = this.deliveries.acknowledged(frame.envelope_id, payload);
    connection.open.delete(frame.envelope_id);
    if (delivery) this.onAck(delivery, payload);
    this.changed();
  }
}
