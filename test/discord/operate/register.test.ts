import { Locale } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commandDefinitions } from '../../../adapters/discord/commands/definitions.ts';
import { ENGLISH, translations } from '../../../adapters/discord/commands/words.ts';
import { LIMITS } from '../../../adapters/discord/limits.ts';
import { api } from '../../../adapters/discord/operate/api.ts';
import { register } from '../../../adapters/discord/operate/register.ts';
import { DiscordServer } from '../server/index.ts';
import { APP_ID, GUILD } from '../server/payloads.ts';
import { commandViolations } from '../server/validate.ts';

async function open() {
  const server = await DiscordServer.start();
  onTestFinished(() => server.close());
  const rest = api({ token: server.rest.token, apiUrl: server.apiUrl });
  const run = (write = true, guildId?: string) => register(rest, APP_ID, { guildId, write: () => write });
  const writes = () => server.rest.requests.filter(({ method }) => method === 'PUT').length;
  return { server, run, writes };
}

describe('the commands', () => {
  it('are as Discord takes them', () => {
    for (const command of commandDefinitions()) expect(commandViolations({ ...command })).toEqual([]);
    expect(commandDefinitions().length).toBeLessThanOrEqual(LIMITS.chatInputCommands);
  });

  // English is the default: no dialect of it needs a table.
  it.each(Object.values(Locale).filter((locale) => !locale.startsWith('en-')))(
    'are whole in %s',
    (locale) => {
      const words = translations().get(locale);
      expect(Object.keys(words?.described ?? {})).toEqual(Object.keys(ENGLISH.described));
      expect(Object.keys(words?.labels ?? {})).toEqual(Object.keys(ENGLISH.labels));
      for (const texts of Object.values(words?.described ?? {})) expect(texts).toHaveLength(2);
    },
  );

  it('are translated into the languages of clients alone', () => {
    const locales: readonly string[] = Object.values(Locale);
    expect([...translations().keys()].filter((locale) => !locales.includes(locale))).toEqual([]);
  });

  it.each([['English', ENGLISH] as const, ...translations()])(
    'have names that clients take in %s',
    (_, words) => {
      for (const [name = '', description = ''] of Object.values(words.described)) {
        // https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
        expect(name).toMatch(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase());
        expect(name.normalize('NFC')).toBe(name);
        expect(description.trim()).toMatch(/^.{1,100}$/u);
      }
      expect(words.labels.named.trim()).toMatch(/^.{1,32}$/u);
      for (const label of Object.values(words.labels)) expect(label.trim()).toMatch(/^.{1,100}$/u);
    },
  );

  it.each([...translations().keys()])('are told apart in %s: commands, options, choices', (locale) => {
    for (const names of siblings(commandDefinitions(), locale))
      expect(new Set(names).size).toBe(names.length);
  });

  it('keep within 8,000 characters each, counting the longest language', () => {
    for (const command of commandDefinitions())
      expect(length(command)).toBeLessThanOrEqual(LIMITS.commandChars);
  });

  it('work on servers, in private chats and for users, but settings on servers only', () => {
    for (const command of commandDefinitions()) {
      const everywhere = command.name !== 'rolewise';
      expect(command.contexts).toEqual(everywhere ? [0, 1, 2] : [0]);
      expect(command.integration_types).toEqual(everywhere ? [0, 1] : [0]);
    }
  });

  it('show the settings to those who manage channels only', () => {
    const settings = commandDefinitions().find(({ name }) => name === 'rolewise');
    expect(settings?.default_member_permissions).toBe('16');
  });
});

describe('register', () => {
  it('says what is new and writes it, then finds nothing to do', async () => {
    const { run, writes } = await open();
    const first = await run();
    expect(first.map(({ name, change }) => `${change} ${name}`)).toContain('new compare');
    expect(await run()).toEqual([]);
    expect(writes()).toBe(1);
  });

  it('names what changed, was removed or was added by hand, to the part', async () => {
    const { server, run } = await open();
    await run();
    const commands = server.rest.commands.get(`/applications/${APP_ID}/commands`) ?? [];
    const compare = commands.find(({ name }) => name === 'compare');
    if (compare) compare.description = 'Something else';
    const ask = commands.find(({ name }) => name === 'ask');
    if (ask) ask.name_localizations = { de: 'frage' };
    commands.push({ name: 'old', type: 1, description: 'An old one' });
    commands.splice(
      commands.findIndex(({ name }) => name === 'help'),
      1,
    );
    expect(await run()).toEqual([
      { name: 'compare', change: 'changed', parts: ['description'] },
      expect.objectContaining({ name: 'ask', change: 'changed' }),
      { name: 'help', change: 'new', parts: [] },
      { name: 'old', change: 'removed', parts: [] },
    ]);
    expect(await run()).toEqual([]);
  });

  it('writes nothing when told not to', async () => {
    const { run, writes } = await open();
    expect((await run(false)).length).toBeGreaterThan(0);
    expect(writes()).toBe(0);
  });

  it('registers on one server alone', async () => {
    const { server, run } = await open();
    await run(true, GUILD);
    expect([...server.rest.commands.keys()]).toEqual([`/applications/${APP_ID}/guilds/${GUILD}/commands`]);
    expect(await run(true, GUILD)).toEqual([]);
  });
});

/** The names that stand beside one another: of commands, of a command's options, of an option's choices. */
function siblings(parts: readonly object[], locale: string): (string | undefined)[][] {
  const inner = parts.flatMap((part) => Object.values(part).filter(isList));
  const names = parts.map((part) => (part as Localized).name_localizations?.[locale]);
  return [names, ...inner.flatMap((list) => siblings(list, locale))];
}

interface Localized {
  name_localizations?: Record<string, string>;
}

function isList(value: unknown): value is object[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object');
}

/** https://discord.com/developers/docs/interactions/application-commands#slash-commands */
function length(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + length(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const part = value as Record<string, unknown>;
  const longest = (key: string): number =>
    Math.max(
      0,
      ...[part[key], ...Object.values(part[`${key}_localizations`] ?? {})].map(
        (text) => String(text ?? '').length,
      ),
    );
  const own =
    longest('name') + longest('description') + (typeof part.value === 'string' ? part.value.length : 0);
  return own + length(part.options) + length(part.choices);
}
