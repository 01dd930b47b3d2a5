import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import { SETTINGS } from '../src/settings/settings.ts';
import type { DiscordServer } from './discord/server/index.ts';
import type { SlackServer } from './slack/server/index.ts';

const LAUNCH = join(import.meta.dirname, '../adapters/launch.mjs');

/** Runs a command of Rolewise as an operator does, with these settings and none of the environment's. */
export function rolewise(
  args: readonly string[],
  settings: Record<string, string>,
  options: SpawnOptions = { stdio: ['ignore', 'inherit', 'inherit'] },
): ChildProcess {
  const others = Object.entries(process.env).filter(
    ([name]) => !(SETTINGS as readonly string[]).includes(name),
  );
  const env = { ...Object.fromEntries(others), ...settings };
  return spawn(process.execPath, [LAUNCH, ...args], { ...options, env });
}

/** The settings for the one workspace of a small Slack. */
export function slackSettings({ apiUrl, web, workspace }: SlackServer): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: workspace.installs[0]?.token ?? '',
    SLACK_APP_TOKEN: web.appToken,
    SLACK_API_URL: apiUrl,
  };
}

/** The settings for a small Discord. */
export function discordSettings({ apiUrl, rest }: DiscordServer): Record<string, string> {
  return { DISCORD_TOKEN: rest.token, DISCORD_API_URL: apiUrl };
}
