import { describe, expect, it } from 'vitest';
import { asked, control, messageAfter, replyTo, type Setup, settle, setup } from './harness.ts';
import {
  BOT_ID,
  BOT_USER,
  IN_CHANNEL,
  IN_DM,
  IN_GROUP_CHAT,
  IN_PRIVATE,
  newTs,
  OTHER_USER,
  USER,
} from './server/payloads.ts';
import type { Json } from './server/schema/blocks.ts';
import { type Message, textOf } from './server/workspace.ts';

const ME = `<@${BOT_USER}>`;
const OTHER = { ...IN_CHANNEL, user: OTHER_USER };

/** A thread that the bot has answered in. */
async function thread(bot: Setup): Promise<{ place: typeof OTHER & { thread: string }; first: Message }> {
  const ts = bot.server.say(`${ME} officer vs director?`);
  const first = await replyTo(bot, ts);
  return { place: { ...OTHER, thread: ts }, first };
}

/** What stands in a thread, in order. */
function textsIn({ server }: Setup, ts: string): string[] {
  return server.repliesTo(ts).map(textOf);
}

describe('a mention', () => {
  it('is answered in its thread, to everyone, with nothing unfurled', async () => {
    const bot = await setup();
    const ts = bot.server.say(`${ME} officer vs director?`);
    const message = await replyTo(bot, ts);
    expect(textOf(message)).toContain('You asked: officer vs director?');
    expect(message.thread_ts).toBe(ts);
    expect(message.hiddenFor).toBeUndefined();
    expect(message.sent).toMatchObject({ unfurl_links: false, unfurl_media: false });
    expect(message.text).toContain('You asked');
  });

  it('is answered in a private channel as well', async () => {
    const bot = await setup();
    expect(textOf(await asked(bot, `${ME} officer pay`, IN_PRIVATE))).toContain('officer pay');
  });

  it('is answered in a chat of several people, where nothing else is for it', async () => {
    const bot = await setup();
    const left = bot.server.say('officer vs director?', IN_GROUP_CHAT);
    expect(textOf(await asked(bot, `${ME} officer pay`, IN_GROUP_CHAT))).toContain('officer pay');
    expect(bot.server.repliesTo(left)).toEqual([]);
  });

  it('in a thread of others is answered in that thread', async () => {
    const bot = await setup();
    const start = bot.server.say('we look for somebody', OTHER);
    bot.server.say(`${ME} officer vs director?`, { ...OTHER, thread: start });
    expect(textOf(await replyTo(bot, start))).toContain('officer vs director?');
  });

  it('that says nothing gets help', async () => {
    const bot = await setup();
    expect(textOf(await asked(bot, ME))).toContain('Ask how two jobs differ');
  });

  it('reaches the assistant as its writer reads it: unescaped, without the mention', async () => {
    const bot = await setup();
    await asked(bot, `${ME} R&amp;D manager &lt;or&gt; <https://example.org|a page> pay?`);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['R&D manager <or> a page pay?']);
  });
});

describe('a thread', () => {
  it('goes on without another mention, whoever asks', async () => {
    const bot = await setup();
    const { place } = await thread(bot);
    bot.server.say('and the pay?', place);
    await bot.server.until(() => bot.server.repliesTo(place.thread)[1]);
    expect(textsIn(bot, place.thread)[1]).toContain('of officer vs director?');
  });

  it('goes on after a restart', async () => {
    const bot = await setup();
    const { place } = await thread(bot);
    await bot.restart();
    bot.server.say('and the pay?', place);
    await bot.server.until(() => bot.server.repliesTo(place.thread)[1]);
    expect(textsIn(bot, place.thread)[1]).toContain('of officer vs director?');
  });

  it('is heard from the moment of its question on, before the answer stands there', async () => {
    const bot = await setup();
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    bot.assistant.before = () => gate;
    const ts = bot.server.say(`${ME} officer vs director?`);
    bot.server.say('and the pay?', { ...IN_CHANNEL, thread: ts });
    await bot.server.until(() => bot.server.deliveries.all.every(({ acks }) => acks > 0));
    open();
    await bot.server.until(() => bot.server.repliesTo(ts)[1]);
    expect(textsIn(bot, ts)[1]).toContain('of officer vs director?');
  });

  it('is left alone where people speak to each other, or of no job', async () => {
    const bot = await setup();
    const { place } = await thread(bot);
    bot.server.say(`<@${USER}> what do you think?`, place);
    bot.server.say('help', place);
    await settle(bot);
    expect(textsIn(bot, place.thread)).toHaveLength(1);
  });

  it('that the bot was never in is none of its business', async () => {
    const bot = await setup();
    const start = bot.server.say('officer vs director?', OTHER);
    bot.server.say('and the pay?', { ...OTHER, thread: start });
    await settle(bot);
    expect(bot.server.repliesTo(start)).toEqual([]);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['settled?']);
  });
});

