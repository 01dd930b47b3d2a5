import { Command } from 'commander';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { registerDiscord } from '../../../adapters/discord/cli.ts';
import { doctor } from '../../../adapters/discord/operate/doctor.ts';
import type { DiscordSettings } from '../../../src/settings/settings.ts';
import { NEEDS } from '../../adapters/harness.ts';
import { DiscordServer } from '../server/index.ts';
import { APP_ID } from '../server/payloads.ts';

async function open(token?: string) {
  const server = await DiscordServer.start();
  onTestFinished(() => server.close());
  const settings = { token: token ?? server.rest.token, apiUrl: server.apiUrl };
  const said: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line)));
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(String(line)));
  const run = async (...args: string[]) => {
    const program = new Command();
    registerDiscord(program, settings, async () => NEEDS);
    await program.parseAsync(['discord', ...args], { from: 'user' });
    return said.splice(0);
  };
  return { server, settings, run };
}

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe('discord register', () => {
  it('shows the difference, writes, and has nothing to write the second time', async () => {
    const { run } = await open();
    expect(await run('register')).toEqual(
      expect.arrayContaining(['+ compare', '+ rolewise', 'Registered everywhere.']),
    );
    expect(await run('register')).toEqual(['The commands are up to date everywhere; nothing was written.']);
  });

  it('says in one sentence that a token is wrong', async () => {
    const { run } = await open('wrong');
    expect((await run('register')).join()).toMatch(/^Discord does not accept DISCORD_TOKEN: copy it again/);
    expect(process.exitCode).toBe(1);
  });
});

describe('discord register --remove', () => {
  it('takes away what was registered, for one server too', async () => {
    const { run } = await open();
    await run('register');
    expect(await run('register', '--remove')).toEqual(
      expect.arrayContaining(['- compare', 'Removed everywhere.']),
    );
    expect(await run('register', '--remove')).toEqual([
      'The commands are none everywhere; nothing was written.',
    ]);
  });
});

describe('another application than the token has', () => {
  it.each(['register', 'invite'])('%s makes no links and no commands for it', async (name) => {
    const { run, settings } = await open();
    Object.assign(settings, { applicationId: '123' });
    expect((await run(name)).join()).toMatch(/^DISCORD_APPLICATION_ID is 123, but the token belongs to \d+/);
    expect(process.exitCode).toBe(1);
  });
});

describe('without settings', () => {
  it.each(['register', 'invite'])('%s says what is missing, and blames no network', async (name) => {
    const program = new Command();
    registerDiscord(program, null, async () => NEEDS);
    await expect(program.parseAsync(['discord', name], { from: 'user' })).rejects.toThrow(
      /^DISCORD_TOKEN is not set: put it into/,
    );
  });
});

describe('discord invite', () => {
  it('asks for the least permissions', async () => {
    const { run } = await open();
    const [line = ''] = await run('invite');
    const url = new URL(line.slice(line.indexOf('https://')));
    expect(url.searchParams.get('client_id')).toBe(APP_ID);
    expect(url.searchParams.get('scope')).toBe('bot applications.commands');
    // View Channel, Send Messages, Send Messages in Threads, Read Message History, Attach Files.
    const wanted = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n) | (1n << 15n);
    expect(BigInt(url.searchParams.get('permissions') ?? 0)).toBe(wanted);
  });
});

describe('discord doctor', () => {
  it('finds nothing wrong with a bot that is set up', async () => {
    const { run } = await open();
    await run('register');
    const lines = await run('doctor');
    expect(lines.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(lines.join('\n')).toMatch(/gateway lets the bot in/);
    expect(process.exitCode).toBeUndefined();
  });

  it('says what is missing and what to do', async () => {
    const { server, settings } = await open();
    server.rest.application = {
      ...server.rest.application,
      interactions_endpoint_url: 'https://elsewhere.example',
      integration_types_config: { '0': {} },
      approximate_guild_count: 0,
    };
    const found = await doctor({ ...settings, applicationId: '123' }, NEEDS);
    const bad = found.filter(({ state }) => state === 'bad').map(({ text }) => text);
    expect(bad).toEqual([
      expect.stringMatching(/DISCORD_APPLICATION_ID is 123/),
      expect.stringMatching(/empty "Interactions Endpoint URL"/),
      expect.stringMatching(/npm run discord -- register/),
    ]);
    const warnings = found.filter(({ state }) => state === 'warn').map(({ text }) => text);
    expect(warnings).toEqual([
      expect.stringMatching(/"User Install"/),
      expect.stringMatching(/on no server yet/),
    ]);
  });

  it.each([
    [4004, /token/i],
    [4011, /shard/i],
    [4014, /intent/i],
  ])('tells the reason for close code %i', async (code, reason) => {
    const { server, settings } = await open();
    server.gateway.turnsAway = code;
    const found = await doctor(settings, NEEDS);
    expect(found.filter(({ state }) => state === 'bad').at(-1)?.text).toMatch(reason);
  });

  it('ends where the gateway says nothing', async () => {
    const { server, settings } = await open();
    server.gateway.silent = true;
    const found = await doctor(settings, NEEDS, 50);
    expect(found.map(({ text }) => text)).toContainEqual(expect.stringMatching(/did not answer within/));
  });

  it.each<[string, DiscordSettings | null, RegExp]>([
    ['without a token', null, /^DISCORD_TOKEN is not set: put it into the environment or \.env/],
    ['with a token that is not accepted', { token: 'wrong', apiUrl: '' }, /does not accept DISCORD_TOKEN/],
  ])('%s looks at all that a start needs', async (_what, given, why) => {
    const { server } = await open();
    const found = await doctor(given && { ...given, apiUrl: server.apiUrl }, NEEDS);
    expect(found.map(({ state, text }) => [state, text])).toEqual([
      ['ok', expect.stringContaining('can be kept')],
      ['ok', expect.stringContaining('The catalogue opens')],
      ['bad', expect.stringMatching(why)],
    ]);
  });
});
