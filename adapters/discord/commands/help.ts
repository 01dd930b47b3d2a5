import {
  type APIApplicationCommand,
  chatInputApplicationCommandMention,
  type REST,
  Routes,
} from 'discord.js';
import type { Assistant } from '../../../src/contract/assistant.ts';
import { say } from '../../chat/texts.ts';
import { ownApplication } from '../operate/api.ts';
import { escapeText } from '../render/text.ts';
import { NAMED_COMMAND } from './definitions.ts';
import { ENGLISH } from './words.ts';

const COMMANDS = ['ask', 'compare', 'role'] as const;

/** Returns the help of Discord: the commands as the reader's client names them, what is kept, and the sources. */
export function openHelp(rest: REST, assistant: Assistant): () => Promise<string> {
  let known: ReadonlyMap<string, string> | undefined;

  async function ids(): Promise<ReadonlyMap<string, string>> {
    try {
      const { id } = await ownApplication(rest);
      const commands = (await rest.get(Routes.applicationCommands(id))) as APIApplicationCommand[];
      known = new Map(commands.map((command) => [command.name, command.id]));
      return known;
    } catch {
      // Commands are named without a link until Discord says their ids.
      return new Map();
    }
  }

  return async () => {
    const found = known ?? (await ids());
    const lines = COMMANDS.map((name) => {
      const id = found.get(name);
      const mention = id ? chatInputApplicationCommandMention(name, id) : `**/${name}**`;
      return `- ${mention} ${escapeText(ENGLISH.described[name][1] ?? '')}`;
    });
    const sources = [...new Set(assistant.about().sources.map(({ title }) => escapeText(title)))];
    const from = sources.length > 0 ? [say('discord_help_sources', { sources: sources.join(', ') })] : [];
    const small = [say('discord_help_kept'), ...from].map((line) => `-# ${line}`);
    return [...lines, say('discord_help_message', { command: NAMED_COMMAND }), ...small].join('\n');
  };
}
