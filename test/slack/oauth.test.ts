import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { withStore } from '../adapters/harness.ts';
import { asked, freePort, type Options, replyTo, type Setup, setup } from './harness.ts';
import { CLIENT_ID, CLIENT_SECRET } from './server/oauth.ts';
import { BOT_USER, dmOf, IN_CHANNEL, IN_DM, TEAM, USER } from './server/payloads.ts';
import { textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;
const OTHER_TEAM = 'T0000000002';
const IN_OTHER = { ...IN_CHANNEL, team: OTHER_TEAM };
const OAUTH = {
  botToken: undefined,
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  stateSecrets: ['loopback-state-secret'] as const,
};

/** An app for many workspaces, of which two may install it. */
function shared(more: Options = {}): Promise<Setup> {
  return setup({
    http: true,
    ...more,
    settings: { ...OAUTH, ...more.settings },
    prepare: ({ workspace }) => void workspace.addInstall(OTHER_TEAM),
  });
}

const pages = ({ settings }: Setup) => `http://127.0.0.1:${settings.port}/slack`;

/** Opens the page of the installation as a browser does: the state, and the cookie that goes with it. */
async function begin(bot: Setup): Promise<{ asks: URL; cookie: string }> {
  const page = await fetch(`${pages(bot)}/install`, { redirect: 'manual' });
  const found = /https:\/\/slack\.com\/oauth\/v2\/authorize\?[^"'\s<]+/.exec(
    `${page.headers.get('location') ?? ''} ${await page.text()}`,
  );
  const asks = new URL(String(found?.[0]).replaceAll('&amp;', '&'));
  return { asks, cookie: String(page.headers.get('set-cookie')).split(';')[0] ?? '' };
}

/** Comes back from Slack's page with its code. */
function comeBack(bot: Setup, code: string, state: string, cookie: string): Promise<Response> {
  const query = new URLSearchParams({ code, state });
  return fetch(`${pages(bot)}/oauth_redirect?${query}`, { headers: { cookie }, redirect: 'manual' });
}

async function install(bot: Setup, team = TEAM): Promise<Response> {
  const { asks, cookie } = await begin(bot);
  bot.server.workspace.codes.set(`code-${team}`, team);
  return comeBack(bot, `code-${team}`, String(asks.searchParams.get('state')), cookie);
}

/** The names of what is kept, beginning so. */
function keysOf({ dir }: Setup, prefix: string): Promise<string[]> {
  return withStore(dir, async (store) => {
    const keys: string[] = [];
    for await (const [key] of store.list(prefix, z.unknown())) keys.push(key);
    return keys;
  });
}

/** The workspaces of which an installation is kept. */
async function installed(bot: Setup): Promise<string[]> {
  return (await keysOf(bot, 'slack-installation:')).map((key) => key.slice('slack-installation:'.length));
}

/** Everything that the data folder holds, as one text. */
function kept({ dir }: Setup): string {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    .join('\n');
}

describe('the installation by many workspaces', () => {
  it('asks for the least scopes', async () => {
    const bot = await shared();
    const { asks } = await begin(bot);
    expect(asks.searchParams.get('client_id')).toBe(CLIENT_ID);
    expect(asks.searchParams.get('scope')?.split(',').sort()).toEqual([
      'app_mentions:read',
      'assistant:write',
      'channels:history',
      'chat:write',
      'commands',
      'files:write',
      'groups:history',
      'im:history',
      'mpim:history',
    ]);
    expect(asks.searchParams.get('user_scope') ?? '').toBe('');
  });

  it('answers each workspace with its own token, after a restart too', async () => {
    const bot = await shared();
    expect((await install(bot)).status).toBeLessThan(400);
    expect((await install(bot, OTHER_TEAM)).status).toBeLessThan(400);
    expect((await asked(bot, `${ME} officer pay`)).team).toBe(TEAM);
    expect((await asked(bot, `${ME} officer pay`, IN_OTHER)).team).toBe(OTHER_TEAM);
    await bot.restart();
    expect((await asked(bot, `${ME} director pay`, IN_OTHER)).team).toBe(OTHER_TEAM);
  });

  it('knows the same message id of two workspaces apart', async () => {
    const bot = await shared();
    await install(bot);
    await install(bot, OTHER_TEAM);
    const ts = '1700000000.000001';
    bot.server.workspace.said.add(`${IN_CHANNEL.channel} ${ts}`);
    for (const place of [IN_CHANNEL, IN_OTHER]) bot.server.say(`${ME} officer pay`, place, { ts });
    await bot.server.until(() => bot.server.repliesTo(ts).length === 2);
    expect(new Set(bot.server.repliesTo(ts).map(({ team }) => team))).toEqual(new Set([TEAM, OTHER_TEAM]));
  });

  it('keeps tokens encrypted', async () => {
    const bot = await shared();
    await install(bot);
    await asked(bot, `${ME} officer pay`);
    await bot.stop();
    expect(kept(bot)).toContain('slack-installation');
    expect(kept(bot)).not.toMatch(/xoxb-|loopback-client-secret|loopback-state-secret/);
    expect(bot.log.join('\n')).not.toMatch(/xoxb-|loopback-client-secret|loopback-state-secret/);
  });

  it.each([
    ['a state that is forged', () => 'forged', (cookie: string) => cookie],
    ['the state of another browser', (state: string) => state, () => ''],
  ])('with %s is refused, and no code is spent', async (_what, stateOf, cookieOf) => {
    const bot = await shared();
    const { asks, cookie } = await begin(bot);
    bot.server.workspace.codes.set('code', TEAM);
    const state = stateOf(String(asks.searchParams.get('state')));
    const page = await comeBack(bot, 'code', state, cookieOf(cookie));
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(bot.server.web.calls.filter(({ method }) => method === 'oauth.v2.access')).toEqual([]);
    expect(await installed(bot)).toEqual([]);
  });

  it('with a code that Slack does not know fails with a page, not with a stack trace', async () => {
    const bot = await shared();
    const { asks, cookie } = await begin(bot);
    const page = await comeBack(bot, 'unknown', String(asks.searchParams.get('state')), cookie);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(await page.text()).not.toMatch(/\.[jt]s:\d+/);
  });

  it('works beside Socket Mode, where the address takes installations and nothing else', async () => {
    const bot = await shared({ http: false, settings: { port: await freePort() } });
    expect(bot.server.sockets.greeted).toBe(1);
    await install(bot, OTHER_TEAM);
    expect((await asked(bot, `${ME} officer pay`, IN_OTHER)).team).toBe(OTHER_TEAM);
    const forged = bot.server.prepare(`${ME} director pay`, IN_OTHER).bodies[0];
    const request = { method: 'POST', body: JSON.stringify(forged) };
    const headers = { 'content-type': 'application/json' };
    expect((await fetch(`${pages(bot)}/events`, { ...request, headers })).status).toBe(404);
    await bot.server.until(() => bot.server.deliveries.open === 0);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['officer pay']);
  });
});

