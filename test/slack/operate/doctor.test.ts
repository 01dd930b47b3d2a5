import { Command } from 'commander';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { registerSlack } from '../../../adapters/slack/cli.ts';
import { openInstallations } from '../../../adapters/slack/install/store.ts';
import { doctor } from '../../../adapters/slack/operate/doctor.ts';
import { SCOPES } from '../../../adapters/slack/operate/manifest.ts';
import type { SlackSettings } from '../../../src/settings/settings.ts';
import { openStore } from '../../../src/state/open.ts';
import { dataDir, NEEDS, withStore } from '../../adapters/harness.ts';
import { settingsFor } from '../harness.ts';
import { SlackServer } from '../server/index.ts';
import { BOT_TOKEN } from '../server/workspace.ts';

async function open(more: Partial<SlackSettings> = {}) {
  const server = await SlackServer.start();
  onTestFinished(async () => {
    await server.close();
    expect(server.violations).toEqual([]);
  });
  const settings = settingsFor(server, more);
  const dir = await dataDir();
  const examine = (given: SlackSettings | null = settings) =>
    doctor(given, { ...NEEDS, store: () => openStore({ dataDir: dir }) });
  const install = server.workspace.installs[0];
  if (!install) throw new Error('no workspace');
  install.scopes = [...SCOPES];
  const said = async (state: 'ok' | 'warn' | 'bad') =>
    (await examine()).filter((one) => one.state === state).map(({ text }) => text);
  return { server, settings, dir, examine, install, said };
}

const OAUTH = { botToken: undefined, clientId: '1.2', clientSecret: 'c', stateSecrets: ['s'] as const };

