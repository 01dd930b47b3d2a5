import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** The minimum permissions for answering mentions; slash commands alone would not need them. */
const PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.AttachFiles,
];

/** https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
const AUTHORIZE = 'https://discord.com/oauth2/authorize';

/** The address at which a server's administrator adds the bot. */
export function serverInvite(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: new PermissionsBitField(PERMISSIONS).bitfield.toString(),
    integration_type: '0',
  });
  return `${AUTHORIZE}?${query}`;
}

/** The address at which anyone adds the commands to their own account. */
export function userInvite(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: OAuth2Scopes.ApplicationsCommands,
    integration_type: '1',
  });
  return `${AUTHORIZE}?${query}`;
}
