import { describe, expect, it } from 'vitest';
import type { LeadSink, Question } from '../../src/contract/assistant.ts';
import { SALARY } from '../adapters/answers.ts';
import { type FakeAssistant, fakeAssistant } from '../adapters/assistant.ts';
import { asked, control, type Setup, settle, setup } from './harness.ts';
import { BOT_USER, IN_CHANNEL, IN_DM, newTs, TEAM, USER } from './server/payloads.ts';
import { type Message, textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;
const LEAD =
  'An operations director earns more than twice what an operations officer does, * & < @channel, ' +
  'and the gap is wider than that between their ranges, which do not meet until far above the middle.';

/** An assistant whose lead a model phrases: it comes in pieces. */
function speaking(lead = LEAD): FakeAssistant {
  const assistant = fakeAssistant();
  const ask = assistant.ask;
  assistant.ask = async (question: Question, onLead?: LeadSink) => {
    const answer = await ask(question);
    if (question.text === 'settled?') return answer;
    for (const piece of lead.match(/.{1,70}/g) ?? []) {
      onLead?.(piece);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { ...SALARY, lead, phrasedBy: 'model' as const };
  };
  return assistant;
}

const calls = ({ server }: Setup, method: string) =>
  server.web.calls.filter((call) => call.method === method);

/** How often the lead stands in what was posted for everyone, read as people read it. */
function leads(messages: Message[], words = 'than twice what'): number {
  return messages.map(textOf).join('\n').split(words).length - 1;
}

describe('a lead that a model phrases', () => {
  it('is streamed into the answer, which ends with the figures and the buttons', async () => {
    const bot = await setup({ assistant: speaking() });
    const message = await asked(bot, 'officer vs director?', IN_DM);
    expect(message).toMatchObject({ by: 'chat.startStream', stream: 'stopped', channel: IN_DM.channel });
    expect(message.markdown.replaceAll(/[\\\u200b]/g, '')).toBe(
      LEAD.replace('&', '&amp;').replace('<', '&lt;'),
    );
    expect(message.markdown).not.toMatch(/@channel/);
    expect(message.blocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['data_table', 'context_actions']),
    );
    expect(leads([message])).toBe(1);
    expect(calls(bot, 'chat.appendStream').length).toBeGreaterThan(0);
  });

  it('is streamed for the own workspace of a stranger in a shared channel', async () => {
    const bot = await setup({ assistant: speaking() });
    const message = await asked(bot, `${ME} officer vs director?`, IN_CHANNEL, { user_team: 'T0STRANGER' });
    expect(message.sent).toMatchObject({ recipient_team_id: 'T0STRANGER' });
  });

  it('stops where its asker says so: nothing more is appended, and nothing posted', async () => {
    const assistant = speaking();
    const bot = await setup({ assistant });
    const { ask } = assistant;
    let stop = () => {};
    assistant.ask = async (question, onLead) => {
      if (question.text === 'settled?') return ask(question, onLead);
      onLead?.(LEAD.slice(0, 80));
      await new Promise<void>((resolve) => {
        stop = resolve;
      });
      return ask(question, onLead);
    };
    const ts = bot.server.say(`${ME} officer vs director?`);
    const begun = await bot.server.until(() => bot.server.repliesTo(ts)[0]);
    bot.server.event({
      type: 'agent_session_stopped',
      channel: IN_CHANNEL.channel,
      user: USER,
      thread_ts: ts,
      streaming_message_ts: [begun.ts],
      event_ts: newTs(),
    });
    const told = await bot.server.until(() =>
      bot.server.workspace.messages.find((message) => textOf(message).includes('Stopped')),
    );
    stop();
    await settle(bot);
    expect(told.hiddenFor).toBe(USER);
    expect(begun.stream).toBe('stopped');
    expect(bot.server.repliesTo(ts).filter(({ hiddenFor }) => !hiddenFor)).toEqual([begun]);
    expect(leads([begun], 'far above the middle')).toBe(0);
    const session = bot.server.workspace.sessions.filter(({ thread_ts }) => thread_ts === ts);
    expect(session.map(({ status }) => status)).toEqual(['processing', 'active']);
  });

  it('is streamed in a channel for who asked', async () => {
    const bot = await setup({ assistant: speaking() });
    const message = await asked(bot, `${ME} officer vs director?`);
    expect(message.stream).toBe('stopped');
    expect(message.sent).toMatchObject({ recipient_user_id: USER, recipient_team_id: TEAM });
    expect(control(message, 'Skills')).toBeTruthy();
  });

  it('is posted where a channel takes no streams', async () => {
    const prepare = ({ workspace }: Setup['server']) => {
      workspace.streamsInChannels = false;
    };
    const bot = await setup({ assistant: speaking(), prepare });
    const ts = bot.server.say(`${ME} officer vs director?`);
    const message = await bot.server.until(() => bot.server.repliesTo(ts)[0]);
    expect(message.by).toBe('chat.postMessage');
    expect(leads(bot.server.repliesTo(ts))).toBe(1);
  });

  it('is not streamed where no model phrases it', async () => {
    const bot = await setup();
    await asked(bot, 'officer vs director?', IN_DM);
    expect(calls(bot, 'chat.startStream')).toEqual([]);
  });
});

describe('a stream that breaks', () => {
  const BROKEN = { error: 'message_not_in_streaming_state', times: 1 };

  it.each(['chat.appendStream', 'chat.stopStream'])(
    'at %s is finished by a plain post, nothing said twice, nothing appended after',
    async (method) => {
      const bot = await setup({ assistant: speaking() });
      bot.server.web.faults.push({ method, ...BROKEN });
      const ts = bot.server.say('officer vs director?', IN_DM);
      const rest = await bot.server.until(() => bot.server.repliesTo(ts)[1]);
      expect(rest.by).toBe('chat.postMessage');
      expect(rest.blocks.map(({ type }) => type)).toEqual(expect.arrayContaining(['data_table']));
      expect(leads(bot.server.repliesTo(ts))).toBe(1);
      const all = bot.server.repliesTo(ts).map(textOf).join(' ');
      expect(all).toMatch(/far above the middle/);
      expect(bot.server.repliesTo(ts).filter(({ stream }) => stream === 'open')).toEqual([]);
    },
  );

  it('at its beginning costs nothing but the streaming', async () => {
    const bot = await setup({ assistant: speaking() });
    bot.server.web.faults.push({ method: 'chat.startStream', error: 'internal_error', times: 1 });
    const ts = bot.server.say('officer vs director?', IN_DM);
    const message = await bot.server.until(() => bot.server.repliesTo(ts)[0]);
    expect(message.by).toBe('chat.postMessage');
    expect(leads([message])).toBe(1);
  });

  it('because answering failed is ended, and the failure said privately', async () => {
    const assistant = speaking();
    assistant.ask = async (_question, onLead) => {
      onLead?.('x'.repeat(100));
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error('the model went away');
    };
    const bot = await setup({ assistant });
    bot.server.say(`${ME} officer vs director?`, IN_CHANNEL);
    const told = await bot.server.until(() =>
      bot.server.workspace.messages.find(({ hiddenFor }) => hiddenFor),
    );
    expect(textOf(told)).toMatch(/reference \w+/);
    expect(bot.server.workspace.messages.filter(({ stream }) => stream === 'open')).toEqual([]);
  });
});
