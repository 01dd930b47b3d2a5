import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALLBACKS } from '../../../adapters/slack/controls.ts';
import { manifest, SCOPES } from '../../../adapters/slack/operate/manifest.ts';
import { missingScopes } from '../../../adapters/slack/operate/scopes.ts';

type Manifest = {
  _metadata: { major_version: number };
  features: {
    agent_view: { agent_description: string; suggested_prompts: unknown[] };
    shortcuts: { callback_id: string }[];
    slash_commands: { url?: string }[];
  };
  oauth_config: { redirect_urls?: string[]; scopes: { bot: string[]; bot_optional: string[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { request_url?: string };
    socket_mode_enabled: boolean;
  };
};

/**
 * The longest texts and lists, as Slack's own schema of manifests states them:
 * https://github.com/slackapi/manifest-schema/blob/c50cfa8508ff1017344550a5e5fb29a1416e5b98/schemas/manifest.schema.2.0.0.json
 * Titles and messages of prompts have no limit there; ours are those of a button and of a message.
 */
const MOST: Readonly<Record<string, number>> = {
  'display_information.name': 35,
  'display_information.description': 140,
  'display_information.background_color': 7,
  'features.agent_view.agent_description': 300,
  'features.agent_view.suggested_prompts': 4,
  'features.agent_view.suggested_prompts.*.title': 75,
  'features.agent_view.suggested_prompts.*.message': 2_000,
  'features.bot_user.display_name': 80,
  'features.shortcuts': 10,
  'features.shortcuts.*.name': 24,
  'features.shortcuts.*.callback_id': 255,
  'features.shortcuts.*.description': 150,
  'features.slash_commands': 50,
  'features.slash_commands.*.command': 32,
  'features.slash_commands.*.description': 2_000,
  'features.slash_commands.0.usage_hint': 1_000,
  'oauth_config.scopes.bot': 255,
  'oauth_config.scopes.bot_optional': 255,
  'settings.event_subscriptions.bot_events': 100,
  'settings.event_subscriptions.bot_events.*': 50,
};

/** The texts or lists at a path, where "*" stands for every item. */
function at(value: unknown, [step, ...rest]: string[]): { length: number }[] {
  if (step === undefined) return [value as { length: number }];
  if (step === '*') return (value as unknown[]).flatMap((item) => at(item, rest));
  return at((value as Record<string, unknown>)[step], rest);
}

const made = (options?: Parameters<typeof manifest>[0]) => manifest(options) as Manifest;
const ROOT = new URL('../../../', import.meta.url).pathname;

describe('the manifest', () => {
  it('names no address for Socket Mode', () => {
    expect(made().settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(made())).not.toContain('https://');
  });

  it.each(['rolewise.example', 'http://rolewise.example', ''])('refuses “%s”, as Slack would', (url) => {
    expect(() => made({ url })).toThrow(`--url must be an address that begins with https://, not “${url}”.`);
  });

  it('sends everything to one address for HTTP', () => {
    const { features, oauth_config, settings } = made({ url: 'https://rolewise.example/' });
    const address = 'https://rolewise.example/slack/events';
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: address },
      interactivity: { request_url: address },
    });
    expect(features.slash_commands.map(({ url }) => url)).toEqual([address, address]);
    expect(oauth_config.redirect_urls).toEqual(['https://rolewise.example/slack/oauth_redirect']);
  });

  it('has an address for installations alone where Socket Mode is kept', () => {
    const { oauth_config, settings } = made({ url: 'https://rolewise.example', socketMode: true });
    expect(settings.socket_mode_enabled).toBe(true);
    expect(settings.event_subscriptions.request_url).toBeUndefined();
    expect(oauth_config.redirect_urls).toHaveLength(1);
  });

  const ways = [undefined, { url: 'https://x.example' }, { url: 'https://x.example', socketMode: true }];
  it.each(ways)('keeps within what Slack takes (%o)', (options) => {
    const found = Object.entries(MOST).flatMap(([path, most]) =>
      at(made(options), path.split('.'))
        .filter((text) => text.length === 0 || text.length > most)
        .map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
    expect(made(options)._metadata.major_version).toBe(2);
  });

  it('has the shortcut that is listened to', () => {
    expect(made().features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([CALLBACKS.named]);
  });

  it('asks for every event that is listened to, and for the scope of each', () => {
    const listened = readFileSync(`${ROOT}adapters/slack/events/index.ts`, 'utf8');
    const { bot_events } = made().settings.event_subscriptions;
    for (const name of bot_events) expect(listened).toContain(`'${name.split('.')[0]}'`);
    const histories = bot_events
      .filter((name) => name.startsWith('message.'))
      .map((name) => name.split('.')[1]);
    expect(histories.map((kind) => `${kind}:history`).sort()).toEqual(
      SCOPES.filter((scope) => scope.endsWith(':history')).sort(),
    );
  });

  it('asks for no scope whose methods are not called', () => {
    const code = globSync('adapters/slack/**/*.ts', { cwd: ROOT })
      .map((file) => readFileSync(`${ROOT}${file}`, 'utf8'))
      .join('\n');
    const uses: Record<string, RegExp> = {
      'app_mentions:read': /'app_mention'/,
      'assistant:write': /assistant\.threads/,
      'chat:write': /chat\.postMessage/,
      commands: /app\.command/,
      'files:write': /getUploadURLExternal/,
      'users:read': /users\.info/,
    };
    const { bot, bot_optional } = made().oauth_config.scopes;
    expect(bot).toEqual(expect.arrayContaining(bot_optional));
    for (const scope of bot.filter((one) => !one.endsWith(':history')))
      expect(code).toMatch(uses[scope] ?? /^$/);
  });
});

describe('scopes', () => {
  it('that are missing are named; nothing is said where nothing is known', () => {
    expect(missingScopes(SCOPES)).toEqual([]);
    expect(missingScopes(SCOPES.filter((scope) => scope !== 'commands'))).toEqual(['commands']);
    expect(missingScopes(undefined)).toEqual([]);
  });
});
