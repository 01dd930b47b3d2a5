import { describe, expect, it, vi } from 'vitest';
import { startDiscord } from '../../adapters/discord/start.ts';
import { memoryDriver } from '../../src/state/drivers/memory.ts';
import { createStore } from '../../src/state/store.ts';
import { fakeAssistant } from '../adapters/assistant.ts';
import { capture, fullStore, SEAL, withStore } from '../adapters/harness.ts';
import { answered, control, hidden, type Setup, setup, textOf } from './harness.ts';
import { DiscordServer } from './server/index.ts';
import { APP_ID, CHANNEL, GUILD, IN_DM, IN_SERVER } from './server/payloads.ts';

const ME = `<@${APP_ID}>`;
const OWN = '800000000000000001';

/** A private chat's answer comes after everything that was sent before it: nothing is on its way any more. */
async function settle({ server }: Setup): Promise<void> {
  const said = server.say('settled?', IN_DM);
  await server.until(() => server.repliesTo(said.id)[0]);
}

async function reconnected({ server }: Setup, how: () => void): Promise<void> {
  how();
  await server.until(() => server.gateway.connected.length === 0);
  await server.until(() => server.gateway.connected.length === 1);
}

describe('what Discord delivers again is answered once', () => {
  it('interactions and messages, delivered four times', async () => {
    const bot = await setup();
    const asked = bot.server.slash('ask', { question: 'officer vs director?' });
    for (let time = 0; time < 3; time += 1) bot.server.repeat(asked);
    const said = bot.server.say(`${ME} officer vs director?`);
    for (let time = 0; time < 3; time += 1) bot.server.repeatMessage(said.id);
    await answered(bot.server, asked);
    await bot.server.until(() => bot.server.repliesTo(said.id)[0]);
    await settle(bot);
    expect(asked).toMatchObject({ callbacks: 1, edits: 1 });
    expect(bot.server.repliesTo(said.id)).toHaveLength(1);
    expect(bot.assistant.calls.asked.filter(({ text }) => text.includes('officer'))).toHaveLength(2);
  });

  it('after a cut connection: resumed, and what was missed is answered', async () => {
    const bot = await setup();
    bot.server.gateway.replayAll = true;
    const before = bot.server.say(`${ME} officer vs director?`);
    await bot.server.until(() => bot.server.repliesTo(before.id)[0]);
    await reconnected(bot, () => bot.server.gateway.cut());
    const missed = bot.server.say(`${ME} manager pay`);
    await bot.server.until(() => bot.server.repliesTo(missed.id)[0]);
    await settle(bot);
    expect(bot.server.gateway.log.resumes).toBe(1);
    expect(bot.server.repliesTo(before.id)).toHaveLength(1);
    expect(bot.server.repliesTo(missed.id)).toHaveLength(1);
  });

  it('after a restart over the same store', async () => {
    const bot = await setup();
    const said = bot.server.say(`${ME} officer vs director?`);
    await bot.server.until(() => bot.server.repliesTo(said.id)[0]);
    await bot.restart();
    bot.server.repeatMessage(said.id);
    await settle(bot);
    expect(bot.server.repliesTo(said.id)).toHaveLength(1);
  });

  it('after an event that the library cannot read: all others are answered', async () => {
    const bot = await setup();
    const event = { guild_id: GUILD, channel_id: CHANNEL, type: 3, data: { component_type: 2 }, user: {} };
    bot.server.gateway.dispatch('INTERACTION_CREATE', { ...event, message: { id: '1', thread: null } });
    await settle(bot);
    expect(bot.log.join()).toContain('could not be read');
  });

  it('asked to reconnect it resumes', async () => {
    const bot = await setup();
    await reconnected(bot, () => bot.server.gateway.demand('reconnect'));
    await settle(bot);
    expect(bot.server.gateway.log).toMatchObject({ resumes: 1, identifies: [{}] });
  });

  it('told that its session is over it identifies anew, and goes on', async () => {
    const bot = await setup();
    bot.server.gateway.demand('identify');
    await bot.server.until(() => bot.server.gateway.log.identifies.length === 2);
    await settle(bot);
  }, 20_000);
});

describe('heartbeats', () => {
  it('keep coming at the pace that the gateway names', async () => {
    const bot = await setup({ heartbeatMs: 50 });
    await bot.server.until(() => bot.server.gateway.log.heartbeats >= 3);
  });
});

