import english from '../../data/wording/chat/en.json' with { type: 'json' };
import { filled, type Params } from '../../src/wording/own/texts.ts';

/** The names of the texts of chat front ends, other than answers. */
export type Said = keyof typeof english;

/** Returns a text with its places filled. */
export function say(key: Said, params: Params = {}): string {
  return filled(english[key], params);
}
