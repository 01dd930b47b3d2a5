import { resolve } from 'node:path';
import type { ModelSettings } from './phrasing/model-types.ts';

/** Everything an operator can set, as `.env.example` explains it. */
export const SETTINGS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'PORT',
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

/** The environment as a process has it; what is no setting is not looked at. */
export type Environment = Readonly<Record<string, string | undefined>>;

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

const DATA_DIR = '.rolewise';
/** Settings that are plain paths: nothing about them can be checked before they are opened. */
const PATHS: readonly SettingName[] = ['ROLEWISE_CATALOGUE', 'ROLEWISE_DATA'];

/**
 * The settings in the environment; a blank one counts as not set. Rejects with a `SettingsError` that names
 * every wrong setting, never its value: it may be a secret.
 */
export async function readSettings(environment: Environment): Promise<Settings> {
  const given = new Map<SettingName, string>();
  for (const name of SETTINGS) {
    const value = environment[name]?.trim();
    if (value) given.set(name, value);
  }
  const paths = pathsOf(given);
  // The schema costs a third of the start of a command, so it waits until there is something to check.
  if (![...given.keys()].some((name) => !PATHS.includes(name))) {
    return { ...paths, logLevel: 'info', model: null, slack: null, discord: null };
  }
  const { parseSettings } = await import('./settings-schema.ts');
  return parseSettings(Object.fromEntries(given), paths);
}

function pathsOf(given: ReadonlyMap<SettingName, string>): Pick<Settings, 'dataDir' | 'catalogueDir'> {
  const catalogue = given.get('ROLEWISE_CATALOGUE');
  return {
    dataDir: resolve(given.get('ROLEWISE_DATA') ?? DATA_DIR),
    catalogueDir: catalogue === undefined ? undefined : resolve(catalogue),
  };
}
