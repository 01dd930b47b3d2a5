import type { ModelSettings } from '../contract/model.ts';

/** Everything an operator can set, as `.env.example` explains it, by what needs it. */
export const SETTING_GROUPS = {
  slack: [
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'HOST',
    'PORT',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
    'SLACK_STATE_SECRET',
    'SLACK_WORKSPACES',
    'SLACK_API_URL',
  ],
  discord: [
    'DISCORD_TOKEN',
    'DISCORD_APPLICATION_ID',
    'DISCORD_API_URL',
    'DISCORD_SHARDS',
    'DISCORD_SHARD_IDS',
    'DISCORD_SHARD_COUNT',
    'DISCORD_MESSAGE_CONTENT',
  ],
  web: [
    'HOST',
    'PORT',
    'WEB_EMBED_ORIGINS',
    'WEB_CORS_ORIGINS',
    'WEB_BEHIND_PROXY',
    'WEB_REQUESTS_PER_MINUTE',
  ],
  model: [
    'OPENAI_API_KEY',
    'OPENAI_BASE_URL',
    'OPENAI_MODEL',
    'OPENAI_FIRST_TOKEN_MS',
    'OPENAI_IDLE_MS',
    'OPENAI_TOTAL_MS',
    'OPENAI_TOKENS_PER_DAY',
    'OPENAI_TOKENS_PER_WORKSPACE_DAY',
    'OPENAI_CALLS_PER_USER_MINUTE',
  ],
  log: ['LOG_LEVEL'],
  operate: ['OPERATE_PORT', 'OPERATE_HOST'],
  /** The database and the secret that seals its contents. */
  store: ['DATABASE_URL', 'ROLEWISE_SECRET'],
  /** Plain paths: nothing about them can be checked before they are opened. */
  paths: ['ROLEWISE_CATALOGUE', 'ROLEWISE_DATA'],
} as const;
export type SettingGroup = keyof typeof SETTING_GROUPS;
export type SettingName = (typeof SETTING_GROUPS)[SettingGroup][number];
export const SETTINGS: readonly SettingName[] = [...new Set(Object.values(SETTING_GROUPS).flat())];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  /** The folder of conversations, ratings and installations. */
  dataDir: string;
  /** The PostgreSQL that they are kept in instead. */
  databaseUrl?: string | undefined;
  /** The secret that seals users' texts; when left out, a secret file in the folder or the database's password. */
  secret?: string | undefined;
  /** The imported catalogue; undefined: the embedded roles alone. */
  catalogueDir: string | undefined;
  logLevel: LogLevel;
  /** Null where no model is to be asked. */
  model: ModelSettings | null;
  /** Null if the front end does not have credentials. */
  slack: SlackSettings | null;
  discord: DiscordSettings | null;
  /** Null if all of its settings are unset: the page then uses the defaults. */
  web: WebSettings | null;
  /** The address of health and metrics; null where no port is set. */
  operate: OperateSettings | null;
}

export interface OperateSettings {
  host: string;
  port: number;
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
  /** The maximum number of requests per minute from one address. */
  requestsPerMinute?: number | undefined;
}

/** Secrets, the newest first. */
export type Secrets = readonly [string, ...string[]];

export interface SlackSettings {
  botToken?: string | undefined;
  /** With it, Socket Mode; else HTTP with `signingSecret` on `port`. */
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  /** The address that HTTP listens on; left out: all of the machine's. */
  host?: string | undefined;
  port: number;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  /** The first seals what is kept of installations, each of them opens it, so that a secret can be changed. */
  stateSecrets?: Secrets | undefined;
  /** The ids of the workspaces and organisations that may install the app; left out: every one. */
  workspaces?: readonly string[] | undefined;
  apiUrl: string;
}

export interface DiscordSettings {
  token: string;
  applicationId?: string | undefined;
  apiUrl: string;
  /** Processes on this machine, one a shard. */
  shards?: number | 'auto' | undefined;
  /** The shards of this process, of `shardCount` in all. */
  shardIds?: readonly number[] | undefined;
  shardCount?: number | undefined;
  /** Discord sends the words of every message, so that moderators may have every question of a channel answered. */
  messageContent?: boolean | undefined;
}

/** A setting that cannot be used; the message says which and what it must be, one sentence a line. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}
