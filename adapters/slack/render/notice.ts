import { clip } from '../../common/text.ts';
import { LIMITS } from '../limits.ts';
import { sections } from './blocks.ts';
import { escapeLines } from './text.ts';
import type { Rendered } from './types.ts';

/** One sentence of ours: a failure, a refusal, thanks. Foreign words in it are made harmless. */
export function renderNotice(sentence: string): Rendered {
  const text = clip(escapeLines(sentence), LIMITS.section / 2) || '…';
  return { text, blocks: sections(text) };
}
