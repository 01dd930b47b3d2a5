import type { Command } from 'commander';
import { type DiscordSettings, SettingsError, unset } from '../../src/settings/settings.ts';
import { printFindings } from '../common/findings.ts';
import type { Needs } from '../common/needs.ts';
import { api, checkedApplication, explain } from './operate/api.ts';
import { doctor } from './operate/doctor.ts';
import { serverInvite, userInvite } from './operate/invite.ts';
import { type Difference, register } from './operate/register.ts';

const CHANGES = { new: '+', changed: '~', removed: '-' } as const;

/**
 * Adds `discord register`, `discord doctor` and `discord invite` to the command line. `settings` are those of
 * Discord, null where none are set: then only the doctor goes on. `needs` gives what else a start needs.
 */
export function registerDiscord(
  program: Command,
  settings: DiscordSettings | null,
  needs: () => Promise<Needs>,
): void {
  const discord = program.command('discord').description('set up and check the Discord bot');

  discord
    .command('register')
    .description('register the slash commands; shows what differs and writes only that')
    .option('--guild <id>', 'for one server only, at once (for trying things out)')
    .option('--remove', 'take the commands away instead')
    .option('--dry-run', 'show what differs and write nothing')
    .action((options: RegisterOptions) => said(settings, (found) => registerCommands(found, options)));

  discord
    .command('doctor')
    .description('check all that a start needs, from the data folder to the gateway, and say what to do')
    .action(async () => printFindings(await doctor(settings, await needs())));

  discord
    .command('invite')
    .description('print the links that add the bot to a server or to your account')
    .action(() => said(settings, invite));
}

interface RegisterOptions {
  guild?: string;
  remove?: boolean;
  dryRun?: boolean;
}

async function registerCommands(
  settings: DiscordSettings,
  { guild, remove, dryRun }: RegisterOptions,
): Promise<void> {
  const rest = api(settings);
  const id = await checkedApplication(rest, settings);
  const where = guild ? `on server ${guild}` : 'everywhere';
  const difference = await register(rest, id, {
    guildId: guild,
    remove,
    write(found) {
      for (const one of found) console.log(describe(one));
      return !dryRun;
    },
  });
  const state = remove ? 'none' : 'up to date';
  if (difference.length === 0) console.log(`The commands are ${state} ${where}; nothing was written.`);
  else if (dryRun) console.log('Nothing was written.');
  else console.log(`${remove ? 'Removed' : 'Registered'} ${where}.`);
}

function describe({ name, change, parts }: Difference): string {
  const details = parts.length > 0 ? ` (${parts.join(', ')})` : '';
  return `${CHANGES[change]} ${name}${details}`;
}

async function invite(settings: DiscordSettings): Promise<void> {
  const id = await checkedApplication(api(settings), settings);
  console.log(`To a server: ${serverInvite(id)}`);
  console.log(`To your account: ${userInvite(id)}`);
}

/** Runs a command; a failure of Discord is one sentence on stderr and exit code 1, missing settings go to the command line. */
async function said(
  settings: DiscordSettings | null,
  run: (settings: DiscordSettings) => Promise<void>,
): Promise<void> {
  if (settings === null) throw new SettingsError(unset('DISCORD_TOKEN'));
  try {
    await run(settings);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
