import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_TEXT } from '../../adapters/chat/turn.ts';
import { wordsOfMessage } from '../../adapters/slack/events/words.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('the words of a message', () => {
  it('are its text, which its blocks only repeat', () => {
    const rich = {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'nurse or ' },
            { type: 'text', text: 'welder' },
          ],
        },
      ],
    };
    expect(wordsOfMessage({ text: 'nurse or welder', blocks: [rich] })).toBe('nurse or welder');
    expect(wordsOfMessage({ text: '', blocks: [rich] })).toBe('nurse or welder');
  });

  it('are those of the blocks of an app, tables included, without what can be pressed', () => {
    const blocks = [
      section('We hire'),
      {
        type: 'data_table',
        rows: [
          [
            { type: 'raw_text', text: 'Nurse' },
            { type: 'raw_text', text: '$1' },
          ],
        ],
      },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Apply' } }] },
    ];
    expect(wordsOfMessage({ text: 'A new posting', blocks })).toBe('A new posting\nWe hire\nNurse\n$1');
  });

  it('are those of attachments and of forwarded messages', () => {
    const attachments = [
      {
        fallback: 'x',
        pretext: 'Job',
        title: 'Nurse',
        text: 'in Ohio',
        fields: [{ title: 'Also', value: 'Welder' }],
      },
      { is_share: true, message_blocks: [{ message: { blocks: [section('and a baker')] } }] },
    ];
    expect(wordsOfMessage({ text: '', attachments })).toBe('Job\nNurse\nin Ohio\nAlso\nWelder\nand a baker');
  });

  it('are bounded, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.object({ key: fc.constantFrom('text', 'blocks', 'attachments', 'elements'), maxDepth: 6 }),
        (message) => {
          expect(wordsOfMessage(message).length).toBeLessThanOrEqual(MOST_TEXT);
        },
      ),
    );
  });
});