describe('a workspace that leaves', () => {
  it.each([
    ['by uninstalling', { type: 'app_uninstalled' }],
    ['by revoking the token', { type: 'tokens_revoked', tokens: { bot: [BOT_USER] } }],
  ])('%s is forgotten with all that was kept of it; others stay', async (_what, event) => {
    const bot = await shared();
    await install(bot);
    await install(bot, OTHER_TEAM);
    const ts = bot.server.say(`${ME} officer vs director?`);
    await replyTo(bot, ts);
    bot.server.event(event);
    const left = async () => (await keysOf(bot, '')).filter((key) => key.includes(TEAM));
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 30_000 });
    expect(await installed(bot)).toEqual([OTHER_TEAM]);
    bot.server.say(`${ME} director pay`);
    bot.server.say('and the pay?', { ...IN_CHANNEL, thread: ts });
    expect((await asked(bot, `${ME} officer pay`, IN_OTHER)).team).toBe(OTHER_TEAM);
    await bot.server.until(() => bot.server.deliveries.open === 0);
    expect(bot.server.repliesTo(ts)).toHaveLength(1);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).not.toContain('director pay');
  });

  it('stays when only the tokens of users are revoked', async () => {
    const bot = await shared();
    await install(bot);
    bot.server.event({ type: 'tokens_revoked', tokens: { oauth: [USER] } });
    expect(textOf(await asked(bot, 'officer pay', IN_DM))).toContain('officer pay');
  });

  it('that never installed the app gets nothing, and costs a line in the log', async () => {
    const bot = await shared();
    await install(bot);
    bot.server.say(`${ME} director pay`, IN_OTHER);
    await asked(bot, 'officer pay', { channel: dmOf(USER), user: USER });
    await bot.server.until(() => bot.server.deliveries.open === 0);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['officer pay']);
  });
});
