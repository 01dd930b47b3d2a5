import { APP_ID, BOT_USER, USER } from './payloads.ts';
import type { Json } from './schema/blocks.ts';
import { Refusal, type Workspace } from './workspace.ts';

export const CLIENT_ID = '1111.2222';
export const CLIENT_SECRET = 'loopback-client-secret';

/** What `oauth.v2.access` gives for a code: the token of the workspace that the code is for, once. */
export function accessFor(workspace: Workspace, args: Json, authorization: string): Json {
  const [id, secret] = credentials(args, authorization);
  if (id !== CLIENT_ID) throw new Refusal('invalid_client_id', { expected: true });
  if (secret !== CLIENT_SECRET) throw new Refusal('bad_client_secret', { expected: true });
  const team = workspace.codes.get(String(args.code));
  const install = workspace.installs.find((one) => one.team === team);
  workspace.codes.delete(String(args.code));
  if (!install) throw new Refusal('invalid_code', { expected: true });
  install.revoked = false;
  return {
    app_id: APP_ID,
    authed_user: { id: USER },
    scope: install.scopes.join(','),
    token_type: 'bot',
    access_token: install.token,
    bot_user_id: BOT_USER,
    team: { id: install.team, name: 'Example' },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Sent as arguments or as basic authorization. */
function credentials(args: Json, authorization: string): string[] {
  if (!authorization.startsWith('Basic ')) return [String(args.client_id), String(args.client_secret)];
  return Buffer.from(authorization.slice('Basic '.length), 'base64').toString().split(':');
}
