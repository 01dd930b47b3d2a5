import { z } from 'zod';
import '../contract/faults.ts';
import { LOG_LEVELS, type SettingName, type Settings, SettingsError } from './types.ts';

const LARGEST_PORT = 65_535;
/** The minimum length of a secret in characters; a word would be found by trying. */
const SHORTEST_SECRET = 16;

const beginning = (start: string, what: string) =>
  z.string().startsWith(start, `must be ${what}, which begins with "${start}"`).optional();
const secret = z.string().optional();
const snowflake = z
  .string()
  .regex(/^\d{15,21}$/, 'must be the number that Discord shows as the id')
  .optional();
const address = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .optional();
const count = (error = 'must be a whole number above zero') =>
  z
    .string()
    .regex(/^[1-9]\d{0,11}$/, error)
    .transform(Number)
    .optional();
const shardIds = z
  .string()
  .regex(/^\d+(?:\s*,\s*\d+)*$/, 'must be numbers separated by commas, such as 0,1,2')
  .transform((text) => text.split(',').map(Number))
  .optional();
const shards = z
  .union(
    [
      z.literal('auto'),
      z
        .string()
        .regex(/^[1-9]\d{0,4}$/)
        .transform(Number),
    ],
    {
      error: 'must be "auto" or a whole number above zero',
    },
  )
  .optional();
const host = z
  .string()
  .regex(/^[\w.:-]{1,253}$/, 'must be an address of this machine or its name, such as 127.0.0.1 or 0.0.0.0')
  .optional();
const origins = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().replace(/\/$/, '')))
  .refine(
    (list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin.toLowerCase()),
    'must be origins separated by commas, such as https://careers.example.org',
  )
  .transform((list) => list.map((origin) => origin.toLowerCase()))
  .default([]);
const yesOrNo = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((word) => word === 'true')
  .default(false);
const parts = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const secrets = z
  .string()
  .transform(parts)
  .refine(
    (all): all is [string, ...string[]] =>
      all.length > 0 && all.every((one) => one.length >= SHORTEST_SECRET),
    `must have at least ${SHORTEST_SECRET} characters, none of which can be guessed (of several, separated by commas, each)`,
  )
  .optional();
const workspaces = z
  .string()
  .transform(parts)
  .refine(
    (all) => all.every((one) => /^[TE][A-Z0-9]{2,}$/.test(one)),
    'must be ids of workspaces or organisations separated by commas, such as T0123456789',
  )
  .optional();
const portError = `must be a whole number from 1 to ${LARGEST_PORT}`;

const schema = z.object({
  SLACK_BOT_TOKEN: beginning('xoxb-', 'a bot token'),
  SLACK_APP_TOKEN: beginning('xapp-', 'an app-level token'),
  SLACK_SIGNING_SECRET: secret,
  HOST: host,
  PORT: count(portError)
    .refine((port) => (port ?? 1) <= LARGEST_PORT, portError)
    .default(3000),
  WEB_EMBED_ORIGINS: origins,
  WEB_CORS_ORIGINS: origins,
  WEB_BEHIND_PROXY: yesOrNo,
  WEB_REQUESTS_PER_MINUTE: count(),
  SLACK_CLIENT_ID: secret,
  SLACK_CLIENT_SECRET: secret,
  SLACK_STATE_SECRET: secrets,
  SLACK_WORKSPACES: workspaces,
  SLACK_API_URL: address.default('https://slack.com/api/'),
  DISCORD_TOKEN: secret,
  DISCORD_APPLICATION_ID: snowflake,
  DISCORD_API_URL: address.default('https://discord.com/api'),
  DISCORD_SHARDS: shards,
  DISCORD_SHARD_IDS: shardIds,
  DISCORD_SHARD_COUNT: count(),
  DISCORD_MESSAGE_CONTENT: z.literal('true', 'must be "true" or left out').optional(),
  OPENAI_API_KEY: secret,
  OPENAI_BASE_URL: address,
  OPENAI_MODEL: z.string().optional(),
  OPENAI_FIRST_TOKEN_MS: count(),
  OPENAI_IDLE_MS: count(),
  OPENAI_TOTAL_MS: count(),
  OPENAI_TOKENS_PER_DAY: count(),
  OPENAI_TOKENS_PER_WORKSPACE_DAY: count(),
  OPENAI_CALLS_PER_USER_MINUTE: count(),
  ROLEWISE_CATALOGUE: z.string().optional(),
  ROLEWISE_DATA: z.string().optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error: 'must be the address of a PostgreSQL database, postgres://USER:PASSWORD@HOST/DATABASE',
    })
    .optional(),
  ROLEWISE_SECRET: z
    .string()
    .min(SHORTEST_SECRET, `must have at least ${SHORTEST_SECRET} characters, none of which can be guessed`)
    .optional(),
  OPERATE_PORT: count(portError).refine((port) => (port ?? 1) <= LARGEST_PORT, portError),
  OPERATE_HOST: host.default('127.0.0.1'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
} satisfies Record<SettingName, z.ZodType>);
type Parsed = z.infer<typeof schema>;