describe('the doctor', () => {
  it('finds nothing wrong with an app that is set up, and connects as the app would', async () => {
    const { server, examine } = await open();
    const found = await examine();
    expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(found.map(({ text }) => text).join('\n')).toMatch(
      /clock agrees.*belongs to the bot.*Every scope.*said hello/s,
    );
    expect(server.sockets.greeted).toBe(1);
  });

  it('without a token looks at all else', async () => {
    const { examine } = await open();
    expect((await examine(null)).map(({ state, text }) => [state, text])).toEqual([
      ['ok', expect.stringContaining('can be kept')],
      ['ok', expect.stringContaining('The catalogue opens')],
      ['bad', expect.stringMatching(/^SLACK_BOT_TOKEN is not set: put it into the environment or \.env/)],
    ]);
  });

  it('names the scopes that are missing and says to reinstall', async () => {
    const { install, said } = await open();
    install.scopes = SCOPES.filter((scope) => !['files:write', 'im:history'].includes(scope));
    expect(await said('bad')).toEqual([
      expect.stringMatching(/^Not granted: files:write, im:history\. .*reinstall/),
    ]);
  });

  it.each<[string, Partial<SlackSettings>, RegExp]>([
    [
      'a bot token that is wrong',
      { botToken: 'xoxb-wrong' },
      /does not accept SLACK_BOT_TOKEN: .*copy it once more/,
    ],
    [
      'an app token that is wrong',
      { appToken: 'xapp-wrong' },
      /does not accept SLACK_APP_TOKEN: .*make a new one/,
    ],
    [
      'a bot token in place of the app token',
      { appToken: BOT_TOKEN },
      /SLACK_APP_TOKEN: .*begins with xapp-/,
    ],
  ])('knows %s', async (_what, more, why) => {
    const { said } = await open(more);
    expect(await said('bad')).toEqual([expect.stringMatching(why)]);
  });

  it('knows a token that was revoked, and one of a person', async () => {
    const { install, said } = await open();
    install.revoked = true;
    expect(await said('bad')).toEqual([expect.stringMatching(/it was revoked; install the app again/)]);
    install.revoked = false;
    install.person = true;
    expect(await said('bad')).toEqual([expect.stringMatching(/a person's, not a bot's/)]);
  });

  it('says how far off the clock is', async () => {
    const { server, said } = await open();
    server.web.aheadMs = 2 * 60_000;
    expect(await said('warn')).toEqual([expect.stringMatching(/1(?:19|20|21) seconds off/)]);
    server.web.aheadMs = 10 * 60_000;
    expect(await said('bad')).toEqual([expect.stringMatching(/signed requests are refused: set it by NTP/)]);
  });

  it('says that connections are refused', async () => {
    const { server, said } = await open();
    server.sockets.greets = false;
    expect(await said('bad')).toEqual([expect.stringMatching(/outgoing WebSockets are allowed/)]);
  });

  it('says that Slack cannot be reached', async () => {
    const { settings, examine } = await open();
    const found = await examine({
      ...settings,
      botToken: undefined,
      appToken: undefined,
      apiUrl: 'http://127.0.0.1:1/api/',
    });
    expect(found).toContainEqual({
      state: 'bad',
      text: expect.stringMatching(/cannot be reached .*SLACK_API_URL/),
    });
  });

  it('looks at the port that HTTP comes to', async () => {
    const { settings, examine } = await open({ appToken: undefined, signingSecret: 'secret', port: 1 });
    const listening = expect.stringMatching(/^Port 1 /);
    expect((await examine()).map(({ text }) => text)).toContainEqual(listening);
    const socketMode = await examine({ ...settings, appToken: 'xapp-wrong' });
    expect(socketMode.map(({ text }) => text)).not.toContainEqual(listening);
  });

  it('tells an operator of HTTP what it cannot see', async () => {
    const { said } = await open({ appToken: undefined, signingSecret: 'secret' });
    expect(await said('bad')).toEqual([]);
    expect(await said('warn')).toEqual([expect.stringMatching(/SLACK_SIGNING_SECRET/)]);
  });

  it('looks at every installation', async () => {
    const { server, dir, said } = await open(OAUTH);
    expect(await said('warn')).toEqual([
      expect.stringMatching(/No workspace has installed.*\/slack\/install/),
    ]);
    const [one] = server.workspace.installs;
    for (const token of [one?.token ?? '', 'xoxb-gone']) {
      const bot = { token, scopes: [], id: 'B1', userId: 'U1' };
      const team = { id: `T-${token}`, name: token === 'xoxb-gone' ? 'Gone' : 'Here' };
      const user = { id: 'U1', token: undefined, scopes: undefined };
      const installation = { team, enterprise: undefined, bot, user };
      await withStore(dir, (store) =>
        openInstallations(store, { stateSecrets: ['s'] }).storeInstallation(installation),
      );
    }
    expect(await said('bad')).toEqual([
      expect.stringMatching(
        /does not accept the token of Gone: the app must be installed again there: open \/slack\/install/,
      ),
    ]);
  });

  it('says when the secret of the installations was changed', async () => {
    const { dir, examine } = await open(OAUTH);
    const user = { id: 'U1', token: undefined, scopes: undefined };
    const installation = { team: { id: 'T1' }, enterprise: undefined, user };
    await withStore(dir, (store) =>
      openInstallations(store, { stateSecrets: ['another'] }).storeInstallation(installation),
    );
    const found = await examine();
    expect(found.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/was SLACK_STATE_SECRET changed\?/),
    );
  });
});

describe('npm run slack', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  async function run(settings: SlackSettings, ...args: string[]): Promise<string[]> {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(String(line)));
    const program = new Command();
    registerSlack(program, settings, async () => NEEDS);
    await program.parseAsync(['slack', ...args], { from: 'user' });
    return lines;
  }

  it('doctor marks what it found, and ends with 1 when something is wrong', async () => {
    const { settings } = await open();
    expect((await run(settings, 'doctor')).every((line) => line.startsWith('✓ '))).toBe(true);
    expect(process.exitCode).toBeUndefined();
    const lines = await run({ ...settings, botToken: 'xoxb-wrong' }, 'doctor');
    expect(lines.filter((line) => line.startsWith('✗ '))).toHaveLength(1);
    expect(process.exitCode).toBe(1);
  });

  it('manifest prints JSON for either way', async () => {
    const { settings } = await open();
    const socket = JSON.parse((await run(settings, 'manifest')).join('\n'));
    expect(socket.settings.socket_mode_enabled).toBe(true);
    const http = JSON.parse(
      (await run(settings, 'manifest', '--url', 'https://rolewise.example/')).join('\n'),
    );
    expect(http.settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: 'https://rolewise.example/slack/events' },
    });
  });
});
