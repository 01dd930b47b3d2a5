import { say } from '../../chat/texts.ts';
import type { About } from '../../chat/turn.ts';
import { clip } from '../../common/text.ts';
import { ACTIONS } from '../controls.ts';
import { LIMITS } from '../limits.ts';
import { button, sections } from './blocks.ts';
import { reasons } from './controls.ts';
import { escapeLines } from './text.ts';
import type { Rendered, SlackBlock } from './types.ts';

/** Offers to answer a question that was changed, by a button that carries it; its block names the thread. */
export function renderEdited(question: string, thread: string): Rendered {
  const anew = button(ACTIONS.anew, say('slack_answer_anew'), clip(question, LIMITS.buttonValue));
  const row: SlackBlock = { type: 'actions', block_id: thread, elements: [anew] };
  return { text: say('slack_edited'), blocks: [...sections(say('slack_edited')), row] };
}

/**
 * One sentence of ours: a failure, a refusal, thanks. Foreign words in it are made harmless. With `rated`, the reasons for a
 * bad rating of that answer stand under it.
 */
export function renderNotice(sentence: string, rated?: About): Rendered {
  const text = clip(escapeLines(sentence), LIMITS.section / 2) || '…';
  return { text, blocks: [...sections(text), ...(rated ? reasons(rated) : [])] };
}
