import { isDeepStrictEqual } from 'node:util';
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import { commandDefinitions } from '../commands/definitions.ts';

type Command = Record<string, unknown>;

/** The changes that registering would make, command by command. */
export interface Difference {
  name: string;
  change: 'new' | 'changed' | 'removed';
  /** The parts that differ, such as `description` or `options.about.choices`. */
  parts: string[];
}

/** What is registered where. */
interface Registering {
  /** For one server only. */
  guildId?: string | undefined;
  /** Takes all commands away. */
  remove?: boolean | undefined;
  /** Returns whether what differs is to be written. */
  write(difference: Difference[]): boolean;
}

/** Compares the commands that Discord has with ours and, with `write`, replaces them where they differ. */
export async function register(
  rest: REST,
  applicationId: string,
  { guildId, remove, write }: Registering,
): Promise<Difference[]> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const there = (await rest.get(route, { query })) as Command[];
  // Commands of one server lack contexts and are for that server's install: Discord ignores both keys.
  const wanted = remove ? [] : commandDefinitions();
  const ours = wanted.map((command) => (guildId ? forGuild(command) : { ...command }));
  const difference = compareCommands(there, ours);
  if (difference.length > 0 && write(difference)) await rest.put(route, { body: ours });
  return difference;
}

function forGuild(command: RESTPostAPIApplicationCommandsJSONBody): Command {
  const { integration_types: _, contexts: __, ...rest } = command;
  return rest;
}

function compareCommands(there: readonly Command[], ours: readonly Command[]): Difference[] {
  const names = [...new Set([...ours, ...there].map(({ name }) => String(name)))];
  return names.flatMap((name): Difference[] => {
    const [old, next] = [there, ours].map((list) => list.find((command) => command.name === name));
    if (!old) return [{ name, change: 'new', parts: [] }];
    if (!next) return [{ name, change: 'removed', parts: [] }];
    const parts = differingParts(old, next);
    return parts.length > 0 ? [{ name, change: 'changed', parts }] : [];
  });
}

/** Paths of what differs. Only keys that we send are compared: Discord adds ids, versions and defaults. */
function differingParts(old: unknown, next: unknown, path = ''): string[] {
  if (isDeepStrictEqual(old, next) || (next === false && old === undefined)) return [];
  if (Array.isArray(next) && next.every(isNamed)) {
    const list = Array.isArray(old) ? old : [];
    const sameOrder = isDeepStrictEqual(list.map(nameOf), next.map(nameOf));
    return sameOrder
      ? next.flatMap((item, at) => differingParts(list[at], item, join(path, nameOf(item))))
      : [path];
  }
  if (isObject(next) && isObject(old)) {
    return Object.keys(next).flatMap((key) => {
      const [before, after] = [old[key], next[key]];
      if (isEmpty(before) && isEmpty(after)) return [];
      return differingParts(before, after, join(path, key));
    });
  }
  return [path];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): boolean {
  return isObject(value) && 'name' in value;
}

function nameOf(value: unknown): string {
  return isObject(value) ? String(value.name) : '';
}

/** Discord leaves out empty lists, or sends null for them. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