describe('a private chat', () => {
  it('needs no mention, shows that it works, names the thread', async () => {
    const bot = await setup();
    const ts = bot.server.say('officer vs director?', IN_DM);
    expect(textOf(await replyTo(bot, ts))).toContain('officer vs director?');
    const { sessions, titles } = bot.server.workspace;
    const session = { channel_id: IN_DM.channel, thread_ts: ts };
    await bot.server.until(() => sessions.length > 1);
    expect(sessions).toMatchObject([
      { ...session, status: 'processing', initiator_user_id: USER },
      { ...session, status: 'active' },
    ]);
    const [title] = await bot.server.until(() => titles.length > 0 && titles);
    expect(title).toMatchObject({ thread_ts: ts, title: 'Operations Officer vs Operations Director' });
  });

  it('goes on from one message to the next', async () => {
    const bot = await setup();
    await asked(bot, 'officer vs director?', IN_DM);
    expect(textOf(await asked(bot, 'and the pay?', IN_DM))).toContain('of officer vs director?');
  });

  it('shows the older status where Slack has no sessions of agents', async () => {
    const bot = await setup({ prepare: ({ workspace }) => Object.assign(workspace, { hasSessions: false }) });
    await asked(bot, 'officer vs director?', IN_DM);
    await asked(bot, 'officer pay', IN_DM);
    const { statuses } = bot.server.workspace;
    expect(statuses.map(({ status }) => status)).toEqual(Array(2).fill('is looking up the figures…'));
    const tried = bot.server.web.calls.filter(({ method }) => method.startsWith('agents.'));
    expect(tried).toHaveLength(1);
  });

  it('answers although no status can be shown', async () => {
    const bot = await setup({ prepare: ({ workspace }) => Object.assign(workspace, { hasSessions: false }) });
    const fault = { error: 'method_not_supported_for_channel_type', times: 1 };
    bot.server.web.faults.push({ method: 'assistant.threads.setStatus', ...fault });
    expect(textOf(await asked(bot, 'officer vs director?', IN_DM))).toContain('officer vs director?');
  });
});

describe('a mention in a thread of others', () => {
  it('is about the roles that they talk of there', async () => {
    const bot = await setup();
    const start = bot.server.say('We hire a Job 1 and a Job 2 next month', OTHER);
    bot.server.say('Or a Job 3?', { ...OTHER, thread: start });
    bot.server.say(`${ME} which of them pays more?`, { ...IN_CHANNEL, thread: start });
    await replyTo(bot, start);
    const [talk] = bot.assistant.calls.compared;
    expect(talk?.roles).toEqual(expect.arrayContaining(['job-1', 'job-2', 'job-3']));
    expect(bot.assistant.calls.asked.at(-1)?.follows).toBe(talk?.conversation);
  });

  it('is answered as it stands where the app may not read the thread', async () => {
    const bot = await setup();
    const start = bot.server.say('We hire a Job 1 and a Job 2', OTHER);
    bot.server.web.faults.push({ method: 'conversations.replies', error: 'missing_scope', times: 1 });
    bot.server.say(`${ME} which of them pays more?`, { ...IN_CHANNEL, thread: start });
    await replyTo(bot, start);
    expect(bot.assistant.calls.asked.at(-1)?.follows).toBeNull();
  });
});