describe('when Discord fails or refuses', () => {
  it('waits out a 429 and sends the answer once', async () => {
    const bot = await setup();
    const limited = { message: 'You are being rate limited.', retry_after: 0.05, global: false };
    const headers = { 'retry-after': '0.05', 'x-ratelimit-scope': 'shared' };
    bot.server.rest.faults.push({ path: /@original$/, status: 429, body: limited, headers, times: 2 });
    const asked = bot.server.slash('ask', { question: 'officer vs director?' });
    expect(textOf(await answered(bot.server, asked))).toContain('You asked');
    expect(asked.edits).toBe(1);
  });

  it('tries again after a 500', async () => {
    const bot = await setup();
    bot.server.rest.faults.push({ path: /@original$/, status: 500, times: 2 });
    const asked = bot.server.slash('ask', { question: 'officer vs director?' });
    expect(textOf(await answered(bot.server, asked))).toContain('You asked');
  });

  it.each([false, true])(
    'answers where the connection is cut at the first response (come through: %s)',
    async (done) => {
      const bot = await setup();
      bot.server.rest.faults.push({ path: /callback$/, status: 0, done, times: 1 });
      const asked = bot.server.slash('ask', { question: 'officer vs director?' });
      expect(textOf(await answered(bot.server, asked))).toContain('You asked');
      expect(bot.log.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
    },
  );

  it('answers what a process that was killed had acknowledged', async () => {
    const bot = await setup();
    const body = { code: 40060, message: 'Interaction has already been acknowledged.' };
    bot.server.rest.faults.push({ path: /callback$/, status: 400, body, done: true, times: 1 });
    const asked = bot.server.slash('ask', { question: 'officer vs director?' });
    expect(textOf(await answered(bot.server, asked))).toContain('You asked');
  });

  it('does no work for an interaction that is gone', async () => {
    const bot = await setup();
    const asked = bot.server.slash('ask', { question: 'officer vs director?' });
    bot.server.rest.interactions.delete(asked.token);
    await settle(bot);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['settled?']);
    expect(bot.log.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('goes on with others when a first response fails for good', async () => {
    const bot = await setup();
    bot.server.rest.faults.push({
      path: /callback$/,
      status: 400,
      body: { code: 50035, message: 'no' },
      times: 1,
    });
    bot.server.slash('ask', { question: 'one?' });
    await bot.server.until(() => bot.server.rest.faults.length === 0);
    expect(textOf(await answered(bot.server, bot.server.slash('ask', { question: 'two?' })))).toContain(
      'two?',
    );
    expect(bot.log.some((line) => line.startsWith('error discord: no first response'))).toBe(true);
  });

  it('sends the answer without its chart where the upload is refused', async () => {
    const bot = await setup();
    const refused = { code: 40005, message: 'Request entity too large' };
    bot.server.rest.faults.push({ path: /@original$/, status: 413, body: refused, times: 1 });
    const message = await answered(bot.server, bot.server.slash('ask', { question: 'officer vs director?' }));
    expect(message.attachments).toEqual([]);
    expect(textOf(message)).toContain('You asked');
  });

  it('uploads no chart where it may not attach files', async () => {
    const bot = await setup();
    const asked = bot.server.slash('ask', { question: 'officer?' }, { guild: bot.guild, permissions: '0' });
    expect((await answered(bot.server, asked)).attachments).toEqual([]);
  });

  it('tells who mentioned it, privately, that it may not write there', async () => {
    const bot = await setup();
    bot.server.rest.closed.add(CHANNEL);
    bot.server.say(`${ME} officer vs director?`);
    const told = await bot.server.until(() => [...bot.server.rest.messages.values()][0]);
    expect(told.channel_id).not.toBe(CHANNEL);
    expect(textOf(told)).toMatch(/may not write in #general: ask a moderator/);
  });

  it('starts with one sentence when the token is not accepted', async () => {
    await expect(setup({ token: 'wrong.token.value' })).rejects.toThrow(/does not accept DISCORD_TOKEN/);
  });

  it('starts with one sentence, and what to do, when Discord cannot be reached', async () => {
    const gone = await DiscordServer.start();
    const settings = { token: gone.rest.token, apiUrl: gone.apiUrl };
    const store = createStore(memoryDriver());
    await gone.close();
    await expect(
      startDiscord({ assistant: fakeAssistant(), store, seal: SEAL, log: capture([]) }, settings),
    ).rejects.toThrow(
      /^Discord cannot be connected \(.*\); run "npm run discord -- doctor" for what to do\.$/,
    );
  });
});

describe('when answering fails', () => {
  it('says so to the asker alone, with a reference that the log has', async () => {
    const bot = await setup();
    const message = await answered(bot.server, bot.server.slash('ask', { question: 'fail' }));
    const reference = /reference (\w+)/.exec(textOf(message))?.[1] ?? 'none';
    expect(hidden(message)).toBe(true);
    expect(textOf(message)).not.toContain('scripted failure');
    expect(bot.log.join('\n')).toContain(`"reference":"${reference}"`);
  });

  it('takes back the reply that everyone would have seen', async () => {
    const bot = await setup();
    const asked = bot.server.slash('ask', { question: 'fail' }, IN_DM);
    const message = await answered(bot.server, asked);
    expect(hidden(message)).toBe(true);
    expect(bot.server.rest.messages.has(asked.original?.id ?? '')).toBe(false);
  });

  it('leaves a message in place whose control failed', async () => {
    const bot = await setup();
    const message = await answered(bot.server, bot.server.slash('ask', { question: 'manager vs director' }));
    const before = textOf(message);
    bot.assistant.before = () => Promise.reject(new Error('down'));
    const pressed = bot.server.press(message, control(message, 'Pick'), ['choose:0']);
    expect(textOf(await answered(bot.server, pressed))).toMatch(/Something went wrong/);
    expect(textOf(message)).toBe(before);
  });

  it('does not wait for ever: an answer that never comes is a failure', async () => {
    const assistant = fakeAssistant();
    assistant.before = () => new Promise(() => undefined);
    const bot = await setup({ assistant, tuning: { workMs: 50 } });
    const message = await answered(bot.server, bot.server.slash('ask', { question: 'officer?' }));
    expect(textOf(message)).toMatch(/Something went wrong/);
  });

  it('told to end, still answers what was asked', async () => {
    const assistant = fakeAssistant();
    let answer = () => {};
    const gate = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const begun = new Promise<void>((resolve) => {
      assistant.before = () => {
        resolve();
        return gate;
      };
    });
    const bot = await setup({ assistant });
    const asked = bot.server.slash('ask', { question: 'officer?' });
    await begun;
    const ended = bot.stop();
    answer();
    await ended;
    expect(asked.edits).toBe(1);
    expect(bot.log.filter((line) => /^(warn|error)/.test(line))).toEqual([]);
  });

  it('keeps what users wrote out of the log', async () => {
    const bot = await setup();
    await answered(bot.server, bot.server.slash('ask', { question: 'my secret question' }));
    expect(bot.log.join('\n')).not.toContain('secret');
  });
});

describe('when nothing can be kept, the disk being full', () => {
  it('questions are answered all the same, and the log says once what is wrong', async () => {
    const bot = await setup({ store: fullStore() });
    const private_ = await answered(bot.server, bot.server.slash('ask', { question: 'officer pay?' }));
    expect(textOf(private_)).toContain('officer pay?');
    const said = bot.server.say(`${ME} officer vs director?`);
    expect(textOf(await bot.server.until(() => bot.server.repliesTo(said.id)[0]))).toContain(
      'officer vs director?',
    );
    const lines = bot.log.filter((line) => line.includes('the store fails, answers go on without it'));
    expect(lines).toHaveLength(1);
  });

  it('a choice of a moderator that could not be kept is not confirmed', async () => {
    const bot = await setup({ store: fullStore() });
    const told = await answered(
      bot.server,
      bot.server.slash('rolewise', { state: 'off' }, IN_SERVER, 'channel'),
    );
    expect(textOf(told)).toMatch(/went wrong on our side \(reference \w+\)/);
  });
});

describe('a server that the bot is taken from', () => {
  it('leaves nothing behind; another one does', async () => {
    const other = '800000000000000002';
    const bot = await setup({ guilds: [OWN, other] });
    for (const guild of [OWN, other])
      await answered(
        bot.server,
        bot.server.slash('ask', { question: 'officer pay?' }, { ...IN_SERVER, guild }),
      );
    bot.server.gateway.toEveryShard('GUILD_DELETE', { id: OWN, unavailable: true });
    bot.server.gateway.toEveryShard('GUILD_DELETE', { id: other });
    await vi.waitFor(async () => expect(await shown(bot.dir)).toBe(1), { timeout: 30_000 });
    await withStore(bot.dir, async (store) => {
      expect(await store.forget({ workspace: `discord:${other}` })).toBe(0);
      expect(await store.forget({ workspace: `discord:${OWN}` })).toBeGreaterThan(0);
    });
  });
});

/** How many answers are kept. */
function shown(dir: string): Promise<number | undefined> {
  return withStore(dir, async (store) => {
    return (await store.count()).find(({ kind }) => kind === 'view')?.rows;
  });
}
