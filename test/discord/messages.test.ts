import { describe, expect, it } from 'vitest';
import { answered, control, replying, type Setup, setup, textOf } from './harness.ts';
import { APP_ID, IN_DM, IN_SERVER, OTHER_USER, snowflake, user } from './server/payloads.ts';
import type { StoredMessage } from './server/rest.ts';

const ME = `<@${APP_ID}>`;
const OTHER = { ...IN_SERVER, user: OTHER_USER };

async function replyTo({ server }: Setup, said: { id: string }): Promise<StoredMessage> {
  return server.until(() => server.repliesTo(said.id)[0]);
}

describe('messages', () => {
  it('that mention the bot are answered as a reply, to everyone, pinging nobody', async () => {
    const bot = await setup();
    const message = await replyTo(bot, bot.server.say(`${ME} officer vs director?`));
    expect(textOf(message)).toContain('You asked: officer vs director?');
    const sent = bot.server.rest.requests.find(({ path }) => path.endsWith('/messages'));
    expect(sent?.body).toMatchObject({ allowed_mentions: { parse: [] }, enforce_nonce: true });
    expect(control(message, '👍')).toBeTruthy();
  });

  it('in a private chat need no mention', async () => {
    const bot = await setup();
    expect(textOf(await replyTo(bot, bot.server.say('officer vs director?', IN_DM)))).toContain(
      'officer vs director?',
    );
  });

  it('follow up in a private chat', async () => {
    const bot = await setup();
    await replyTo(bot, bot.server.say('officer vs director?', IN_DM));
    expect(textOf(await replyTo(bot, bot.server.say('and the pay?', IN_DM)))).toContain(
      'of officer vs director?',
    );
  });

  it('that reply to an answer go on with its conversation, whoever writes them', async () => {
    const bot = await setup();
    const first = await replyTo(bot, bot.server.say(`${ME} officer vs director?`));
    const more = bot.server.say('and the pay?', OTHER, replying(first));
    expect(textOf(await replyTo(bot, more))).toContain('of officer vs director?');
  });

  it('that reply to a shared answer go on with it', async () => {
    const bot = await setup();
    const own = await answered(bot.server, bot.server.slash('ask', { question: 'officer vs director?' }));
    const pressed = bot.server.press(own, control(own, 'Share'));
    const shared = await bot.server.until(() =>
      pressed.followUps.length === 2 ? pressed.followUps[0] : undefined,
    );
    const more = bot.server.say('and the pay?', OTHER, replying(shared));
    expect(textOf(await replyTo(bot, more))).toContain('of Operations Officer vs Operations Director');
  });

  it('in a thread are one conversation, that of the answer it was opened on', async () => {
    const bot = await setup();
    const first = await replyTo(bot, bot.server.say(`${ME} officer vs director?`));
    const place = openThread(bot, first);
    const more = bot.server.say(`${ME} and the pay?`, place);
    expect(textOf(await replyTo(bot, more))).toContain('of officer vs director?');
  });

  it.each([
    [true, 'job-7, job-8'],
    [false, ''],
  ])(
    'in a thread of others are of what they talked of, where words can be read: %s',
    async (messageContent, roles) => {
      const bot = await setup({ messageContent });
      const place = openThread(bot, bot.server.say('What about a move?'));
      for (const text of ['Job 7 is hard', 'so is Job 8', 'true']) bot.server.say(text, place);
      await replyTo(bot, bot.server.say(`${ME} which of them pays more?`, place));
      expect(bot.assistant.calls.compared.map((call) => call.roles.join(', ')).join()).toBe(roles);
    },
  );

  it('that only mention the bot get help', async () => {
    const bot = await setup();
    expect(textOf(await replyTo(bot, bot.server.say(ME)))).toContain('Ask how two jobs differ');
  });

  it('that reply without the mention cannot be read: said once a day and channel', async () => {
    const bot = await setup();
    const first = await replyTo(bot, bot.server.say(`${ME} officer vs director?`));
    const unread = bot.server.say('', OTHER, replying(first, false));
    expect(textOf(await replyTo(bot, unread))).toMatch(/only messages that mention it/);
    const again = bot.server.say('', OTHER, replying(first, false));
    await replyTo(bot, bot.server.say(`${ME} done`));
    expect(bot.server.repliesTo(again.id)).toEqual([]);
  });

  it('of bots, of webhooks, of others to others, and notices of the system are left alone', async () => {
    const bot = await setup();
    const left = [
      bot.server.say(`${ME} hello`, IN_SERVER, { author: { ...user(OTHER_USER), bot: true } }),
      bot.server.say(`${ME} hello`, IN_SERVER, { webhook_id: snowflake() }),
      bot.server.say('officer vs director?'),
      bot.server.say(`${ME} joined`, IN_SERVER, { type: 7 }),
    ];
    await replyTo(bot, bot.server.say(`${ME} done`));
    expect(left.flatMap(({ id }) => bot.server.repliesTo(id))).toEqual([]);
  });

  it('are left alone where a moderator switched the bot off', async () => {
    const bot = await setup();
    await answered(bot.server, bot.server.slash('rolewise', { state: 'off' }, IN_SERVER, 'channel'));
    const left = bot.server.say(`${ME} officer vs director?`);
    await replyTo(bot, bot.server.say('done', IN_DM));
    expect(bot.server.repliesTo(left.id)).toEqual([]);
  });
});

describe('the gateway is asked for no more than needed', () => {
  it('servers, messages, private messages; no message content, members or presences', async () => {
    const bot = await setup();
    expect(bot.server.gateway.log.identifies.map(({ intents }) => intents)).toEqual([
      (1 << 0) | (1 << 9) | (1 << 12),
    ]);
  });

  it('shows a presence that says what it is for', async () => {
    const bot = await setup();
    expect(JSON.stringify(bot.server.gateway.log.identifies[0]?.presence)).toContain('two jobs differ');
  });
});

/** Others open a thread on a message; returns where it is. */
function openThread({ server }: Setup, { id, channel_id: parent }: { id: string; channel_id: string }) {
  const place = { ...OTHER, channel: id, parent };
  const metadata = {
    archived: false,
    auto_archive_duration: 60,
    archive_timestamp: '2026-01-01T00:00:00Z',
    locked: false,
  };
  const thread = { id, guild_id: place.guild, parent_id: parent, type: 11, name: 'a thread' };
  server.gateway.dispatch('THREAD_CREATE', { ...thread, thread_metadata: metadata, owner_id: OTHER_USER });
  return place;
}
