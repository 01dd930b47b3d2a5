import type { Command } from 'commander';
import type { SlackSettings } from '../../src/settings/settings.ts';
import { printFindings } from '../common/findings.ts';
import type { Needs } from '../common/needs.ts';
import { doctor } from './operate/doctor.ts';
import { manifest } from './operate/manifest.ts';

/**
 * Adds `slack manifest` and `slack doctor` to the command line. `settings` are those of Slack, null where none are set;
 * `needs` gives what else a start needs.
 */
export function registerSlack(
  program: Command,
  settings: SlackSettings | null,
  needs: () => Promise<Needs>,
): void {
  const slack = program.command('slack').description('set up and check the Slack app');

  slack
    .command('doctor')
    .description('check all that a start needs, from the data folder to the connection, and say what to do')
    .action(async () => printFindings(await doctor(settings, await needs())));

  slack
    .command('manifest')
    .description('print the manifest to create the app from')
    .option('--url <address>', 'for HTTP: the public address that Slack shall send to')
    .option('--socket', 'with --url: Socket Mode, the address serves installations alone')
    .action(({ url, socket }: { url?: string; socket?: true }) => {
      console.log(JSON.stringify(manifest({ url, socketMode: socket }), null, 2));
    });
}
