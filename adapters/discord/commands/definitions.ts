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
import locales from '../locales.json' with { type: 'json' };

/** The options of `/compare` that hold a job, in order. */
export const JOB_OPTIONS = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

/** The name of the message command, as Discord sends it back. */
export const NAMED_COMMAND = locales.commands.named.name;

type OptionName = keyof typeof locales.options;
interface Text {
  name: string;
  names: Record<string, string>;
}
interface Described extends Text {
  description: string;
  descriptions: Record<string, string>;
}

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

/** Every command, as Discord's REST API takes them; names and descriptions come from `locales.json`. */
export function commandDefinitions(): RESTPostAPIApplicationCommandsJSONBody[] {
  const { commands } = locales;
  return [
    slash(commands.compare, [...JOB_OPTIONS.map((name, at) => job(name, at < 2)), about()]),
    slash(commands.role, [job('title', true), about()]),
    slash(commands.ask, [{ ...option('question'), required: true, max_length: 500 }]),
    slash(commands.help, []),
    {
      ...described(commands.rolewise),
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
          ...described(locales.options.seconds),
          type: ApplicationCommandOptionType.Integer,
          required: true,
          min_value: 0,
          max_value: 3600,
        }),
      ],
    },
    { ...named(commands.named), type: ApplicationCommandType.Message, ...EVERYWHERE },
  ];
}

function slash(
  text: Described,
  options: APIApplicationCommandStringOption[],
): RESTPostAPIApplicationCommandsJSONBody {
  return { ...described(text), type: ApplicationCommandType.ChatInput, ...EVERYWHERE, options };
}

function job(name: OptionName, required: boolean): APIApplicationCommandStringOption {
  return { ...option(name), required, autocomplete: true, max_length: 100 };
}

function about(): APIApplicationCommandStringOption {
  const aspects = ASPECTS.map((aspect) => choice(locales.aspects[aspect], aspect));
  return { ...option('about'), required: false, choices: aspects };
}

function option(name: OptionName) {
  return { ...described(locales.options[name]), type: ApplicationCommandOptionType.String as const };
}

function subcommand(name: OptionName, ...inner: APIApplicationCommandBasicOption[]) {
  return {
    ...described(locales.options[name]),
    type: ApplicationCommandOptionType.Subcommand as const,
    options: inner,
  };
}

function choices(...names: (keyof typeof locales.choices)[]): APIApplicationCommandOptionChoice<string>[] {
  return names.map((name) => choice(locales.choices[name], name));
}

function choice(text: Text, value: string): APIApplicationCommandOptionChoice<string> {
  return { name: text.name, name_localizations: text.names, value };
}

function named(text: Text) {
  return { name: text.name, name_localizations: text.names };
}

function described(text: Described) {
  return { ...named(text), description: text.description, description_localizations: text.descriptions };
}
