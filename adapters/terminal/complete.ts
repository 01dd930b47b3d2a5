import type { Assistant } from '../../src/contract/assistant.ts';

const MOST = 12;
/** The separators of roles in a question; the text after the last of them is the title being typed. */
const JOINT = /^(?:.*(?:,|\b(?:vs\.?|versus|or|and|with|than|of|to|from|between|an?|the)\s))?\s*/i;
const COMMANDS = ['/export', '/help', '/new', '/quit', '/roles'];

/** Completes the command or the role title at the end of a typed line, as readline wants it. */
export function completer(assistant: Assistant): (line: string) => [string[], string] {
  return (line) => {
    if (line.startsWith('/')) return [COMMANDS.filter((command) => command.startsWith(line)), line];
    const typed = line.slice(JOINT.exec(line)?.[0].length ?? 0);
    if (typed.trim() === '') return [[], line];
    const titles = assistant.suggest(typed, MOST).map((role) => role.title);
    const begun = titles.filter((title) => title.toLowerCase().startsWith(typed.toLowerCase()));
    return [begun.length > 0 ? begun : titles, typed];
  };
}
