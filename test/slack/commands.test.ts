import { describe, expect, it } from 'vitest';
import { answered, control, elements, messageAfter, opened, settle, setup } from './harness.ts';
import { IN_CHANNEL, IN_DM, OTHER_USER, USER } from './server/payloads.ts';
import type { Json } from './server/schema/blocks.ts';
import { textOf, type View } from './server/workspace.ts';

const options = (values: string[]) =>
  values.map((value) => ({ text: { type: 'plain_text', text: value }, value }));

/** What the form of /compare is sent off with. */
function filled(roles: string[], more: Json = {}): Json {
  return {
    rw_roles: { rw_roles: { type: 'multi_external_select', selected_options: options(roles) } },
    rw_aspects: { rw_aspects: { type: 'multi_static_select', selected_options: options(['salary']) } },
    rw_visibility: { rw_visibility: { type: 'radio_buttons', selected_option: options(['private'])[0] } },
    ...more,
  };
}

const PUBLIC = {
  rw_visibility: { rw_visibility: { type: 'radio_buttons', selected_option: options(['public'])[0] } },
};

describe('/compare with words', () => {
  it('is acknowledged before any work, then answers who asked alone, with a button to share', async () => {
    const bot = await setup();
    const acknowledged = () => bot.server.deliveries.all.every(({ acks }) => acks === 1);
    bot.assistant.before = async () => void (await bot.server.until(acknowledged));
    const delivery = bot.server.slash('officer vs director');
    const message = await answered(bot, delivery);
    expect(message.hiddenFor).toBe(USER);
    expect(textOf(message)).toContain('You asked: officer vs director');
    expect(control(message, 'Share here')).toBeTruthy();
    expect(delivery.responses).toHaveLength(1);
  });

  it('follows up on what the same person asked in the same channel, not another', async () => {
    const bot = await setup();
    await answered(bot, bot.server.slash('officer vs director'));
    expect(textOf(await answered(bot, bot.server.slash('and the pay?')))).toContain('of officer vs director');
    const other = bot.server.slash('and the pay?', { ...IN_CHANNEL, user: OTHER_USER });
    expect(textOf(await answered(bot, other))).not.toContain('of officer');
  });

  it('answers in a channel that the bot is not in', async () => {
    const bot = await setup();
    bot.server.workspace.closed.add(IN_CHANNEL.channel);
    expect(textOf(await answered(bot, bot.server.slash('officer vs director')))).toContain(
      'officer vs director',
    );
  });
});

describe('/compare alone', () => {
  it('opens a form: roles to be typed, subjects, who sees the answer', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(' '));
    expect(elements(view).map(({ type }) => type)).toEqual([
      'multi_external_select',
      'multi_static_select',
      'radio_buttons',
    ]);
    expect(elements(view)[0]).toMatchObject({ min_query_length: 1, max_selected_items: 5 });
  });

  it('suggests roles for what is typed, at most a hundred, at once', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(''));
    const calls = bot.server.web.calls.length;
    const typing = bot.server.typing(view, control(view, 'Type a job'), 'job');
    const { options } = (await bot.server.until(() => typing.answer)) as { options: Json[] };
    expect(options).toHaveLength(60);
    expect(options[0]).toMatchObject({ text: { text: 'Job 0' }, value: 'job-0' });
    expect(bot.server.web.calls).toHaveLength(calls);
  });

  it('offers nothing for what fits no role', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(''));
    const typing = bot.server.typing(view, control(view, 'Type a job'), 'qqq');
    expect(await bot.server.until(() => typing.answer)).toEqual({ options: [] });
  });

  it('sent off answers who filled it in, under the subjects that were picked', async () => {
    const bot = await setup();
    const slash = bot.server.slash('');
    const view = await opened(bot, slash);
    const sent = bot.server.submit(view, filled(['job-1', 'job-2']));
    const message = await answered(bot, slash);
    expect(sent.answer).toEqual({});
    expect(message.hiddenFor).toBe(USER);
    expect(bot.assistant.calls.compared).toMatchObject([{ roles: ['job-1', 'job-2'], aspects: ['salary'] }]);
  });

  it('sent off for everyone is posted in the channel, and goes on in its thread', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(''));
    bot.server.submit(view, filled(['job-1', 'job-2'], PUBLIC));
    const message = await messageAfter(bot, 0);
    expect(message).toMatchObject({ channel: IN_CHANNEL.channel, by: 'chat.postMessage' });
    expect(() => control(message, 'Share')).toThrow();
    await settle(bot);
    bot.server.say('and the pay?', { ...IN_CHANNEL, thread: message.ts });
    expect(textOf(await bot.server.until(() => bot.server.repliesTo(message.ts)[0]))).toContain(
      'of Job 1 vs Job 2',
    );
  });

  it('with one role, or the same twice, says what is missing and stays open', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(''));
    const sent = bot.server.submit(view, filled(['job-1', 'job-1']));
    expect(await bot.server.until(() => sent.answer)).toEqual({
      response_action: 'errors',
      errors: { rw_roles: 'Pick at least two roles.' },
    });
    expect(bot.assistant.calls.compared).toEqual([]);
  });

  it('of another version says so instead of failing', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(''));
    const sent = bot.server.submit({ ...view, private_metadata: 'old' } as View, filled(['job-1', 'job-2']));
    expect(JSON.stringify(await bot.server.until(() => sent.answer))).toMatch(/another version/);
  });
});

describe('a response_url that works no more', () => {
  it('is no reason to keep the answer back: a form sent off too late is answered privately', async () => {
    const bot = await setup();
    const view = await opened(bot, bot.server.slash(''));
    bot.server.web.hooks.openMs = 0;
    bot.server.submit(view, filled(['job-1', 'job-2']));
    const message = await messageAfter(bot, 0);
    expect(message).toMatchObject({ by: 'chat.postEphemeral', hiddenFor: USER, channel: IN_CHANNEL.channel });
    expect(textOf(message)).toContain('Job 1 vs Job 2');
  });

  it('where the bot may not write is made up for in the private chat', async () => {
    const bot = await setup();
    bot.server.workspace.closed.add(IN_CHANNEL.channel);
    const view = await opened(bot, bot.server.slash(''));
    bot.server.web.hooks.openMs = 0;
    bot.server.submit(view, filled(['job-1', 'job-2'], PUBLIC));
    const message = await messageAfter(bot, 0);
    expect(message.channel).toBe(IN_DM.channel);
    expect(textOf(message)).toContain('Job 1 vs Job 2');
  });
});

describe('the message shortcut', () => {
  it('compares the roles that a message names, for its user alone', async () => {
    const bot = await setup();
    const text = 'We look for an Operations Director, or else an Operations Officer.';
    const message = await answered(bot, bot.server.shortcut('rw_named', text));
    expect(message.hiddenFor).toBe(USER);
    expect(bot.assistant.calls.compared[0]?.roles).toEqual(['operations-officer', 'operations-director']);
  });

  it('says so when it names none', async () => {
    const bot = await setup();
    expect(textOf(await answered(bot, bot.server.shortcut('rw_named', 'hello')))).toMatch(/names no job/);
  });
});

describe('interactions that Slack delivers again', () => {
  it('are answered once', async () => {
    const bot = await setup();
    const delivery = bot.server.slash('officer vs director');
    for (let time = 0; time < 3; time += 1) bot.server.deliver('slash_commands', delivery.body);
    await settle(bot);
    expect(bot.assistant.calls.asked.map(({ text }) => text)).toEqual(['officer vs director', 'settled?']);
    expect(delivery.responses).toHaveLength(1);
  });
});