describe('a file without words', () => {
  it.each([
    ['in a private chat', '', IN_DM],
    ['with a mention', ME, IN_CHANNEL],
  ])('is said not to be read, %s', async (_where, text, place) => {
    const bot = await setup();
    bot.server.say(text, place, { subtype: 'file_share', files: [{ id: 'F1' }] });
    expect(textOf(await messageAfter(bot, 0))).toMatch(/reads no files/);
  });
});

describe('a question that is changed', () => {
  it('is offered an answer anew, once, to who changed it', async () => {
    const bot = await setup();
    const { place } = await thread(bot);
    const common = { type: 'message', user: USER, ts: place.thread };
    const edit = {
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel: place.channel,
      channel_type: 'channel',
      ts: newTs(),
      message: { ...common, text: `${ME} officer pay`, edited: { user: USER, ts: newTs() } },
      previous_message: { ...common, text: `${ME} officer vs director?` },
    };
    const before = bot.server.workspace.messages.length;
    bot.server.event(edit);
    bot.server.event(edit);
    const offer = await messageAfter(bot, before);
    expect(offer.hiddenFor).toBe(USER);
    await settle(bot);
    expect(bot.server.workspace.messages.filter(({ hiddenFor }) => hiddenFor)).toHaveLength(1);
    bot.server.press(offer, control(offer, 'Answer it anew'));
    const anew = await bot.server.until(() => bot.server.repliesTo(place.thread)[1]);
    expect(textOf(anew)).toContain('officer pay');
    expect(anew.hiddenFor).toBeUndefined();
  });
});

describe('left alone are', () => {
  it.each<[string, Json]>([
    ['messages of bots', { bot_id: 'B0000000009' }],
    ['messages of bots of the old kind', { subtype: 'bot_message', bot_id: 'B0000000009' }],
    ['our own messages', { user: BOT_USER, bot_id: BOT_ID }],
    ['notices that somebody joined', { subtype: 'channel_join' }],
    ['edited messages', { edited: { user: USER, ts: newTs() } }],
    ["Slack's own notices", { user: 'USLACKBOT' }],
  ])('%s', async (_what, more) => {
    const bot = await setup();
    const left = bot.server.say(`${ME} officer vs director?`, IN_CHANNEL, more);
    await settle(bot);
    expect(bot.server.repliesTo(left)).toEqual([]);
  });

  it('edits and deletions of what was answered', async () => {
    const bot = await setup();
    const { place } = await thread(bot);
    const event = {
      type: 'message',
      channel: place.channel,
      channel_type: 'channel',
      ts: newTs(),
      hidden: true,
    };
    const message = { type: 'message', user: USER, text: `${ME} and the pay?`, ts: place.thread };
    bot.server.event({ ...event, subtype: 'message_changed', message, previous_message: message });
    bot.server.event({
      ...event,
      subtype: 'message_deleted',
      previous_message: message,
      deleted_ts: place.thread,
    });
    await settle(bot);
    expect(textsIn(bot, place.thread)).toHaveLength(1);
  });
});

describe('where the bot may not write', () => {
  it('who asked is told privately what to do', async () => {
    const bot = await setup();
    bot.server.workspace.closed.add(IN_CHANNEL.channel);
    bot.server.say(`${ME} officer vs director?`);
    const told = await messageAfter(bot, 0);
    expect(told.channel).toBe(IN_DM.channel);
    expect(textOf(told)).toMatch(/may not write in that channel: invite it/);
  });
});

describe('an answer', () => {
  it('has buttons for the subjects that it does not show, and says helpful or not', async () => {
    const bot = await setup();
    const message = await asked(bot, `${ME} officer vs director?`);
    expect(control(message, 'Skills')).toBeTruthy();
    expect(() => control(message, 'Pay')).toThrow();
    expect(control(message, 'Helpful')).toBeTruthy();
    expect(message.blocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['section', 'data_table', 'context', 'actions', 'context_actions']),
    );
  });
});
