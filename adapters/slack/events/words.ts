import { cut, MOST_TEXT } from '../../chat/turn.ts';

/** The keys under which the parts of a message hold what its reader sees, in reading order. */
const SHOWN = [
  'pretext',
  'title',
  'text',
  'value',
  'fields',
  'elements',
  'rows',
  'blocks',
  'message_blocks',
  'message',
  'attachments',
];
/** What people press or type into is not what a message says. */
const CONTROLS = /^(?:actions|context_actions|input)$/;
/** The nesting of a message that forwards another, with room to spare. */
const DEEPEST = 12;

/**
 * Returns the words of a message as Slack sends it: its text, and what else stands in its blocks, in attachments and in
 * messages that it forwards. Each is said once, however often it is repeated as a fallback.
 */
export function wordsOfMessage(message: object): string {
  const { text, blocks, attachments } = message as Record<string, unknown>;
  const said: string[] = [];
  for (const part of [text, blocks, attachments]) {
    for (const words of wordsIn(part, 0)) {
      if (words.trim() !== '' && !said.some((before) => before.includes(words))) said.push(words);
      if (said.join('\n').length > MOST_TEXT) return cut(said.join('\n'));
    }
  }
  return said.join('\n');
}

function wordsIn(part: unknown, depth: number): string[] {
  if (typeof part === 'string') return [part];
  if (depth > DEEPEST || typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((one) => wordsIn(one, depth + 1));
  const holder = part as Record<string, unknown>;
  if (CONTROLS.test(String(holder.type))) return [];
  // Pieces of one line, parted by bold or by a link.
  if (holder.type === 'rich_text_section') return [wordsIn(holder.elements, depth + 1).join('')];
  return SHOWN.flatMap((key) => wordsIn(holder[key], depth + 1));
}