/** Checks the given settings; `paths` are those that are not checked. Throws a `SettingsError`. */
export function parseSettings(
  given: Readonly<Record<string, string>>,
  paths: Pick<Settings, 'dataDir' | 'catalogueDir'>,
): Settings {
  const parsed = schema.safeParse(given);
  const faults = parsed.success
    ? combinationFaults(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`);
  if (!parsed.success || faults.length > 0) {
    throw new SettingsError(faults.map((fault) => `${fault} ${WHERE}`).join('\n'));
  }
  const { data } = parsed;
  return {
    ...paths,
    databaseUrl: data.DATABASE_URL,
    secret: data.ROLEWISE_SECRET,
    logLevel: data.LOG_LEVEL,
    model: modelOf(data),
    slack: slackOf(data),
    discord: discordOf(data),
    web: webOf(data),
    operate: data.OPERATE_PORT === undefined ? null : { host: data.OPERATE_HOST, port: data.OPERATE_PORT },
  };
}

const WHERE = 'Correct it in the environment or in .env; .env.example explains every setting.';

/** Settings that are good by themselves and cannot be used together, or alone. */
function combinationFaults(data: Parsed): string[] {
  const faults: string[] = [];
  const oauth = [data.SLACK_CLIENT_ID, data.SLACK_CLIENT_SECRET, data.SLACK_STATE_SECRET];
  const oauthSet = oauth.filter((value) => value !== undefined).length;
  if (oauthSet > 0 && oauthSet < oauth.length) {
    faults.push('SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET must be set together.');
  }
  const installed = data.SLACK_BOT_TOKEN !== undefined || oauthSet === oauth.length;
  const reached = data.SLACK_APP_TOKEN !== undefined || data.SLACK_SIGNING_SECRET !== undefined;
  if (installed && !reached) {
    faults.push(
      'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside its other settings.',
    );
  }
  if (reached && !installed && oauthSet === 0) {
    faults.push(
      'Slack needs SLACK_BOT_TOKEN beside its other settings (or, for many workspaces, SLACK_CLIENT_ID).',
    );
  }
  if ((data.DISCORD_SHARD_IDS === undefined) !== (data.DISCORD_SHARD_COUNT === undefined)) {
    faults.push('DISCORD_SHARD_IDS and DISCORD_SHARD_COUNT must be set together.');
  }
  const { DISCORD_SHARD_IDS: ids = [], DISCORD_SHARD_COUNT: shardCount = Number.POSITIVE_INFINITY } = data;
  if (ids.some((id) => id >= shardCount)) {
    faults.push(
      `DISCORD_SHARD_IDS names a shard that ${shardCount} shards do not have: the last is ${shardCount - 1}.`,
    );
  }
  return faults;
}

function modelOf(data: Parsed): Settings['model'] {
  if (data.OPENAI_API_KEY === undefined && data.OPENAI_BASE_URL === undefined) return null;
  return {
    apiKey: data.OPENAI_API_KEY,
    baseUrl: data.OPENAI_BASE_URL,
    model: data.OPENAI_MODEL,
    firstTokenMs: data.OPENAI_FIRST_TOKEN_MS,
    idleMs: data.OPENAI_IDLE_MS,
    totalMs: data.OPENAI_TOTAL_MS,
    tokensPerDay: data.OPENAI_TOKENS_PER_DAY,
    tokensPerWorkspaceDay: data.OPENAI_TOKENS_PER_WORKSPACE_DAY,
    callsPerUserMinute: data.OPENAI_CALLS_PER_USER_MINUTE,
  };
}

function slackOf(data: Parsed): Settings['slack'] {
  if (data.SLACK_BOT_TOKEN === undefined && data.SLACK_CLIENT_ID === undefined) return null;
  return {
    botToken: data.SLACK_BOT_TOKEN,
    appToken: data.SLACK_APP_TOKEN,
    signingSecret: data.SLACK_SIGNING_SECRET,
    host: data.HOST,
    port: data.PORT,
    clientId: data.SLACK_CLIENT_ID,
    clientSecret: data.SLACK_CLIENT_SECRET,
    stateSecrets: data.SLACK_STATE_SECRET,
    workspaces: data.SLACK_WORKSPACES,
    apiUrl: data.SLACK_API_URL,
  };
}

function discordOf(data: Parsed): Settings['discord'] {
  if (data.DISCORD_TOKEN === undefined) return null;
  return {
    token: data.DISCORD_TOKEN,
    applicationId: data.DISCORD_APPLICATION_ID,
    apiUrl: data.DISCORD_API_URL,
    shards: data.DISCORD_SHARDS,
    shardIds: data.DISCORD_SHARD_IDS,
    shardCount: data.DISCORD_SHARD_COUNT,
    messageContent: data.DISCORD_MESSAGE_CONTENT !== undefined,
  };
}

function webOf(data: Parsed): Settings['web'] {
  return {
    host: data.HOST,
    port: data.PORT,
    embedOrigins: data.WEB_EMBED_ORIGINS,
    corsOrigins: data.WEB_CORS_ORIGINS,
    behindProxy: data.WEB_BEHIND_PROXY,
    requestsPerMinute: data.WEB_REQUESTS_PER_MINUTE,
  };
}
