import type { ModelSettings } from '../model/types.ts';

/** Everything an operator can set, as `.env.example` explains it. */
export const SETTINGS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'HOST',
  'PORT',
  'WEB_EMBED_ORIGINS',
  'WEB_CORS_ORIGINS',
  'WEB_BEHIND_PROXY',
  'WEB_REQUESTS_PER_MINUTE',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SLACK_API_URL',
  'DISCORD_TOKEN',
  'DISCORD_APPLICATION_ID',
  'DISCORD_API_URL',
  'DISCORD_SHARDS',
  'DISCORD_SHARD_IDS',
  'DISCORD_SHARD_COUNT',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'OPENAI_FIRST_TOKEN_MS',
  'OPENAI_TOTAL_MS',
  'OPENAI_TOKENS_PER_DAY',
  'OPENAI_CALLS_PER_USER_MINUTE',
  'ROLEWISE_CATALOGUE',
  'ROLEWISE_DATA',
  'LOG_LEVEL',
] as const;
export type SettingName = (typeof SETTINGS)[number];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  /** Where conversations, feedback and installations are kept. */
  dataDir: string;
  /** The imported catalogue; undefined: the embedded roles alone. */
  catalogueDir: string | undefined;
  logLevel: LogLevel;
  /** Null where no model is to phrase anything. */
  model: ModelSettings | null;
  /** Null where the front end has no credentials. */
  slack: SlackSettings | null;
  discord: DiscordSettings | null;
  /** Null where none of its settings is set: the page then has the defaults. */
  web: WebSettings | null;
}

export interface WebSettings {
  /** The address to listen on; left out: this machine alone. With it bots serve the page, too. */
  host?: string | undefined;
  port: number;
  /** Origins whose pages may show the page in a frame. */
  embedOrigins: readonly string[];
  /** Origins whose scripts may use the HTTP API. */
  corsOrigins: readonly string[];
  /** A visitor's address is the last one of X-Forwarded-For. */
  behindProxy: boolean;
  /** What one address may ask for in a minute. */
  requestsPerMinute?: number | undefined;
}

export interface SlackSettings {
  botToken?: string | undefined;
  /** With it, Socket Mode; else HTTP with `signingSecret` on `port`. */
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  port: number;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  stateSecret?: string | undefined;
  apiUrl: string;
  dataDir: string;
}

export interface DiscordSettings {
  token: string;
  applicationId?: string | undefined;
  apiUrl: string;
  dataDir: string;
  /** Processes on this machine, one a shard. */
  shards?: number | 'auto' | undefined;
  /** The shards of this process, of `shardCount` in all. */
  shardIds?: readonly number[] | undefined;
  shardCount?: number | undefined;
}

/** A setting that cannot be used; the message says which and what it must be, one sentence a line. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}
