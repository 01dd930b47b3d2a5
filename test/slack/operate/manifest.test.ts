import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CALLBACKS } from '../../../adapters/slack/controls.ts';
import { manifest, SCOPES } from '../../../adapters/slack/operate/manifest.ts';
import { missingScopes } from '../../../adapters/slack/operate/scopes.ts';

type Manifest = {
  features: {
    agent_view: { agent_description: string; suggested_prompts: unknown[] };
    shortcuts: { callback_id: string }[];
    slash_commands: { url?: string }[];
  };
  oauth_config: { redirect_urls?: string[] };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { request_url?: string };
    socket_mode_enabled: boolean;
  };
};
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
    expect(features.slash_commands.map(({ url }) => url)).toEqual([address]);
    expect(oauth_config.redirect_urls).toEqual(['https://rolewise.example/slack/oauth_redirect']);
  });

  it('has an address for installations alone where Socket Mode is kept', () => {
    const { oauth_config, settings } = made({ url: 'https://rolewise.example', socketMode: true });
    expect(settings.socket_mode_enabled).toBe(true);
    expect(settings.event_subscriptions.request_url).toBeUndefined();
    expect(oauth_config.redirect_urls).toHaveLength(1);
  });

  it('keeps within what Slack takes', () => {
    const { agent_description, suggested_prompts } = made().features.agent_view;
    expect(agent_description.length).toBeLessThanOrEqual(300);
    expect(suggested_prompts.length).toBeLessThanOrEqual(4);
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
      'files:write': /filesUploadV2/,
    };
    for (const scope of SCOPES.filter((one) => !one.endsWith(':history')))
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
