import socket from '../manifest.json' with { type: 'json' };

/** The paths for events in HTTP mode and for the pages of an installation; Bolt's own. */
export const EVENTS_PATH = '/slack/events';
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

const { bot, bot_optional: optional } = socket.oauth_config.scopes;
/** Every scope that a bot token must have; the manifest asks for those, too, that a workspace may refuse. */
export const SCOPES: readonly string[] = bot.filter((scope) => !optional.includes(scope));

/** The public address of the app, and whether many workspaces may install it. */
export interface ManifestOptions {
  /** The public address in HTTP mode, or of the installation's pages; left out: Socket Mode, one workspace. */
  url?: string | undefined;
  /** Socket Mode even though there is an address, which then serves the installation alone. */
  socketMode?: boolean | undefined;
}

/**
 * The app's manifest, as api.slack.com takes it. Without an address it is for Socket Mode; with one every
 * request comes to that address, unless `socketMode` says that only installations do. Throws one sentence for
 * an address that Slack would refuse.
 */
export function manifest({ url, socketMode = url === undefined }: ManifestOptions = {}): object {
  if (url === undefined) return socket;
  const base = publicAddress(url);
  const address = socketMode ? {} : { request_url: `${base}${EVENTS_PATH}` };
  const { features, oauth_config, settings } = socket;
  return {
    ...socket,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) =>
        socketMode ? command : { ...command, url: `${base}${EVENTS_PATH}` },
      ),
    },
    oauth_config: { ...oauth_config, redirect_urls: [`${base}${REDIRECT_PATH}`] },
    settings: {
      ...settings,
      event_subscriptions: { ...address, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, ...address },
      socket_mode_enabled: socketMode,
    },
  };
}

/** The address without its last slash; Slack sends to https alone: https://docs.slack.dev/reference/app-manifest/ */
function publicAddress(url: string): string {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:')
    throw new Error(`--url must be an address that begins with https://, not “${url}”.`);
  return url.replace(/\/+$/, '');
}
