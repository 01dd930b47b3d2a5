import { webApi } from '@slack/bolt';
import type { SlackSettings } from '../../../src/settings/settings.ts';
import type { Finding } from '../../common/findings.ts';
import { patiently, reasonOf } from '../api.ts';
import { QUIET } from '../logger.ts';
import { clientOptions } from '../receivers.ts';

/** The time limit for Slack's hello on a connection, in milliseconds. */
const HELLO_MS = 15_000;

const FAULTS: Readonly<Record<string, string>> = {
  missing_scope:
    'it lacks the scope connections:write; make a new one under "Basic Information", "App-Level Tokens"',
  invalid_auth:
    'it is none of an app that exists; make a new one under "Basic Information", "App-Level Tokens"',
  token_revoked: 'it was revoked; make a new one under "Basic Information", "App-Level Tokens"',
  not_allowed_token_type: 'it is of another kind; the one that is needed begins with xapp-',
};

/** Connects by Socket Mode as the app itself would, and leaves again. */
export async function socket(settings: SlackSettings, appToken: string): Promise<Finding[]> {
  const client = new webApi.WebClient(appToken, clientOptions(settings, QUIET));
  let url: string;
  try {
    url = (await patiently(() => client.apps.connections.open({}), true)).url ?? '';
  } catch (error) {
    const why = reasonOf(error);
    const text = why
      ? `Slack does not accept SLACK_APP_TOKEN: ${FAULTS[why] ?? why}.`
      : 'SLACK_APP_TOKEN could not be tried: Slack cannot be reached.';
    return [{ state: 'bad', text }];
  }
  const greeted = await hello(url);
  return [
    { state: 'ok', text: 'SLACK_APP_TOKEN opens connections of Socket Mode.' },
    greeted
      ? { state: 'ok', text: 'The connection stands: Slack said hello.' }
      : {
          state: 'bad',
          text: 'No connection of Socket Mode came about: check that outgoing WebSockets are allowed, and that "Socket Mode" is switched on.',
        },
  ];
}

/** Returns whether Slack says hello on this address in time. */
function hello(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = new WebSocket(url);
    const end = (greeted: boolean) => {
      clearTimeout(timer);
      connection.close();
      resolve(greeted);
    };
    const timer = setTimeout(() => end(false), HELLO_MS);
    connection.addEventListener('message', ({ data }) => end(String(data).includes('"hello"')), {
      once: true,
    });
    connection.addEventListener('error', () => end(false), { once: true });
  });
}
