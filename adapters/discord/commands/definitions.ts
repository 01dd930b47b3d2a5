import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { ASPECTS } from '../../../src/contract/aspects.ts';
import { type CommandWords, type Described, ENGLISH, type Label, translations } from './words.ts';

/** The options of `/compare` that hold a job, in order. */
export const JOB_OPTIONS = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** The name of the message command, as Discord sends it back. */
export const NAMED_COMMAND = ENGLISH.labels.named;

/** Works on servers and in private chats, installed to a server or to a user. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
const SERVER_ONLY = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** Every command, as Discord's REST API takes them; names and descriptions in every language of its clients. */
export function commandDefinitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  return [
    slash('compare', [...JOB_OPTIONS.map((name, at) => job(name, at < 2)), about()]),
    slash('role', [job('title', true), about()]),
    slash('ask', [{ ...option('question'), required: true, max_length: 500 }]),
    slash('help', []),
    {
      ...described('rolewise'),
      type: ApplicationCommandType.ChatInput,
      ...SERVER_ONLY,
      // Whoever may manage channels; an administrator can say otherwise under Server Settings, Integrations.
      default_member_permissions: PermissionFlagsBits.ManageChannels.toString(),
      options: [
        subcommand('show'),
        subcommand('channel', { ...option('state'), required: true, choices: choices('on', 'off', 'every') }),
        subcommand('elsewhere', { ...option('state'), required: true, choices: choices('on', 'off') }),
        subcommand('answers', {
          ...option('visible'),
          required: true,
          choices: choices('private', 'public'),
        }),
        subcommand('sharing', {
          ...option('by'),
          required: true,
          choices: choices('everyone', 'moderators', 'nobody'),
        }),
        subcommand('cooldown', {
          ...described('seconds'),
          type: ApplicationCommandOptionType.Integer,
          required: true,
          min_value: 0,
          max_value: 3600,
        }),
      ],
    },
    { ...labelled('named'), type: ApplicationCommandType.Message, ...EVERYWHERE },
  ];
}

function slash(
  name: Described,
  options: APIApplicationCommandStringOption[],
): RESTPostAPIApplicationCommandsJSONBody {
  return { ...described(name), type: ApplicationCommandType.ChatInput, ...EVERYWHERE, options };
}

function job(name: Described, required: boolean): APIApplicationCommandStringOption {
  return { ...option(name), required, autocomplete: true, max_length: 100 };
}

function about(): APIApplicationCommandStringOption {
  return { ...option('about'), required: false, choices: choices(...ASPECTS) };
}

function option(name: Described) {
  return { ...described(name), type: ApplicationCommandOptionType.String as const };
}

function subcommand(name: Described, ...inner: APIApplicationCommandBasicOption[]) {
  return { ...described(name), type: ApplicationCommandOptionType.Subcommand as const, options: inner };
}

function choices(...values: Label[]): APIApplicationCommandOptionChoice<string>[] {
  return values.map((value) => ({ ...labelled(value), value }));
}

function labelled(label: Label) {
  return inAll('name', ({ labels }) => labels[label]);
}

function described(name: Described) {
  return {
    ...inAll('name', (words) => words.described[name][0]),
    ...inAll('description', (words) => words.described[name][1]),
  };
}

/** A text in English, and its translations beside it, as Discord takes them. */
function inAll<Key extends 'name' | 'description'>(
  key: Key,
  text: (words: CommandWords) => string | undefined,
) {
  const translated = [...translations()].map(([locale, words]) => [locale, text(words)]);
  return { [key]: text(ENGLISH), [`${key}_localizations`]: Object.fromEntries(translated) } as Record<
    Key,
    string
  > &
    Record<`${Key}_localizations`, Record<string, string>>;
}
