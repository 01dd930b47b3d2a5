import { type APIContainerComponent, ComponentType } from 'discord.js';
import type { About } from '../../chat/turn.ts';
import { clip } from '../../common/text.ts';
import { LIMITS } from '../limits.ts';
import { ACCENT, text } from './answer.ts';
import { reasonRow } from './controls.ts';
import { escapeLines } from './text.ts';
import type { Rendered } from './types.ts';

/**
 * One sentence of ours: a failure, a refusal, thanks. Foreign words in it are made harmless. With `rated`, the reasons for a
 * bad rating of that answer stand under it.
 */
export function renderNotice(sentence: string, rated?: About): Rendered {
  const content = escapeLines(clip(sentence, LIMITS.text / 4));
  return { components: [card(content), ...(rated ? [reasonRow(rated)] : [])], files: [] };
}

/** A card of markup of ours. */
export function card(markup: string): APIContainerComponent {
  const content = clip(markup, LIMITS.text / 2);
  return { type: ComponentType.Container, accent_color: ACCENT, components: [text(content)] };
}
