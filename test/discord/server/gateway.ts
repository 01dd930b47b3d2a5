import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { APP_ID, botUser, guildPayload, shardOf } from './payloads.ts';

/** Opcodes of the gateway that the server speaks. */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
};

interface Event {
  t: string;
  d: unknown;
  s: number;
}

/** One session of a shard; it outlives its socket, so that it can be resumed. */
interface Session {
  id: string;
  shard: number;
  shards: number;
  events: Event[];
  socket: WebSocket | undefined;
}

/** Says what clients did, for tests to look at. */
export interface GatewayLog {
  identifies: { token: string; intents: number; shard: [number, number]; presence: unknown }[];
  resumes: number;
  heartbeats: number;
}

/** The gateway half of the small Discord: identify, resume with replay, heartbeats, invalid sessions. */
export class Gateway {
  readonly log: GatewayLog = { identifies: [], resumes: 0, heartbeats: 0 };
  /** Guilds that clients are told of when they identify. */
  readonly guilds: string[];
  heartbeatMs = 41_250;
  /** Deliver everything again at a resume, as after a lost acknowledgement. */
  replayAll = false;
  /** The close code for those who identify or resume; left out: they are let in. */
  turnsAway: number | undefined;
  /** Accepts connections, and says nothing. */
  silent = false;
  /** The newest message of a channel, as a server names it to those who identify. */
  lastIn: (channel: string) => string | null = () => null;
  private readonly sessions: Session[] = [];
  private readonly sockets: WebSocketServer;
  private readonly changed: () => void;
  private url = '';

  constructor(http: Server, guilds: string[], changed: () => void) {
    this.guilds = guilds;
    this.changed = changed;
    this.sockets = new WebSocketServer({ server: http });
    this.sockets.on('connection', (socket, request) => this.greet(socket, request));
  }

  open(url: string): void {
    this.url = url;
  }

  /** Shards that are connected right now. */
  get connected(): number[] {
    return this.sessions.filter(({ socket }) => socket).map(({ shard }) => shard);
  }

  /** Sends an event to the shard of its guild (private chats: shard 0); kept for those that resume. */
  dispatch(t: string, d: Record<string, unknown>): void {
    for (const session of this.sessions) {
      const guild = typeof d.guild_id === 'string' ? d.guild_id : undefined;
      if ((guild ? shardOf(guild, session.shards) : 0) === session.shard) this.send(session, t, d);
    }
  }

  /** Sends an event to every shard, as no gateway should. */
  toEveryShard(t: string, d: unknown): void {
    for (const session of this.sessions) this.send(session, t, d);
  }

  /** Cuts every connection, as when the network breaks; sessions can be resumed. */
  cut(code = 4000): void {
    for (const session of this.sessions) session.socket?.close(code);
  }

  /** Asks clients to reconnect (op 7), or tells them that their session is over (op 9). */
  demand(what: 'reconnect' | 'identify'): void {
    for (const session of this.sessions) {
      this.raw(
        session.socket,
        what === 'reconnect' ? { op: OP.reconnect, d: null } : { op: OP.invalid, d: false },
      );
    }
    if (what === 'identify') this.sessions.length = 0;
  }

  close(): void {
    for (const socket of this.sockets.clients) socket.terminate();
    this.sockets.close();
  }

  private greet(socket: WebSocket, _request: IncomingMessage): void {
    if (this.silent) return;
    this.raw(socket, { op: OP.hello, d: { heartbeat_interval: this.heartbeatMs } });
    socket.on('message', (raw) => this.receive(socket, JSON.parse(String(raw))));
    socket.on('close', () => {
      for (const session of this.sessions) if (session.socket === socket) session.socket = undefined;
      this.changed();
    });
  }

  private receive(socket: WebSocket, { op, d }: { op: number; d: Record<string, unknown> }): void {
    if (op === OP.heartbeat) {
      this.log.heartbeats += 1;
      this.raw(socket, { op: OP.ack, d: null });
    }
    const comes = op === OP.identify || op === OP.resume;
    if (comes && this.turnsAway !== undefined) socket.close(this.turnsAway);
    else if (op === OP.identify) this.identify(socket, d);
    else if (op === OP.resume) this.resume(socket, d);
    this.changed();
  }

  private identify(socket: WebSocket, d: Record<string, unknown>): void {
    const shard = (d.shard as [number, number] | undefined) ?? [0, 1];
    const { token, intents, presence } = d as { token: string; intents: number; presence: unknown };
    this.log.identifies.push({ token, intents, shard, presence });
    const id = `session-${this.log.identifies.length}`;
    const session: Session = { id, shard: shard[0], shards: shard[1], events: [], socket };
    this.sessions.push(session);
    const mine = this.guilds.filter((guild) => shardOf(guild, shard[1]) === shard[0]);
    this.send(session, 'READY', {
      v: 10,
      user: botUser(),
      guilds: mine.map((guild) => ({ id: guild, unavailable: true })),
      session_id: id,
      resume_gateway_url: this.url,
      shard,
      application: { id: APP_ID, flags: 0 },
    });
    for (const guild of mine) this.send(session, 'GUILD_CREATE', this.guild(guild));
  }

  private guild(guild: string) {
    const payload = guildPayload(guild);
    const channels = payload.channels.map((one) => ({ ...one, last_message_id: this.lastIn(one.id) }));
    return { ...payload, channels };
  }

  private resume(socket: WebSocket, d: Record<string, unknown>): void {
    const session = this.sessions.find(({ id }) => id === d.session_id);
    if (!session) {
      this.raw(socket, { op: OP.invalid, d: false });
      return;
    }
    this.log.resumes += 1;
    session.socket = socket;
    const missed = session.events.filter(({ t, s }) => (this.replayAll ? t !== 'READY' : s > Number(d.seq)));
    for (const event of missed) this.raw(socket, { op: OP.dispatch, ...event });
    this.send(session, 'RESUMED', {});
  }

  private send(session: Session, t: string, d: unknown): void {
    const event = { t, d, s: session.events.length + 1 };
    session.events.push(event);
    this.raw(session.socket, { op: OP.dispatch, ...event });
  }

  private raw(socket: WebSocket | undefined, frame: unknown): void {
    socket?.send(JSON.stringify(frame));
  }
}
