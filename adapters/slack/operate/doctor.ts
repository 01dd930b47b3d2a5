import { webApi } from '@slack/bolt';
import type { SlackSettings } from '../../../src/settings/settings.ts';
import type { Store } from '../../../src/state/store.ts';
import { type Finding, notSet } from '../../common/findings.ts';
import { type Needs, startNeeds } from '../../common/needs.ts';
import { patiently, reasonOf } from '../api.ts';
import { openInstallations } from '../install/store.ts';
import { QUIET } from '../logger.ts';
import { clientOptions } from '../receivers.ts';
import { clock } from './clock.ts';
import { EVENTS_PATH, INSTALL_PATH } from './manifest.ts';
import { missingScopes } from './scopes.ts';
import { socket } from './socket.ts';

const SETTINGS_PAGE = 'api.slack.com/apps';
/** Slack's words for what is wrong with a token, as what to do. */
const TOKEN_FAULTS: Readonly<Record<string, string>> = {
  invalid_auth: 'it is none of an app that exists; copy it once more from "OAuth & Permissions"',
  not_authed: 'it is none of an app that exists; copy it once more from "OAuth & Permissions"',
  account_inactive: 'the app was removed from the workspace; install it again under "Install App"',
  token_revoked: 'it was revoked; install the app again under "Install App", then copy the new token',
  token_expired: 'it expired; switch off token rotation, or install by OAuth',
  not_allowed_token_type: 'it is of another kind; the one that is needed begins with xoxb-',
};

/** The remedy of a token that an installation brought: nobody copies it. */
const INSTALL_AGAIN = `the app must be installed again there: open ${INSTALL_PATH} of its public address`;

/** Everything that a new operator can have wrong, looked at in order; each failure says what to do. */
export async function doctor(settings: SlackSettings | null, needs: Needs): Promise<Finding[]> {
  if (settings === null) return [...(await startNeeds(needs)), notSet('SLACK_BOT_TOKEN')];
  // Beside Socket Mode HTTP serves installations alone.
  const listens = settings.appToken === undefined || settings.clientId !== undefined;
  const { host, port } = settings;
  return [
    ...(await startNeeds({ ...needs, listens: [...needs.listens, ...(listens ? [{ host, port }] : [])] })),
    ...(await clock(settings.apiUrl)),
    ...(settings.botToken ? await token(settings, settings.botToken, 'SLACK_BOT_TOKEN') : []),
    ...(settings.botToken ? [] : await installations(settings, needs.store)),
    ...(await way(settings)),
  ];
}

/** Checks that Slack accepts a bot token, with every scope that is needed; `remedy` of a token that nobody copies. */
async function token(
  settings: SlackSettings,
  value: string,
  name: string,
  remedy?: string,
): Promise<Finding[]> {
  const client = new webApi.WebClient(value, clientOptions(settings, QUIET));
  try {
    const found = await patiently(() => client.auth.test(), true);
    const who = `${upperFirst(name)} belongs to the bot ${found.user ?? '?'} of the workspace ${found.team ?? '?'}.`;
    return [
      {
        state: found.bot_id ? 'ok' : 'bad',
        text: found.bot_id
          ? who
          : `${upperFirst(name)} is a person's, not a bot's: use the "Bot User OAuth Token" of "OAuth & Permissions".`,
      },
      scopes(found.response_metadata?.scopes, remedy),
    ];
  } catch (error) {
    const why = reasonOf(error);
    if (!why)
      return [{ state: 'bad', text: `${upperFirst(name)} could not be tried: Slack cannot be reached.` }];
    return [{ state: 'bad', text: `Slack does not accept ${name}: ${remedy ?? TOKEN_FAULTS[why] ?? why}.` }];
  }
}

function scopes(granted: readonly string[] | undefined, remedy = 'then reinstall the app'): Finding {
  if (granted === undefined) return { state: 'warn', text: 'Slack did not say which scopes were granted.' };
  const missing = missingScopes(granted);
  if (missing.length === 0) return { state: 'ok', text: 'Every scope that is needed was granted.' };
  return {
    state: 'bad',
    text: `Not granted: ${missing.join(', ')}. Put the manifest ("npm run slack -- manifest") into "App Manifest" at ${SETTINGS_PAGE}; ${remedy}.`,
  };
}

/** Checks an app for many workspaces: its installations, and whether their tokens still work. */
async function installations(settings: SlackSettings, openStore: () => Promise<Store>): Promise<Finding[]> {
  let store: Store | undefined;
  try {
    store = await openStore();
    const all = await openInstallations(store, settings).all();
    if (all.length === 0) {
      return [
        {
          state: 'warn',
          text: `No workspace has installed the app yet: open ${INSTALL_PATH} of its public address.`,
        },
      ];
    }
    const found: Finding[] = [];
    for (const { team, enterprise, bot } of all) {
      const name = `the token of ${team?.name ?? enterprise?.name ?? team?.id ?? 'a workspace'}`;
      found.push(...(await token(settings, bot?.token ?? '', name, INSTALL_AGAIN)));
    }
    return found;
  } catch (error) {
    return [{ state: 'bad', text: error instanceof Error ? error.message : String(error) }];
  } finally {
    await store?.close();
  }
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Checks the connection from Slack to the app. */
async function way(settings: SlackSettings): Promise<Finding[]> {
  if (settings.appToken) return socket(settings, settings.appToken);
  return [
    {
      state: 'ok',
      text: `HTTP on port ${settings.port}: Slack must reach it at https://…${EVENTS_PATH}, the address in the manifest ("npm run slack -- manifest --url https://…").`,
    },
    {
      state: 'warn',
      text: 'Whether SLACK_SIGNING_SECRET is right shows with the first request only: compare it with "Basic Information" if Slack calls the address unverified.',
    },
  ];
}
