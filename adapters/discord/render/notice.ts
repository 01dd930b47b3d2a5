import { ComponentType } from 'discord.js';
import { clip } from '../../common/text.ts';
import { LIMITS } from '../limits.ts';
import { ACCENT, text } from './answer.ts';
import { escapeLines } from './text.ts';
import type { Rendered } from './types.ts';

/** One sentence of ours: a failure, a refusal, thanks. Foreign words in it are made harmless. */
export function renderNotice(sentence: string): Rendered {
  const content = escapeLines(clip(sentence, LIMITS.text / 4));
  return {
    components: [{ type: ComponentType.Container, accent_color: ACCENT, components: [text(content)] }],
    files: [],
  };
}
