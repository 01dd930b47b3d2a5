import type { ChatInputCommandInteraction } from 'discord.js';
import { isAspect } from '../../../src/contract/aspects.ts';
import { cut, type Request } from '../../chat/turn.ts';
import { JOB_OPTIONS } from './definitions.ts';

/** Returns the request of a slash command; undefined for an unknown one. An old client may leave out options. */
export function requestOf({ commandName, options }: ChatInputCommandInteraction): Request | undefined {
  const text = (name: string): string => cut(options.getString(name) ?? '');
  const jobs = (names: readonly string[]): Request => {
    const about = text('about');
    const named = names.map(text).filter((title) => title.trim() !== '');
    return {
      do: 'jobs',
      jobs: named.map((title) => ({ text: title })),
      aspects: isAspect(about) ? [about] : [],
    };
  };
  switch (commandName) {
    case 'ask':
      return { do: 'ask', text: text('question') };
    case 'compare':
      return jobs(JOB_OPTIONS);
    case 'role':
      return jobs(['title']);
    case 'help':
      return { do: 'help' };
  }
  return undefined;
}
