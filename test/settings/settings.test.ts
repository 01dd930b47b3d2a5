import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Environment, readSettings, SETTINGS, SettingsError } from '../../src/settings/settings.ts';

const faultsOf = async (environment: Environment): Promise<string[]> => {
  const error = await readSettings(environment).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SettingsError)) throw new Error('these settings were taken');
  return error.message.split('\n');
};

describe('settings', () => {
  test('without any, there are defaults and no front end', async () => {
    const expected = {
      dataDir: resolve('.rolewise'),
      catalogueDir: undefined,
      logLevel: 'info',
      model: null,
      slack: null,
      discord: null,
      web: null,
      operate: null,
    };
    expect(await readSettings({})).toEqual(expected);
    expect(await readSettings({ SLACK_BOT_TOKEN: ' ', LOG_LEVEL: '' })).toEqual(expected);
    const web = { port: 3000, embedOrigins: [], corsOrigins: [], behindProxy: false };
    expect(await readSettings({ LOG_LEVEL: 'debug' })).toEqual({ ...expected, logLevel: 'debug', web });
  });

  test('the paths are those given', async () => {
    const settings = await readSettings({ ROLEWISE_CATALOGUE: 'big', ROLEWISE_DATA: '/kept' });
    expect(settings).toMatchObject({ catalogueDir: resolve('big'), dataDir: '/kept' });
  });

  test('a database in place of files, and its secret', async () => {
    const settings = await readSettings({
      DATABASE_URL: 'postgres://u:p@h/db',
      ROLEWISE_SECRET: 'x'.repeat(16),
    });
    expect(settings).toMatchObject({ databaseUrl: 'postgres://u:p@h/db', secret: 'x'.repeat(16) });
    const faults = await faultsOf({ DATABASE_URL: 'mysql://u:hidden@h/db', ROLEWISE_SECRET: 'hidden' });
    expect(faults).toEqual([
      expect.stringMatching(/^DATABASE_URL must be the address of a PostgreSQL database/),
      expect.stringMatching(/^ROLEWISE_SECRET must have at least 16 characters/),
    ]);
    expect(faults.join()).not.toContain('hidden');
  });

  test('Slack by Socket Mode, by HTTP, by OAuth', async () => {
    const socket = await readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
    expect(socket.slack).toMatchObject({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      port: 3000,
      apiUrl: 'https://slack.com/api/',
    });
    const http = await readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '8080' });
    expect(http.slack).toMatchObject({ signingSecret: 's', port: 8080 });
    const oauth = {
      SLACK_CLIENT_ID: '1',
      SLACK_CLIENT_SECRET: '2',
      SLACK_STATE_SECRET: 'new-secret-of-state, old-secret-of-state',
      SLACK_WORKSPACES: 'T0000000001',
      SLACK_SIGNING_SECRET: '4',
    };
    expect((await readSettings(oauth)).slack).toMatchObject({
      clientId: '1',
      clientSecret: '2',
      stateSecrets: ['new-secret-of-state', 'old-secret-of-state'],
      workspaces: ['T0000000001'],
    });
  });

  test('Discord, with shards', async () => {
    expect((await readSettings({ DISCORD_TOKEN: 't', DISCORD_SHARDS: 'auto' })).discord?.shards).toBe('auto');
    expect((await readSettings({ DISCORD_TOKEN: 't', DISCORD_SHARDS: '4' })).discord?.shards).toBe(4);
    const some = { DISCORD_TOKEN: 't', DISCORD_SHARD_IDS: '0, 1', DISCORD_SHARD_COUNT: '4' };
    expect((await readSettings(some)).discord).toMatchObject({ shardIds: [0, 1], shardCount: 4 });
  });

  test('the page: where it listens, who may frame it and call its API', async () => {
    const { web } = await readSettings({
      HOST: '0.0.0.0',
      PORT: '8080',
      WEB_EMBED_ORIGINS: 'https://careers.example.org, https://Jobs.example.org/',
      WEB_CORS_ORIGINS: 'http://localhost:5173',
      WEB_BEHIND_PROXY: 'true',
      WEB_REQUESTS_PER_MINUTE: '30',
    });
    expect(web).toEqual({
      host: '0.0.0.0',
      port: 8080,
      embedOrigins: ['https://careers.example.org', 'https://jobs.example.org'],
      corsOrigins: ['http://localhost:5173'],
      behindProxy: true,
      requestsPerMinute: 30,
    });
  });

  test('a key or an address switches the model on', async () => {
    expect((await readSettings({ OPENAI_MODEL: 'm' })).model).toBeNull();
    expect((await readSettings({ OPENAI_API_KEY: 'k' })).model).toMatchObject({ apiKey: 'k' });
    const local = { OPENAI_BASE_URL: 'http://localhost:1/v1', OPENAI_TOTAL_MS: '900' };
    expect((await readSettings(local)).model).toMatchObject({
      baseUrl: 'http://localhost:1/v1',
      totalMs: 900,
    });
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'secret-xoxp' }, /^SLACK_BOT_TOKEN must be a bot token, which begins with "xoxb-"\./],
    [{ PORT: '70000' }, /^PORT must be a whole number from 1 to 65535\./],
    [{ HOST: 'no host' }, /^HOST must be an address of this machine/],
    [{ WEB_EMBED_ORIGINS: 'https://a.example/page' }, /^WEB_EMBED_ORIGINS must be origins/],
    [{ WEB_BEHIND_PROXY: 'maybe' }, /^WEB_BEHIND_PROXY must be true or false\./],
    [{ PORT: 'secret' }, /^PORT must be a whole number from 1 to 65535\./],
    [{ LOG_LEVEL: 'secret' }, /^LOG_LEVEL must be one of fatal, /],
    [{ OPENAI_BASE_URL: 'secret:9' }, /^OPENAI_BASE_URL must be an address/],
    [{ DISCORD_APPLICATION_ID: 'secret' }, /^DISCORD_APPLICATION_ID must be/],
    [{ DISCORD_SHARDS: 'secret' }, /^DISCORD_SHARDS must be "auto" or/],
    [{ DISCORD_SHARD_IDS: '1;secret', DISCORD_SHARD_COUNT: '2' }, /^DISCORD_SHARD_IDS must be numbers/],
    [{ DISCORD_SHARD_COUNT: '2' }, /^DISCORD_SHARD_IDS and DISCORD_SHARD_COUNT must be set together\./],
    [{ SLACK_BOT_TOKEN: 'xoxb-secret' }, /^Slack needs SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/],
    [{ SLACK_SIGNING_SECRET: 'secret' }, /^Slack needs SLACK_BOT_TOKEN/],
    [
      { SLACK_CLIENT_ID: 'secret' },
      /^SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET must be set together\./,
    ],
  ])('%o is named in one line that tells no value', async (environment, sentence) => {
    const faults = await faultsOf(environment);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(sentence);
    expect(faults[0]).not.toContain('secret');
  });

  test('what a command does not need is not looked at, however wrong it is', async () => {
    const wrong = { SLACK_BOT_TOKEN: 'x', PORT: 'x', DISCORD_SHARD_COUNT: '2', LOG_LEVEL: 'x' };
    const settings = await readSettings({ ...wrong, OPENAI_API_KEY: 'k', ROLEWISE_DATA: '/kept' }, ['model']);
    expect(settings).toMatchObject({ slack: null, discord: null, dataDir: '/kept', model: { apiKey: 'k' } });
    expect(await readSettings({ ...wrong, OPENAI_TOTAL_MS: 'x' }, [])).toMatchObject({ model: null });
  });

  test('every wrong one is named', async () => {
    expect(await faultsOf({ PORT: 'x', LOG_LEVEL: 'x', OPENAI_TOTAL_MS: '-1' })).toHaveLength(3);
  });
});

test('.env.example explains every setting and no other, and sets none', async () => {
  const lines = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8').split('\n');
  const names = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(names.map((line) => line.replace(/=$/, '')).sort()).toEqual([...SETTINGS].sort());
});
