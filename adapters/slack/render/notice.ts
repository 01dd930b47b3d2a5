import type { About } from '../../chat/turn.ts';
import { clip } from '../../common/text.ts';
import { LIMITS } from '../limits.ts';
import { sections } from './blocks.ts';
import { reasons } from './controls.ts';
import { escapeLines } from './text.ts';
import type { Rendered } from './types.ts';

/**
 * One sentence of ours: a failure, a refusal, thanks. Foreign words in it are made harmless. With `rated`, the reasons for a
 * bad rating of that answer stand under it.
 */
export function renderNotice(sentence: string, rated?: About): Rendered {
  const text = clip(escapeLines(sentence), LIMITS.section / 2) || '…';
  return { text, blocks: [...sections(text), ...(rated ? reasons(rated) : [])] };
}
