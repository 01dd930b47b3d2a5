import { describe, expect, it } from 'vitest';
import { hear, wordsOf } from '../../adapters/slack/events/parse-message.ts';

const ME = 'U000000BOT1';
const SAID = {
  type: 'message',
  channel: 'C1',
  ts: '1700000000.000001',
  user: 'U1',
  text: 'officer vs director?',
};

describe('a message', () => {
  it('opens a thread of its own, or belongs to the one that it stands in', () => {
    expect(hear(SAID, ME)).toMatchObject({
      thread: SAID.ts,
      inThread: false,
      direct: false,
      mentioned: false,
    });
    expect(hear({ ...SAID, thread_ts: '1.000001' }, ME)).toMatchObject({
      thread: '1.000001',
      inThread: true,
    });
  });

  it('is for us by a mention or in a private chat, and for others by theirs', () => {
    expect(hear({ ...SAID, text: `<@${ME}> hi` }, ME)).toMatchObject({
      mentioned: true,
      toOthers: false,
      text: 'hi',
    });
    expect(hear({ ...SAID, text: '<@U2> hi' }, ME)).toMatchObject({ mentioned: false, toOthers: true });
    expect(hear({ ...SAID, channel_type: 'im' }, ME)).toMatchObject({ direct: true });
  });

  it.each([
    ['an edit', { subtype: 'message_changed' }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['a bot', { bot_id: 'B1' }],
    ['ourselves', { user: ME }],
    ['Slackbot', { user: 'USLACKBOT' }],
    ['edited since', { edited: { user: 'U1', ts: '1.2' } }],
    ['of nobody', { user: undefined }],
  ])('is not heard: %s', (_, more) => {
    expect(hear({ ...SAID, ...more }, ME)).toBeUndefined();
  });

  it.each([{ subtype: 'file_share' }, { subtype: 'thread_broadcast' }])('is heard with %j', (more) => {
    expect(hear({ ...SAID, ...more }, ME)).toBeDefined();
  });
});

describe('words', () => {
  it.each([
    [`<@${ME}> R&amp;D <#C1|ops> lead`, 'R&D ops lead'],
    ['see <https://a.example|this> and <https://b.example>', 'see this and https://b.example'],
    ['<!subteam^S1|@nurses> over 5 &lt; 6', '@nurses over 5 < 6'],
    ['ask <@U2|kim> about &amp;lt;', 'ask kim about &lt;'],
  ])('of %j are as a person reads them', (text, words) => {
    expect(wordsOf(text, ME)).toBe(words);
  });
});
