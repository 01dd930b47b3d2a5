import { describe, expect, it } from 'vitest';
import { control, elements, messageAfter, opened, type Setup, setup } from './harness.ts';
import { IN_DM, OTHER_USER, USER } from './server/payloads.ts';
import { textOf, type View } from './server/workspace.ts';

async function home(bot: Setup, user = USER): Promise<View> {
  bot.server.event({
    type: 'app_home_opened',
    user,
    channel: IN_DM.channel,
    tab: 'home',
    event_ts: '1.000001',
  });
  return bot.server.until(() => bot.server.workspace.homes.get(user));
}

describe('the Home tab', () => {
  it('shows a search, popular pairs, what the catalogue holds and how fresh it is, help', async () => {
    const bot = await setup();
    const view = await home(bot);
    expect(textOf(view)).toMatch(/62 roles|\*62\*/);
    expect(textOf(view)).toContain('Officer vs director?');
    expect(textOf(view)).toContain('/compare officer vs director');
    expect(elements(view).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['external_select', 'button']),
    );
  });

  it.each([
    ['home', 'views.publish'],
    ['messages', 'assistant.threads.setSuggestedPrompts'],
  ])('that Slack lets wait keeps no event waiting: %s', async (tab, method) => {
    const bot = await setup();
    bot.server.web.faults.push({ method, status: 429, headers: { 'retry-after': '60' }, times: 1 });
    const event = { type: 'app_home_opened', user: USER, channel: IN_DM.channel, tab, event_ts: '1.1' };
    const delivery = bot.server.event(event);
    expect(await bot.server.until(() => delivery.ackMs)).toBeGreaterThan(0);
  });

  it('is drawn for each user', async () => {
    const bot = await setup();
    await home(bot);
    await home(bot, OTHER_USER);
    expect([...bot.server.workspace.homes.keys()]).toEqual([USER, OTHER_USER]);
  });

  it('answers a popular pair in the private chat, and goes on there', async () => {
    const bot = await setup();
    const view = await home(bot);
    bot.server.pressIn(view, control(view, 'Officer vs director'));
    const message = await messageAfter(bot, 0);
    expect(message.channel).toBe(IN_DM.channel);
    expect(textOf(message)).toContain('officer vs director?');
    await bot.server.until(() => textOf(bot.server.workspace.homes.get(USER)).includes('The answer is in'));
    bot.server.say('and the pay?', IN_DM);
    expect(textOf(await messageAfter(bot, 1))).toContain('of officer vs director?');
  });

  it('looks up a role that was typed', async () => {
    const bot = await setup();
    const view = await home(bot);
    const find = control(view, 'Look up');
    const typing = bot.server.typing(view, find, 'director');
    expect(await bot.server.until(() => typing.answer)).toMatchObject({
      options: [{ value: 'operations-director' }],
    });
    bot.server.pressIn(view, find, { options: [{ value: 'operations-director' }] });
    expect(textOf(await messageAfter(bot, 0))).toContain('Operations Director');
  });

  it('opens the form, without asking who sees the answer', async () => {
    const bot = await setup();
    const view = await home(bot);
    const form = await opened(bot, bot.server.pressIn(view, control(view, 'Compare roles')));
    expect(elements(form).map(({ type }) => type)).toEqual(['multi_external_select', 'multi_static_select']);
    const options = ['job-1', 'job-2'].map((value) => ({ value, text: { type: 'plain_text', text: value } }));
    bot.server.submit(form, {
      rw_roles: { rw_roles: { type: 'multi_external_select', selected_options: options } },
      rw_aspects: { rw_aspects: { type: 'multi_static_select', selected_options: [] } },
    });
    const message = await messageAfter(bot, 0);
    expect(message.channel).toBe(IN_DM.channel);
    expect(textOf(message)).toContain('Job 1 vs Job 2');
  });

  it('that cannot be drawn is no more than a line in the log', async () => {
    const bot = await setup();
    bot.server.web.faults.push({ method: 'views.publish', error: 'fatal_error', times: 1 });
    bot.server.event({ type: 'app_home_opened', user: USER, channel: IN_DM.channel, tab: 'home' });
    await bot.server.until(() => bot.server.web.faults.length === 0);
    await home(bot);
    expect(bot.log.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});

describe('the agent view', () => {
  it('offers questions to begin with', async () => {
    const bot = await setup();
    bot.server.event({ type: 'app_home_opened', user: USER, channel: IN_DM.channel, tab: 'messages' });
    const [offered] = await bot.server.until(
      () => bot.server.workspace.prompts.length > 0 && bot.server.workspace.prompts,
    );
    expect(offered).toMatchObject({ channel_id: IN_DM.channel });
    expect(offered?.thread_ts).toBeUndefined();
    expect(JSON.stringify(offered?.prompts)).toContain('officer vs director?');
    expect(bot.server.workspace.homes.size).toBe(0);
  });
});
